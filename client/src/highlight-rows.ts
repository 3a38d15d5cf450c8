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

/** What an edit replaced, in the document before it. */
export interface ReplacedRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * The tracked terms of one draft as the server keeps them: a row per block, spliced by each push, lines
 * counted from the block. Absolute lines are a running sum, made when asked for.
 */
export class HighlightRows {
  #rows: readonly HighlightedBlock[] = [];
  #version = -1;
  #counts: TermCounts = { support: 0, oppose: 0, watch: 0 };
  /** Version of an edit that went past all marks, so that what the editor draws has moved with the text. */
  #calmVersion = -1;

  /** Document version the rows belong to; -1 before the first push. */
  get version(): number {
    return this.#version;
  }

  get counts(): TermCounts {
    return this.#counts;
  }

  /** Notes an edit that made `version` of the document, before the server's push for it comes. */
  edited(version: number, replaced: readonly ReplacedRange[]): void {
    const calm = version === this.#version + 1 && !replaced.some((range) => this.#touches(range));
    this.#calmVersion = calm ? version : -1;
  }

  /**
   * Takes in a push.
   * @returns the stances whose marks may differ from before by more than having moved with the text, as
   * bits. `undefined` when the push does not fit the rows, which are then left as they are.
   */
  splice(push: HighlightsParams): StanceSet | undefined {
    const { from, removed, blocks } = push;
    let touched: StanceSet = allStances;
    if (removed === -1) {
      this.#rows = blocks;
    } else {
      if (this.#version === -1 || from < 0 || removed < 0 || from + removed > this.#rows.length)
        return undefined;
      const before = this.#rows.slice(from, from + removed);
      const calm = push.version === this.#calmVersion && push.version === this.#version + 1;
      touched = calm ? differences(before, blocks) : stancesIn(before) | stancesIn(blocks);
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
      for (const mark of marksIn(row)) {
        yield { ...mark, line: firstLine + mark.line, endLine: firstLine + mark.endLine };
      }
      firstLine += row[0] ?? 0;
    }
  }

  /** True when a range meets a mark or stands directly beside one. */
  #touches({ start, end }: ReplacedRange): boolean {
    let firstLine = 0;
    for (const row of this.#rows) {
      if (firstLine > end.line) return false;
      const lastLine = firstLine + (row[0] ?? 0);
      if (lastLine >= start.line) {
        for (const { line, character, endLine, endCharacter } of marksIn(row)) {
          const isBefore = isEarlier(firstLine + endLine, endCharacter, start.line, start.character);
          const isAfter = isEarlier(end.line, end.character, firstLine + line, character);
          if (!isBefore && !isAfter) return true;
        }
      }
      firstLine = lastLine;
    }
    return false;
  }
}

/** The marks of a row, lines counted from the block. */
function* marksIn(row: HighlightedBlock): IterableIterator<Mark> {
  for (let i = 1; i + MARK_LENGTH <= row.length; i += MARK_LENGTH) {
    yield {
      line: row[i] ?? 0,
      character: row[i + 1] ?? 0,
      endLine: row[i + 2] ?? 0,
      endCharacter: row[i + 3] ?? 0,
      stance: row[i + 4] ?? 0,
    };
  }
}

function stancesIn(rows: readonly HighlightedBlock[]): StanceSet {
  let found: StanceSet = 0;
  for (const row of rows) {
    for (let i = MARK_LENGTH; i < row.length; i += MARK_LENGTH) found |= 1 << (row[i] ?? 0);
  }
  return found;
}

/** Stances that do not have the same marks in both: as many, of the same sizes, in the same order. */
function differences(before: readonly HighlightedBlock[], after: readonly HighlightedBlock[]): StanceSet {
  const sizesBefore = sizesByStance(before);
  const sizesAfter = sizesByStance(after);
  let found: StanceSet = 0;
  for (const stance of stances.keys()) {
    if (sizesBefore[stance]?.join() !== sizesAfter[stance]?.join()) found |= 1 << stance;
  }
  return found;
}

/** Of each mark the line breaks in it and, if there is none, its length. */
function sizesByStance(rows: readonly HighlightedBlock[]): number[][] {
  const sizes: number[][] = stances.map(() => []);
  for (const row of rows) {
    for (const { line, character, endLine, endCharacter, stance } of marksIn(row)) {
      sizes[stance]?.push(endLine - line, endLine > line ? 0 : endCharacter - character);
    }
  }
  return sizes;
}

function isEarlier(line: number, character: number, thanLine: number, thanCharacter: number): boolean {
  return line < thanLine || (line === thanLine && character < thanCharacter);
}
