import type { Trace } from './trace';

/*
 * How likely it is that a reader would say the same, from what can be measured of a place. Both functions are
 * logistic regressions on places in generated revisions (`npm run bench:anchors` makes more of the kind), on
 * seeds that the benchmark's own runs do not use.
 */

/**
 * Confidence in a place found by aligning two texts.
 * @param score of the pair of sentences in which it begins: words, neighbours and paragraphs together
 */
export function confidenceInAligned({ kept, instead, elsewhere }: Trace, score: number): number {
  return logistic(-0.71 + 5 * kept + 0.41 * instead + 1.68 * elsewhere + 2.26 * score);
}

/** What is known of a place found by the words of a quote and those around it. */
export interface FoundEvidence {
  readonly trace: Trace;
  /** Share of the words around the quote, by weight, that stand around the place. */
  readonly context: number;
  /** Words in the quote. */
  readonly words: number;
  /** The place stands under the same headings, in a paragraph of the same number. */
  readonly sameHeading: boolean;
  readonly sameNumber: boolean;
  /** By how much its score exceeds that of the next best place. */
  readonly margin: number;
}

/**
 * Confidence in a place found by the words of a quote and those around it, without the text that it was taken
 * from: from 0 to 1. Of a long quote its own words tell most, of a short one those around it.
 */
export function confidenceInFound(evidence: FoundEvidence): number {
  const { trace, context, words, sameHeading, sameNumber, margin } = evidence;
  const length = Math.log(Math.max(1, words));
  return logistic(
    -2.18 +
      (2.05 * length - 3.67) * trace.kept +
      (9.08 - 2.75 * length) * context -
      6.5 * trace.instead +
      (sameHeading ? 0.78 : 0) +
      (sameNumber ? 0.33 : 0) +
      6.01 * margin,
  );
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
