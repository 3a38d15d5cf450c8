import type { Block } from './block';
import type { FrontMatter } from './front-matter';
import type { Markup } from './markup';
import type { Outline } from './outline';
import type { Span } from './span';

/** A zero-based line and a character in UTF-16 code units, as in LSP. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Which blocks an edit replaced: `removed` blocks from index `from` gave way to `inserted` new ones. */
export interface BlockChange {
  readonly from: number;
  readonly removed: number;
  readonly inserted: number;
}

/**
 * One version of a draft's text. Immutable; an edit gives a new one that shares all untouched blocks.
 * This is the document itself, not a view of one: an editor's changes are applied to the blocks, because
 * on a long text keeping a second copy with its line table costs far more than reading a paragraph.
 */
export interface Draft {
  readonly blocks: readonly Block[];
  /** UTF-16 code units. */
  readonly length: number;
  /** Joined on first use, then kept. */
  readonly text: string;
  /** Parsed on first use; `{}` where there is none or it does not parse. */
  readonly frontMatter: FrontMatter;
  /** Labels, depth and scopes, which depend on more than one block; computed on first use. */
  readonly outline: Outline;
  /** Replaces the code units of `span` by `text`. Out-of-range spans are clamped. */
  edit(span: Span, text: string): { readonly draft: Draft; readonly change: BlockChange };
  /** Code units before block `index`; `index === blocks.length` gives the length. */
  startOf(index: number): number;
  /** Zero-based line on which block `index` starts. */
  lineOf(index: number): number;
  /** Index of the block that holds the code unit at `offset`; the last block at the very end; -1 in an empty draft. */
  blockIndexAt(offset: number): number;
  positionAt(offset: number): LinePosition;
  /** Clamped as LSP asks: past the end of a line counts as its end. */
  offsetAt(position: LinePosition): number;
}

/** Reads a text. Never throws; linear in the length of the text. */
export declare function readDraft(text: string): Draft;

/** What stands inside a block; computed on first use and kept for as long as the block lives. */
export declare function markupOf(block: Block): Markup;
