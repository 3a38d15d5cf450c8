import type { Label } from './label';
import type { Span } from './span';

/**
 * A draft is a row of blocks whose texts, joined, are the file: every code unit stands in exactly one
 * block. Blocks are immutable and know nothing of their place, so an edit replaces the few it touches
 * and all others, with whatever was computed for them, are shared with the new version of the draft.
 * Every span in a block counts from the start of its own text.
 */
export type Block = FrontMatterBlock | Heading | Paragraph | Blank;

interface BlockText {
  /** The raw text of the block, its line ends included. */
  readonly text: string;
  /** Number of line breaks (`\n`, `\r\n` or a lone `\r`, as in LSP) in `text`. */
  readonly lineBreaks: number;
}

/** The YAML between `---` lines at the top of the file. At most one, always first. */
export interface FrontMatterBlock extends BlockText {
  readonly kind: 'front-matter';
}

/** A title, an article, a chapter: `## Article 6 (transparency)`, `II. Internet governance`. */
export interface Heading extends BlockText {
  readonly kind: 'heading';
  /** 1 is the outermost. */
  readonly level: number;
  /** The label printed in the heading (`Article 6`, `II`), if any. */
  readonly label?: Label;
  /** The words of the heading without decoration. */
  readonly title: Span;
}

/**
 * What role a paragraph plays in a UN text. `preambular` opens with a participle and `operative` with a
 * verb; an `item` is a list member below a paragraph; an `option` opens one of several alternatives;
 * everything else, numbered sentences of newer drafts included, is `plain`.
 */
export type Role = 'preambular' | 'operative' | 'item' | 'option' | 'plain';

/** The unit of a draft. */
export interface Paragraph extends BlockText {
  readonly kind: 'paragraph';
  /** The label as it stands at the head of this paragraph (`29 bis.`, `(a)`, `Pp3`), if any. */
  readonly label?: Label;
  /** The role that the paragraph's own words show; its place in the outline may refine it. */
  readonly role: Role;
  /** Columns of white space before the first character, tabs counting to the next multiple of four. */
  readonly indent: number;
  /** The words after the label and without the line end. */
  readonly content: Span;
  /** Page headers and footers that an extraction left inside this paragraph, in order; not its words. */
  readonly furniture: readonly Span[];
}

/** Empty lines, rules, and what is printed on a page without belonging to the text. */
export interface Blank extends BlockText {
  readonly kind: 'blank';
  /** True when the block holds printed characters: page headers, page numbers, Markdown directives. */
  readonly furniture: boolean;
}
