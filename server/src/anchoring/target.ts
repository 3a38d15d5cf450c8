/**
 * How an annotation knows its words: where they stood when it was written, and enough of what stood around
 * them to find them in another text. The fields are those of `target:` in an entry; quote, prefix and
 * suffix are a W3C TextQuoteSelector, start and end a TextPositionSelector (there in code points).
 */
export interface Target {
  /** Id of the draft: `wsis20/rev-1`. */
  readonly draft: string;
  /** SHA-256 of the draft's body, in hexadecimal, small letters: the text that the offsets refer to. */
  readonly text: string;
  /** The citation of the paragraph in which the words begin: `101`, `29 bis (a)`, `PP3`. */
  readonly paragraph?: string;
  /** Titles of the headings above, outermost first. */
  readonly heading: readonly string[];
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** UTF-16 code units from the start of the body, which follows the front matter. */
  readonly start: number;
  readonly end: number;
}
