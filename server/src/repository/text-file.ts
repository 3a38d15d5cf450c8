import type { Span } from '../draft/span';

/** A file's words, and what had to be done to get at them. */
export interface TextFile {
  /** Without a byte order mark; of two sides of a conflict the first, the rest blanked so that offsets hold. */
  readonly text: string;
  /** Markers of a conflict that nobody resolved. */
  readonly conflict?: Span;
  /** Where the bytes were no UTF-8. */
  readonly garbled?: Span;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** Decodes UTF-8, or UTF-16 that says so by its mark. Never throws. */
export function decodeText(bytes: Uint8Array): TextFile {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return withoutConflict(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return withoutConflict(new TextDecoder('utf-16be').decode(bytes));
  try {
    return withoutConflict(strict.decode(bytes));
  } catch {
    const text = lenient.decode(bytes);
    const start = Math.max(0, text.indexOf('\ufffd'));
    return { ...withoutConflict(text), garbled: { start, end: start + 1 } };
  }
}

/** Blanks the markers that an unresolved conflict leaves, and the second side between them. */
export function withoutConflict(text: string): TextFile {
  if (!text.includes('<<<<<<< ')) return { text };
  let side: 'none' | 'ours' | 'theirs' = 'none';
  let conflict: Span | undefined;
  let result = '';
  let start = 0;
  while (start < text.length) {
    const lineFeed = text.indexOf('\n', start);
    const next = lineFeed < 0 ? text.length : lineFeed + 1;
    const line = text.slice(start, next);
    const marker = /^(<{7}|\|{7}|={7}|>{7})(?=\s|$)/.exec(line)?.[0].charAt(0);
    let keep = side !== 'theirs';
    if (marker === '<') {
      side = 'ours';
      keep = false;
      conflict ??= { start, end: start + line.trimEnd().length };
    } else if (side !== 'none' && (marker === '|' || marker === '=')) {
      side = 'theirs';
      keep = false;
    } else if (side !== 'none' && marker === '>') {
      side = 'none';
      keep = false;
    }
    result += keep ? line : line.replace(/[^\r\n]/g, ' ');
    start = next;
  }
  return conflict ? { text: result, conflict } : { text };
}
