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
/** Words of the new text between two that make them parts of different places. */
const APART = 15;

/** Follows the words `from` to `to`; nothing where none of them has a tie. */
export function traceOf(
  links: Links,
  { oldWeights }: Vocabulary,
  from: number,
  to: number,
): Trace | undefined {
  const words: Word[] = [];
  let total = 0;
  for (let at = from; at < to; at += 1) {
    const weight = oldWeights[at] ?? 0;
    total += weight;
    const now = links.now[at] ?? -1;
    if (now >= 0) words.push({ old: at, now, tie: links.ties[at] ?? Tie.none, weight });
  }
  if (words.length === 0) return undefined;
  words.sort((a, b) => a.now - b.now);
  const apart = Math.max(APART, to - from);
  let best: Word[] = [];
  let bestWeight = -1;
  let all = 0;
  for (let start = 0; start < words.length; ) {
    let end = start + 1;
    while (end < words.length && (words[end]?.now ?? 0) - (words[end - 1]?.now ?? 0) <= apart) end += 1;
    const cluster = words.slice(start, end);
    const weight = cluster.reduce((sum, word) => sum + countOf(word), 0);
    all += weight;
    if (weight > bestWeight) {
      best = cluster;
      bestWeight = weight;
    }
    start = end;
  }
  const first = best[0];
  const last = best.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let kept = 0;
  let instead = 0;
  for (const word of best) {
    if (word.tie === Tie.instead) instead += 1;
    else kept += countOf(word);
  }
  const whole =
    best.length === to - from &&
    best.every(
      (word, index) => word.tie === Tie.same && word.old === from + index && word.now === first.now + index,
    );
  return {
    oldFirst: first.old,
    oldLast: last.old,
    newFirst: first.now,
    newLast: last.now,
    kept: kept / total,
    instead: instead / (to - from),
    elsewhere: (all - bestWeight) / total,
    whole,
  };
}

function countOf({ tie, weight }: Word): number {
  return tie === Tie.same ? weight : weight * (tie === Tie.form ? FORM : INSTEAD);
}
