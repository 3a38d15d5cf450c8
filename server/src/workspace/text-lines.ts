import type { Position, Range } from 'vscode-languageserver';
import { lineAt, lineStartsOf } from '../draft/block-lines';
import type { Draft } from '../draft/draft';
import { beforeBreak } from '../draft/lines';
import type { Span } from '../draft/span';

/**
 * Walks forward through a text that begins at a line start, turning offsets into lines and characters. One
 * walk over ascending offsets is linear in the text.
 */
export class LineWalk {
  #at = 0;
  #line = 0;
  #lineStart = 0;

  constructor(readonly text: string) {}

  /** Offsets must not descend; UTF-16 code units from the start of the text. */
  to(offset: number): Position {
    const { text } = this;
    const end = Math.min(offset, text.length);
    for (; this.#at < end; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code !== 10 && (code !== 13 || text.charCodeAt(this.#at + 1) === 10)) continue;
      this.#line++;
      this.#lineStart = this.#at + 1;
    }
    return { line: this.#line, character: end - this.#lineStart };
  }
}

/** Where a span of a block stands in the draft; its ends in UTF-16 code units from the start of the block. */
export function rangeInBlock(draft: Draft, block: number, span: Span): Range {
  return { start: positionInBlock(draft, block, span.start), end: positionInBlock(draft, block, span.end) };
}

function positionInBlock(draft: Draft, index: number, offset: number): Position {
  const block = draft.blocks[index];
  if (!block) return { line: draft.lineOf(index), character: 0 };
  const inside = Math.min(offset, block.text.length);
  const starts = lineStartsOf(block);
  const line = lineAt(starts, inside);
  return { line: draft.lineOf(index) + line, character: inside - (starts[line] ?? 0) };
}

/** The range of blocks `from` to before `to`, without the line end of the last. */
export function rangeOfBlocks(draft: Draft, from: number, to: number): Range {
  const text = draft.blocks[to - 1]?.text ?? '';
  return {
    start: { line: draft.lineOf(from), character: 0 },
    end: positionInBlock(draft, Math.max(from, to - 1), beforeBreak(text, 0, text.length)),
  };
}
