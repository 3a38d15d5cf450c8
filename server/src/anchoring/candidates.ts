import type { ContentMeter } from './content';
import { Pairs } from './pairs';
import { weightsOf } from './rarity';
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
  byWord.fill(now, newPieces, taken, size);
  byPair.fill(newPairs, newPieces, taken, pairCount);
  const totals = weightsOf(newPieces, newWeights);
  const sharing = new Sharing(newPieces.length);
  for (let index = 0; index < oldPieces.length; index += 1) {
    const piece = oldPieces[index];
    if (piece === undefined) continue;
    const twin = same[index] ?? -1;
    if (twin >= 0) {
      pairs.add(index, twin);
      if (!doubles) continue;
    }
    let own = 0;
    let before = 0;
    for (let at = piece.from; at < piece.to; at += 1) {
      const weight = oldWeights[at] ?? 0;
      sharing.add(byWord, old[at] ?? 0, weight, index);
      if (at > piece.from) sharing.add(byPair, oldPairs[at] ?? -1, (weight + before) >> 1, index);
      own += weight;
      before = weight;
    }
    sharing.addBest(index, own, totals, pairs);
  }
  return pairs;
}

/**
 * For each number the pieces in which it stands, as a chain. Filled anew for every pairing, often of a few
 * pieces only, so nothing in it is as long as the vocabulary but rows that are kept from one to the next:
 * what an earlier filling left there is told by its stamp.
 */
class Index {
  private filling = 0;
  private stamps = new Int32Array(0);
  private counts = new Int32Array(0);
  /** First link of each number's chain. */
  private heads = new Int32Array(0);
  /** The old piece that asked last for a number. */
  private askers = new Int32Array(0);
  private next = new Int32Array(0);
  pieces = new Int32Array(0);

  fill(ids: Int32Array, pieces: readonly Piece[], taken: Uint8Array, size: number): void {
    this.filling += 1;
    if (this.stamps.length < size) {
      this.stamps = new Int32Array(size);
      this.counts = new Int32Array(size);
      this.heads = new Int32Array(size);
      this.askers = new Int32Array(size);
    }
    let most = 0;
    for (const { from, to } of pieces) most += to - from;
    if (this.next.length < most) {
      this.next = new Int32Array(most);
      this.pieces = new Int32Array(most);
    }
    const { filling, stamps, counts, heads, askers, next, pieces: links } = this;
    let count = 0;
    // From the last piece to the first, so that chains run from the first to the last.
    for (let index = pieces.length - 1; index >= 0; index -= 1) {
      const piece = pieces[index];
      if (piece === undefined || taken[index] === 1) continue;
      for (let at = piece.from; at < piece.to; at += 1) {
        const id = ids[at] ?? -1;
        if (id < 0) continue;
        if (stamps[id] !== filling) {
          stamps[id] = filling;
          counts[id] = 0;
          heads[id] = -1;
          askers[id] = -1;
        }
        const head = heads[id] ?? -1;
        if (head >= 0 && links[head] === index) continue;
        next[count] = head;
        links[count] = index;
        heads[id] = count;
        counts[id] = (counts[id] ?? 0) + 1;
        count += 1;
      }
    }
  }

  /** First link of a number's chain; -1 if it has none, stands in too many pieces, or `asker` has seen it. */
  first(id: number, asker: number): number {
    if (id < 0 || this.stamps[id] !== this.filling || this.askers[id] === asker) return -1;
    this.askers[id] = asker;
    return (this.counts[id] ?? 0) > COMMON ? -1 : (this.heads[id] ?? -1);
  }

  after(link: number): number {
    return this.next[link] ?? -1;
  }
}

const byWord = new Index();
const byPair = new Index();

/** What one old piece shares with each new one. */
class Sharing {
  private readonly shared: Int32Array;
  private readonly touched: Int32Array;
  private count = 0;

  constructor(newCount: number) {
    this.shared = new Int32Array(newCount);
    this.touched = new Int32Array(newCount);
  }

  add(index: Index, id: number, weight: number, asker: number): void {
    const { shared, touched } = this;
    for (let link = index.first(id, asker); link >= 0; link = index.after(link)) {
      const piece = index.pieces[link] ?? 0;
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
