import type { Draft } from '../draft/draft';
import { findBareQuote } from './bare-quote';
import { bodyHash, bodyStart } from './body';
import { carry } from './carry';
import type { Place } from './place';
import { find } from './selectors';
import type { Target } from './target';

/**
 * Where a target's words stand in a text.
 * @param old the text that the target was taken from, if it is at hand; another one is ignored
 */
export function locate(target: Target, now: Draft, old?: Draft): Place {
  if (old !== undefined && bodyHash(old) === target.text) {
    const body = bodyStart(old);
    return carry({ start: body + target.start, end: body + target.end }, old, now);
  }
  if (bodyHash(now) === target.text) {
    const body = bodyStart(now);
    const span = { start: body + target.start, end: body + target.end };
    return { status: 'exact', span, candidates: [], confidence: 1, reason: 'same-text' };
  }
  return findBareQuote(target, now) ?? find(target, now);
}
