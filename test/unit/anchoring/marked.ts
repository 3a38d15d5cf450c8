import type { Span } from '../../../server/src/draft/span';

/** A text without its `«` and `»`, and the spans between them. */
export function marked(text: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let plain = '';
  let start = 0;
  for (const sign of text) {
    if (sign === '«') start = plain.length;
    else if (sign === '»') spans.push({ start, end: plain.length });
    else plain += sign;
  }
  return { text: plain, spans };
}
