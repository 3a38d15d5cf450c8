import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type BlockChange, type Draft, readDraft } from '../draft/draft';
import type { HighlightedBlock, HighlightsParams, TermCounts } from '../protocol';
import type { Occurrence, TermMatcher } from '../terms/matcher';
import { type BlockTerms, rowOfBlock, termsOfBlock } from './block-terms';
import { PlacedThreads } from './placed-threads';

/** Marks sent for one draft; what lies beyond is counted and not marked. */
const MOST_MARKS = 50_000;

/** Where in a draft a term stands: the span counts from the start of the block. */
export interface PlacedOccurrence extends Occurrence {
  readonly block: number;
}

/**
 * A draft that is open in the editor, with its tracked terms, both kept in step with every edit. Only the
 * blocks an edit replaced are read and searched again.
 */
export class OpenDraft {
  draft: Draft;
  readonly threads = new PlacedThreads();
  #matcher: TermMatcher | undefined;
  #terms: BlockTerms[] = [];
  /** Occurrences marked at the client; the budget of {@link MOST_MARKS} is spent in the order of sending. */
  #marked: boolean[] = [];
  #markCount = 0;
  #unmarked = 0;
  readonly #counts = { support: 0, oppose: 0, watch: 0 };

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string,
  ) {
    this.draft = readDraft(text);
  }

  /** Occurrences by stance in the whole draft. */
  get counts(): TermCounts {
    return this.#unmarked > 0 ? { ...this.#counts, capped: true } : { ...this.#counts };
  }

  /** Searches the whole draft for other terms, or for none. Returns the rows of all blocks. */
  match(matcher: TermMatcher | undefined): HighlightsParams {
    this.#matcher = matcher;
    const blocks = this.#replace(0, this.#terms.length, this.draft.blocks.length);
    return this.#push(0, -1, blocks);
  }

  /** Applies an editor's changes in their order. Returns the rows that changed. */
  edit(changes: readonly TextDocumentContentChangeEvent[], version: number): HighlightsParams {
    this.version = version;
    let union: BlockChange | undefined;
    for (const change of changes) {
      const span =
        'range' in change
          ? { start: this.draft.offsetAt(change.range.start), end: this.draft.offsetAt(change.range.end) }
          : { start: 0, end: this.draft.length };
      const edited = this.draft.edit(span, change.text);
      this.draft = edited.draft;
      this.threads.edited(span, change.text.length);
      union = union ? joinChanges(union, edited.change) : edited.change;
    }
    const { from, removed, inserted } = union ?? { from: 0, removed: 0, inserted: 0 };
    return this.#push(from, removed, this.#replace(from, removed, inserted));
  }

  /** Occurrences in one block, in order. */
  occurrencesIn(block: number): readonly Occurrence[] {
    return this.#terms[block]?.occurrences ?? [];
  }

  /** All occurrences, in order. */
  *occurrences(): Generator<PlacedOccurrence> {
    for (const [block, { occurrences }] of this.#terms.entries()) {
      for (const occurrence of occurrences) yield { ...occurrence, block };
    }
  }

  /** How often one term stands in the draft. */
  countOf(term: string): number {
    let count = 0;
    for (const { occurrences } of this.#terms) {
      for (const occurrence of occurrences) if (occurrence.term.id === term) count++;
    }
    return count;
  }

  /** Searches `inserted` blocks from `from`, in the place of `removed` old ones, and corrects the counts. */
  #replace(from: number, removed: number, inserted: number): HighlightedBlock[] {
    for (let index = from; index < from + removed; index++) {
      const { counts, occurrences } = this.#terms[index] ?? termsOfNothing;
      this.#count(counts, -1);
      if (this.#marked[index]) this.#markCount -= occurrences.length;
      else this.#unmarked -= occurrences.length;
    }
    const terms: BlockTerms[] = [];
    const marked: boolean[] = [];
    const rows: HighlightedBlock[] = [];
    for (const block of this.draft.blocks.slice(from, from + inserted)) {
      const found = termsOfBlock(block, this.#matcher);
      const fits = this.#markCount + found.occurrences.length <= MOST_MARKS;
      if (fits) this.#markCount += found.occurrences.length;
      else this.#unmarked += found.occurrences.length;
      this.#count(found.counts, 1);
      terms.push(found);
      marked.push(fits);
      rows.push(rowOfBlock(block, found, fits));
    }
    this.#terms = spliced(this.#terms, from, removed, terms);
    this.#marked = spliced(this.#marked, from, removed, marked);
    return rows;
  }

  #count(counts: BlockTerms['counts'], sign: 1 | -1): void {
    this.#counts.support += sign * counts.support;
    this.#counts.oppose += sign * counts.oppose;
    this.#counts.watch += sign * counts.watch;
  }

  #push(from: number, removed: number, blocks: readonly HighlightedBlock[]): HighlightsParams {
    return { uri: this.uri, version: this.version, from, removed, blocks, counts: this.counts };
  }
}

const termsOfNothing: BlockTerms = { occurrences: [], counts: { support: 0, oppose: 0, watch: 0 } };

/** One change that does what two in a row do. */
function joinChanges(first: BlockChange, second: BlockChange): BlockChange {
  const from = Math.min(first.from, second.from);
  const between = Math.max(first.from + first.inserted, second.from + second.removed) - from;
  return {
    from,
    removed: between - first.inserted + first.removed,
    inserted: between - second.removed + second.inserted,
  };
}

/** `splice` without a limit on the number of new items. */
function spliced<T>(items: T[], from: number, removed: number, inserted: readonly T[]): T[] {
  return items.slice(0, from).concat(inserted, items.slice(from + removed));
}
