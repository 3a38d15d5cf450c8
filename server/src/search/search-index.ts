import type { Position } from '../positions/position';
import type { Statement } from '../positions/statement';
import type { Term } from '../terms/term';

export type SearchKind = 'position' | 'term' | 'statement';

export interface SearchResult {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  /** Higher is better; comparable within one query only. */
  readonly score: number;
  /** One or two plain-text sentences. */
  readonly summary: string;
}

/** Full-text look-up over everything a coalition has agreed: typing errors, prefixes and translations allowed. */
export interface SearchIndex {
  /** Best first. An empty query gives agreed positions, newest first. */
  search(query: string, limit: number): SearchResult[];
}

export interface Searchable {
  readonly positions: Iterable<Position>;
  readonly terms: Iterable<Term>;
  readonly statements: Iterable<Statement>;
}

export declare function buildSearchIndex(content: Searchable): SearchIndex;
