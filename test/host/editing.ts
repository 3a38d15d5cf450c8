import * as vscode from 'vscode';
import { waitFor } from './wait';

/** The only folder of the window, or the one of several with this name. */
export function folder(name?: string): vscode.Uri {
  const all = vscode.workspace.workspaceFolders ?? [];
  const found = name === undefined ? all[0] : all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`No folder ${name ?? ''} in this window`);
  return found.uri;
}

/** A file of the only folder. */
export function file(path: string, root = folder()): vscode.Uri {
  return vscode.Uri.joinPath(root, ...path.split('/'));
}

/** Opens a file of the only folder in an editor. */
export async function show(path: string, root = folder()): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(file(path, root));
}

/** Where some words begin in a document. */
export function placeOf(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words);
  if (at < 0) throw new Error(`Not in ${document.uri}: ${words}`);
  return document.positionAt(at);
}

/** The text of the hover where some words begin, once the server has one. */
export async function hover(document: vscode.TextDocument, words: string): Promise<string> {
  const position = placeOf(document, words);
  return waitFor(`a hover on “${words}”`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers.flatMap(({ contents }) => contents.map(markdown)).join('\n');
    return text === '' ? undefined : text;
  });
}

/** Closes all editors, dropping what is not saved. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Writes a file from outside the editor. */
export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

function markdown(content: vscode.MarkdownString | vscode.MarkedString): string {
  if (typeof content === 'string') return content;
  return content.value;
}
