/** What the coalition wants of a tracked term. */
export type TermStance = 'support' | 'oppose' | 'watch';

/** A tracked word or phrase, as read from `terms/<id>.yaml`. */
export interface Term {
  readonly id: string;
  readonly label: string;
  /** Forms beyond the label; spelling, case, hyphen, space and plural forms need no listing. */
  readonly variants: readonly string[];
  /** Forms by BCP 47 language. */
  readonly translations: Readonly<Record<string, readonly string[]>>;
  readonly stance: TermStance;
  readonly topic?: string;
  /** Ids of positions. */
  readonly positions: readonly string[];
  /** Words it competes with. */
  readonly contrast: readonly string[];
  readonly note?: string;
}
