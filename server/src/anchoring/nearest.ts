import type { Draft } from '../draft/draft';
import type { Candidate, Place } from './place';
import { find } from './selectors';
import type { Target } from './target';

/** Confidence below which a likeness is one of words that stand everywhere. */
const LEAST = 0.05;
const MOST = 5;

/**
 * A place in which the words are `gone`, with what reads most like them in the new text and what stood
 * beside them: a person looks there first. Finding it costs more than knowing that they are gone, so it is
 * done only where somebody will look.
 */
export function withNearest(place: Place, target: Target, now: Draft): Place {
  if (place.status !== 'gone') return place;
  const { span, confidence, candidates: found } = find(target, now);
  const alike: readonly Candidate[] = span ? [{ span, confidence: confidence / 2 }] : found;
  const others = place.candidates.filter(
    (candidate) => !alike.some((other) => overlap(candidate.span, other.span)),
  );
  const candidates = [...alike, ...others]
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence);
  return { ...place, candidates: candidates.slice(0, MOST) };
}

function overlap(a: Candidate['span'], b: Candidate['span']): boolean {
  return a.start < b.end && b.start < a.end;
}
