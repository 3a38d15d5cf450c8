import type { Position, Range } from 'vscode-languageserver';
import type { Draft } from '../draft/draft';
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

/** Where a span of a block stands in the draft. */
export function rangeInBlock(draft: Draft, block: number, span: Span): Range {
  const line = draft.lineOf(block);
  const walk = new LineWalk(draft.blocks[block]?.text ?? '');
  const start = walk.to(span.start);
  const end = walk.to(span.end);
  return {
    start: { line: line + start.line, character: start.character },
    end: { line: line + end.line, character: end.character },
  };
}

/** The range of blocks `from` to before `to`, without the line end of the last. */
export function rangeOfBlocks(draft: Draft, from: number, to: number): Range {
  const last = draft.blocks[to - 1];
  const words = last?.text.replace(/[\r\n]+$/, '').length ?? 0;
  return {
    start: { line: draft.lineOf(from), character: 0 },
    end: rangeInBlock(draft, Math.max(from, to - 1), { start: words, end: words }).end,
  };
}
