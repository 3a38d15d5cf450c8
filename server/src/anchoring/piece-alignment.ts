import type { Pairs } from './pairs';

/** Evidence for a pair beside its words, in thousandths: what stands above says that the two belong together. */
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
  readonly rivalContent: Float32Array;
}

/** What each neighbour counts that went the same way. Here, too, all is in thousandths. */
const NEIGHBOUR = 130;
const ABOVE = 160;
/** By how much another old piece must be more like a new one to keep it from all others. */
const FAR_MORE = 250;
/** How many pieces away a neighbour still counts. */
const REACH = 4;
/** How far apart two neighbours may have come. */
const FARTHEST = 20;

/** One pass over all pairs: what a pair must reach, and by how much it must beat others. */
interface Pass {
  readonly content: number;
  readonly score: number;
  readonly margin: number;
  /** Try the pieces between the places of the neighbours too, whatever their words. */
  readonly between: boolean;
}

const PASSES: readonly Pass[] = [
  { content: 750, score: 800, margin: 150, between: false },
  { content: 550, score: 650, margin: 100, between: false },
  { content: 400, score: 600, margin: 50, between: true },
  { content: 250, score: 480, margin: 0, between: true },
];

/**
 * Gives each old piece at most one new piece and each new piece to one old piece at most, the surest pairs
 * first; what is sure then speaks for its neighbours (the idea of GumTree, Falleti et al. 2014, and of
 * patience diff, Cohen 2003).
 * @param least what the words of a pair must agree at least
 */
export function assign(pairs: Pairs, evidence: Evidence, least = 0): Assignment {
  const now = new Int32Array(pairs.oldCount).fill(-1);
  const old = new Int32Array(pairs.newCount).fill(-1);
  const best = new Best(pairs.oldCount, pairs.newCount);
  for (let a = 0; a < pairs.oldCount; a += 1) {
    const b = pairs.same[a] ?? -1;
    if (b < 0 || evidence(a, b) < 0) continue;
    now[a] = b;
    old[b] = a;
  }
  const open: number[] = [];
  const above: number[] = [];
  for (const pass of PASSES) {
    if (pass.between) addBetween(now, old, pairs);
    for (let index = above.length; index < pairs.count; index += 1) {
      open.push(index);
      above.push(evidence(pairs.old[index] ?? 0, pairs.now[index] ?? 0));
    }
    // Within a pass, what was found speaks for the rest until nothing more is found.
    for (let round = 0; round < ROUNDS; round += 1) {
      rate(open, pairs, now, old, above, best);
      if (take(open, pairs, pass, Math.max(least, pass.content), best, now, old) === 0) break;
    }
  }
  return finish(pairs, now, old, above);
}

const ROUNDS = 3;

/** Scores the pairs of which neither piece is placed, and drops the others. */
function rate(
  open: number[],
  pairs: Pairs,
  now: Int32Array,
  old: Int32Array,
  above: readonly number[],
  best: Best,
): void {
  best.clear();
  let kept = 0;
  for (let at = 0; at < open.length; at += 1) {
    const index = open[at] ?? 0;
    const a = pairs.old[index] ?? 0;
    const b = pairs.now[index] ?? 0;
    if (now[a] !== -1 || old[b] !== -1) continue;
    const score = (pairs.content[index] ?? 0) + context(a, b, now, old, above[index] ?? 0);
    pairs.score[index] = score;
    best.keep(a, b, score);
    open[kept] = index;
    kept += 1;
  }
  open.length = kept;
}

/** Places the open pairs that are good enough, the best first; gives how many. */
function take(
  open: readonly number[],
  pairs: Pairs,
  pass: Pass,
  least: number,
  best: Best,
  now: Int32Array,
  old: Int32Array,
): number {
  const good: number[] = [];
  for (let at = 0; at < open.length; at += 1) {
    const index = open[at] ?? 0;
    const content = pairs.content[index] ?? 0;
    if (content < least || (pairs.score[index] ?? 0) < pass.score) continue;
    // What is far more like another old piece is that one's double, not this one's successor.
    if (content >= (pairs.likest[pairs.now[index] ?? 0] ?? 0) - FAR_MORE) good.push(index);
  }
  good.sort((a, b) => (pairs.score[b] ?? 0) - (pairs.score[a] ?? 0) || a - b);
  let found = 0;
  for (const index of good) {
    const a = pairs.old[index] ?? 0;
    const b = pairs.now[index] ?? 0;
    if (now[a] !== -1 || old[b] !== -1) continue;
    const score = pairs.score[index] ?? 0;
    if (pass.margin > 0 && score - best.other(a, b, score) < pass.margin) continue;
    now[a] = b;
    old[b] = a;
    found += 1;
  }
  return found;
}

/** Scores what was placed, and what else could have been. */
function finish(pairs: Pairs, now: Int32Array, old: Int32Array, above: readonly number[]): Assignment {
  const content = new Float32Array(pairs.oldCount);
  const score = new Float32Array(pairs.oldCount);
  const rival = new Int32Array(pairs.oldCount).fill(-1);
  const rivalScore = new Float32Array(pairs.oldCount);
  const rivalContent = new Float32Array(pairs.oldCount);
  for (let index = 0; index < pairs.count; index += 1) {
    const a = pairs.old[index] ?? 0;
    const b = pairs.now[index] ?? 0;
    const placed = now[a] === b;
    if (!placed && old[b] !== -1) continue;
    const own = pairs.content[index] ?? 0;
    const total = own + context(a, b, now, old, above[index] ?? 0);
    if (placed) {
      content[a] = own / 1000;
      score[a] = total / 1000;
    } else if (total / 1000 > (rivalScore[a] ?? 0)) {
      rival[a] = b;
      rivalScore[a] = total / 1000;
      rivalContent[a] = own / 1000;
    }
  }
  return { now, old, content, score, rival, rivalScore, rivalContent };
}

/** Best and second best score of each piece among the open pairs. */
class Best {
  private readonly old: Int32Array;
  private readonly oldSecond: Int32Array;
  private readonly now: Int32Array;
  private readonly nowSecond: Int32Array;

  constructor(oldCount: number, newCount: number) {
    this.old = new Int32Array(oldCount);
    this.oldSecond = new Int32Array(oldCount);
    this.now = new Int32Array(newCount);
    this.nowSecond = new Int32Array(newCount);
  }

  clear(): void {
    for (const row of [this.old, this.oldSecond, this.now, this.nowSecond]) row.fill(0);
  }

  keep(a: number, b: number, score: number): void {
    keepBest(this.old, this.oldSecond, a, score);
    keepBest(this.now, this.nowSecond, b, score);
  }

  /** The best score of another open pair that wants one of the two pieces. */
  other(a: number, b: number, score: number): number {
    const first = (score < (this.old[a] ?? 0) ? this.old[a] : this.oldSecond[a]) ?? 0;
    const second = (score < (this.now[b] ?? 0) ? this.now[b] : this.nowSecond[b]) ?? 0;
    return first > second ? first : second;
  }
}

function keepBest(first: Int32Array, second: Int32Array, at: number, score: number): void {
  const best = first[at] ?? 0;
  if (score > best) {
    second[at] = best;
    first[at] = score;
  } else if (score > (second[at] ?? 0)) second[at] = score;
}

function context(a: number, b: number, now: Int32Array, old: Int32Array, above: number): number {
  const neighbours = neighbour(a, b, -1, now, old) + neighbour(a, b, 1, now, old);
  return Math.trunc((NEIGHBOUR * neighbours + ABOVE * above) / 1000);
}

/** What a neighbour says that is as far away in both texts, or one piece farther in one of them, two, and so on. */
const NEARNESS = [1000, 714, 556, 455, 385, 333, 294, 263, 238, 217];
const LEAST_NEARNESS = 200;

/** In thousandths: the nearest neighbour on one side that was placed went the same way. */
function neighbour(a: number, b: number, side: 1 | -1, now: Int32Array, old: Int32Array): number {
  for (let distance = 1; distance <= REACH; distance += 1) {
    const at = a + side * distance;
    if (at < 0 || at >= now.length) {
      // Both stand at the edge of the text.
      const edge = side < 0 ? b : old.length - 1 - b;
      return edge === 0 && distance === 1 ? 1000 : 0;
    }
    const place = now[at] ?? -1;
    if (place < 0) continue;
    const gap = side * (place - b);
    return gap > 0 && gap <= FARTHEST ? (NEARNESS[Math.abs(gap - distance)] ?? LEAST_NEARNESS) : 0;
  }
  return 0;
}

/** Adds the open pieces that stand between the places of two neighbours, in both texts. */
function addBetween(now: Int32Array, old: Int32Array, pairs: Pairs): void {
  for (let a = 0; a < now.length; a += 1) {
    if (now[a] !== -1) continue;
    for (const side of [-1, 1]) {
      let at = a + side;
      while (Math.abs(at - a) <= REACH && at >= 0 && at < now.length && now[at] === -1) at += side;
      if (Math.abs(at - a) > REACH) continue;
      const place = at < 0 ? -1 : at >= now.length ? old.length : (now[at] ?? -1);
      for (let b = place - side, steps = 0; steps < REACH + 1; b -= side, steps += 1) {
        if (b < 0 || b >= old.length || old[b] !== -1) break;
        pairs.add(a, b);
      }
    }
  }
}
