import { alternativesIn } from './alternatives';
import { type ContentMeter, inAnyOrder } from './content';
import type { Assignment } from './piece-alignment';
import type { Reading } from './reading';
import type { Vocabulary } from './vocabulary';

/**
 * New paragraphs that say nearly the same as another one of the new text, where the old text said it once:
 * drafts of one paragraph (Option 1, Option 2) and copies. Of each group one stands for all when the texts
 * are aligned; the others, its doubles, are looked at when a quote is found there.
 */
export interface Doubles {
  /** The paragraph that stands for each new paragraph; -1 for those that are no double. */
  readonly of: Int32Array;
  /** The first doubles of a new paragraph. */
  readonly by: ReadonlyMap<number, readonly number[]>;
}

/** Agreement of two options from which they are drafts of the same words. */
const ALIKE = 500;
/** The same of two paragraphs, one behind the other, that are not called options. */
const ALIKE_UNNAMED = 600;
/** Agreement of two old paragraphs from which they were drafts of the same words already. */
const ALIKE_BEFORE = 300;
/** How many paragraphs above an option the other one may stand. */
const REACH = 8;
/** How much worse a copy may fit than the paragraph itself and still leave a reader in doubt. */
const DOUBT = 0.14;
/** Doubles of a paragraph that are looked at: a place and these are as many as anyone is asked to choose from. */
const MOST = 4;

/** Options, and paragraphs in a row, that are drafts of each other and were not so in the old text. */
export function optionDoubles(
  old: Reading,
  now: Reading,
  vocabulary: Vocabulary,
  paragraphs: Assignment,
): Int32Array {
  const of = new Int32Array(now.paragraphs.length).fill(-1);
  const options = alternativesIn(now);
  const { old: oldIds, oldWeights } = vocabulary;
  const likeness = amongNew(now, vocabulary);
  const likenessBefore = inAnyOrder(old.paragraphs, old.paragraphs, {
    ...vocabulary,
    now: oldIds,
    newWeights: oldWeights,
  });
  for (const [index, option] of options.entries()) {
    let best = 0;
    const reach = option === undefined ? 1 : REACH;
    for (let other = index - 1; other >= Math.max(0, index - reach); other -= 1) {
      const name = options[other];
      const named = name !== undefined && option !== undefined && name !== option;
      if (!named && (other !== index - 1 || option !== undefined || name !== undefined)) continue;
      const base = of[other] ?? -1;
      if (named && base !== -1) continue;
      const alike = likeness(other, index);
      if (alike < best || alike < (named ? ALIKE : ALIKE_UNNAMED)) continue;
      const [first, second] = [paragraphs.old[other] ?? -1, paragraphs.old[index] ?? -1];
      if (first >= 0 && second >= 0 && likenessBefore(first, second) >= ALIKE_BEFORE) continue;
      best = alike;
      of[index] = base === -1 ? other : base;
    }
  }
  return of;
}

/** Adds to the options the paragraphs that were copied: nearly as good a successor, and nobody else's. */
export function doublesOf(
  options: Int32Array,
  now: Reading,
  vocabulary: Vocabulary,
  paragraphs: Assignment,
): Doubles {
  const of = options.slice();
  const by = new Map<number, number[]>();
  const likeness = amongNew(now, vocabulary);
  for (const [paragraph, place] of paragraphs.now.entries()) {
    const rival = paragraphs.rival[paragraph] ?? -1;
    if (place < 0 || rival < 0 || of[rival] !== -1 || of[place] !== -1) continue;
    const gap = (paragraphs.score[paragraph] ?? 0) - (paragraphs.rivalScore[paragraph] ?? 0);
    if (gap <= DOUBT && likeness(place, rival) >= ALIKE) of[rival] = place;
  }
  for (const [double, place] of of.entries()) {
    if (place < 0) continue;
    const others = by.get(place);
    if (others === undefined) by.set(place, [double]);
    else if (others.length < MOST) others.push(double);
  }
  return { of, by };
}

function amongNew({ paragraphs }: Reading, vocabulary: Vocabulary): ContentMeter {
  const { now, newWeights } = vocabulary;
  return inAnyOrder(paragraphs, paragraphs, { ...vocabulary, old: now, oldWeights: newWeights });
}
