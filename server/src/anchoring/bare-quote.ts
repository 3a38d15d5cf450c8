import type { Draft } from '../draft/draft';
import { findQuote } from './find-quote';
import type { Place } from './place';
import type { Target } from './target';

/**
 * Finds a target that says nothing of what stands around its words, as people write it by hand: what nobody
 * wrote down is no evidence against a place. Its words are taken where they stand as quoted, once, in the
 * paragraph that it names, or anywhere when it names none; nothing is given where they do not.
 */
export function findBareQuote({ quote, paragraph, prefix, suffix }: Target, now: Draft): Place | undefined {
  if (prefix !== '' || suffix !== '' || quote.trim() === '') return undefined;
  const citationAt = (offset: number) => now.outline.nodeOfBlock(now.blockIndexAt(offset))?.citation;
  const places = findQuote(quote, now).filter(
    ({ start }) => paragraph === undefined || citationAt(start) === paragraph,
  );
  const [span, ...others] = places;
  if (!span) return undefined;
  const confidence = 1 / places.length;
  if (others.length === 0) return { status: 'exact', span, candidates: [], confidence, reason: 'context' };
  const candidates = places.slice(0, 5).map((place) => ({ span: place, confidence }));
  return { status: 'ambiguous', candidates, confidence, reason: 'equal-places' };
}
