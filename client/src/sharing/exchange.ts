import * as vscode from 'vscode';
import type { CoalitionView } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { type FailureState, SharingFailure } from './flows/failure';
import { getUpdates, lookForUpdates } from './flows/get-updates';
import type { Git } from './flows/git';
import type { Choices } from './flows/merge';
import { share } from './flows/share';
import { type SharingStatus, sharingStatus } from './flows/status';
import type { GitHost } from './git-host';
import { ShareQueue } from './queue';
import { messageFor } from './share-list';
import { WorkingCopies } from './working-copies';

/** How a coalition stands with the others, as far as this window knows. */
export interface ExchangeState {
  readonly status: SharingStatus;
  /** Milliseconds since 1970; undefined before the first time. */
  readonly lastSync?: number;
  /** Why the last attempt failed. */
  readonly failure?: FailureState;
  readonly running: boolean;
  /** Files that wait for the host to come back. */
  readonly queued: number;
}

/** How one flow is to be run. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly choices?: Choices;
}

/** Runs the flows for the coalitions of the window and remembers how they went. */
export class Exchange implements vscode.Disposable {
  readonly copies: WorkingCopies;
  readonly #caucus: Caucus;
  readonly #queue: ShareQueue;
  readonly #states = new Map<string, ExchangeState>();
  readonly #looks = new Map<string, Promise<void>>();
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChange = this.#emitter.event;

  constructor(caucus: Caucus, host: GitHost) {
    this.#caucus = caucus;
    this.copies = new WorkingCopies(host);
    this.#queue = new ShareQueue(caucus.context.workspaceState);
    this.#subscription = caucus.coalitions.onDidChange(() => this.#forgetClosed());
  }

  stateOf(root: string): ExchangeState | undefined {
    return this.#states.get(root);
  }

  queued(root: string): readonly string[] {
    return this.#queue.of(root);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.copies.dispose();
    this.#emitter.dispose();
  }

  /** Looks again at what there is to share and to get; asks no network. Looks do not overtake each other. */
  look({ root }: Pick<CoalitionView, 'root'>): Promise<void> {
    const looked = (this.#looks.get(root) ?? Promise.resolve()).then(() => this.#look(root));
    this.#looks.set(root, looked);
    return looked;
  }

  async #look(root: string): Promise<void> {
    try {
      const git = await this.copies.of(vscode.Uri.parse(root, true));
      this.#set(root, { status: await sharingStatus(git) });
    } catch (error) {
      const failure = error instanceof SharingFailure ? error.state : 'unknown';
      if (failure === 'unknown') this.#caucus.log.debug(`Sharing: ${String(error)}`);
      this.#set(root, { status: { unshared: [], incoming: 0, failure } });
    }
  }

  /** Asks what others shared; brings in nothing. */
  lookForUpdates(coalition: Pick<CoalitionView, 'root'>, options: RunOptions = {}): Promise<void> {
    return this.run(coalition, (git) => lookForUpdates(git, options));
  }

  /** @returns the number of files that came */
  getUpdates(coalition: CoalitionView, options: RunOptions = {}): Promise<number> {
    return this.run(coalition, async (git) => {
      const { arrived } = await getUpdates(git, options);
      await this.tellArrived(coalition, arrived);
      return arrived.length;
    });
  }

  /**
   * Shares files, given by their paths below the coalition's folder. When the host cannot be reached they
   * are queued, and go out with the next attempt that gets through.
   * @returns the number of files that went
   */
  async share(coalition: CoalitionView, paths: readonly string[], options: RunOptions = {}): Promise<number> {
    const { root } = coalition;
    const all = [...new Set([...paths, ...this.#queue.of(root)])];
    const folder = vscode.Uri.parse(root, true);
    const message = await messageFor(
      this.#caucus,
      folder,
      all.map((path) => ({ path })),
    );
    let top = '';
    try {
      const shared = await this.run(coalition, async (git) => {
        top = git.folder;
        const { shared, arrived } = await share(git, { paths: all, message, ...options });
        await this.tellArrived(coalition, arrived);
        return shared;
      });
      await this.#queue.remove(root, all);
      return shared;
    } catch (error) {
      await this.#queue.afterFailure(root, { asked: paths, error, top });
      throw error;
    } finally {
      this.#emitter.fire();
    }
  }

  /** Tells the server at once what came: the watcher of files is slow when many come, and may miss some. */
  async tellArrived({ root }: Pick<CoalitionView, 'root'>, paths: readonly string[]): Promise<void> {
    if (paths.length === 0 || this.#caucus.session.state !== 'running') return;
    const folder = vscode.Uri.parse(root, true);
    const uris = paths.map((path) => vscode.Uri.joinPath(folder, ...path.split('/')).toString());
    const client = await this.#caucus.session.start();
    await client.sendNotification(this.#caucus.protocol.written, { uris });
  }

  /** Runs a flow on the working copy of a coalition, and remembers how it went. */
  async run<T>(coalition: Pick<CoalitionView, 'root'>, flow: (git: Git) => Promise<T>): Promise<T> {
    const { root } = coalition;
    this.#set(root, { running: true });
    try {
      const result = await flow(await this.copies.of(vscode.Uri.parse(root, true)));
      this.#set(root, { lastSync: Date.now(), failure: undefined });
      return result;
    } catch (error) {
      if (error instanceof SharingFailure && error.state !== 'cancelled') {
        this.#set(root, { failure: error.state });
      }
      throw error;
    } finally {
      this.#set(root, { running: false });
      await this.look(coalition);
    }
  }

  /** Forgets coalitions that have left the window; a server that starts again knows none for a moment. */
  #forgetClosed(): void {
    if (this.#caucus.session.state !== 'running') return;
    const roots = new Set(this.#caucus.coalitions.list.map(({ root }) => root));
    for (const [root, { running }] of this.#states) {
      if (roots.has(root) || running) continue;
      this.#states.delete(root);
      this.#looks.delete(root);
    }
    this.copies.keep(
      new Set([...roots, ...this.#states.keys()].map((root) => vscode.Uri.parse(root, true).toString())),
    );
  }

  #set(root: string, change: { [K in keyof ExchangeState]?: ExchangeState[K] | undefined }): void {
    const before = this.#states.get(root) ?? {
      status: { unshared: [], incoming: 0 },
      running: false,
      queued: 0,
    };
    const { failure, lastSync, ...rest } = { ...before, ...change };
    this.#states.set(root, {
      status: rest.status ?? before.status,
      running: rest.running ?? false,
      queued: this.#queue.of(root).length,
      ...(failure && { failure }),
      ...(lastSync !== undefined && { lastSync }),
    });
    this.#emitter.fire();
  }
}
