import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { DirectoryEntry, FileSystem } from './repository/file-system';

/** Files read at once: a process may open only so many. */
const AT_ONCE = 64;

/** Reads `file:` addresses from the disk. Symbolic links are not followed: they may lead anywhere. */
export function nodeFileSystem(): FileSystem {
  const turn = turns(AT_ONCE);
  return {
    readFile: (uri, maxBytes) => turn(() => readFile(pathOf(uri), maxBytes)),
    readDirectory: (uri) => turn(() => readDirectory(pathOf(uri))),
  };
}

async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  // A pipe would keep the reader waiting for ever without O_NONBLOCK.
  const file = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error('not a file');
    if (stat.size > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function readDirectory(path: string): Promise<DirectoryEntry[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      type: entry.isSymbolicLink()
        ? 'link'
        : entry.isFile()
          ? 'file'
          : entry.isDirectory()
            ? 'directory'
            : 'other',
    }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function pathOf(uri: string): string {
  const parsed = URI.parse(uri, true);
  if (parsed.scheme !== 'file') throw new Error(`not on this disk: ${parsed.scheme}`);
  return parsed.fsPath;
}

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
