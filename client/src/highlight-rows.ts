import {
  type HighlightedBlock,
  type HighlightsParams,
  stances,
  type TermCounts,
} from '../../server/src/protocol';

/** A place where a tracked term stands: zero-based lines of the document, UTF-16 characters. */
export interface Mark {
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** Number of the stance in `stances`. */
  readonly stance: number;
}

/** Numbers a mark takes in a row, after the row's first number, its line breaks. */
const MARK_LENGTH = 5;

/** Set of stances, one bit each. */
type StanceSet = number;
const allStances: StanceSet = (1 << stances.length) - 1;

/**
 * The tracked terms of one draft as the server keeps them: a row per block, spliced by each push, lines
 * counted from the block. Absolute lines are a running sum, made when asked for.
 */
export class HighlightRows {
  #rows: readonly HighlightedBlock[] = [];
  #version = -1;
  #counts: TermCounts = { support: 0, oppose: 0, watch: 0 };

  /** Document version the rows belong to; -1 before the first push. */
  get version(): number {
    return this.#version;
  }

  get counts(): TermCounts {
    return this.#counts;
  }

  /**
   * Takes in a push.
   * @returns the stances that stand in the rows that went or came, as bits: the marks of the others have
   * at most moved. `undefined` when the push does not fit the rows, which are then left as they are.
   */
  splice(push: HighlightsParams): StanceSet | undefined {
    const { from, removed, blocks } = push;
    let touched: StanceSet = 0;
    if (removed === -1) {
      touched = allStances;
      this.#rows = blocks;
    } else {
      if (this.#version === -1 || from < 0 || removed < 0 || from + removed > this.#rows.length)
        return undefined;
      for (const row of this.#rows.slice(from, from + removed)) touched |= stancesIn(row);
      for (const row of blocks) touched |= stancesIn(row);
      this.#rows = [...this.#rows.slice(0, from), ...blocks, ...this.#rows.slice(from + removed)];
    }
    this.#version = push.version;
    this.#counts = push.counts;
    return touched;
  }

  /** All marks in the order of the text. */
  *marks(): IterableIterator<Mark> {
    let firstLine = 0;
    for (const row of this.#rows) {
      for (let i = 1; i + MARK_LENGTH <= row.length; i += MARK_LENGTH) {
        const [line = 0, character = 0, endLine = 0, endCharacter = 0, stance = 0] = row.slice(
          i,
          i + MARK_LENGTH,
        );
        yield { line: firstLine + line, character, endLine: firstLine + endLine, endCharacter, stance };
      }
      firstLine += row[0] ?? 0;
    }
  }
}

function stancesIn(row: HighlightedBlock): StanceSet {
  let found: StanceSet = 0;
  for (let i = MARK_LENGTH; i < row.length; i += MARK_LENGTH) found |= 1 << (row[i] ?? 0);
  return found;
}
