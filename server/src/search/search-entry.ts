import type { Position, Source } from '../positions/position';
import type { Statement } from '../positions/statement';
import type { Term } from '../terms/term';
import { plainSummary } from './plain-summary';
import type { SearchKind } from './search-index';

/** Something that can be found, with the texts by which it is found. */
export interface SearchEntry {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  /** ISO date, possibly of a month only; empty when unknown. */
  readonly date: string;
  /** Multiplies every score: what is agreed comes before what is only proposed. */
  readonly weight: number;
  /** True for what an empty query lists. */
  readonly agreed: boolean;
  /** Labels by which it is called; the whole of one typed is the best match there is. */
  readonly names: readonly string[];
  readonly fields: Readonly<Record<SearchField, string>>;
  /** One or two plain-text sentences. */
  summary(): string;
}

export const searchFields = ['title', 'names', 'terms', 'topic', 'wording', 'places', 'body'] as const;
export type SearchField = (typeof searchFields)[number];

const statusWeights = { agreed: 1.25, proposed: 1, superseded: 0.5 } as const;
const termWeight = 0.9;

/** UTF-16 code units of a body that are indexed: what matters is said first. */
const longestBody = 5_000;
/** UTF-16 code units of the terms of a position that are indexed, for one that names all there are. */
const longestTerms = 5_000;

/**
 * What finds a position: its wording and who stands behind it, too; of its body the first 5,000 UTF-16 code
 * units.
 * @param terms those that name the position or that it names; it is found by whatever they are called
 */
export function positionEntry(position: Position, terms: Iterable<Term>): SearchEntry {
  const members = new Set(position.stances.map(({ member }) => member));
  return {
    kind: 'position',
    id: position.id,
    title: position.title,
    date: position.agreed ?? latest(position.sources),
    weight: statusWeights[position.status],
    agreed: position.status === 'agreed',
    names: [position.title, position.id],
    fields: {
      title: position.title,
      names: position.id,
      terms: namesOf(terms),
      topic: position.topic ?? '',
      wording: [position.language, position.fallback, ...position.redLines].filter(Boolean).join('\n'),
      places: [...position.sources.map(placeOf), position.agreed].filter(Boolean).join('\n'),
      body: [position.body.slice(0, longestBody), ...members].join('\n'),
    },
    summary: () => plainSummary(position.body),
  };
}

/** What finds a term: every form and translation of it, and what it is told apart from. */
export function termEntry(term: Term): SearchEntry {
  const forms = formsOf(term);
  return {
    kind: 'term',
    id: term.id,
    title: term.label,
    date: '',
    weight: termWeight,
    agreed: false,
    names: [term.label, term.id, ...forms],
    fields: {
      title: term.label,
      names: [term.id, ...forms].join('\n'),
      terms: '',
      topic: term.topic ?? '',
      wording: [...term.contrast, ...term.positions].join('\n'),
      places: '',
      body: (term.note ?? '').slice(0, longestBody),
    },
    summary: () => (term.note ? plainSummary(term.note) : forms.join(', ')),
  };
}

/** What finds a statement: the positions it took, and the draft and date it was made on. */
export function statementEntry(statement: Statement): SearchEntry {
  const place = {
    ...(statement.draft && { draft: statement.draft }),
    ...(statement.date && { date: statement.date }),
  };
  return {
    kind: 'statement',
    id: statement.id,
    title: statement.title,
    date: statement.date ?? '',
    weight: 1,
    agreed: false,
    names: [statement.title, statement.id],
    fields: {
      title: statement.title,
      names: statement.id,
      terms: '',
      topic: '',
      wording: statement.positions.join('\n'),
      places: placeOf(place),
      body: statement.body.slice(0, longestBody),
    },
    summary: () => plainSummary(statement.body),
  };
}

function formsOf({ variants, translations }: Term): string[] {
  return [...variants, ...Object.values(translations).flat()];
}

function namesOf(terms: Iterable<Term>): string {
  let names = '';
  for (const term of terms) {
    names += `${[term.id, term.label, ...formsOf(term)].join('\n').slice(0, longestTerms)}\n`;
    if (names.length >= longestTerms) break;
  }
  return names.slice(0, longestTerms);
}

/** As one would type it: `wsis20/rev-1 paragraph 101 2025-11-10`. */
function placeOf({ statement, draft, paragraph, date }: Source): string {
  return [statement, draft, paragraph && `paragraph ${paragraph}`, date].filter(Boolean).join(' ');
}

function latest(sources: readonly Source[]): string {
  return sources.reduce((newest, { date = '' }) => (date > newest ? date : newest), '');
}
