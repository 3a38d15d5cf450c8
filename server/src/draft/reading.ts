import type { Block } from './block';
import { BlockStarts } from './block-starts';
import { type PageFacts, pageFacts, runningLines } from './furniture';
import { FILE_START, segment } from './segment';

/** A text cut into blocks, and all that reading a part of it anew depends on. Immutable. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly starts: BlockStarts;
  /** What the pages of the text have in common. */
  readonly pages: PageFacts;
  /** The lines that recur on them, and are no words of the text. */
  readonly running: ReadonlySet<string>;
}

/** Cuts a whole text into blocks. Never throws; linear in the length of the text. */
export function readBlocks(text: string): Reading {
  const pages = pageFacts(text);
  const running = runningLines(pages);
  const blocks = segment(text, FILE_START, running);
  return { blocks, starts: new BlockStarts(blocks), pages, running };
}

/** The text of blocks `from` to `to`. */
export function joinTexts(blocks: readonly Block[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index += 1) text += blocks[index]?.text ?? '';
  return text;
}
