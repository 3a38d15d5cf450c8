import { compileForms } from './compile-forms';
import { folded } from './fold';
import { rows } from './rows';
import { type Occurrence, scan } from './scan';
import type { Term } from './term';
import { Walk } from './walk';

export type { Occurrence } from './scan';

/** Finds all tracked terms in one pass. Immutable; compile a new one when the terms change. */
export interface TermMatcher {
  readonly terms: readonly Term[];
  /** Size of the tables, in bytes. */
  readonly byteSize: number;
  /** Occurrences in order, leftmost-longest, without a term inside a longer one. */
  find(text: string): Occurrence[];
}

/**
 * Compiles the forms of all terms into one table. A form that two terms claim belongs to the one whose id
 * comes first. Forms without letters and forms beyond `maxLetters` or `maxTokens` are never found.
 */
export function compileTerms(terms: readonly Term[]): TermMatcher {
  const byId = sortedById(terms);
  const table = compileForms(byId);
  const walk = new Walk(table);
  return {
    terms,
    byteSize: table.byteSize + rows.byteSize + folded.byteLength,
    find: (text) => scan(text, table, byId, walk),
  };
}

function sortedById(terms: readonly Term[]): readonly Term[] {
  const sorted = terms.every((term, i) => i === 0 || (terms[i - 1]?.id ?? '') <= term.id);
  return sorted ? terms : [...terms].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
