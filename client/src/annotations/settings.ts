import * as vscode from 'vscode';

export interface AnnotationSettings {
  readonly showResolved: boolean;
  readonly showOthers: boolean;
  readonly codeLens: boolean;
  readonly expand: 'none' | 'open';
}

export function annotationSettings(): AnnotationSettings {
  const settings = vscode.workspace.getConfiguration('caucus.annotations');
  return {
    showResolved: settings.get('showResolved', true),
    showOthers: settings.get('showOthers', true),
    codeLens: settings.get('codeLens', true),
    expand: settings.get('expand', 'none'),
  };
}

export function onDidChangeAnnotationSettings(callback: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('caucus.annotations')) callback();
  });
}
