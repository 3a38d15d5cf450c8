import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { failureOf, SharingFailure } from '../sharing/flows/failure';
import { pause } from '../sharing/flows/pause';
import { explained } from './explained';

/** Milliseconds for which another window is waited for. */
const PATIENCE = 30_000;
/** Milliseconds after which a lock means nothing: no flow may take so long. */
const TOO_OLD = 30 * 60_000;

interface Owner {
  readonly pid: number;
  /** The git commands that run now; they can outlive us. */
  readonly children: readonly number[];
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly host: string;
}

/**
 * One flow at a time on a working copy, whatever windows and processes there are. The file names its owner,
 * so that the next one sees that a killed owner is dead and removes what it left in git's folder: lock files
 * made since it began, temporary indexes.
 */
export class WorkingCopyLock {
  readonly #gitFolder: string;
  readonly #folder: string;
  readonly #file: string;
  /** Since when we hold it, in milliseconds since 1970; undefined while we only wait, or do not ask for it. */
  #since: number | undefined;
  readonly #children = new Set<number>();

  constructor(gitFolder: string) {
    this.#gitFolder = gitFolder;
    this.#folder = join(gitFolder, 'caucus');
    this.#file = join(this.#folder, 'owner.json');
  }

  /**
   * Runs `work` while nobody else holds the lock. A second call waits for the first like another window.
   * @throws SharingFailure `busy` when the other takes too long
   */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#since = await this.#take();
    try {
      return await work();
    } finally {
      this.#since = undefined;
      rmSync(this.#file, { force: true });
    }
  }

  /** Notes which command runs, at once: we may be killed in the next moment. */
  started(child: number): void {
    this.#children.add(child);
    if (this.#since !== undefined) writeWhole(this.#file, this.#owner(this.#since));
  }

  ended(child: number): void {
    this.#children.delete(child);
  }

  /** Since when it is ours, in milliseconds since 1970. */
  async #take(): Promise<number> {
    mkdirSync(this.#folder, { recursive: true });
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const since = Date.now();
      const mine = `${this.#file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      try {
        writeFileSync(mine, JSON.stringify(this.#owner(since)));
        // A link appears whole or not at all, and not where there is one.
        linkSync(mine, this.#file);
        return since;
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw failureOf({ stderr: explained(error) });
      } finally {
        rmSync(mine, { force: true });
      }
      const owner = this.#read();
      if (owner && !isAlive(owner)) await this.#clearAway(owner);
      else if (Date.now() > deadline) throw new SharingFailure('busy');
      else await pause(20 + Math.random() * 60);
    }
  }

  /** What a dead owner left. Its lock goes last, and only if nobody else has taken it over meanwhile. */
  async #clearAway(owner: Owner): Promise<void> {
    const aside = `${this.#file}.dead.${process.pid}`;
    try {
      renameSync(this.#file, aside);
    } catch {
      return;
    }
    const moved = readOwner(aside);
    if (moved && (moved.pid !== owner.pid || moved.since !== owner.since)) {
      // Another window was faster, and this is its lock: back with it.
      try {
        linkSync(aside, this.#file);
      } catch {
        // Somebody has taken it in between; the two would meet at git's own locks.
      }
    } else {
      // File times may be coarser than the clock.
      await removeLocks(this.#gitFolder, owner.since - 2000);
      for (const name of await readdir(this.#folder)) {
        if (name.startsWith('index-')) rmSync(join(this.#folder, name), { force: true });
      }
    }
    rmSync(aside, { force: true });
  }

  #read(): Owner | undefined {
    const owner = readOwner(this.#file);
    if (owner) return owner;
    // Unreadable: a disk that was full. Gone: free now.
    try {
      return { pid: -1, children: [], since: statSync(this.#file).mtimeMs, host: hostname() };
    } catch {
      return undefined;
    }
  }

  #owner(since: number): Owner {
    return { pid: process.pid, children: [...this.#children], since, host: hostname() };
  }
}

/** Removes git's lock files that were made after `since`; how many. Milliseconds since 1970. */
export async function removeLocks(gitFolder: string, since: number, before = Number.POSITIVE_INFINITY) {
  let removed = 0;
  const candidates = [gitFolder, join(gitFolder, 'refs'), join(gitFolder, 'objects/info')];
  for (let folder = candidates.pop(); folder !== undefined; folder = candidates.pop()) {
    const deep = folder.startsWith(join(gitFolder, 'refs'));
    let entries: Awaited<ReturnType<typeof readEntries>> = [];
    try {
      entries = await readEntries(folder);
    } catch {
      continue;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && deep) candidates.push(path);
      if (!entry.isFile() || !entry.name.endsWith('.lock')) continue;
      try {
        const { mtimeMs } = await stat(path);
        if (mtimeMs < since || mtimeMs > before) continue;
        await unlink(path);
        removed += 1;
      } catch {
        // Its owner has ended by itself, or still has it open.
      }
    }
  }
  return removed;
}

function readEntries(folder: string) {
  return readdir(folder, { withFileTypes: true });
}

function readOwner(file: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isOwner(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isOwner(value: unknown): value is Owner {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'since' in value &&
    typeof value.since === 'number' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'children' in value &&
    Array.isArray(value.children) &&
    value.children.every((child) => typeof child === 'number')
  );
}

/** A process of another computer, on a shared drive, cannot be asked: it lives until its time is over. */
function isAlive({ pid, children, since, host }: Owner): boolean {
  if (Date.now() - since > TOO_OLD) return false;
  if (host !== hostname()) return true;
  return [pid, ...children].some(isRunning);
}

function isRunning(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function writeWhole(file: string, owner: Owner): void {
  const next = `${file}.next`;
  writeFileSync(next, JSON.stringify(owner));
  renameSync(next, file);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
