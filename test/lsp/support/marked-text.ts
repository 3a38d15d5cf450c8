import type { Position } from 'vscode-languageserver-protocol';

/** A fixture text without its marks, and where they stood: `‸` in the order in which they occur. */
export interface MarkedText {
  readonly text: string;
  readonly cursors: readonly Position[];
}

/** Reads a text with the cursor marked in it: `We reaffirm the tech‸nical community.` */
export function marked(source: string): MarkedText {
  const parts = source.split('‸');
  const cursors = parts.slice(1).map((_, i) => endOf(parts.slice(0, i + 1).join('')));
  return { text: parts.join(''), cursors };
}

/** The only cursor of a text that has one. */
export function cursorIn({ cursors }: MarkedText): Position {
  const [cursor] = cursors;
  if (!cursor || cursors.length > 1) throw new Error('the text should have one cursor');
  return cursor;
}

function endOf(text: string): Position {
  const lines = text.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
