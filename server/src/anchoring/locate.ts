import type { Draft } from '../draft/draft';
import { findBareQuote } from './bare-quote';
import { carry } from './carry';
import { spanInOwnText } from './own-span';
import type { Place } from './place';
import { find } from './selectors';
import type { Target } from './target';

/**
 * Where a target's words stand in a text. Its offsets count where its quote stands there, else it is looked
 * for.
 * @param old the text that the target was taken from, if it is at hand; another one is ignored
 */
export function locate(target: Target, now: Draft, old?: Draft): Place {
  const before = old && spanInOwnText(target, old);
  if (old && before) return carry(before, old, now);
  const span = spanInOwnText(target, now);
  if (span) return { status: 'exact', span, candidates: [], confidence: 1, reason: 'same-text' };
  return findBareQuote(target, now) ?? find(target, now);
}
