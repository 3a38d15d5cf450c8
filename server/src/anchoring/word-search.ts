import type { Span } from '../draft/span';
import type { Words } from './folded-words';

/** The words that a span touches, as word indices, half open; empty at the first word behind the span. */
export function wordsIn(words: Words, span: Span): { from: number; to: number } {
  const from = firstAfter(words.ends, words.count, span.start);
  let to = from;
  if (span.end > span.start) to = Math.max(from, firstAfter(words.starts, words.count, span.end - 1));
  return { from, to };
}

/** Index of the first value greater than `value` in an ascending row. */
function firstAfter(row: Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
