import * as vscode from 'vscode';
import type { NewFile } from '../../server/src/protocol';
import { PlainError } from './commands';
import { contains, pathsBelow } from './uri-containment';

/**
 * Writes files that the server composed: only inside `folders`, through no link, and only where there is none
 * yet. Nothing is written unless everything can be.
 * @returns their addresses, in the order given
 */
export async function writeNewFiles(
  files: readonly NewFile[],
  folders: readonly vscode.Uri[],
): Promise<vscode.Uri[]> {
  const uris = files.map(({ uri }) => vscode.Uri.parse(uri, true));
  for (const uri of uris) {
    await refuseOutside(uri, folders);
    if (await exists(uri)) throw taken(uri);
  }
  for (const [index, uri] of uris.entries()) {
    await writeNewFile(uri, new TextEncoder().encode(files[index]?.content));
  }
  return uris;
}

/**
 * A link in a repository may lead anywhere on the disk; what its folders themselves are is their owner's choice.
 * @throws {PlainError} unless the file lies in one of the folders, and no link below that is on the way to it
 */
export async function refuseOutside(uri: vscode.Uri, folders: readonly vscode.Uri[]): Promise<void> {
  const folder = folders.find((each) => contains(each, uri));
  if (!folder) {
    throw new PlainError(vscode.l10n.t('The file would lie outside the folder: {0}', uri.path));
  }
  for (const path of pathsBelow(folder, uri)) {
    const type = await typeOf(uri.with({ path }));
    if (type === undefined) return;
    if ((type & vscode.FileType.SymbolicLink) !== 0) {
      throw new PlainError(vscode.l10n.t('Nothing is written there, because it leads elsewhere: {0}', path));
    }
  }
}

/** What stands at an address; undefined where nothing does. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/**
 * A file has its name only once all of it has been written. What a crash leaves behind has a name that
 * begins with a point, which the server passes over.
 */
async function writeNewFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(uri, bytes, false);
  } catch {
    if (await exists(uri)) throw taken(uri);
    // A file system that cannot rename: many that are no disk take a file whole.
    await vscode.workspace.fs.writeFile(uri, bytes);
  }
}

/** Writes a file of our own, in the place of what is there: others read the old one or the new one. */
export async function replaceFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(uri, bytes, true);
  } catch {
    await vscode.workspace.fs.writeFile(uri, bytes);
  }
}

/** Rejects where a file cannot be renamed, or when there is one that is not to be overwritten. */
async function writeWhole(uri: vscode.Uri, bytes: Uint8Array, overwrite: boolean): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const chance = Math.random().toString(36).slice(2);
  const temporary = vscode.Uri.joinPath(uri, '..', `.${name}.${chance}.tmp`);
  await vscode.workspace.fs.writeFile(temporary, bytes);
  try {
    await vscode.workspace.fs.rename(temporary, uri, { overwrite });
  } catch (error) {
    await Promise.resolve(vscode.workspace.fs.delete(temporary)).catch(() => {});
    throw error;
  }
}

function taken(uri: vscode.Uri): PlainError {
  return new PlainError(vscode.l10n.t('There is a file already: {0}', vscode.workspace.asRelativePath(uri)));
}

/** True when something stands at the address, or when that cannot be told. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await typeOf(uri)) !== undefined;
  } catch {
    return true;
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
