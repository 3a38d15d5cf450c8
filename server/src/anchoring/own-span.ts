import type { Draft } from '../draft/draft';
import type { Span } from '../draft/span';
import { bodyHash, bodyStart } from './body';
import type { Target } from './target';

/**
 * Where a target's offsets lead in the text that it was taken from, in UTF-16 code units of the file.
 * Undefined in any other text, and where other words than its quote stand there: anybody can write a number,
 * and nobody's objection may be put on words that it is not about.
 */
export function spanInOwnText(target: Target, draft: Draft): Span | undefined {
  if (bodyHash(draft) !== target.text) return undefined;
  const body = bodyStart(draft);
  const span = { start: body + target.start, end: body + target.end };
  return holdsQuote(draft.text, span, target.quote) ? span : undefined;
}

/** Code units of the text to one of its quote, at most: a false span of a whole text is not worth comparing. */
const MOST_SPREAD = 4;

/**
 * True when a span of a text, in UTF-16 code units, holds a quote, give or take white space: what writes YAML
 * may have broken its lines anew.
 */
export function holdsQuote(text: string, { start, end }: Span, quote: string): boolean {
  if (start < 0 || end > text.length || end - start > MOST_SPREAD * quote.length) return false;
  const words = text.slice(start, end);
  return words === quote || onOneLine(words) === onOneLine(quote);
}

function onOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
