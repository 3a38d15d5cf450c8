import * as vscode from 'vscode';
import { looked, type UnreadThread, unread } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';

/** A thread of a coalition, by its id there. */
export interface ThreadKey {
  readonly root: string;
  readonly id: string;
}

/** What is new to whoever reads here, as the server last told. */
export class Unread implements vscode.Disposable {
  readonly #session: Caucus['session'];
  /** By address of the coalition, then by id of the thread. */
  readonly #new = new Map<string, Map<string, UnreadThread>>();
  /** What was new of threads that are being read: it stays marked until one leaves them. */
  readonly #reading = new Map<string, ThreadKey & { readonly was: UnreadThread }>();
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];

  /** Something else is new, or is shown as new. */
  readonly onDidChange = this.#emitter.event;

  constructor({ session }: Caucus) {
    this.#session = session;
    session.attach((client) =>
      client.onNotification(unread, ({ root, all, threads, read }) => {
        const known = (!all && this.#new.get(root)) || new Map<string, UnreadThread>();
        for (const thread of threads) known.set(thread.id, thread);
        for (const id of read) known.delete(id);
        this.#new.set(root, known);
        this.#emitter.fire();
      }),
    );
    this.#disposables = [
      this.#emitter,
      session.onDidChangeState((state) => {
        if (state !== 'running') this.#forget();
      }),
    ];
  }

  /** Number of new entries in all coalitions of the window. */
  get total(): number {
    let total = 0;
    for (const threads of this.#new.values())
      for (const { entries } of threads.values()) total += entries.length;
    return total;
  }

  /** Threads whose news were shown and that one has not left yet. */
  get reading(): readonly ThreadKey[] {
    return [...this.#reading.values()];
  }

  /** Number of new entries of a thread. */
  count({ root, id }: ThreadKey): number {
    return this.#new.get(root)?.get(id)?.entries.length ?? 0;
  }

  /** What to mark as new in a thread that is shown; nothing when it has not changed for the reader. */
  marks({ root, id }: ThreadKey): Pick<UnreadThread, 'entries' | 'remarks'> | undefined {
    const now = this.#new.get(root)?.get(id);
    const was = this.#reading.get(keyOf({ root, id }))?.was;
    if (!now || !was) return now ?? was;
    return {
      entries: [...new Set([...was.entries, ...now.entries])],
      remarks: [...new Set([...was.remarks, ...now.remarks])],
    };
  }

  /** The reader was shown what is new of some threads. */
  look(keys: Iterable<ThreadKey>): void {
    const byRoot = new Map<string, UnreadThread[]>();
    for (const { root, id } of keys) {
      const thread = this.#new.get(root)?.get(id);
      if (!thread) continue;
      const others = byRoot.get(root);
      if (others) others.push(thread);
      else byRoot.set(root, [thread]);
      this.#reading.set(keyOf({ root, id }), { root, id, was: { ...thread, ...this.marks({ root, id }) } });
    }
    for (const [root, threads] of byRoot) void this.#tell(root, threads);
  }

  /** All of it counts as seen. */
  lookAtAll(): void {
    for (const [root, threads] of this.#new) void this.#tell(root, [...threads.values()]);
  }

  /** The reader has left threads: nothing that they have seen of them is marked any more. */
  leave(keys: Iterable<ThreadKey>): void {
    let changed = false;
    for (const key of keys) changed = this.#reading.delete(keyOf(key)) || changed;
    if (changed) this.#emitter.fire();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #tell(root: string, threads: readonly UnreadThread[]): Promise<void> {
    if (this.#session.state !== 'running' || threads.length === 0) return;
    const client = await this.#session.start();
    await client.sendNotification(looked, {
      root,
      threads: threads.map(({ id, entries }) => ({ id, entries })),
    });
  }

  #forget(): void {
    if (this.#new.size === 0) return;
    this.#new.clear();
    this.#reading.clear();
    this.#emitter.fire();
  }
}

function keyOf({ root, id }: ThreadKey): string {
  return `${root}#${id}`;
}
