import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../node-file-system';
import type { Coalition } from '../repository/coalition';
import { createCoalitionReader } from '../repository/coalition-reader';
import { limits } from '../repository/limits';
import { decodeText } from '../repository/text-file';
import { findCoalitions, nearestCoalition } from '../workspace/find-coalitions';
import { CommandFailure } from './failure';

/** The text of a file that the user named, without a byte order mark. Links are followed: the user chose them. */
export async function readText(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(
      error.code === 'ENOENT' ? `no such file: ${path}` : `cannot read ${path}: ${error.code}`,
    );
  });
  if (!found.isFile()) throw new CommandFailure(`not a file: ${path}`);
  if (found.size > limits.draftBytes) {
    throw new CommandFailure(`larger than ${limits.draftBytes / 1_000_000} MB: ${path}`);
  }
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(`cannot read ${path}: ${error.code}`);
  });
  const { text } = decodeText(bytes);
  if (text.slice(0, 1000).includes('\0')) {
    throw new CommandFailure(`not a text file: ${path} (save a Word or PDF file as text first)`);
  }
  return text;
}

/** Reads the coalition in `dir`, if that is given, else the one nearest above `start`; threads when asked for. */
export async function readCoalition(
  dir: string | undefined,
  start: string,
  { threads = false }: { readonly threads?: boolean } = {},
): Promise<Coalition> {
  const root = dir === undefined ? await coalitionAbove(start) : await coalitionIn(dir);
  const reader = createCoalitionReader(nodeFileSystem(), root);
  return threads ? reader.readThreads() : reader.read();
}

/** A path below the current folder that need not exist: the coalition above it is the one you are in. */
export function here(): string {
  return join(process.cwd(), 'here');
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
  const found = await stat(dir).catch(() => undefined);
  if (!found?.isDirectory()) throw new CommandFailure(`no such folder: ${dir}`);
  const fs = nodeFileSystem();
  const above = await nearestCoalition(fs, `${addressOf(dir)}/caucus.yaml`, undefined);
  const roots = above === undefined ? await findCoalitions(fs, addressOf(dir)) : [above];
  if (roots.length === 0)
    throw new CommandFailure(`no coalition found: no file caucus.yaml in ${dir} or above it`);
  return Promise.all(roots.map((root) => createCoalitionReader(fs, root).readThreads()));
}

/** Address of a path, absolute or from the current folder. */
function addressOf(path: string): string {
  return pathToFileURL(resolve(path)).toString().replace(/\/$/, '');
}

async function coalitionIn(dir: string): Promise<string> {
  const found = await stat(resolve(dir, 'caucus.yaml')).catch(() => undefined);
  if (!found?.isFile()) throw new CommandFailure(`no coalition in ${dir}: there is no file caucus.yaml`);
  return addressOf(dir);
}

async function coalitionAbove(start: string): Promise<string> {
  const root = await nearestCoalition(nodeFileSystem(), addressOf(start), undefined);
  if (root === undefined) {
    throw new CommandFailure(
      `no coalition found: no file caucus.yaml in a folder above ${start}; name one with --coalition`,
    );
  }
  return root;
}
