import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ComposeAnnotationParams, ComposeEntryParams, NewFile } from '../../../server/src/protocol';
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
    const file = await client.sendRequest(caucus.protocol.composeAnnotation, params);
    composed(threadOf(file));
    return file;
  });
}

/**
 * Writes another entry of a thread.
 * @throws {PlainError} with what the server objects to
 */
export async function saveEntry(caucus: Caucus, params: ComposeEntryParams): Promise<void> {
  await saveComposed(caucus, params.root, (client) =>
    client.sendRequest(caucus.protocol.composeEntry, params),
  );
}

/**
 * Writes a file that the server composes, and tells it when it is there.
 * @param root address of the coalition's folder
 * @returns the address of the file
 * @throws {PlainError} with what the server objects to
 */
export async function saveComposed(
  { session, protocol }: Caucus,
  root: string,
  compose: (client: BaseLanguageClient) => Promise<NewFile>,
): Promise<vscode.Uri> {
  const client = await session.start();
  const file = await plainly(compose(client));
  await plainly(writeNewFiles([file], [vscode.Uri.parse(root, true)]));
  await client.sendNotification(protocol.written, { uris: [file.uri] });
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
    if (isRefusal(error) || error instanceof vscode.FileSystemError) throw new PlainError(error.message);
    throw error;
  }
}

/** Code of an answer that nobody has written for people, see JSON-RPC. */
const INTERNAL_ERROR = -32603;

/** By its code: sharing is a bundle of its own, and does not know the class of the library. */
function isRefusal(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'number' &&
    error.code < 0 &&
    error.code !== INTERNAL_ERROR
  );
}

/** `annotations/<process>/<thread>/<entry>.md`: the id is the process and the thread. */
function threadOf({ uri }: NewFile): string {
  return vscode.Uri.parse(uri, true).path.split('/').slice(-3, -1).join('/');
}
