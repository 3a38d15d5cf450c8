import { forEachForm, wordsOf } from './forms';
import type { Term } from './term';

/** A form that several terms list. The matcher gives it to the first. */
export interface ConflictingForm {
  /** As the first term writes it. */
  readonly form: string;
  /** The terms that claim it, by id; at least two. */
  readonly terms: readonly Term[];
}

/**
 * Forms that two or more terms claim, in order of their text. Forms are the same when they differ only in
 * what matching tolerates: case, accents' encoding, quotes, hyphens, spaces.
 */
export function conflictingForms(terms: readonly Term[]): ConflictingForm[] {
  const claims = new Map<string, { form: string; terms: Term[] }>();
  for (const term of [...terms].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    forEachForm(term, (text) => {
      const key = wordsOf(text).join('');
      const claim = claims.get(key);
      if (!claim) claims.set(key, { form: text, terms: [term] });
      else if (claim.terms.at(-1) !== term) claim.terms.push(term);
    });
  }
  return [...claims]
    .filter(([key, claim]) => key !== '' && claim.terms.length > 1)
    .map(([, claim]) => claim)
    .sort((a, b) => (a.form < b.form ? -1 : a.form > b.form ? 1 : 0));
}
