import * as vscode from 'vscode';
import type { Caucus } from '../caucus';
import { isOfferedFirst, type UnsharedFile } from './flows/unshared';

/** Files of which the server says what they are; the rest is listed by name. */
const MOST_DESCRIBED = 200;

/**
 * Asks what to share: one's own entries and new documents are picked, changed documents and other files are
 * there to be picked.
 * @returns undefined when the person would not say
 */
export async function pickFiles(
  caucus: Caucus,
  folder: vscode.Uri,
  files: readonly UnsharedFile[],
  title: string,
): Promise<readonly UnsharedFile[] | undefined> {
  const described = await describe(caucus, folder, files.slice(0, MOST_DESCRIBED));
  const items = files.map((file, index) => ({
    file,
    label: described[index]?.label || file.path,
    description: [described[index]?.gist, remarkOn(file)].filter(Boolean).join(' · '),
    picked: isOfferedFirst(file),
  }));
  items.sort((a, b) => Number(b.picked) - Number(a.picked));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('What is picked goes to everybody in the coalition'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ file }) => file);
}

/** What the history says about files that are shared together. */
export async function messageFor(
  { session, log, protocol }: Caucus,
  folder: vscode.Uri,
  files: readonly Pick<UnsharedFile, 'path'>[],
): Promise<string> {
  try {
    const client = await session.start();
    const uris = files.map(({ path }) => uriOf(folder, path));
    const message = await client.sendRequest(protocol.shareMessage, { uris });
    if (message !== '') return message;
  } catch (error) {
    // Without the server the files are as good; only the line is poorer.
    log.warn('No message could be composed.', String(error));
  }
  return files.length === 1 ? '1 file' : `${files.length} files`;
}

async function describe(
  { session, log, protocol }: Caucus,
  folder: vscode.Uri,
  files: readonly UnsharedFile[],
): Promise<readonly { readonly label: string; readonly gist: string }[]> {
  try {
    const client = await session.start();
    const uris = files.map(({ path }) => uriOf(folder, path));
    const described = await client.sendRequest(protocol.describeFiles, { uris });
    // Of a file that is none of the format's, its name says more.
    return described.map((file, index) => (files[index]?.kind === 'other' ? { ...file, label: '' } : file));
  } catch (error) {
    log.warn('The files could not be described.', String(error));
    return [];
  }
}

function uriOf(folder: vscode.Uri, path: string): string {
  return vscode.Uri.joinPath(folder, ...path.split('/')).toString();
}

function remarkOn({ change, frozen, proposed }: UnsharedFile): string {
  if (frozen) return vscode.l10n.t('shared before, and changed since; better write an edit');
  if (proposed !== undefined) return vscode.l10n.t('proposed already');
  if (change === 'deleted') return vscode.l10n.t('deleted');
  return change === 'changed' ? vscode.l10n.t('changed') : '';
}
