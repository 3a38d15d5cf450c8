import * as vscode from 'vscode';

export interface SharingSettings {
  /** Minutes between two automatic *Get updates*; 0 for never. */
  readonly updateMinutes: number;
  readonly shareByItself: boolean;
  /** What comes by itself is shown first, and brought in when the person says so. */
  readonly showFirst: boolean;
}

/** They hold for the person: a folder that is shared must not decide what leaves the computer. */
export function sharingSettings(): SharingSettings {
  const settings = vscode.workspace.getConfiguration('caucus.sharing');
  const minutes = settings.get('getUpdatesEvery', 5);
  return {
    updateMinutes: Number.isFinite(minutes) && minutes > 0 ? Math.max(1, minutes) : 0,
    shareByItself: settings.get('shareAutomatically', false),
    showFirst: settings.get('showIncomingFirst', false),
  };
}
