import type { Span } from './span';

/** A paragraph's or heading's printed label. */
export interface Label {
  /** As printed, without surrounding white space: `29 bis.`, `(a)`, `Pp5`, `Article 6`. */
  readonly printed: string;
  /** Normalised for comparison and display: `29 bis`, `(a)`, `PP5`, `OP6 alt`, `Article 6`. */
  readonly key: string;
  /** Where it stands in the block's text. */
  readonly span: Span;
  readonly style: LabelStyle;
}

export type LabelStyle =
  | 'number' // 1.  29 bis.  3.3 ter
  | 'letter' // (a)  a)
  | 'roman' // (iv)  IV.
  | 'preambular' // PP3
  | 'operative' // OP7 ter
  | 'article' // Article 6, Chapter II, Section 3, Annex I
  | 'option' // Option 1:  Option (a)
  | 'bullet'; // -  •
