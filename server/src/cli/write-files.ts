import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Coalition } from '../repository/coalition';
import type { ComposedFile } from '../repository/compose-term';
import { CommandFailure } from './failure';

/**
 * Writes composed files to the disk, one after the other: only below `folder`, never over a file that is
 * there, and each all or nothing. A file has its name only once its content is on the disk; what a crash
 * leaves behind has a name that begins with a point and is read by nobody.
 *
 * @param folder path of the coalition's folder
 * @returns the paths written, in the order given
 * @throws CommandFailure when one cannot be written; those before it have been
 */
export async function writeNewFiles(files: readonly ComposedFile[], folder: string): Promise<string[]> {
  const written: string[] = [];
  const root = await realpath(folder);
  for (const { uri, content } of files) {
    const path = fileURLToPath(uri);
    const inside = isBelow(path, folder) ? join(root, relative(folder, path)) : path;
    await refuseLinks(inside, root);
    await writeNewFile(inside, content).catch((error: NodeJS.ErrnoException) => {
      throw new CommandFailure(
        error.code === 'EEXIST'
          ? `there is a file already: ${path}`
          : `cannot write ${path}: ${error.code ?? error.message}`,
      );
    });
    written.push(path);
  }
  return written;
}

/** Fails for a coalition of a newer version of the format, which can only be read. */
export function mustBeWritable({ writable }: Coalition): void {
  if (!writable) {
    throw new CommandFailure('caucus.yaml is of another version of the format; update Caucus to write');
  }
}

/** Refuses a path outside the folder, or one that a symbolic link in the repository would lead out of it. */
async function refuseLinks(path: string, root: string): Promise<void> {
  if (!isBelow(path, root)) throw new CommandFailure(`outside of the coalition: ${path}`);
  let folder = root;
  for (const name of relative(root, dirname(path)).split(sep).filter(Boolean)) {
    folder = join(folder, name);
    const found = await lstat(folder).catch(() => undefined);
    if (!found) return;
    if (!found.isDirectory())
      throw new CommandFailure(`not a folder, so nothing is written below: ${folder}`);
  }
}

async function writeNewFile(path: string, content: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await giveName(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(folder);
}

/** A second name, rather than a rename, fails where the name is taken, whoever took it and when. */
async function giveName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'UNKNOWN'].includes(code))
      throw error;
    // A memory stick, say, has no second names. Names of entries are unique by chance, so a look will do.
    if (await lstat(path).catch(() => undefined)) throw Object.assign(new Error(), { code: 'EEXIST' });
    await rename(temporary, path);
  }
}

/** Makes the new name survive a loss of power, where the system can be asked to. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
