import type { Block } from './block';
import { lineAt, lineStartsOf } from './block-lines';
import type { BlockStarts } from './block-starts';
import { beforeBreak, nextLine } from './lines';

/** A zero-based line and a character in UTF-16 code units, as in LSP. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The line and character of the code unit at `offset` of the joined blocks, which must lie in the text. */
export function positionIn(blocks: readonly Block[], starts: BlockStarts, offset: number): LinePosition {
  const index = starts.blockAt(offset);
  const block = blocks[index];
  if (block === undefined) return { line: 0, character: 0 };
  const inside = offset - starts.startOf(index);
  const lineStarts = lineStartsOf(block);
  const line = lineAt(lineStarts, inside);
  const lineStart = lineStarts[line] ?? 0;
  const character = beforeBreak(block.text, lineStart, inside) - lineStart;
  return { line: starts.lineOf(index) + line, character };
}

/** The offset of a position in the joined blocks, clamped as LSP asks: past the end of a line counts as its end. */
export function offsetIn(
  blocks: readonly Block[],
  starts: BlockStarts,
  { line, character }: LinePosition,
): number {
  if (line < 0) return 0;
  if (line > starts.lineOf(blocks.length)) return starts.startOf(blocks.length);
  const index = starts.blockAtLine(line);
  const block = blocks[index];
  if (block === undefined) return 0;
  const start = starts.startOf(index);
  let lineStart = 0;
  for (let at = starts.lineOf(index); at < line; at += 1) lineStart = nextLine(block.text, lineStart);
  if (character <= 0) return start + lineStart;
  const end = Math.min(lineStart + character, nextLine(block.text, lineStart));
  return start + beforeBreak(block.text, lineStart, end);
}
