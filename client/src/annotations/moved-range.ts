import type { TextRange } from '../../../server/src/protocol';

type TextPosition = TextRange['start'];

/** An edit of a document: the range it replaced and what stands there now. */
export interface TextChange {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Where a range stands after an edit, until the server has looked again. Words typed at its edges are not
 * part of it; of words that were replaced in part, what is left is kept.
 */
export function movedRange(range: TextRange, change: TextChange): TextRange {
  const start = moved(range.start, change, 'start');
  const end = moved(range.end, change, 'end');
  return isBefore(end, start) ? { start: end, end } : { start, end };
}

/**
 * Changes of one event as {@link movedRange} takes them one after the other: the last of the text first. VS Code
 * gives them in a document that none of them has touched yet.
 */
export function lastFirst<T extends { readonly rangeOffset: number }>(changes: readonly T[]): T[] {
  return [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
}

function moved(position: TextPosition, { range, text }: TextChange, edge: 'start' | 'end'): TextPosition {
  const behind = edge === 'start' ? !isBefore(position, range.end) : isBefore(range.end, position);
  if (behind) return shifted(position, range.end, endOf(range.start, text));
  if (!isBefore(range.start, position)) return position;
  return edge === 'start' ? endOf(range.start, text) : range.start;
}

/** `position`, which stands behind `before`, once what ended at `before` ends at `after`. */
function shifted(position: TextPosition, before: TextPosition, after: TextPosition): TextPosition {
  if (position.line > before.line) {
    return { line: position.line + after.line - before.line, character: position.character };
  }
  return { line: after.line, character: position.character + after.character - before.character };
}

function endOf(start: TextPosition, text: string): TextPosition {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return {
    line: start.line + lines.length - 1,
    character: (lines.length === 1 ? start.character : 0) + last.length,
  };
}

function isBefore(position: TextPosition, other: TextPosition): boolean {
  return position.line < other.line || (position.line === other.line && position.character < other.character);
}
