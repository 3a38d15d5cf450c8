import type { Block } from './block';

const known = new WeakMap<Block, readonly number[]>();

/**
 * Where the lines of a block start, in UTF-16 code units from its start: the first at 0, the last behind the
 * break that ends the block, if one does. Found on first use and kept for as long as the block lives, so that
 * asking for thousands of places in one long paragraph reads it once.
 */
export function lineStartsOf(block: Block): readonly number[] {
  let starts = known.get(block);
  if (starts === undefined) {
    starts = startsIn(block.text);
    known.set(block, starts);
  }
  return starts;
}

/** Index of the line of a block that holds the code unit at `offset`; the first for a negative one. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Searched natively: a paragraph is often one long line. */
function startsIn(text: string): number[] {
  const starts = [0];
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    // The break of a pair is its second character, which is a line feed.
    if (isFeed || feed !== carriage + 1) starts.push((isFeed ? feed : carriage) + 1);
    if (isFeed) feed = text.indexOf('\n', feed + 1);
    else carriage = text.indexOf('\r', carriage + 1);
  }
  return starts;
}
