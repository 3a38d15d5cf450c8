import { Cut } from './folded-words';
import { PairNumbers } from './number-pairs';

/** Two words in a row, numbered over both texts, and how often they stand so. */
export interface WordPairs {
  /** Number of the pair that each word makes with the one before it; -1 at the start of a paragraph. */
  readonly old: Int32Array;
  readonly now: Int32Array;
  readonly count: number;
  readonly numbers: PairNumbers;
  /** How often each pair stands in both texts. */
  readonly often: Int32Array;
  /** How often each word stands in both texts. */
  readonly words: Int32Array;
}

/** @param size how many different words there are */
export function wordPairsOf(
  oldIds: Int32Array,
  oldCuts: Uint8Array,
  newIds: Int32Array,
  newCuts: Uint8Array,
  size: number,
): WordPairs {
  const numbers = new PairNumbers(oldIds.length + newIds.length);
  const often = new Int32Array(oldIds.length + newIds.length);
  const words = new Int32Array(size);
  const old = numberRow(oldIds, oldCuts, numbers, often, words);
  const now = numberRow(newIds, newCuts, numbers, often, words);
  return { old, now, count: numbers.count, numbers, often, words };
}

function numberRow(
  ids: Int32Array,
  cuts: Uint8Array,
  numbers: PairNumbers,
  often: Int32Array,
  words: Int32Array,
): Int32Array {
  const pairs = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    words[id] = (words[id] ?? 0) + 1;
    if (at === 0 || cuts[at] === Cut.block) {
      pairs[at] = -1;
      continue;
    }
    const number = numbers.numberOf(ids[at - 1] ?? 0, id);
    often[number] = (often[number] ?? 0) + 1;
    pairs[at] = number;
  }
  return pairs;
}
