import type { Span } from './span';

/** What stands inside one block, beyond its words. Every span counts from the start of the block's text. */
export interface Markup {
  /** Outermost brackets, in order; nested ones are their children. */
  readonly brackets: readonly Bracket[];
  /** Brackets without a partner in this block: opening ones are closed at the block's end. */
  readonly unbalanced: readonly Span[];
  readonly statuses: readonly StatusMark[];
  readonly references: readonly Reference[];
  readonly footnotes: readonly Footnote[];
  /** A party's name that leads the paragraph: `Canada: ...`. */
  readonly speaker?: Attribution;
}

export interface Bracket {
  /** From the opening bracket to after the closing one; to the block's end where that is missing. */
  readonly span: Span;
  /** The text between the brackets. */
  readonly inner: Span;
  readonly kind: BracketKind;
  readonly closed: boolean;
  /** True when a word runs through it: `communication[s]`, `modalit[y][ies]`. */
  readonly insideWord: boolean;
  readonly children: readonly Bracket[];
  /** Who asked for what about this bracket, as printed right after it. */
  readonly attributions: readonly Attribution[];
  /** Position among adjoining alternatives such as `[shall][should][other]`, and how many there are. */
  readonly alternative?: { readonly index: number; readonly of: number };
}

export type BracketKind =
  | 'contested' // text not agreed yet
  | 'status' // [Suggested for closure]
  | 'placeholder' // [], [X], [Placeholder for ...], [no text]
  | 'citation'; // a Markdown link or footnote mark, not a bracket of the negotiation

/** `(EU, CANZ: delete)`: one or more parties and what they asked for. */
export interface Attribution {
  readonly span: Span;
  readonly parties: readonly string[];
  /** `delete`, `retain`, ... in the draft's own word; absent when the party is only named. */
  readonly request?: string;
}

export interface StatusMark {
  readonly span: Span;
  readonly status: 'agreed' | 'ad-ref' | 'closure' | 'placement' | 'reserved';
  /** As printed, without the brackets. */
  readonly text: string;
}

/** A pointer to a paragraph, document or goal. */
export interface Reference {
  readonly span: Span;
  readonly kind: 'paragraph' | 'article' | 'document' | 'goal';
  /** Label keys pointed at (`29`, `57`, `Article 6`, `7(b)`); a range lists its two ends. */
  readonly labels: readonly string[];
  /** The named or numbered document, normalised (`A/RES/70/125`, `Tunis Agenda`, `GDC`); absent: this draft. */
  readonly document?: string;
  /** `paragraph 1 of this Article`: the labels count in the article in which the reference stands. */
  readonly inArticle?: true;
  /** `paragraph 5 of that resolution`: in another text, of which the words do not say which. */
  readonly isElsewhere?: true;
}

export interface Footnote {
  readonly span: Span;
  readonly kind: 'mark' | 'note';
  readonly label: string;
}
