import { weightsOf } from './rarity';
import type { Piece } from './reading';
import type { Vocabulary } from './vocabulary';
import { type Common, commonWeight } from './word-alignment';

/** Weight from which a word is rare enough to leave no doubt, and what it costs to be below. */
const TELLING = 950;
const RAREST = 0.4;
/** What it costs that one piece is longer than the other, by the logarithm of their ratio. */
const LENGTHS = 60;

/** Weight of the common words at which half of what they are of the smaller piece counts. */
const FEW = 2000;

/** How much the words of two pieces, given by their indices, agree: in thousandths. */
export type ContentMeter = (old: number, now: number) => number;

/** Compares the words in their order; for pieces of sentence length, since it takes the product of both. */
export function inOrder(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  vocabulary: Vocabulary,
): ContentMeter {
  return meter(oldPieces, newPieces, vocabulary, (a, b) => commonWeight(a, b, vocabulary));
}

/** Compares the words in whatever order, in linear time. */
export function inAnyOrder(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  vocabulary: Vocabulary,
): ContentMeter {
  const { old, now, newWeights, size } = vocabulary;
  const counts = new Int32Array(size);
  const used = new Int32Array(longestOf(newPieces));
  // An old piece is compared with several new ones in a row, so its words are counted once for all of them.
  let counted: Piece | undefined;
  return meter(oldPieces, newPieces, vocabulary, (a, b) => {
    if (counted !== a) {
      if (counted !== undefined) countWords(old, counted, -1, counts);
      countWords(old, a, 1, counts);
      counted = a;
    }
    let common = 0;
    let rarest = 0;
    let uses = 0;
    for (let at = b.from; at < b.to; at += 1) {
      const word = now[at] ?? 0;
      const left = counts[word] ?? 0;
      if (left === 0) continue;
      counts[word] = left - 1;
      used[uses] = word;
      uses += 1;
      const weight = newWeights[at] ?? 0;
      common += weight;
      if (weight > rarest) rarest = weight;
    }
    for (let use = 0; use < uses; use += 1) {
      const word = used[use] ?? 0;
      counts[word] = (counts[word] ?? 0) + 1;
    }
    return { weight: common, rarest };
  });
}

function longestOf(pieces: readonly Piece[]): number {
  let longest = 0;
  for (const { from, to } of pieces) longest = Math.max(longest, to - from);
  return longest;
}

function countWords(ids: Int32Array, { from, to }: Piece, by: 1 | -1, counts: Int32Array): void {
  for (let at = from; at < to; at += 1) {
    const word = ids[at] ?? 0;
    counts[word] = (counts[word] ?? 0) + by;
  }
}

function meter(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  { oldWeights: olds, newWeights: news }: Vocabulary,
  commonOf: (a: Piece, b: Piece) => Common,
): ContentMeter {
  const oldWeights = weightsOf(oldPieces, olds);
  const newWeights = weightsOf(newPieces, news);
  return (a, b) => {
    const first = oldPieces[a];
    const second = newPieces[b];
    if (first === undefined || second === undefined) return 0;
    const { weight: common, rarest } = commonOf(first, second);
    if (common === 0) return 0;
    const x = oldWeights[a] ?? 0;
    const y = newWeights[b] ?? 0;
    const both = (2 * common) / (x + y);
    const smaller = common / Math.min(x, y);
    // A few words found in a long piece say little.
    const content = 600 * both + 400 * smaller * (common / (common + FEW));
    // Shared rare words say more than the same weight of common ones, which any two pieces may share.
    const doubt = RAREST * Math.max(0, TELLING - rarest) + LENGTHS * Math.abs(Math.log(x / y));
    return Math.max(0, Math.round(content - doubt));
  };
}
