import * as vscode from 'vscode';
import type { CoalitionView, Review } from '../../../../server/src/protocol';
import type { Caucus } from '../../caucus';
import { setContext } from '../../set-context';
import type { Exchange } from '../exchange';
import { type ChangesFrom, changesFrom } from '../flows/changes-from';
import { forgetRequest } from '../flows/pull-request';
import { isNotShared } from '../not-shared';

/** What somebody proposes: where it waits. */
export interface ProposalSource {
  /** Full name of the ref that holds it here. */
  readonly ref: string;
  /** The branch of the remote that one can add to; absent for a pull request from elsewhere. */
  readonly branch?: string;
  /** Of a pull request. */
  readonly number?: number;
  readonly title: string;
  readonly author: string;
}

/** What is not brought in yet, as a person looks at it. */
export interface UnderReview {
  readonly coalition: CoalitionView;
  /** Absent for what others have shared with everybody. */
  readonly proposal?: ProposalSource;
  readonly changes: ChangesFrom;
  readonly review: Review;
}

interface Chosen {
  readonly coalition: CoalitionView;
  readonly proposal: ProposalSource;
}

/** Milliseconds of quiet after which it is looked at again. */
const REST = 250;

/**
 * What the window shows before it is brought in: a proposal that somebody chose, else what others have
 * shared and a fetch has brought. One at a time. What is shown follows the files of both sides.
 */
export class Reviewing implements vscode.Disposable {
  readonly #caucus: Caucus;
  readonly #exchange: Exchange;
  readonly #isShown: () => boolean;
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #waitingEmitter = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #chosen: Chosen | undefined;
  #current: UnderReview | undefined;
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#emitter.event;
  /** There may be more or less waiting than before. */
  readonly onDidChangeWaiting = this.#waitingEmitter.event;

  /** @param isShown whether anybody sees it: what is incoming is read only from then on */
  constructor(caucus: Caucus, exchange: Exchange, isShown: () => boolean) {
    this.#caucus = caucus;
    this.#exchange = exchange;
    this.#isShown = isShown;
    this.#disposables = [
      this.#emitter,
      this.#waitingEmitter,
      exchange.onDidChange(() => this.refreshSoon()),
      // The coalition over which it is read is another one now.
      caucus.coalitions.onDidChange(() => this.refreshSoon()),
    ];
  }

  get current(): UnderReview | undefined {
    return this.#current;
  }

  /** Number of files that wait to be brought in, whether or not anybody looks at them. */
  get waiting(): number {
    const root = this.#incoming()?.coalition.root;
    return root === undefined ? 0 : (this.#exchange.stateOf(root)?.status.incoming ?? 0);
  }

  /** Shows a proposal from now on, until it is closed. */
  async open(coalition: CoalitionView, proposal: ProposalSource): Promise<void> {
    const before = this.#chosen;
    this.#chosen = { coalition, proposal };
    try {
      await this.refresh();
    } catch (error) {
      this.#chosen = before;
      this.#tellContext();
      throw error;
    }
    if (before && before.proposal.ref !== proposal.ref) await this.#forget(before);
  }

  async close(): Promise<void> {
    const before = this.#chosen;
    this.#chosen = undefined;
    if (before) await this.#forget(before);
    await this.refresh();
  }

  refreshSoon(): void {
    this.#tellContext();
    this.#waitingEmitter.fire();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.refresh().catch((error) => this.#caucus.log.info(`Incoming: ${String(error)}`));
    }, REST);
  }

  /** Looks again. Rejects when it cannot be read; what was shown stays then. */
  refresh(): Promise<void> {
    const looked = this.#work.then(() => this.#look());
    this.#work = looked.catch(() => {});
    return looked;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #look(): Promise<void> {
    if (this.#chosen && this.#isClosed(this.#chosen.coalition)) this.#chosen = undefined;
    // What was looked at stays, with its boxes, also when another view covers this one.
    const looking = this.#isShown() || this.#current !== undefined;
    const wanted = this.#chosen ?? (looking ? this.#incoming() : undefined);
    const next = wanted && (await this.#read(wanted.coalition, wanted.proposal));
    // Brought in meanwhile, or taken back.
    if (!next && this.#chosen && wanted === this.#chosen) this.#chosen = undefined;
    if (next !== this.#current) {
      this.#current = next;
      this.#emitter.fire();
    }
    this.#tellContext();
  }

  /** True of a coalition whose folder has left the window; a server that starts again knows none for a moment. */
  #isClosed({ root }: CoalitionView): boolean {
    const { session, coalitions } = this.#caucus;
    return session.state === 'running' && !coalitions.list.some((listed) => listed.root === root);
  }

  async #read(coalition: CoalitionView, proposal?: ProposalSource): Promise<UnderReview | undefined> {
    const before = this.#current;
    const same = before?.coalition.root === coalition.root && before.proposal?.ref === proposal?.ref;
    const git = await this.#exchange.copies.of(vscode.Uri.parse(coalition.root, true));
    const changes = await changesFrom(git, proposal?.ref, same ? before.changes : undefined);
    if (!changes?.files.some(({ news }) => news) && !changes?.outside.length) return undefined;
    // The same object as long as the server has told of no change.
    const known = this.#caucus.coalitions.list.find(({ root }) => root === coalition.root) ?? coalition;
    if (same && before.changes === changes && before.coalition === known) return before;
    const client = await this.#caucus.session.start();
    const { root } = coalition;
    const read = await client.sendRequest(this.#caucus.protocol.review, { root, files: changes.files });
    return { coalition: known, ...(proposal && { proposal }), changes, review: read };
  }

  /** The coalition for which something waits to be brought in. */
  #incoming(): { readonly coalition: CoalitionView; readonly proposal?: undefined } | undefined {
    const coalition = this.#caucus.coalitions.list.find(({ root }) => {
      const status = this.#exchange.stateOf(root)?.status;
      return status && status.incoming > 0 && !isNotShared(status.failure);
    });
    return coalition && { coalition };
  }

  async #forget({ coalition, proposal }: Chosen): Promise<void> {
    const git = await this.#exchange.copies.of(vscode.Uri.parse(coalition.root, true));
    await forgetRequest(git, proposal.ref);
  }

  #tellContext(): void {
    setContext('caucus.reviewing', this.#chosen !== undefined);
    setContext('caucus.incoming', this.#chosen !== undefined || this.#incoming() !== undefined);
  }
}
