import type { Block } from './block';
import { BlockStarts } from './block-starts';
import { FRONT_MATTER_LIMIT } from './front-matter';
import { type PageFacts, runningLines } from './furniture';
import { pagesAfterEdit } from './pages-after-edit';
import { joinTexts, type Reading, readBlocks } from './reading';
import { sameBlock } from './same-block';
import {
  awaitsFrontMatter,
  type BoundaryState,
  FILE_START,
  LOOKAHEAD_BLOCKS,
  segment,
  stateAfter,
} from './segment';

/** Which blocks an edit replaced: `removed` blocks from index `from` gave way to `inserted` new ones. */
export interface BlockChange {
  readonly from: number;
  readonly removed: number;
  readonly inserted: number;
}

/** A text after an edit, and where it differs from before: all other blocks are the same objects. */
export interface Reread {
  readonly reading: Reading;
  readonly change: BlockChange;
}

/**
 * Replaces code units `start` to `end`, which lie in the text, and reads anew the blocks that this touches.
 * The blocks are those of a fresh reading of the whole.
 */
export function reread(before: Reading, start: number, end: number, text: string): Reread {
  const { blocks, starts } = before;
  const length = starts.startOf(blocks.length);
  if (blocks.length === 0 || (start === 0 && end === length)) return rereadAll(before, text);
  const pages = pagesAfterEdit(before, start, end, text);
  if (pages !== before.pages && !sameMembers(runningLines(pages), before.running)) {
    // A header more or less may change any paragraph of the text.
    const old = joinTexts(blocks, 0, blocks.length);
    return rereadAll(before, old.slice(0, start) + text + old.slice(end));
  }
  return rereadAround(before, start, end, text, pages);
}

function rereadAll({ blocks }: Reading, text: string): Reread {
  const fresh = readBlocks(text);
  const { from, kept, inserted } = trimmed(blocks, { from: 0, kept: blocks.length, inserted: fresh.blocks });
  // Blocks that stay as they were stay the same objects.
  const all = [...blocks.slice(0, from), ...inserted, ...blocks.slice(kept)];
  return {
    reading: { ...fresh, blocks: all, starts: new BlockStarts(all) },
    change: { from, removed: kept - from, inserted: inserted.length },
  };
}

/** Segments anew from before the touched blocks to where the old boundaries fit again. */
function rereadAround(before: Reading, start: number, end: number, text: string, pages: PageFacts): Reread {
  const { blocks, starts, running } = before;
  const from = rereadFrom(before, start);
  const origin = starts.startOf(from);
  const state = stateBefore(blocks, from);
  const touched = starts.blockAt(end);
  const change = text.length - (end - start);
  const editEnd = start + text.length - origin;
  for (let more = LOOKAHEAD_BLOCKS; ; more *= 4) {
    const to = Math.min(blocks.length, touched + 1 + more);
    const old = joinTexts(blocks, from, to);
    const window = old.slice(0, start - origin) + text + old.slice(end - origin);
    const last = to === blocks.length;
    if (!last && state.file && awaitsFrontMatter(window)) continue;
    const inserted = segment(window, state, running);
    const fit = last
      ? { kept: to, inserted: inserted.length }
      : refit(before, inserted, state, { touched, to, origin, change, editEnd });
    if (fit !== undefined) {
      const splice = { from, kept: fit.kept, inserted: inserted.slice(0, fit.inserted) };
      return spliced(before, trimmed(blocks, splice), pages);
    }
  }
}

/** The first boundary behind the edit that old and new blocks share, in equal states. */
function refit(
  { blocks, starts }: Reading,
  inserted: readonly Block[],
  state: BoundaryState,
  window: { touched: number; to: number; origin: number; change: number; editEnd: number },
): { kept: number; inserted: number } | undefined {
  let old = window.touched + 1;
  let oldState = stateBefore(blocks, old);
  let at = 0;
  for (const [index, block] of inserted.entries()) {
    at += block.text.length;
    state = stateAfter(state, block);
    if (at < window.editEnd) continue;
    while (old + LOOKAHEAD_BLOCKS <= window.to && starts.startOf(old) - window.origin + window.change < at) {
      const passed = blocks[old];
      if (passed === undefined) return undefined;
      oldState = stateAfter(oldState, passed);
      old += 1;
    }
    if (old >= blocks.length || old + LOOKAHEAD_BLOCKS > window.to) return undefined;
    const meets = starts.startOf(old) - window.origin + window.change === at;
    if (meets && state.first === oldState.first && state.afterBlank === oldState.afterBlank) {
      return { kept: old, inserted: index + 1 };
    }
  }
  return undefined;
}

/**
 * Block from which an edit at `start` can matter: how a block ends depends on a gap, a line and the line
 * below it, so two blocks with words are taken back.
 */
function rereadFrom({ blocks, starts }: Reading, start: number): number {
  let from = starts.blockAt(start);
  for (let words = 0; from > 0 && words < 2; ) {
    from -= 1;
    const kind = blocks[from]?.kind;
    if (kind === 'heading' || kind === 'paragraph') words += 1;
  }
  const mayOpenFrontMatter = start < FRONT_MATTER_LIMIT && blocks[0]?.kind === 'blank';
  return mayOpenFrontMatter && /^\ufeff?---/.test(blocks[0]?.text.slice(0, 4) ?? '') ? 0 : from;
}

function stateBefore(blocks: readonly Block[], index: number): BoundaryState {
  if (index === 0) return FILE_START;
  const before = blocks[index - 1];
  let first = true;
  for (let at = 0; at < index && first; at += 1) {
    const kind = blocks[at]?.kind;
    first = kind !== 'heading' && kind !== 'paragraph';
  }
  return { file: false, first, afterBlank: before?.kind !== 'paragraph' };
}

/** Blocks `from` to `kept` give way to `inserted`. */
interface Splice {
  readonly from: number;
  readonly kept: number;
  readonly inserted: readonly Block[];
}

/** The splice without the blocks at either end that were read anew and turned out as they were. */
function trimmed(blocks: readonly Block[], { from, kept, inserted }: Splice): Splice {
  const most = Math.min(kept - from, inserted.length);
  let head = 0;
  while (head < most && sameBlock(blocks[from + head], inserted[head])) head += 1;
  let tail = 0;
  while (tail < most - head && sameBlock(blocks[kept - 1 - tail], inserted[inserted.length - 1 - tail]))
    tail += 1;
  return { from: from + head, kept: kept - tail, inserted: inserted.slice(head, inserted.length - tail) };
}

function spliced(before: Reading, { from, kept, inserted }: Splice, pages: PageFacts): Reread {
  const blocks = [...before.blocks.slice(0, from), ...inserted, ...before.blocks.slice(kept)];
  return {
    reading: {
      blocks,
      starts: before.starts.spliced(blocks, from, kept, inserted),
      pages,
      running: before.running,
    },
    change: { from, removed: kept - from, inserted: inserted.length },
  };
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const member of a) if (!b.has(member)) return false;
  return true;
}
