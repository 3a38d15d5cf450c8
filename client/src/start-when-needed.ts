import * as vscode from 'vscode';
import type { Caucus } from './caucus';
import { showFailure } from './commands';
import { isFile } from './new-files';

/**
 * Starts the language server when a coalition or a draft is there, or comes. Until then the extension only
 * listens: a window without either costs nothing.
 */
export function startWhenNeeded({ session, log }: Caucus): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/caucus.yaml', false, true, true);

  async function start(): Promise<void> {
    if (session.state !== 'idle') return;
    try {
      await session.start();
    } catch (error) {
      await showFailure(log, vscode.l10n.t('Caucus could not start.'), error);
    }
  }

  async function startIfCoalition(): Promise<void> {
    if (await hasCoalition()) await start();
  }

  function startIfDraft(document: vscode.TextDocument): void {
    if (document.languageId === 'un-draft') void start();
  }

  void startIfCoalition();
  vscode.workspace.textDocuments.forEach(startIfDraft);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(() => void start()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void startIfCoalition()),
    vscode.workspace.onDidOpenTextDocument(startIfDraft),
  );
}

/** Looks into the folders themselves first: it is quick, and not every host can search for files. */
async function hasCoalition(): Promise<boolean> {
  const roots = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(roots.map(({ uri }) => isFile(vscode.Uri.joinPath(uri, 'caucus.yaml'))));
  if (found.includes(true)) return true;
  return (await vscode.workspace.findFiles('**/caucus.yaml', '**/node_modules/**', 1)).length > 0;
}
