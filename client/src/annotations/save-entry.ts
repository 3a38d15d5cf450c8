import * as vscode from 'vscode';
import { type BaseLanguageClient, ErrorCodes, ResponseError } from 'vscode-languageclient';
import {
  type ComposeAnnotationParams,
  type ComposeEntryParams,
  composeAnnotation,
  composeEntry,
  type NewFile,
  written,
} from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { PlainError } from '../commands';
import { writeNewFiles } from '../new-files';

/**
 * Writes a new annotation.
 * @param root address of the coalition's folder
 * @param composed told the id of the thread before its file is there
 * @throws {PlainError} with what the server objects to
 */
export async function saveAnnotation(
  caucus: Caucus,
  root: string,
  params: ComposeAnnotationParams,
  composed: (thread: string) => void,
): Promise<void> {
  await saveComposed(caucus, root, async (client) => {
    const file = await client.sendRequest(composeAnnotation, params);
    composed(threadOf(file));
    return file;
  });
}

/**
 * Writes another entry of a thread.
 * @throws {PlainError} with what the server objects to
 */
export async function saveEntry(caucus: Caucus, params: ComposeEntryParams): Promise<void> {
  await saveComposed(caucus, params.root, (client) => client.sendRequest(composeEntry, params));
}

/**
 * Writes a file that the server composes, and tells it when it is there.
 * @param root address of the coalition's folder
 * @returns the address of the file
 * @throws {PlainError} with what the server objects to
 */
export async function saveComposed(
  { session }: Caucus,
  root: string,
  compose: (client: BaseLanguageClient) => Promise<NewFile>,
): Promise<vscode.Uri> {
  const client = await session.start();
  const file = await plainly(compose(client));
  await plainly(writeNewFiles([file], [vscode.Uri.parse(root, true)]));
  await client.sendNotification(written, { uris: [file.uri] });
  return vscode.Uri.parse(file.uri, true);
}

/**
 * What the server or the file system objects to is written for people.
 * @throws {PlainError} with that
 */
export async function plainly<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    const told = error instanceof ResponseError && error.code !== ErrorCodes.InternalError;
    if (told || error instanceof vscode.FileSystemError) {
      throw new PlainError(error.message);
    }
    throw error;
  }
}

/** `annotations/<process>/<thread>/<entry>.md`: the id is the process and the thread. */
function threadOf({ uri }: NewFile): string {
  return vscode.Uri.parse(uri, true).path.split('/').slice(-3, -1).join('/');
}
