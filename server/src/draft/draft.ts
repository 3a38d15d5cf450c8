import type { Block } from './block';
import { type FrontMatter, readFrontMatter } from './front-matter';
import { type LinePosition, offsetIn, positionIn } from './line-position';
import type { Outline } from './outline';
import { readOutline } from './read-outline';
import { type Reading, readBlocks } from './reading';
import { type BlockChange, reread } from './reread';
import type { Span } from './span';

export type { LinePosition } from './line-position';
export type { BlockChange } from './reread';

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
export function readDraft(text: string): Draft {
  return new BlockDraft(readBlocks(text), text);
}

class BlockDraft implements Draft {
  readonly blocks: readonly Block[];
  private readHead: FrontMatter | undefined;
  private ownOutline: Outline | undefined;

  constructor(
    private readonly reading: Reading,
    private joined?: string,
  ) {
    this.blocks = reading.blocks;
  }

  get text(): string {
    this.joined ??= this.blocks.map((block) => block.text).join('');
    return this.joined;
  }

  get length(): number {
    return this.startOf(this.blocks.length);
  }

  get frontMatter(): FrontMatter {
    const head = this.blocks[0];
    this.readHead ??= head?.kind === 'front-matter' ? readFrontMatter(head.text) : {};
    return this.readHead;
  }

  get outline(): Outline {
    this.ownOutline ??= readOutline(this.blocks);
    return this.ownOutline;
  }

  startOf(index: number): number {
    return this.reading.starts.startOf(index);
  }

  lineOf(index: number): number {
    return this.reading.starts.lineOf(index);
  }

  blockIndexAt(offset: number): number {
    return this.reading.starts.blockAt(offset);
  }

  positionAt(offset: number): LinePosition {
    return positionIn(this.blocks, this.reading.starts, this.inText(offset));
  }

  offsetAt(position: LinePosition): number {
    return offsetIn(this.blocks, this.reading.starts, position);
  }

  edit(span: Span, text: string): { readonly draft: Draft; readonly change: BlockChange } {
    const start = this.inText(Math.min(span.start, span.end));
    const end = this.inText(Math.max(span.start, span.end));
    const { reading, change } = reread(this.reading, start, end, text);
    return { draft: new BlockDraft(reading), change };
  }

  private inText(offset: number): number {
    return Math.max(0, Math.min(offset, this.length));
  }
}
