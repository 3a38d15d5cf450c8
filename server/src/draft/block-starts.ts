import type { Block } from './block';

/** Code units and lines before each block, and the totals behind the last. */
interface Table {
  readonly starts: Int32Array;
  readonly lines: Int32Array;
}

/**
 * Where each block of a row starts, in UTF-16 code units and in lines from zero. Immutable. The table is
 * made on first use, and after an edit from the one before it: that costs far less than another sum.
 */
export class BlockStarts {
  constructor(
    private readonly blocks: readonly Block[],
    private table?: Table,
  ) {}

  /** Code units before block `index`; an index past the last gives the length of the text. */
  startOf(index: number): number {
    return this.tables().starts[within(index, this.blocks.length)] ?? 0;
  }

  /** Line breaks before block `index`; an index past the last gives those of the text. */
  lineOf(index: number): number {
    return this.tables().lines[within(index, this.blocks.length)] ?? 0;
  }

  /** Index of the block that holds the code unit at `offset`; the last one at the end, -1 where there is none. */
  blockAt(offset: number): number {
    return Math.min(lastAtMost(this.tables().starts, offset), this.blocks.length - 1);
  }

  /** Index of the block in which line `line` begins; -1 where there is no block. */
  blockAtLine(line: number): number {
    return Math.min(lastAtMost(this.tables().lines, line), this.blocks.length - 1);
  }

  /** The starts in `blocks`, the row in which blocks `from` to `kept` of this one gave way to `inserted`. */
  spliced(blocks: readonly Block[], from: number, kept: number, inserted: readonly Block[]): BlockStarts {
    return new BlockStarts(blocks, splicedTable(this.tables(), from, kept, inserted));
  }

  private tables(): Table {
    if (this.table === undefined) {
      const starts = new Int32Array(this.blocks.length + 1);
      const lines = new Int32Array(this.blocks.length + 1);
      fillTable(starts, lines, 0, this.blocks);
      this.table = { starts, lines };
    }
    return this.table;
  }
}

function fillTable(starts: Int32Array, lines: Int32Array, from: number, blocks: readonly Block[]): void {
  let start = starts[from] ?? 0;
  let line = lines[from] ?? 0;
  let at = from;
  for (const block of blocks) {
    start += block.text.length;
    line += block.lineBreaks;
    at += 1;
    starts[at] = start;
    lines[at] = line;
  }
}

function splicedTable(old: Table, from: number, kept: number, inserted: readonly Block[]): Table {
  const length = old.starts.length - (kept - from) + inserted.length;
  if (sameLines(old.lines, from, kept, inserted)) {
    const starts = old.starts.slice();
    let start = starts[from] ?? 0;
    for (const [index, block] of inserted.entries()) {
      start += block.text.length;
      starts[from + index + 1] = start;
    }
    const more = start - (old.starts[kept] ?? 0);
    for (let index = kept + 1; index < length; index += 1) starts[index] = (starts[index] ?? 0) + more;
    return { starts, lines: old.lines };
  }
  const starts = new Int32Array(length);
  const lines = new Int32Array(length);
  starts.set(old.starts.subarray(0, from + 1));
  lines.set(old.lines.subarray(0, from + 1));
  fillTable(starts, lines, from, inserted);
  const joint = from + inserted.length;
  const moreText = (starts[joint] ?? 0) - (old.starts[kept] ?? 0);
  const moreLines = (lines[joint] ?? 0) - (old.lines[kept] ?? 0);
  for (let index = joint + 1, source = kept + 1; index < length; index += 1, source += 1) {
    starts[index] = (old.starts[source] ?? 0) + moreText;
    lines[index] = (old.lines[source] ?? 0) + moreLines;
  }
  return { starts, lines };
}

/** True when the new blocks have their line breaks where the old ones had them, as after most keystrokes. */
function sameLines(lines: Int32Array, from: number, kept: number, inserted: readonly Block[]): boolean {
  return (
    inserted.length === kept - from &&
    inserted.every(
      (block, index) => block.lineBreaks === (lines[from + index + 1] ?? 0) - (lines[from + index] ?? 0),
    )
  );
}

/** Largest index whose value is at most `value`; the last of equal ones. */
function lastAtMost(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function within(index: number, most: number): number {
  return Math.max(0, Math.min(index, most));
}
