import type { Span } from '../draft/span';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/**
 * Decodes UTF-8, or UTF-16 that says so by its mark; the mark is not part of the text. Never throws:
 * `garbled` tells where the bytes were no UTF-8.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly garbled?: Span } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  try {
    return { text: strict.decode(bytes) };
  } catch {
    const text = lenient.decode(bytes);
    const start = Math.max(0, text.indexOf('\ufffd'));
    return { text, garbled: { start, end: start + 1 } };
  }
}

/**
 * The first of two versions that stand in a text because nobody resolved a conflict. Markers and the other
 * version are blanked, so that offsets hold; `conflict` is the first marker.
 */
export function withoutConflict(text: string): { readonly text: string; readonly conflict?: Span } {
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
