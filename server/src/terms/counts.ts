import type { Occurrence } from './matcher';
import type { TermStance } from './term';

/** How often terms stand in a text. */
export interface Counts {
  /** Occurrences by stance. */
  readonly stances: Readonly<Record<TermStance, number>>;
  /** Occurrences by term id; terms that do not stand in the text are absent. */
  readonly terms: ReadonlyMap<string, number>;
}

/** Counts the occurrences of one text or, block by block, of a whole draft. */
export function countOccurrences(occurrences: Iterable<Occurrence>): Counts {
  const stances = { support: 0, oppose: 0, watch: 0 };
  const terms = new Map<string, number>();
  for (const { term } of occurrences) {
    stances[term.stance]++;
    terms.set(term.id, (terms.get(term.id) ?? 0) + 1);
  }
  return { stances, terms };
}
