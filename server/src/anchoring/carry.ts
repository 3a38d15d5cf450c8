import type { Draft } from '../draft/draft';
import type { Span } from '../draft/span';
import { alignmentOf } from './alignment';
import { bodyStart, sameBody } from './body';
import { mapSpan } from './map-span';
import type { Place } from './place';

/**
 * Where the words of a span of the old text stand in the new one. Both spans are UTF-16 code units of their
 * file. The two texts are aligned on the first call and kept so as long as both drafts are.
 */
export function carry(span: Span, old: Draft, now: Draft): Place {
  const within = {
    start: Math.max(0, Math.min(span.start, old.length)),
    end: Math.max(0, Math.min(span.end, old.length)),
  };
  if (sameBody(old, now) && (within.start >= bodyStart(old) || old.text === now.text)) {
    const shift = bodyStart(now) - bodyStart(old);
    const place = { start: within.start + shift, end: within.end + shift };
    return { status: 'exact', span: place, candidates: [], confidence: 1, reason: 'same-text' };
  }
  return mapSpan(alignmentOf(old, now), within);
}
