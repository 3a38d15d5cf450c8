import type { ContentMeter } from './content';
import { Pairs } from './pairs';
import { weightOf } from './rarity';
import type { Piece } from './reading';
import { samePieces } from './same-pieces';
import type { Vocabulary } from './vocabulary';

/** Pieces of the new text in which a word may stand and still point to them. */
const COMMON = 40;
/** Candidates of one piece. */
const MOST = 5;
/** Share of the best candidate's overlap that another must have to be compared. */
const LEAST = 0.35;

/**
 * Pairs each old piece with the new pieces with which it shares most: words, and words that follow each
 * other, looked up in an inverted index of the new text. Common words point nowhere, so no piece is compared
 * with all; nor are those that are found word for word, unless `doubles` of them are wanted as well.
 */
export function pairUp(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  vocabulary: Vocabulary,
  contentOf: ContentMeter,
  doubles = false,
): Pairs {
  const { old, now, oldWeights, newWeights, oldPairs, newPairs, size, pairCount } = vocabulary;
  const same = samePieces(oldPieces, newPieces, vocabulary);
  const pairs = new Pairs(oldPieces.length, newPieces.length, contentOf, same);
  const taken = new Uint8Array(newPieces.length);
  if (!doubles) for (const place of same) if (place >= 0) taken[place] = 1;
  const byWord = indexOf(now, newPieces, taken, size);
  const byPair = indexOf(newPairs, newPieces, taken, pairCount);
  const totals = Int32Array.from(newPieces, (piece) => weightOf(piece, newWeights));
  const sharing = new Sharing(newPieces.length);
  const seenWord = new Int32Array(size).fill(-1);
  const seenPair = new Int32Array(pairCount).fill(-1);
  for (const [index, piece] of oldPieces.entries()) {
    const twin = same[index] ?? -1;
    if (twin >= 0) {
      pairs.add(index, twin);
      if (!doubles) continue;
    }
    for (let at = piece.from; at < piece.to; at += 1) {
      const word = old[at] ?? 0;
      const weight = oldWeights[at] ?? 0;
      if (seenWord[word] !== index) {
        seenWord[word] = index;
        sharing.add(byWord, word, weight);
      }
      const pair = at === piece.from ? -1 : (oldPairs[at] ?? -1);
      if (pair < 0 || seenPair[pair] === index) continue;
      seenPair[pair] = index;
      sharing.add(byPair, pair, (weight + (oldWeights[at - 1] ?? 0)) >> 1);
    }
    sharing.addBest(index, weightOf(piece, oldWeights), totals, pairs);
  }
  return pairs;
}

/** For each number the pieces in which it stands, one list after the other. */
interface Index {
  readonly starts: Int32Array;
  readonly pieces: Int32Array;
}

function indexOf(ids: Int32Array, pieces: readonly Piece[], taken: Uint8Array, size: number): Index {
  const starts = new Int32Array(size + 1);
  const last = new Int32Array(size).fill(-1);
  let total = 0;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined || taken[index] === 1) continue;
    for (let at = piece.from; at < piece.to; at += 1) {
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
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined || taken[index] === 1) continue;
    for (let at = piece.from; at < piece.to; at += 1) {
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

/** What one old piece shares with each new one. */
class Sharing {
  private readonly shared: Int32Array;
  private readonly touched: Int32Array;
  private count = 0;

  constructor(newCount: number) {
    this.shared = new Int32Array(newCount);
    this.touched = new Int32Array(newCount);
  }

  add({ starts, pieces }: Index, id: number, weight: number): void {
    const { shared, touched } = this;
    const from = starts[id] ?? 0;
    const to = starts[id + 1] ?? 0;
    if (to - from > COMMON) return;
    for (let at = from; at < to; at += 1) {
      const piece = pieces[at] ?? 0;
      const before = shared[piece] ?? 0;
      if (before === 0) {
        touched[this.count] = piece;
        this.count += 1;
      }
      shared[piece] = before + weight;
    }
  }

  /** Pairs the old piece, which weighs `own`, with the new ones that share most with it, and begins anew. */
  addBest(old: number, own: number, totals: Int32Array, pairs: Pairs): void {
    const { shared, touched } = this;
    let best = 0;
    for (let at = 0; at < this.count; at += 1) {
      const piece = touched[at] ?? 0;
      const overlap = Math.ceil((1e6 * (shared[piece] ?? 0)) / (own + (totals[piece] ?? 0)));
      shared[piece] = overlap;
      if (overlap > best) best = overlap;
    }
    for (let taken = 0, least = best; taken < MOST && least > 0; taken += 1) {
      let next = -1;
      least = Math.floor(best * LEAST);
      for (let at = 0; at < this.count; at += 1) {
        const piece = touched[at] ?? 0;
        const overlap = shared[piece] ?? 0;
        if (overlap > least) {
          least = overlap;
          next = piece;
        }
      }
      if (next < 0) break;
      shared[next] = 0;
      pairs.add(old, next);
    }
    for (let at = 0; at < this.count; at += 1) shared[touched[at] ?? 0] = 0;
    this.count = 0;
  }
}
