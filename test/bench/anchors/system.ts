import type { Span } from '../../../server/src/draft/span';
import type { Answer } from './judge';

/** Finds a span of the old text in the new one. */
export type Locate = (span: Span) => Answer | Promise<Answer>;

/** What is measured: ours, or a peer. */
export type System = {
  /** Heads its column. */
  readonly name: string;
  /** It is given the old text, beyond what an annotation stores. */
  readonly seesOldText?: boolean;
} & (
  | {
      /** Makes ready for a pair of texts; whatever can be done once for all their spans may wait for the first. */
      readonly prepare: (old: string, now: string) => Locate;
      readonly unavailable?: never;
    }
  | { readonly unavailable: string; readonly prepare?: never }
);
