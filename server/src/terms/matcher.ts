import type { Span } from '../draft/span';
import type { Term } from './term';

/** One place where a term stands in a text; the span counts from the start of the scanned text. */
export interface Occurrence extends Span {
  readonly term: Term;
}

/** Finds all tracked terms in one pass. Immutable; compile a new one when the terms change. */
export interface TermMatcher {
  readonly terms: readonly Term[];
  /** Size of the tables, in bytes. */
  readonly byteSize: number;
  /** Occurrences in order, leftmost-longest, without a term inside a longer one. */
  find(text: string): Occurrence[];
}

export declare function compileTerms(terms: readonly Term[]): TermMatcher;
