import type { Piece } from './reading';
import type { Vocabulary } from './vocabulary';

/** A piece of the new text that may be an old one's. */
export interface Pair {
  readonly old: number;
  readonly now: number;
  /** Weight of the words and pairs of words they share, as a share of both, from 0 to 1. */
  readonly overlap: number;
}

/** Pieces of the new text in which a word may stand and still point to them. */
const COMMON = 40;
/** Candidates of one piece. */
const MOST = 8;

/**
 * For each old piece the new pieces with which it shares most: words, and words that follow each other,
 * looked up in an inverted index of the new text. Common words point nowhere, so no piece is compared with all.
 */
export function candidatesOf(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  { old, now, oldWeights, newWeights, oldPairs, newPairs, size, pairCount }: Vocabulary,
): Pair[] {
  const byWord = indexOf(now, newPieces, size);
  const byPair = indexOf(newPairs, newPieces, pairCount);
  const totals = newPieces.map((piece) => weightOf(piece, newWeights));
  const shared = new Float32Array(newPieces.length);
  const seenWord = new Int32Array(size).fill(-1);
  const seenPair = new Int32Array(pairCount).fill(-1);
  const pairs: Pair[] = [];
  for (const [index, piece] of oldPieces.entries()) {
    const touched: number[] = [];
    const own = weightOf(piece, oldWeights);
    for (let at = piece.from; at < piece.to; at += 1) {
      const word = old[at] ?? 0;
      const weight = oldWeights[at] ?? 0;
      if (seenWord[word] !== index) {
        seenWord[word] = index;
        addShared(byWord, word, weight, shared, touched);
      }
      const pair = at === piece.from ? -1 : (oldPairs[at] ?? -1);
      if (pair < 0 || seenPair[pair] === index) continue;
      seenPair[pair] = index;
      addShared(byPair, pair, (weight + (oldWeights[at - 1] ?? 0)) / 2, shared, touched);
    }
    const found = touched.map((now) => {
      const overlap = (shared[now] ?? 0) / (own + (totals[now] ?? 0));
      shared[now] = 0;
      return { old: index, now, overlap };
    });
    found.sort((a, b) => b.overlap - a.overlap || a.now - b.now);
    for (let at = 0; at < Math.min(MOST, found.length); at += 1) {
      const pair = found[at];
      if (pair !== undefined) pairs.push(pair);
    }
  }
  return pairs;
}

/** Sum of the weights of a piece's words. */
export function weightOf({ from, to }: Piece, weights: Float32Array): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += weights[at] ?? 0;
  return sum;
}

/** For each number the pieces in which it stands, one after the other in `pieces`. */
interface Index {
  readonly starts: Int32Array;
  readonly pieces: Int32Array;
}

function indexOf(ids: Int32Array, pieces: readonly Piece[], size: number): Index {
  const starts = new Int32Array(size + 1);
  const last = new Int32Array(size).fill(-1);
  let total = 0;
  for (const [index, { from, to }] of pieces.entries()) {
    for (let at = from; at < to; at += 1) {
      const id = ids[at] ?? -1;
      if (id < 0 || last[id] === index) continue;
      last[id] = index;
      starts[id + 1] = (starts[id + 1] ?? 0) + 1;
      total += 1;
    }
  }
  for (let id = 0; id < size; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const filled = starts.slice();
  const lists = new Int32Array(total);
  last.fill(-1);
  for (const [index, { from, to }] of pieces.entries()) {
    for (let at = from; at < to; at += 1) {
      const id = ids[at] ?? -1;
      if (id < 0 || last[id] === index) continue;
      last[id] = index;
      const place = filled[id] ?? 0;
      lists[place] = index;
      filled[id] = place + 1;
    }
  }
  return { starts, pieces: lists };
}

function addShared(index: Index, id: number, weight: number, shared: Float32Array, touched: number[]): void {
  const from = index.starts[id] ?? 0;
  const to = index.starts[id + 1] ?? 0;
  if (to - from > COMMON) return;
  for (let at = from; at < to; at += 1) {
    const piece = index.pieces[at] ?? 0;
    if (shared[piece] === 0) touched.push(piece);
    shared[piece] = (shared[piece] ?? 0) + weight;
  }
}
