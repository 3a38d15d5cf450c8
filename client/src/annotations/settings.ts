import * as vscode from 'vscode';

/** How annotations are shown, as the person has set it. */
export interface AnnotationSettings {
  readonly showResolved: boolean;
  readonly showOthers: boolean;
  readonly codeLens: boolean;
  readonly expand: 'none' | 'open';
}

/** The settings as they are now. */
export function annotationSettings(): AnnotationSettings {
  const settings = vscode.workspace.getConfiguration('caucus.annotations');
  return {
    showResolved: settings.get('showResolved', true),
    showOthers: settings.get('showOthers', true),
    codeLens: settings.get('codeLens', true),
    expand: settings.get('expand', 'none'),
  };
}

/** Calls back when any of them may have changed. */
export function onDidChangeAnnotationSettings(callback: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('caucus.annotations')) callback();
  });
}
