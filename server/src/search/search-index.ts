import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { Position } from '../positions/position';
import type { Statement } from '../positions/statement';
import type { Term } from '../terms/term';
import { type Vocabulary, vocabularyOf } from './near-words';
import {
  positionEntry,
  type SearchEntry,
  type SearchField,
  searchFields,
  statementEntry,
  termEntry,
} from './search-entry';
import { foldedPhrase, indexWords, type QueryWord, queryWords } from './search-words';

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

/** UTF-16 code units of a query that are read; more is a paste by mistake. */
const longestQuery = 200;
const mostQueryWords = 12;

/** Errors a word of this many letters may have; two are the most the index looks for. */
const typingErrors = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/** Of how many of the best the whole title and labels are compared with the query. */
const comparedInWhole = 100;

/**
 * Builds the index, in time linear in the content. Never throws, whatever the content or the query.
 *
 * All words of a query must be met, each as it is, as the beginning of a word, or within a few typing
 * errors; only where nothing meets them all is one enough. Ranking is BM25+ (the library's) over weighted
 * fields, then a whole title or label before everything, a title with all the words before others, agreed
 * before proposed before superseded, newest first.
 */
export function buildSearchIndex(content: Searchable): SearchIndex {
  const positions = [...content.positions];
  const terms = [...content.terms];
  const tied = tiedTerms(positions, terms);
  const entries: SearchEntry[] = [
    ...positions.map((position) => positionEntry(position, tied.get(position.id) ?? [])),
    ...terms.map(termEntry),
    ...Array.from(content.statements, statementEntry),
  ];
  const words = new Set<string>();
  const index = new MiniSearch({
    idField: 'key',
    fields: [...searchFields],
    // How often a word is repeated says little here and costs most of the time to build.
    tokenize: (text) => [...new Set(indexWords(text))],
    processTerm: (word) => {
      words.add(word);
      return word;
    },
  });
  // The place in the list is the key: ids of different kinds may be the same.
  index.addAll(entries.map(({ fields }, key) => ({ key, ...fields })));
  const vocabulary = vocabularyOf(words);

  const find = (typed: readonly QueryWord[], combineWith: 'AND' | 'OR'): Found[] =>
    index
      .search({ combineWith, queries: typed.map((_, i) => wordQuery(typed, i, vocabulary)) }, ranking)
      .flatMap(({ id, score }): Found[] => {
        const entry = entries[id as number];
        return entry ? [{ entry, score: score * entry.weight }] : [];
      });

  return {
    search(query, limit) {
      const count = Math.max(0, Math.floor(limit) || 0);
      const bounded = query.slice(0, longestQuery);
      const typed = queryWords(bounded, mostQueryWords);
      if (typed.length === 0) return agreedPositions(entries).slice(0, count).map(toResult);
      const all = find(typed, 'AND');
      const found = all.length > 0 || typed.length === 1 ? all : find(typed, 'OR');
      return inOrder(preferTitles(asPercentages(found), foldedPhrase(bounded), typed))
        .slice(0, count)
        .map(toResult);
    },
  };
}

interface Found {
  readonly entry: SearchEntry;
  readonly score: number;
}

const ranking: SearchOptions = {
  boost: { title: 6, names: 5, terms: 0.5, topic: 3, wording: 2, places: 2, body: 1 },
  weights: { prefix: 0.5, fuzzy: 0.2 },
  // Translations make the names of a term many; that makes it no less relevant.
  bm25: { k: 1.2, b: 0.3, d: 0.5 },
  tokenize: (word) => [word],
  processTerm: (word) => word,
};

/** All the ways in which word `i` of the query may stand in the index. */
function wordQuery(typed: readonly QueryWord[], i: number, vocabulary: Vocabulary): Query {
  const { text = '', tolerant = false } = typed[i] ?? {};
  if (!tolerant) return { queries: [text] };
  // A letter or two begin half of all words: only names are worth the time then.
  const fields: SearchField[] = text.length < 3 ? ['title', 'names', 'places'] : [...searchFields];
  const queries: Query[] = [{ queries: [text], fields, prefix: true, fuzzy: typingErrors(text.length) }];
  for (const neighbour of [i - 1, i]) {
    // Typed apart and printed together: `multi stakeholder`.
    const joined = (typed[neighbour]?.text ?? '') + (typed[neighbour + 1]?.text ?? '');
    if (joined.length > text.length && vocabulary.hasPrefix(joined))
      queries.push({ queries: [joined], prefix: true });
  }
  if (vocabulary.hasPrefix(text)) return { combineWith: 'OR', queries };
  for (let cut = 2; cut <= text.length - 2; cut++) {
    // Typed together and printed apart: `capacitybuilding`.
    const parts = [text.slice(0, cut), text.slice(cut)];
    if (parts.every((part) => vocabulary.has(part))) queries.push({ combineWith: 'AND', queries: parts });
  }
  const errors = text.length < 5 ? 0 : typingErrors(text.length);
  const near = errors === 0 ? [] : vocabulary.nearPrefixes(text, errors, 20);
  if (near.length > 0) queries.push({ combineWith: 'OR', queries: near, boostTerm: () => 0.2 });
  return { combineWith: 'OR', queries };
}

/** The terms of each position, by its id: what names it and what it names. */
function tiedTerms(
  positions: readonly Position[],
  terms: readonly Term[],
): ReadonlyMap<string, ReadonlySet<Term>> {
  const tied = new Map<string, Set<Term>>(positions.map(({ id }) => [id, new Set()]));
  const byId = new Map(terms.map((term) => [term.id, term]));
  for (const position of positions) {
    for (const id of position.terms) {
      const term = byId.get(id);
      if (term) tied.get(position.id)?.add(term);
    }
  }
  for (const term of terms) {
    for (const id of term.positions) tied.get(id)?.add(term);
  }
  return tied;
}

/** By how much a name that meets the query lifts an entry. */
const lifts = { whole: 40, begun: 1.5, allWords: 4 };

/**
 * Lifts entries whose title or one of whose labels is the query or begins with it, or whose title has all
 * its words: where many titles have them they weigh little there, and much in the one text that repeats them.
 */
function preferTitles(found: readonly Found[], phrase: string, typed: readonly QueryWord[]): Found[] {
  return found.map(({ entry, score }, i) => {
    if (i >= comparedInWhole) return { entry, score };
    const names = entry.names.map(foldedPhrase);
    if (names.includes(phrase)) return { entry, score: score * lifts.whole };
    const begun = names.some((name) => name.startsWith(phrase)) ? lifts.begun : 1;
    return { entry, score: score * begun * (hasAll(entry.title, typed) ? lifts.allWords : 1) };
  });
}

function hasAll(title: string, typed: readonly QueryWord[]): boolean {
  const words = indexWords(title);
  return typed.every(({ text, tolerant }) =>
    words.some((word) => (tolerant ? word.startsWith(text) : word === text)),
  );
}

/** Scores as percentages of the best one, so that what is practically even is equal; best first. */
function asPercentages(found: readonly Found[]): Found[] {
  const best = found.reduce((most, { score }) => Math.max(most, score), Number.MIN_VALUE);
  return inOrder(found.map(({ entry, score }) => ({ entry, score: Math.round((100 * score) / best) })));
}

function inOrder(found: readonly Found[]): Found[] {
  return [...found].sort((a, b) => b.score - a.score || newestFirst(a.entry, b.entry));
}

function agreedPositions(entries: readonly SearchEntry[]): Found[] {
  return entries
    .filter(({ agreed }) => agreed)
    .sort(newestFirst)
    .map((entry) => ({ entry, score: 100 }));
}

/** By code unit, not by locale: the same order on every machine. */
function newestFirst(a: SearchEntry, b: SearchEntry): number {
  return compare(b.date, a.date) || compare(a.kind, b.kind) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toResult({ entry, score }: Found): SearchResult {
  return { kind: entry.kind, id: entry.id, title: entry.title, score, summary: entry.summary() };
}
