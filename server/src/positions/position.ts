import type { StanceEntry } from './stance';

export type PositionStatus = 'proposed' | 'agreed' | 'superseded';

/** What the coalition says on a topic, as read from `positions/<id>/`. */
export interface Position {
  readonly id: string;
  readonly title: string;
  readonly topic?: string;
  readonly status: PositionStatus;
  /** ISO date on which it was agreed. */
  readonly agreed?: string;
  /** Ids of the members that endorsed it when it was agreed; present stances may have changed since. */
  readonly agreedBy: readonly string[];
  /** ISO date on which it was proposed. */
  readonly proposed?: string;
  /** Id of the member that proposed it. */
  readonly proposedBy?: string;
  /** Ids of terms. */
  readonly terms: readonly string[];
  /** Id of the position it replaces. */
  readonly supersedes?: string;
  readonly sources: readonly Source[];
  /** Preferred wording. */
  readonly language?: string;
  readonly fallback?: string;
  readonly redLines: readonly string[];
  /** Markdown of the repository: untrusted. Its first paragraph is the summary. */
  readonly body: string;
  /** All stances ever taken, in the order of the file names. */
  readonly stances: readonly StanceEntry[];
}

/** Where a position was said. */
export interface Source {
  /** Id of a statement of the coalition. */
  readonly statement?: string;
  readonly url?: string;
  /** ISO date, or a year and month. */
  readonly date?: string;
  /** Paragraph of the draft it spoke to. */
  readonly paragraph?: string;
  /** Id of the draft it spoke to: `wsis20/rev-1`. */
  readonly draft?: string;
}
