import * as vscode from 'vscode';
import { type ReadFileResult, readDirectory, readFiles } from '../../server/src/protocol';
import type { Caucus } from './caucus';
import { contains, pathsBelow } from './uri-containment';

/** No file of a coalition is larger; whoever asks for more gets an error. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Files read at once, so that a large batch does not occupy a slow file system alone. */
const AT_ONCE = 16;

/** Lets the server read files through VS Code, so that virtual workspaces work: only in the workspace's folders. */
export function fileRequests({ session }: Caucus): vscode.Disposable {
  return session.attach((client) =>
    vscode.Disposable.from(
      client.onRequest(readFiles, ({ uris, maxBytes }) => readAll(uris, Math.min(maxBytes, MOST_BYTES))),
      client.onRequest(readDirectory, ({ uri, within }) => list(uri, within)),
    ),
  );
}

async function readAll(uris: readonly string[], maxBytes: number): Promise<ReadFileResult[]> {
  const results: ReadFileResult[] = uris.map(() => ({ error: 'not read' }));
  const queue = uris.entries();
  async function work(): Promise<void> {
    for (const [index, uri] of queue) results[index] = await read(uri, maxBytes);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function read(address: string, maxBytes: number): Promise<ReadFileResult> {
  try {
    const uri = inWorkspace(address);
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (typeWord(type) === 'link') return { error: 'a link' };
    if (size > maxBytes) return { error: `larger than ${maxBytes} bytes` };
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.length > maxBytes ? { error: `larger than ${maxBytes} bytes` } : { base64: toBase64(bytes) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function list(
  address: string,
  within: string | undefined,
): Promise<{ name: string; type: 'file' | 'directory' | 'link' | 'other' }[]> {
  try {
    const steps = within === undefined ? [] : stepsTo(inWorkspace(within), inWorkspace(address));
    for (const step of steps) {
      if (typeWord((await vscode.workspace.fs.stat(step)).type) === 'link') return [];
    }
    const entries = await vscode.workspace.fs.readDirectory(inWorkspace(address));
    return entries.map(([name, type]) => ({ name, type: typeWord(type) }));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
    throw error;
  }
}

function typeWord(type: vscode.FileType): 'file' | 'directory' | 'link' | 'other' {
  // A link carries the type of its target beside its own.
  if (type & vscode.FileType.SymbolicLink) return 'link';
  if (type & vscode.FileType.File) return 'file';
  return type & vscode.FileType.Directory ? 'directory' : 'other';
}

/** The folders on the way from one to another below it, the latter included: links lead out of it. */
function stepsTo(from: vscode.Uri, uri: vscode.Uri): vscode.Uri[] {
  return pathsBelow(from, uri).map((path) => uri.with({ path }));
}

function inWorkspace(address: string): vscode.Uri {
  const parsed = vscode.Uri.parse(address, true);
  // The server writes folders without a slash at their end, also when the folder is the top of a file system.
  const uri = parsed.path === '' ? parsed.with({ path: '/' }) : parsed;
  if (!vscode.workspace.workspaceFolders?.some((folder) => contains(folder.uri, uri))) {
    throw new Error('outside the workspace');
  }
  return uri;
}

/** Base64 in steps: the browser has no `Buffer`, and a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const step = 0x8000;
  let binary = '';
  for (let i = 0; i < bytes.length; i += step) {
    binary += String.fromCharCode(...bytes.subarray(i, i + step));
  }
  return btoa(binary);
}
