import { candidatesOf } from './candidates';
import type { ContentMeter } from './content';
import type { Piece } from './reading';
import type { Vocabulary } from './vocabulary';

/** Evidence for a pair beside its words, from 0 to 1: what stands above says that the two belong together. */
export type Evidence = (old: number, now: number) => number;

/** Which piece of the new text each of the old ones became. */
export interface Assignment {
  /** Index of the new piece, -1 where there is none. */
  readonly now: Int32Array;
  /** Index of the old piece by new piece, -1 where there is none. */
  readonly old: Int32Array;
  /** How much the pair's words agree, from 0 to 1, by old piece. */
  readonly content: Float32Array;
  /** Words, neighbours and evidence together, by old piece. */
  readonly score: Float32Array;
  /** The best new piece that no other old piece took, -1 where none comes near; by old piece. */
  readonly rival: Int32Array;
  readonly rivalScore: Float32Array;
}

interface Scored {
  readonly old: number;
  readonly now: number;
  readonly content: number;
  score: number;
}

/** What each neighbour counts that went the same way. */
const NEIGHBOUR = 0.13;
const ABOVE = 0.16;
/** By how much another old piece must be more like a new one to keep it from all others. */
const FAR_MORE = 0.25;
/** How many pieces away a neighbour still counts. */
const REACH = 4;

/** One pass over all pairs: what a pair must reach, and by how much it must beat others. */
interface Pass {
  readonly content: number;
  readonly score: number;
  readonly margin: number;
  /** Try the pieces between the places of the neighbours too, whatever their words. */
  readonly between: boolean;
}

const PASSES: readonly Pass[] = [
  { content: 0.75, score: 0.8, margin: 0.15, between: false },
  { content: 0.55, score: 0.65, margin: 0.1, between: false },
  { content: 0.4, score: 0.6, margin: 0.05, between: true },
  { content: 0.25, score: 0.51, margin: 0, between: true },
];

/**
 * Gives each old piece at most one new piece and each new piece to one old piece at most, the surest pairs
 * first; what is sure then speaks for its neighbours (the idea of GumTree, Falleti et al. 2014, and of
 * patience diff, Cohen 2003).
 */
export function assign(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  vocabulary: Vocabulary,
  evidence: Evidence,
  contentOf: ContentMeter,
  least = 0,
): Assignment {
  const now = new Int32Array(oldPieces.length).fill(-1);
  const old = new Int32Array(newPieces.length).fill(-1);
  const content = new Float32Array(oldPieces.length);
  const score = new Float32Array(oldPieces.length);
  const pairs = new Map<number, Scored>();
  const likest = new Float32Array(newPieces.length);
  const add = (a: number, b: number) => {
    const key = a * newPieces.length + b;
    if (pairs.has(key)) return;
    const agreement = contentOf(a, b);
    likest[b] = Math.max(likest[b] ?? 0, agreement);
    pairs.set(key, { old: a, now: b, content: agreement, score: 0 });
  };
  for (const pair of candidatesOf(oldPieces, newPieces, vocabulary)) add(pair.old, pair.now);
  for (const pass of PASSES) {
    if (pass.between) addBetween(now, old, add);
    const floor = Math.max(least, pass.content);
    // Within a pass, what was found speaks for the rest until nothing more is found.
    for (let round = 0; round < 3; round += 1) {
      const open = rate(pairs.values(), now, old, evidence);
      const best = bestOf(open, oldPieces.length, newPieces.length);
      let found = 0;
      open.sort((a, b) => b.score - a.score || a.old - b.old || a.now - b.now);
      for (const pair of open) {
        if (pair.score < pass.score) break;
        // What is far more like another old piece is that one's double, not this one's successor.
        if (pair.content < (likest[pair.now] ?? 0) - FAR_MORE) continue;
        if (pair.content < floor || now[pair.old] !== -1 || old[pair.now] !== -1) continue;
        if (pass.margin > 0 && pair.score - rivalOf(pair, best) < pass.margin) continue;
        now[pair.old] = pair.now;
        old[pair.now] = pair.old;
        content[pair.old] = pair.content;
        found += 1;
      }
      if (found === 0) break;
    }
  }
  const rival = new Int32Array(oldPieces.length).fill(-1);
  const rivalScore = new Float32Array(oldPieces.length);
  for (const pair of pairs.values()) {
    pair.score = pair.content + context(pair.old, pair.now, now, old, evidence);
    if (now[pair.old] === pair.now) score[pair.old] = pair.score;
    else if (old[pair.now] === -1 && pair.score > (rivalScore[pair.old] ?? 0)) {
      rival[pair.old] = pair.now;
      rivalScore[pair.old] = pair.score;
    }
  }
  return { now, old, content, score, rival, rivalScore };
}

function rate(pairs: Iterable<Scored>, now: Int32Array, old: Int32Array, evidence: Evidence): Scored[] {
  const open: Scored[] = [];
  for (const pair of pairs) {
    if (now[pair.old] !== -1 || old[pair.now] !== -1) continue;
    pair.score = pair.content + context(pair.old, pair.now, now, old, evidence);
    open.push(pair);
  }
  return open;
}

/** Best and second best score of each piece among the open pairs. */
interface Best {
  readonly old: Float32Array;
  readonly oldSecond: Float32Array;
  readonly now: Float32Array;
  readonly nowSecond: Float32Array;
}

function bestOf(pairs: readonly Scored[], oldCount: number, newCount: number): Best {
  const best = {
    old: new Float32Array(oldCount),
    oldSecond: new Float32Array(oldCount),
    now: new Float32Array(newCount),
    nowSecond: new Float32Array(newCount),
  };
  for (const { old, now, score } of pairs) {
    keep(best.old, best.oldSecond, old, score);
    keep(best.now, best.nowSecond, now, score);
  }
  return best;
}

function keep(first: Float32Array, second: Float32Array, at: number, score: number): void {
  if (score > (first[at] ?? 0)) {
    second[at] = first[at] ?? 0;
    first[at] = score;
  } else if (score > (second[at] ?? 0)) second[at] = score;
}

/** The best score of another open pair that wants one of the two pieces. */
function rivalOf({ old, now, score }: Scored, best: Best): number {
  const first = Math.fround(score) < (best.old[old] ?? 0) ? best.old[old] : best.oldSecond[old];
  const second = Math.fround(score) < (best.now[now] ?? 0) ? best.now[now] : best.nowSecond[now];
  return Math.max(first ?? 0, second ?? 0);
}

function context(a: number, b: number, now: Int32Array, old: Int32Array, evidence: Evidence): number {
  return NEIGHBOUR * (neighbour(a, b, -1, now, old) + neighbour(a, b, 1, now, old)) + ABOVE * evidence(a, b);
}

/** From 0 to 1: the nearest neighbour on one side that was placed went the same way. */
function neighbour(a: number, b: number, side: 1 | -1, now: Int32Array, old: Int32Array): number {
  for (let distance = 1; distance <= REACH; distance += 1) {
    const at = a + side * distance;
    if (at < 0 || at >= now.length) {
      // Both stand at the edge of the text.
      const edge = side < 0 ? b : old.length - 1 - b;
      return edge <= distance ? 1 / distance : 0;
    }
    const place = now[at] ?? -1;
    if (place < 0) continue;
    const gap = side * (place - b);
    if (gap > 0 && gap <= distance + REACH) return 1 / (1 + 0.25 * Math.abs(gap - distance));
    return gap > 0 && gap <= 20 ? 0.2 : 0;
  }
  return 0;
}

/** Adds the open pieces that stand between the places of two neighbours, in both texts. */
function addBetween(now: Int32Array, old: Int32Array, add: (a: number, b: number) => void): void {
  for (let a = 0; a < now.length; a += 1) {
    if (now[a] !== -1) continue;
    for (const side of [-1, 1]) {
      let at = a + side;
      while (Math.abs(at - a) <= REACH && at >= 0 && at < now.length && now[at] === -1) at += side;
      if (Math.abs(at - a) > REACH) continue;
      const place = at < 0 ? -1 : at >= now.length ? old.length : (now[at] ?? -1);
      for (let b = place - side, steps = 0; steps < REACH + 1; b -= side, steps += 1) {
        if (b < 0 || b >= old.length || old[b] !== -1) break;
        add(a, b);
      }
    }
  }
}
