import { Cut } from './folded-words';
import type { Vocabulary } from './vocabulary';
import { type Links, Tie } from './word-alignment';

/** What became of a row of words: the place where most of it stands. */
export interface Trace {
  /** Outermost words of the place, and the old words that they were. */
  readonly oldFirst: number;
  readonly oldLast: number;
  readonly newFirst: number;
  readonly newLast: number;
  /** Share of the row, by weight, that stands there as it was or in another form; from 0 to 1. */
  readonly kept: number;
  /** Share of the words that others stand for. */
  readonly instead: number;
  /** Share of the row, by weight, that stands elsewhere in the text. */
  readonly elsewhere: number;
  /** All words, in order, in the same form, with nothing between them. */
  readonly whole: boolean;
  /** The words right before and behind the row are kept, and stand right before and behind the place. */
  readonly bounded: boolean;
}

interface Word {
  readonly old: number;
  readonly now: number;
  readonly tie: Tie;
  readonly weight: number;
}

/** What a word counts of which another form is left, and one in whose place another stands. */
const FORM = 0.75;
const INSTEAD = 0.1;
/** Words of the new text between two from which they are parts of different places. */
const APART = 15;
/** The same within a paragraph, where all that stands between was put in, and nothing else of the old text. */
const PUT_IN = 40;

/** Follows the words `from` to `to`; nothing where none of them has a tie. */
export function traceOf(
  links: Links,
  { oldWeights, newCuts }: Vocabulary,
  from: number,
  to: number,
): Trace | undefined {
  const start = links.now[from] ?? -1;
  if (start >= 0 && isWhole(links, from, to, start)) {
    return {
      oldFirst: from,
      oldLast: to - 1,
      newFirst: start,
      newLast: start + to - from - 1,
      kept: 1,
      instead: 0,
      elsewhere: 0,
      whole: true,
      bounded: true,
    };
  }
  const words: Word[] = [];
  let total = 0;
  let ordered = true;
  let before = -1;
  for (let at = from; at < to; at += 1) {
    const weight = oldWeights[at] ?? 0;
    total += weight;
    const now = links.now[at] ?? -1;
    if (now < 0) continue;
    words.push({ old: at, now, tie: links.ties[at] ?? Tie.none, weight });
    if (now < before) ordered = false;
    before = now;
  }
  if (words.length === 0) return undefined;
  if (!ordered) words.sort((a, b) => a.now - b.now);
  const apart = Math.max(APART, to - from);
  let best: Word[] = [];
  let bestWeight = -1;
  let all = 0;
  for (let start = 0; start < words.length; ) {
    let end = start + 1;
    while (end < words.length && belong(words[end - 1], words[end], apart, links, newCuts)) end += 1;
    const cluster = words.slice(start, end);
    const weight = cluster.reduce((sum, word) => sum + countOf(word), 0);
    all += weight;
    if (weight > bestWeight) {
      best = cluster;
      bestWeight = weight;
    }
    start = end;
  }
  best = trimmed(best);
  const first = best[0];
  const last = best.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let kept = 0;
  let instead = 0;
  for (const word of best) {
    if (word.tie === Tie.instead) instead += 1;
    else kept += countOf(word);
  }
  return {
    oldFirst: first.old,
    oldLast: last.old,
    newFirst: first.now,
    newLast: last.now,
    kept: kept / total,
    instead: instead / (to - from),
    elsewhere: (all - bestWeight) / total,
    whole: false,
    bounded: isBounded(links, from, to, first.now, last.now),
  };
}

/** Two words, one behind the other in the new text, are of one place. */
function belong(
  a: Word | undefined,
  b: Word | undefined,
  apart: number,
  links: Links,
  cuts: Uint8Array,
): boolean {
  if (a === undefined || b === undefined) return false;
  if (b.now - a.now <= apart) return true;
  if (b.now - a.now > PUT_IN || b.old < a.old) return false;
  for (let word = a.now + 1; word < b.now; word += 1) {
    if ((links.old[word] ?? -1) >= 0 || cuts[word] === Cut.block) return false;
  }
  return cuts[b.now] !== Cut.block;
}

function countOf(word: Word | undefined): number {
  if (word === undefined) return 0;
  const { tie, weight } = word;
  return tie === Tie.same ? weight : weight * (tie === Tie.form ? FORM : INSTEAD);
}

/** Words of the new text between an end of a place and the rest from which a light end is cut off. */
const GAP = 8;
/** Share of a place's weight, at most, that a light end has. */
const LIGHT = 0.05;

/** A place without what only seems to be an end of it: a light word far from all others. */
function trimmed(words: Word[]): Word[] {
  const total = words.reduce((sum, word) => sum + countOf(word), 0);
  let start = 0;
  let end = words.length;
  for (let at = start, weight = 0; at + 1 < end; at += 1) {
    weight += countOf(words[at]);
    if (weight > LIGHT * total) break;
    if ((words[at + 1]?.now ?? 0) - (words[at]?.now ?? 0) > GAP) start = at + 1;
  }
  for (let at = end - 1, weight = 0; at > start; at -= 1) {
    weight += countOf(words[at]);
    if (weight > LIGHT * total) break;
    if ((words[at]?.now ?? 0) - (words[at - 1]?.now ?? 0) > GAP) end = at;
  }
  return words.slice(start, end);
}

/** How far from the row its neighbours are looked for, in words, and how much farther they may stand now. */
const NEAR = 3;
const SLACK = 3;

function isBounded(links: Links, from: number, to: number, first: number, last: number): boolean {
  return isBoundedAt(links, from, -1, first) && isBoundedAt(links, to - 1, 1, last);
}

/** The nearest kept word beside the end `word` of a row stands beside `place` as well. */
function isBoundedAt(links: Links, word: number, step: 1 | -1, place: number): boolean {
  const neighbour = nearestKept(links, word, step);
  if (neighbour === undefined) return false;
  const distance = step * ((links.now[neighbour] ?? 0) - place);
  return distance > 0 && distance <= step * (neighbour - word) + SLACK;
}

/** The nearest kept word on one side of `word`. */
function nearestKept(links: Links, word: number, step: 1 | -1): number | undefined {
  for (let count = 0; count < NEAR; count += 1) {
    word += step;
    if (word < 0 || word >= links.now.length) return undefined;
    if ((links.ties[word] ?? 0) >= Tie.form) return word;
  }
  return undefined;
}

function isWhole(links: Links, from: number, to: number, start: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (links.now[at] !== start + at - from || links.ties[at] !== Tie.same) return false;
  }
  return true;
}
