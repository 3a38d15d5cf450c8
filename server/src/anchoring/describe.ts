import type { Draft } from '../draft/draft';
import type { Span } from '../draft/span';
import { bodyHash, bodyStart } from './body';
import type { Target } from './target';

/** Code units of context on either side, at least and at most; it begins and ends with whole words. */
const CONTEXT = 64;

/**
 * Describes a span, in UTF-16 code units of the file, so that it can be found again in any later text. What
 * lies in the front matter or behind the text is left out. The quote is the span as it is, also where it cuts
 * a character of two code units; written to a file such a half is lost, and the quote is looked for.
 * @param id of the draft, `wsis20/rev-1`
 */
export function describe(draft: Draft, span: Span, id: string): Target {
  const { text } = draft;
  const body = bodyStart(draft);
  const start = clamp(Math.min(span.start, span.end), body, draft.length);
  const end = clamp(Math.max(span.start, span.end), start, draft.length);
  const node = draft.outline.nodeOfBlock(draft.blockIndexAt(start));
  return {
    draft: id,
    text: bodyHash(draft),
    ...(node?.citation !== undefined && { paragraph: node.citation }),
    heading: node?.headings ?? [],
    quote: text.slice(start, end),
    prefix: text.slice(contextStart(text, body, start), start),
    suffix: text.slice(end, contextEnd(text, end)),
    start: start - body,
    end: end - body,
  };
}

function contextStart(text: string, least: number, start: number): number {
  const far = Math.max(least, start - CONTEXT);
  if (far === least) return far;
  // At a space, so that no word is cut; in a script without spaces, between two letters.
  const space = /\s\S/.exec(text.slice(far - 1, far - 1 + CONTEXT / 2));
  const at = space === null ? far : far + space.index;
  return isLowSurrogate(text, at) ? at + 1 : at;
}

function contextEnd(text: string, end: number): number {
  const far = Math.min(text.length, end + CONTEXT);
  if (far === text.length) return far;
  const tail = text.slice(far - CONTEXT / 2, far + 1);
  const last = tail.search(/\S\s\S*$/);
  const at = last < 0 ? far : far - CONTEXT / 2 + last + 1;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
