import type { Entry } from '../annotations/entry';
import type { Thread } from '../annotations/thread';
import { entryKey } from './entry-key';
import { isBy, isNews } from './news';
import { MOST_KEYS, readSeen, writeSeen } from './seen-record';

/** A thread with entries that its reader has not seen. */
export interface UnreadThread {
  readonly thread: Thread;
  /** In causal order; at least one. */
  readonly entries: readonly Entry[];
}

/**
 * Whoever reads a coalition on this machine: what they have seen of it, and so what is new to them. What was
 * seen is a set of entries, not the last of them: who worked without a network shares entries that are
 * older than some that everybody knows. An entry never becomes unseen.
 */
export class Reader {
  /** Keys of entries; absent until {@link begin}. */
  #seen: Set<number> | undefined;
  #email = '';
  #threads: ReadonlyMap<string, Thread> | undefined;
  /** By id of the thread, in the order of the ids. */
  #unread = new Map<string, UnreadThread>();
  #changes = 0;

  /** True once it is known what was seen. */
  get hasBegun(): boolean {
    return this.#seen !== undefined;
  }

  /** Grows with every change of what is new. */
  get changes(): number {
    return this.#changes;
  }

  /** How many entries were seen: as many as the record holds. */
  get size(): number {
    return this.#seen?.size ?? 0;
  }

  /** Threads with something new, in the order of their ids. */
  get unread(): ReadonlyMap<string, UnreadThread> {
    return this.#unread;
  }

  /**
   * Takes what a machine has kept. Where it has kept nothing, or nothing that can be read, all that is there
   * counts as seen: who joins a coalition is not told that its whole past is new.
   *
   * @param threads all threads of the coalition, as they are now
   * @returns how many entries the record holds; -1 where there is none that can be read
   */
  begin(record: string | null, threads: ReadonlyMap<string, Thread>, email = ''): number {
    this.#email = email;
    const seen = record === null ? undefined : readSeen(record);
    const size = seen?.size ?? -1;
    this.#seen = seen ?? everythingIn(threads);
    this.#threads = undefined;
    this.update(threads);
    return size;
  }

  /** Takes the threads of the coalition after a change; those that are the same objects as before cost nothing. */
  update(threads: ReadonlyMap<string, Thread>): void {
    const seen = this.#seen;
    if (!seen) return;
    const before = this.#threads;
    this.#threads = threads;
    const unread = new Map<string, UnreadThread>();
    let changed = false;
    for (const [id, thread] of threads) {
      const known = this.#unread.get(id);
      const isKnown = before?.get(id) === thread;
      const entries = isKnown ? known?.entries : this.#newIn(thread, seen);
      if (!isKnown && (known || entries)) changed = true;
      if (entries) unread.set(id, known && isKnown ? known : { thread, entries });
    }
    changed ||= unread.size !== this.#unread.size;
    this.#unread = unread;
    if (changed) this.#changes += 1;
  }

  /** Says who reads: what they wrote themselves is not new to them, also from another computer. */
  setEmail(email: string): void {
    this.#email = email;
    this.#dropSeen();
  }

  /**
   * The reader has been shown entries of a thread.
   * @param names of their files; all there are when left out
   */
  look(thread: string, names?: readonly string[]): void {
    const unread = this.#unread.get(thread);
    if (!unread) return;
    for (const { name } of unread.entries) {
      if (!names || names.includes(name)) this.#seen?.add(entryKey(thread, name));
    }
    this.#dropSeen([thread]);
  }

  /** The reader writes an entry here: it never is new to them. */
  writes(thread: string, name: string): void {
    this.#seen?.add(entryKey(thread, name));
  }

  /** Takes in what another window of the same reader has kept: what was seen in one of them was seen. */
  join(record: string): void {
    const others = readSeen(record);
    if (!others || !this.#seen) return;
    for (const key of others) this.#seen.add(key);
    this.#dropSeen();
  }

  /**
   * What is to be kept on the machine.
   *
   * Entries that are gone are kept in it: their folder may be away for a moment, as while another branch is
   * looked at, and nobody wants to read everything again when it is back. Only a record that would grow
   * beyond its bound forgets them.
   */
  record(): string {
    const seen = this.#seen ?? new Set();
    if (seen.size > MOST_KEYS) {
      const present = everythingIn(this.#threads ?? new Map());
      this.#seen = new Set([...seen].filter((key) => present.has(key)).slice(0, MOST_KEYS));
    }
    return writeSeen(this.#seen ?? seen);
  }

  /** The new entries of a thread; `undefined` for none. The reader's own count as seen from now on. */
  #newIn(thread: Thread, seen: Set<number>): readonly Entry[] | undefined {
    const entries: Entry[] = [];
    for (const entry of thread.entries) {
      if (!isNews(entry)) continue;
      const key = entryKey(thread.id, entry.name);
      if (seen.has(key)) continue;
      if (isBy(entry, this.#email)) seen.add(key);
      else entries.push(entry);
    }
    return entries.length > 0 ? entries : undefined;
  }

  /** Takes out of the unread ones what has been seen by now. */
  #dropSeen(ids: Iterable<string> = [...this.#unread.keys()]): void {
    if (!this.#seen) return;
    for (const id of ids) {
      const unread = this.#unread.get(id);
      if (!unread) continue;
      const entries = this.#newIn(unread.thread, this.#seen);
      if (entries?.length === unread.entries.length) continue;
      if (entries) this.#unread.set(id, { thread: unread.thread, entries });
      else this.#unread.delete(id);
      this.#changes += 1;
    }
  }
}

function everythingIn(threads: ReadonlyMap<string, Thread>): Set<number> {
  const keys = new Set<number>();
  for (const { id, entries } of threads.values()) {
    for (const entry of entries) if (isNews(entry)) keys.add(entryKey(id, entry.name));
  }
  return keys;
}
