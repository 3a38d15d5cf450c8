import { weightOf } from './candidates';
import type { Piece } from './reading';
import type { Vocabulary } from './vocabulary';
import { commonWeight } from './word-alignment';

/** How much the words of two pieces, given by their indices, agree: from 0 to 1. */
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
  return meter(oldPieces, newPieces, vocabulary, (a, b) => {
    let common = 0;
    for (let at = a.from; at < a.to; at += 1) counts[old[at] ?? 0] = (counts[old[at] ?? 0] ?? 0) + 1;
    for (let at = b.from; at < b.to; at += 1) {
      const word = now[at] ?? 0;
      const left = counts[word] ?? 0;
      if (left === 0) continue;
      counts[word] = left - 1;
      common += newWeights[at] ?? 0;
    }
    for (let at = a.from; at < a.to; at += 1) counts[old[at] ?? 0] = 0;
    return common;
  });
}

function meter(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  { oldWeights: olds, newWeights: news }: Vocabulary,
  commonOf: (a: Piece, b: Piece) => number,
): ContentMeter {
  const oldWeights = oldPieces.map((piece) => weightOf(piece, olds));
  const newWeights = newPieces.map((piece) => weightOf(piece, news));
  return (a, b) => {
    const first = oldPieces[a];
    const second = newPieces[b];
    if (first === undefined || second === undefined) return 0;
    const common = commonOf(first, second);
    const [x, y] = [oldWeights[a] ?? 0, newWeights[b] ?? 0];
    const both = (2 * common) / (x + y);
    const smaller = common / Math.min(x, y);
    // A few words found in a long piece say little.
    return 0.6 * both + 0.4 * smaller * (common / (common + 2));
  };
}
