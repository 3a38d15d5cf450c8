import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  open,
  openSync,
  read,
  readdirSync,
  readSync,
} from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { URI } from 'vscode-uri';
import type { DirectoryEntry, FileSystem } from './repository/file-system';

/** Files read at once: a process may open only so many. */
const AT_ONCE = 64;

/** Milliseconds that the disk may take for a file, on the average, and still be asked without a thread. */
const QUICK = 1;

/** Reads `file:` addresses from the disk. Symbolic links in a coalition are not followed: they may lead anywhere. */
export function nodeFileSystem(): FileSystem {
  const turn = turns(AT_ONCE);
  let average = 0;
  /**
   * A coalition is thousands of small files. What the kernel has at hand it gives in a hundredth of a
   * millisecond, a fifth of what a thread costs; but a disk that is slow or far away must not stop all else.
   */
  async function ask<T>(atOnce: () => T, inThread: () => Promise<T>): Promise<T> {
    if (average >= QUICK) {
      average *= 0.99;
      return turn(inThread);
    }
    const started = performance.now();
    try {
      return atOnce();
    } finally {
      average = 0.9 * average + 0.1 * (performance.now() - started);
    }
  }
  return {
    readFile: async (uri, maxBytes) => {
      const path = pathOf(uri);
      return ask(
        () => readAtOnce(path, maxBytes),
        () => readInThread(path, maxBytes),
      );
    },
    readDirectory: async (uri, within) => {
      const path = pathOf(uri);
      const steps = within === undefined ? [] : stepsTo(path, pathOf(within));
      try {
        if (steps.length > 0) {
          const stats = await ask(
            () => steps.map((step) => lstatSync(step)),
            () => Promise.all(steps.map((step) => lstat(step))),
          );
          if (stats.some((stat) => stat.isSymbolicLink())) return [];
        }
        const entries = await ask(
          () => readdirSync(path, { withFileTypes: true }),
          () => readdir(path, { withFileTypes: true }),
        );
        return entries.map(entryOf);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'ENOENT' || code === 'ENOTDIR') return [];
        throw error;
      }
    },
  };
}

/** The folders on the way from one to another below it, the latter included. */
function stepsTo(path: string, from: string): string[] {
  const names = relative(from, path).split(sep).filter(Boolean);
  return names.map((_, index) => join(from, ...names.slice(0, index + 1)));
}

function readAtOnce(path: string, maxBytes: number): Uint8Array {
  const file = openSync(path, flags);
  try {
    const bytes = roomFor(file, maxBytes);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** By descriptor and callback: `FileHandle` costs four times as much. */
async function readInThread(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await openFile(path, flags);
  try {
    const bytes = roomFor(file, maxBytes);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await readBytes(file, bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** From a pool: thousands of small pieces of memory of their own would keep the garbage collector busy. */
function roomFor(file: number, maxBytes: number): Uint8Array {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw new Error('not a file');
  if (stat.size > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
  return Buffer.allocUnsafe(stat.size);
}

const openFile = promisify(open);
const readBytes = promisify(read);

/** A link is not followed; a pipe would keep the reader waiting for ever. Windows knows neither flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function entryOf(entry: Dirent): DirectoryEntry {
  const type = entry.isFile()
    ? 'file'
    : entry.isDirectory()
      ? 'directory'
      : entry.isSymbolicLink()
        ? 'link'
        : 'other';
  return { name: entry.name, type };
}

function pathOf(uri: string): string {
  if (plain.test(uri)) return uri.slice('file://'.length);
  const parsed = URI.parse(uri, true);
  if (parsed.scheme !== 'file') throw new Error(`not on this disk: ${parsed.scheme}`);
  return parsed.fsPath;
}

/** Addresses that are paths with a scheme in front; parsing one costs as much as asking for a file. */
const plain = sep === '/' ? /^file:\/\/\/[A-Za-z0-9_./~-]*$/ : /$^/;

/** Runs at most `most` tasks at a time. */
function turns(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // A task that waited takes over the place of the one that ended.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
