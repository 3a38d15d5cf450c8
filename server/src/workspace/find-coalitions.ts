import type { FileSystem } from '../repository/file-system';
import { limits } from '../repository/limits';
import { parentOf, pathWithin } from '../repository/uri';

/** A coalition's file of itself; the folder that holds it is the coalition's root. */
export const COALITION_FILE = 'caucus.yaml';

/** Levels below a workspace folder, and folders in all, that are looked into. */
const DEEPEST = 4;
const MOST_FOLDERS = 1000;
const MOST_LEVELS_UP = 16;

/** Folders of a coalition that hold its own files, and folders that hold nobody's. */
const notLookedInto = new Set([
  ...['drafts', 'texts', 'terms', 'positions', 'statements', 'annotations'],
  'node_modules',
]);

/** Roots of the coalitions in a workspace folder, outermost first. Bounded, so that a large folder costs little. */
export async function findCoalitions(fileSystem: FileSystem, folder: string): Promise<string[]> {
  const roots: string[] = [];
  let level = [folder];
  let looked = 0;
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const asked = level.slice(0, MOST_FOLDERS - looked);
    looked += asked.length;
    const listings = await Promise.all(
      asked.map(async (at) => ({ at, entries: await fileSystem.readDirectory(at).catch(() => []) })),
    );
    level = [];
    for (const { at, entries } of listings) {
      if (entries.some(({ name, type }) => name === COALITION_FILE && type === 'file')) roots.push(at);
      for (const { name, type } of entries) {
        if (type !== 'directory' || !leadsOn(name)) continue;
        level.push(`${at}/${encodeURIComponent(name)}`);
      }
    }
  }
  return roots;
}

/** True for a folder into which `findCoalitions` looks when it begins at `top`, as far as its path tells; both canonical. */
export function isLookedInto(folder: string, top: string): boolean {
  if (folder === top) return true;
  const names = pathWithin(folder, top)?.split('/');
  return names !== undefined && names.length <= DEEPEST && names.every(leadsOn);
}

function leadsOn(name: string): boolean {
  return !name.startsWith('.') && !notLookedInto.has(name);
}

/** Root of the coalition nearest above a file. */
export async function nearestCoalition(fileSystem: FileSystem, file: string): Promise<string | undefined> {
  let folder = parentOf(file);
  for (let levels = 0; folder !== undefined && levels < MOST_LEVELS_UP; levels++) {
    try {
      await fileSystem.readFile(`${folder}/${COALITION_FILE}`, limits.fileBytes);
      return folder;
    } catch {
      folder = parentOf(folder);
    }
  }
  return undefined;
}
