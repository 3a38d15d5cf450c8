import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../node-file-system';
import type { Coalition } from '../repository/coalition';
import { createCoalitionReader } from '../repository/coalition-reader';
import { limits } from '../repository/limits';
import { decodeText } from '../repository/text-file';
import { COALITION_FILE, findCoalitions } from '../workspace/find-coalitions';
import { CommandFailure } from './failure';

/** The text of a file that the user named, without a byte order mark. Links are followed: the user chose them. */
export async function readText(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(
      error.code === 'ENOENT' ? `no such file: ${path}` : `cannot read ${path}: ${error.code}`,
    );
  });
  if (!found.isFile()) throw new CommandFailure(`not a file: ${path}`);
  if (found.size > limits.draftBytes) throw tooLarge(path);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(`cannot read ${path}: ${error.code}`);
  });
  return textOf(bytes, path);
}

/** The text of a draft as {@link readText} gives it; for `-`, that of standard input. */
export async function readDraftText(path: string): Promise<string> {
  if (path !== '-') return readText(path);
  const name = 'standard input';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size > limits.draftBytes) throw tooLarge(name);
    chunks.push(chunk);
  }
  return textOf(Buffer.concat(chunks), name);
}

function textOf(bytes: Uint8Array, name: string): string {
  const { text } = decodeText(bytes);
  if (text.slice(0, 1000).includes('\0')) {
    throw new CommandFailure(`not a text file: ${name} (save a Word or PDF file as text first)`);
  }
  return text;
}

function tooLarge(name: string): CommandFailure {
  return new CommandFailure(`larger than ${limits.draftBytes / 1_000_000} MB: ${name}`);
}

export interface CoalitionOptions {
  /** A file or folder: without a `dir`, the coalition is the nearest above it, or in it. The current folder unless given. */
  readonly near?: string;
  readonly threads?: boolean;
}

/** Reads the coalition in `dir`, if that is given, else the nearest; says so where part of it could not be read. */
export async function readCoalition(
  dir: string | undefined,
  { near = '.', threads = false }: CoalitionOptions = {},
): Promise<Coalition> {
  const root = dir === undefined ? await coalitionNear(near) : await coalitionIn(dir);
  const reader = createCoalitionReader(nodeFileSystem(), addressOf(root));
  const coalition = threads ? await reader.readThreads() : await reader.read();
  tellOfUnread(coalition);
  return coalition;
}

/** Problems with a file or folder of which nothing, or not all, was read. */
const unreadCodes: ReadonlySet<string> = new Set([
  ...['unreadable', 'link', 'bad-yaml', 'missing-front-matter', 'too-large'],
]);

/** An answer from half a coalition looks like any other. */
function tellOfUnread({ problems }: Coalition): void {
  const unread = new Set(problems.flatMap(({ code, uri }) => (unreadCodes.has(code) ? [uri] : []))).size;
  if (unread === 0) return;
  const what = unread === 1 ? '1 file or folder' : `${unread} files or folders`;
  process.stderr.write(`caucus: ${what} of the coalition could not be read; see caucus check\n`);
}

/** The path from the current folder of an address, with slashes; control characters are shown as `?`. */
export function shownPath(uri: string): string {
  const path = relative(process.cwd(), fileURLToPath(uri)) || '.';
  return path
    .split(sep)
    .join('/')
    .replace(/[\x00-\x1f\x7f-\x9f]/g, '?');
}

/** The coalition in `dir` or nearest above it; else all that are found below it. */
export async function coalitionsAt(dir: string): Promise<Coalition[]> {
  await mustBeFolder(dir);
  const fs = nodeFileSystem();
  const above = await nearestFolder(resolve(dir));
  const roots = above === undefined ? await findCoalitions(fs, addressOf(dir)) : [addressOf(above)];
  if (roots.length === 0)
    throw new CommandFailure(`no coalition found: no file ${COALITION_FILE} in ${dir} or above it`);
  return Promise.all(roots.map((root) => createCoalitionReader(fs, root).readThreads()));
}

/** Address of a path, absolute or from the current folder. */
function addressOf(path: string): string {
  return pathToFileURL(resolve(path)).toString().replace(/\/$/, '');
}

async function mustBeFolder(dir: string): Promise<void> {
  if (dir === '') throw new CommandFailure('a folder is given without a name; . is the current one');
  const found = await stat(dir).catch(() => undefined);
  if (!found) throw new CommandFailure(`no such folder: ${dir}`);
  if (!found.isDirectory()) throw new CommandFailure(`not a folder: ${dir}`);
}

async function coalitionIn(dir: string): Promise<string> {
  await mustBeFolder(dir);
  if (!(await holdsCoalition(dir))) {
    throw new CommandFailure(`no coalition in ${dir}: there is no file ${COALITION_FILE}`);
  }
  return dir;
}

async function coalitionNear(near: string): Promise<string> {
  const isFolder = (await stat(near).catch(() => undefined))?.isDirectory();
  const folder = isFolder ? resolve(near) : dirname(resolve(near));
  const root = await nearestFolder(folder);
  if (root === undefined) {
    throw new CommandFailure(
      `no coalition found: no file ${COALITION_FILE} in ${folder} or above it; name one with --coalition`,
    );
  }
  return root;
}

/** The folder of a coalition nearest above a folder, or that itself. */
async function nearestFolder(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await holdsCoalition(at)) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether a folder is that of a coalition. Links are not followed in a coalition, and its own file is none. */
async function holdsCoalition(folder: string): Promise<boolean> {
  const found = await lstat(join(folder, COALITION_FILE)).catch(() => undefined);
  if (found?.isSymbolicLink()) {
    throw new CommandFailure(
      `${COALITION_FILE} in ${folder} is a link, and links are not followed: put the file itself there`,
    );
  }
  return found?.isFile() ?? false;
}
