import { type Draft, readDraft } from '../draft/draft';
import type { DraftFile } from '../repository/coalition';
import type { FileSystem } from '../repository/file-system';
import { limits } from '../repository/limits';
import { decodeText } from '../repository/text-file';
import type { Occurrence, TermMatcher } from '../terms/matcher';
import { termsOfBlock } from './block-terms';
import type { OpenDraft } from './open-draft';
import { pause } from './pause';

/** Milliseconds of work after which the event loop gets its turn. */
const SLICE = 8;

/** A draft or adopted text that has been read. */
export interface LibraryDraft {
  readonly file: DraftFile;
  readonly draft: Draft;
  /** Occurrences by term id. */
  readonly termCounts: ReadonlyMap<string, number>;
  /** Occurrences by stance. */
  readonly stanceCounts: { readonly support: number; readonly oppose: number; readonly watch: number };
}

/**
 * All drafts and adopted texts of a coalition, read in the background, a little at a time, so that what
 * the user is typing comes first. What is open in the editor counts as it stands there.
 */
export class DraftLibrary {
  #files: ReadonlyMap<string, DraftFile> = new Map();
  #matcher: TermMatcher | undefined;
  readonly #read = new Map<string, ReadDraft>();
  readonly #stale = new Set<string>();
  /** How often each draft, by id, was told to have changed: what was read before must not pass for what is there now. */
  readonly #versions = new Map<string, number>();
  #work: Promise<void> | undefined;

  /**
   * @param openDraft the open document of an address, if there is one
   * @param told called when more is known than before
   */
  constructor(
    readonly fileSystem: FileSystem,
    readonly openDraft: (uri: string) => OpenDraft | undefined,
    readonly told: () => void,
  ) {}

  /** What is known of a draft now, without waiting. */
  get(id: string): LibraryDraft | undefined {
    const read = this.#read.get(id);
    const file = this.#files.get(id);
    if (!file) return undefined;
    const open = this.openDraft(file.uri);
    if (!open) return read && { ...read, file };
    const termCounts = new Map<string, number>();
    for (const { term } of open.occurrences()) termCounts.set(term.id, (termCounts.get(term.id) ?? 0) + 1);
    return { file, draft: open.draft, termCounts, stanceCounts: open.counts };
  }

  /** The text of a draft as it stands now, without counting its terms. */
  draftOf(id: string): Draft | undefined {
    const file = this.#files.get(id);
    return (file && this.openDraft(file.uri)?.draft) ?? this.#read.get(id)?.draft;
  }

  /** Every draft known by now, with its text. */
  *drafts(): Generator<{ readonly file: DraftFile; readonly draft: Draft }> {
    for (const [id, file] of this.#files) {
      const draft = this.draftOf(id);
      if (draft) yield { file, draft };
    }
  }

  /** Takes a new list of files or other terms; what `changed` says (ids) is read again. */
  update(
    files: ReadonlyMap<string, DraftFile>,
    matcher: TermMatcher | undefined,
    changed: Iterable<string>,
  ): void {
    const otherTerms = matcher !== this.#matcher;
    this.#files = files;
    this.#matcher = matcher;
    for (const id of this.#read.keys()) if (!files.has(id)) this.#read.delete(id);
    for (const id of changed) {
      this.#versions.set(id, (this.#versions.get(id) ?? 0) + 1);
      this.#read.delete(id);
    }
    for (const [id] of files) if (otherTerms || !this.#read.has(id)) this.#stale.add(id);
    if (this.#stale.size > 0) this.#work ??= this.#readStale();
  }

  /** Resolves when everything on the list has been read. */
  async settled(): Promise<void> {
    while (this.#work) await this.#work;
  }

  /** Occurrences of one term in a draft, in order, by block. */
  *occurrencesOf(
    term: string,
    id: string,
  ): Generator<{ readonly block: number; readonly occurrence: Occurrence }> {
    const file = this.#files.get(id);
    const open = file && this.openDraft(file.uri);
    if (open) {
      for (const { block, ...occurrence } of open.occurrences()) {
        if (occurrence.term.id === term) yield { block, occurrence };
      }
      return;
    }
    const read = this.#read.get(id);
    if (!read?.termCounts.has(term)) return;
    for (const [block, content] of read.draft.blocks.entries()) {
      for (const occurrence of termsOfBlock(content, this.#matcher).occurrences) {
        if (occurrence.term.id === term) yield { block, occurrence };
      }
    }
  }

  async #readStale(): Promise<void> {
    try {
      for (const id of this.#stale) {
        this.#stale.delete(id);
        const file = this.#files.get(id);
        if (!file) continue;
        const version = this.#versions.get(id);
        const draft = this.#read.get(id)?.draft ?? (await this.#readFile(file));
        if (!draft) continue;
        const read = await countTerms(draft, this.#matcher);
        // A draft that changed meanwhile is on the list again.
        if (this.#versions.get(id) === version && this.#files.has(id)) this.#read.set(id, read);
        await pause();
      }
    } finally {
      this.#work = undefined;
    }
    this.told();
  }

  async #readFile({ uri }: DraftFile): Promise<Draft | undefined> {
    try {
      return readDraft(decodeText(await this.fileSystem.readFile(uri, limits.draftBytes)).text);
    } catch {
      // Gone or too large: it stays on the list, unread.
      return undefined;
    }
  }
}

type ReadDraft = Omit<LibraryDraft, 'file'>;

async function countTerms(draft: Draft, matcher: TermMatcher | undefined): Promise<ReadDraft> {
  const termCounts = new Map<string, number>();
  const stanceCounts = { support: 0, oppose: 0, watch: 0 };
  let due = performance.now() + SLICE;
  for (const block of draft.blocks) {
    for (const { term } of termsOfBlock(block, matcher).occurrences) {
      termCounts.set(term.id, (termCounts.get(term.id) ?? 0) + 1);
      stanceCounts[term.stance]++;
    }
    if (performance.now() < due) continue;
    await pause();
    due = performance.now() + SLICE;
  }
  return { draft, termCounts, stanceCounts };
}
