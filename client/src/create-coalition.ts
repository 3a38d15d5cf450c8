import * as vscode from 'vscode';
import { composeCoalition } from '../../server/src/protocol';
import { plainly } from './annotations/save-entry';
import type { Caucus } from './caucus';
import { PlainError, registerCommand } from './commands';
import { exists, writeNewFiles } from './new-files';

/** *Create a coalition*: a small valid repository in a folder that has none, ready to be filled. */
export function createCoalition(caucus: Caucus): vscode.Disposable {
  async function create(): Promise<void> {
    const folder = await askFolder();
    if (!folder) return;
    if (await exists(vscode.Uri.joinPath(folder, 'caucus.yaml'))) {
      throw new PlainError(vscode.l10n.t('There is a coalition in this folder already.'));
    }
    const name = await ask(
      vscode.l10n.t('Create a coalition (1 of 2)'),
      vscode.l10n.t('What is the coalition called?'),
      vscode.l10n.t('Example: Coalition for an Open Internet'),
    );
    if (!name) return;
    const member = await ask(
      vscode.l10n.t('Create a coalition (2 of 2)'),
      vscode.l10n.t('Which organisation do you work for?'),
      vscode.l10n.t('Example: Example Registry'),
    );
    if (!member) return;
    const client = await caucus.session.start();
    const params = { folder: folder.toString(), name, member };
    const files = await plainly(client.sendRequest(composeCoalition, params));
    const written = await plainly(writeNewFiles(files, [folder]));
    await show(folder, written);
  }

  return registerCommand(
    caucus,
    'caucus.createCoalition',
    vscode.l10n.t('The coalition could not be created.'),
    create,
  );
}

/** The folder that is open, one of several, or one that the user chooses. */
async function askFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) {
    const folder = await vscode.window.showWorkspaceFolderPick({
      placeHolder: vscode.l10n.t('In which folder shall the coalition live?'),
    });
    return folder?.uri;
  }
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose an empty folder for the coalition'),
    openLabel: vscode.l10n.t('Create here'),
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
  });
  return chosen?.[0];
}

async function ask(title: string, prompt: string, placeHolder: string): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    placeHolder,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Please enter a name.') : undefined),
  });
  return answer?.trim();
}

/** Shows how to begin in the new coalition, or opens its folder when it is not in the workspace. */
async function show(folder: vscode.Uri, written: readonly vscode.Uri[]): Promise<void> {
  const start = written.find(({ path }) => path.endsWith('/README.md'));
  if (!vscode.workspace.getWorkspaceFolder(folder)) {
    await vscode.commands.executeCommand('vscode.openFolder', folder);
  } else if (start) {
    await vscode.commands.executeCommand('workbench.view.extension.caucus');
    try {
      await vscode.commands.executeCommand('markdown.showPreview', start);
    } catch {
      // Somebody has switched off what shows Markdown.
      await vscode.window.showTextDocument(start);
    }
  }
}
