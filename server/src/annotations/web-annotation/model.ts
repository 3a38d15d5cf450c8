/**
 * Entries as W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017), one
 * annotation an entry. What the standard has no word for stands under `caucus:entry`, which other readers
 * pass over: a JSON-LD extension in a vocabulary of our own.
 */
export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

/** Ours; `@json` because the value is no linked data. */
export const ownContext = {
  caucus: 'urn:x-caucus:',
  'caucus:entry': { '@id': 'urn:x-caucus:entry', '@type': '@json' },
} as const;

export interface WebAnnotation {
  readonly '@context': readonly [typeof annotationContext, typeof ownContext];
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: Motivation;
  /** As `isoOf` writes it. */
  readonly created?: string;
  readonly creator?: readonly Agent[];
  readonly body?: readonly (TextualBody | LinkedBody)[];
  readonly target: WebTarget | readonly [string, WebTarget];
  readonly 'caucus:entry': OwnFields;
}

export type Motivation =
  | 'commenting'
  | 'questioning'
  | 'editing'
  | 'replying'
  | 'assessing'
  | 'moderating'
  | 'identifying';

export interface Agent {
  readonly type: 'Person' | 'Organization';
  readonly id?: string;
  readonly name?: string;
  /** `mailto:` and the address. */
  readonly email?: string;
}

export interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: 'commenting' | 'replying' | 'editing' | 'tagging';
  readonly value: string;
  readonly format?: 'text/markdown' | 'text/plain';
}

export interface LinkedBody {
  readonly type: 'SpecificResource';
  readonly purpose: 'linking';
  readonly source: string;
}

/** The IRI of another annotation, or words in a text. */
export type WebTarget = string | WordsTarget;

export interface WordsTarget {
  readonly type: 'SpecificResource';
  readonly source: string;
  readonly selector: readonly (
    | {
        readonly type: 'TextQuoteSelector';
        readonly exact: string;
        readonly prefix?: string;
        readonly suffix?: string;
      }
    /** In code points of the text below the front matter. */
    | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }
  )[];
}

/** What only Caucus says of an entry. */
export interface OwnFields {
  readonly kind: string;
  readonly member: string;
  readonly thread: string;
  readonly after?: readonly string[];
  readonly of?: string;
  /** An edit that takes a proposal back. */
  readonly proposal?: false;
  /** An edit that names no position leaves them as they were; one with an empty list takes them away. */
  readonly positions?: readonly string[];
  readonly target?: {
    readonly draft: string;
    readonly text: string;
    readonly paragraph?: string;
    readonly heading: readonly string[];
    /** UTF-16 code units, beside the selector’s code points, which need the text to be worked out. */
    readonly start: number;
    readonly end: number;
  };
}

/**
 * An instant as an annotation and an entry write it, in UTC: `2025-11-10T08:30:00Z`. Undefined where there is
 * none, or where its year has not four digits, as xsd:dateTime and our own dates have.
 *
 * @param instant milliseconds since 1970, or NaN
 */
export function isoOf(instant: number): string | undefined {
  const date = new Date(instant);
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString().replace('.000Z', 'Z') : undefined;
}

/** Code points before a place given in UTF-16 code units. Linear. */
export function toCodePoints(text: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset && at < text.length; count++) at += isPair(text, at) ? 2 : 1;
  return count;
}

/** UTF-16 code units before a place given in code points. Linear. */
export function toCodeUnits(text: string, codePoints: number): number {
  let at = 0;
  for (let count = 0; count < codePoints && at < text.length; count++) at += isPair(text, at) ? 2 : 1;
  return at;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
