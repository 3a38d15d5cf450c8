import * as vscode from 'vscode';
import type { NewFile } from '../../server/src/protocol';
import { PlainError } from './commands';
import { contains } from './uri-containment';

/**
 * Writes files that the server composed: only inside `folders`, and only where there is none yet. Nothing
 * is written unless everything can be.
 * @returns their addresses, in the order given
 */
export async function writeNewFiles(
  files: readonly NewFile[],
  folders: readonly vscode.Uri[],
): Promise<vscode.Uri[]> {
  const uris = files.map(({ uri }) => vscode.Uri.parse(uri, true));
  for (const uri of uris) {
    if (!folders.some((folder) => contains(folder, uri))) {
      throw new PlainError(vscode.l10n.t('The file would lie outside the folder: {0}', uri.path));
    }
    if (await exists(uri)) {
      throw new PlainError(
        vscode.l10n.t('There is a file already: {0}', vscode.workspace.asRelativePath(uri)),
      );
    }
  }
  for (const [index, uri] of uris.entries()) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(files[index]?.content));
  }
  return uris;
}

/** True when something stands at the address, or when that cannot be told. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}

/** True when there certainly is a file at the address. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
