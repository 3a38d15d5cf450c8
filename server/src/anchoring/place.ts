import type { Span } from '../draft/span';

/**
 * What became of a target's words in a text.
 * - `exact`: the same words in the same paragraph, wherever that is printed now
 * - `moved`: the same words, in another place of the text
 * - `reworded`: the words that they have become
 * - `replaced`: other words stand in their place
 * - `ambiguous`: several places are equally good
 * - `gone`: they are no longer in the text
 */
export type PlaceStatus = 'exact' | 'moved' | 'reworded' | 'replaced' | 'ambiguous' | 'gone';

/** Where a target's words stand in a text. Spans are UTF-16 code units of the file, front matter included. */
export interface Place {
  readonly status: PlaceStatus;
  /** Absent when the words are `ambiguous` or `gone`: nothing is ever placed by a guess. */
  readonly span?: Span;
  /** The places to choose from when `ambiguous`; the nearest likeness, to be confirmed, when `gone`. Best first, at most five. */
  readonly candidates: readonly Candidate[];
  /** From 0 to 1: how likely it is that a careful reader would say the same. */
  readonly confidence: number;
  readonly reason: PlaceReason;
}

export interface Candidate {
  readonly span: Span;
  /** From 0 to 1. */
  readonly confidence: number;
}

/**
 * Why a place was taken.
 * - `same-text`: the text is the one that the target was taken from
 * - `confirmed`: a person said so
 * - `aligned`: both texts were aligned, and this is where the words went
 * - `context`: found by the words and what stands around them
 * - `paragraph-gone`, `words-gone`: what was taken out of the text
 * - `equal-places`: several places fit equally
 * - `uncertain`: the best likeness is too weak to be taken
 * - `failed`: looking for it ended in an error
 */
export type PlaceReason =
  | 'same-text'
  | 'confirmed'
  | 'aligned'
  | 'context'
  | 'paragraph-gone'
  | 'words-gone'
  | 'equal-places'
  | 'uncertain'
  | 'failed';
