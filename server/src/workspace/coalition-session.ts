import type { Coalition } from '../repository/coalition';
import { type CoalitionReader, createCoalitionReader } from '../repository/coalition-reader';
import type { FileSystem } from '../repository/file-system';
import { canonicalUri } from '../repository/uri';
import type { Revisions } from '../revisions/place-thread';
import { buildSearchIndex, type SearchIndex } from '../search/search-index';
import { compileTerms, type TermMatcher } from '../terms/matcher';
import type { Term } from '../terms/term';
import { Reader } from '../unread/reader';
import { DraftLibrary } from './draft-library';
import type { OpenDraft } from './open-draft';

export interface SessionEvents {
  openDraft(uri: string): OpenDraft | undefined;
  /** The tracked terms changed, or have been read for the first time: highlights are due. */
  termsChanged(session: CoalitionSession): void;
  /** The content changed: problems and views are due. */
  changed(session: CoalitionSession): void;
  /** What is new to the reader may be less, or is more to be kept. */
  looked(session: CoalitionSession): void;
  /** More drafts have been read than before. */
  readMore(session: CoalitionSession): void;
  failed(what: string, error: unknown): void;
}

/**
 * One coalition of the workspace with all that is derived from it: the matcher of its terms, its drafts,
 * its index. Derived values live as long as the state of the coalition they come from.
 */
export class CoalitionSession {
  readonly library: DraftLibrary;
  /** The texts among which its threads are placed, as far as they have been read. */
  readonly revisions: Revisions = {
    textOf: (id) => this.library.draftOf(id),
    failed: (thread, error) => this.events.failed(`placing ${thread.id}`, error),
  };
  /** Who reads it here, where a client keeps what they have seen. */
  readonly reader = new Reader();
  readonly #reader: CoalitionReader;
  #matcher: TermMatcher | undefined;
  #state: State | undefined;
  #pending = new Set<string>();
  #work: Promise<void> | undefined;
  #threads: Promise<void> | undefined;
  #hasThreads = false;

  constructor(
    /** Canonical address of the folder, without a trailing slash. */
    readonly root: string,
    readonly fileSystem: FileSystem,
    readonly events: SessionEvents,
  ) {
    this.library = new DraftLibrary(
      fileSystem,
      (uri) => events.openDraft(uri),
      () => events.readMore(this),
    );
    this.#reader = createCoalitionReader(fileSystem, root);
    this.#work = this.#run();
  }

  /** Finds the tracked terms; there before `state`, so that drafts are lit while positions are being read. */
  get matcher(): TermMatcher | undefined {
    return this.#matcher;
  }

  /** The coalition as last read; `undefined` until the first reading is done. */
  get state(): State | undefined {
    return this.#state;
  }

  /** True once the threads have been read: before, there seem to be none. */
  get hasThreads(): boolean {
    return this.#hasThreads;
  }

  /** Resolves when the coalition is as its files were when this was called; threads may still be missing. */
  async settled(): Promise<void> {
    while (this.#work) await this.#work;
  }

  /** Resolves when the threads, too, are as their files were when this was called. */
  async threadsSettled(): Promise<void> {
    while (this.#work || this.#threads) await (this.#work ?? this.#threads);
  }

  /** Files that changed, canonical. They are read once the reading at hand is done. */
  refresh(uris: Iterable<string>): void {
    for (const uri of uris) this.#pending.add(uri);
    if (this.#pending.size > 0) this.#work ??= this.#run();
  }

  async #run(): Promise<void> {
    try {
      if (!this.#state) {
        this.#take(await this.#reader.read((terms) => this.#takeTerms(terms)), []);
        // Not waited for: there may be tens of thousands of entries, and everything else can be used.
        this.#threads = this.#readThreads();
      }
      if (this.#pending.size > 0) await this.#threads;
      while (this.#state && this.#pending.size > 0) {
        const changed = [...this.#pending];
        this.#pending.clear();
        this.#take(await this.#reader.refresh(changed), changed);
      }
    } catch (error) {
      this.events.failed(`reading ${this.root}`, error);
    } finally {
      this.#work = undefined;
    }
  }

  async #readThreads(): Promise<void> {
    try {
      const coalition = await this.#reader.readThreads();
      this.#hasThreads = true;
      this.#take(coalition, []);
    } catch (error) {
      this.events.failed(`reading the threads of ${this.root}`, error);
    } finally {
      this.#threads = undefined;
    }
  }

  #take(coalition: Coalition, changed: readonly string[]): void {
    if (this.#state?.coalition === coalition) return;
    this.#state = new State(coalition, this.#state);
    this.#takeTerms([...coalition.terms.values()]);
    const touched = new Set(changed);
    const drafts = [...coalition.drafts.values()].filter(({ uri }) => touched.has(canonicalUri(uri)));
    if (this.#hasThreads) this.reader.update(coalition.threads);
    this.events.changed(this);
    // After the open drafts have been shown: the library reads from here on in the background.
    this.library.update(
      coalition.drafts,
      this.#matcher,
      drafts.map(({ id }) => id),
    );
  }

  #takeTerms(terms: readonly Term[]): void {
    const known = this.#matcher?.terms;
    if (known?.length === terms.length && terms.every((term, index) => term === known[index])) return;
    this.#matcher = compileTerms(terms);
    this.events.termsChanged(this);
  }
}

/** A coalition at one moment, with what is derived from it when first asked for. */
export class State {
  #searchIndex: SearchIndex | undefined;
  #declared: ReadonlyMap<string, Declared> | undefined;
  readonly #derived = new Map<unknown, unknown>();

  /** @param before the state that it follows, whose index is kept when nothing in it changed */
  constructor(
    readonly coalition: Coalition,
    before?: State,
  ) {
    const { positions, terms, statements } = coalition;
    const same =
      before &&
      sameValues(positions, before.coalition.positions) &&
      sameValues(terms, before.coalition.terms) &&
      sameValues(statements, before.coalition.statements);
    // A new remark changes the coalition and nothing that is looked up; the index takes up to a second.
    if (same) this.#searchIndex = before.#searchIndex;
  }

  get searchIndex(): SearchIndex {
    const { positions, terms, statements } = this.coalition;
    this.#searchIndex ??= buildSearchIndex({
      positions: positions.values(),
      terms: terms.values(),
      statements: statements.values(),
    });
    return this.#searchIndex;
  }

  /** What a file declares, by its canonical address. */
  declaredIn(uri: string): Declared | undefined {
    this.#declared ??= new Map(
      Array.from(this.coalition.files, ([key, file]) => {
        const colon = key.indexOf(':');
        return [canonicalUri(file), { kind: key.slice(0, colon), id: key.slice(colon + 1) }];
      }),
    );
    return this.#declared.get(canonicalUri(uri));
  }

  /** The value of `derive`, worked out once for this state; `derive` itself is the key. */
  derived<T>(derive: (coalition: Coalition) => T): T {
    if (!this.#derived.has(derive)) this.#derived.set(derive, derive(this.coalition));
    return this.#derived.get(derive) as T;
  }
}

export interface Declared {
  /** `term`, `position`, `statement`, `draft`. */
  readonly kind: string;
  readonly id: string;
}

/** True when both hold the same objects under the same ids: the reader keeps what it did not read again. */
function sameValues<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, value] of a) if (b.get(id) !== value) return false;
  return true;
}
