import type { Target } from '../anchoring/target';
import type { AnnotationStance, Entry } from './entry';

/** `disputed`: the thread was resolved and reopened by members who had not seen each other's entry. */
export type ThreadState = 'open' | 'resolved' | 'disputed';

/** An annotation with what was said about it: what its entries amount to. */
export interface Thread {
  /** `<process>/<folder>`: `wsis20/rev-1-p101-01jc3h8k2v…`. */
  readonly id: string;
  /** All that was read, in causal order. */
  readonly entries: readonly Entry[];
  /**
   * All that was said, in causal order: the annotation, replies, what is not understood, and any other entry
   * that has words of its own or that would show nowhere else. Nothing is ever left out.
   */
  readonly remarks: readonly Remark[];
  readonly state: ThreadState;
  /** The entries that decide the state: the last of those that nobody answered with another. */
  readonly stateEntries: readonly Entry[];
  /** Where it began. Absent where no annotation could be read. */
  readonly target?: Target;
  /** Where persons have placed it, the last word for each draft, by the draft's id. Withdrawn ones do not count. */
  readonly anchors: ReadonlyMap<string, Entry>;
  /** Ids of the entries that no other names in `after`: what a new entry names there. Empty only without entries. */
  readonly heads: readonly string[];
  readonly problems: readonly ThreadProblem[];
}

/** Something a person said, as it stands after edits: what an edit does not mention stays as it was. */
export interface Remark {
  /** As first written. */
  readonly entry: Entry;
  /** Markdown of the repository: untrusted. */
  readonly body: string;
  readonly stance?: AnnotationStance;
  readonly positions: readonly string[];
  readonly proposal?: string;
  /** Edits that count, in causal order. */
  readonly edits: readonly Entry[];
  /** The tool hides the words of a withdrawn remark; its file keeps them. */
  readonly withdrawn?: Entry;
  /** The last endorsement of each member, in causal order. Withdrawn ones do not count. */
  readonly endorsements: readonly Entry[];
  /** Those of them whose writers had not seen the last edit: they endorsed other words. */
  readonly earlierEndorsements: readonly Entry[];
}

/**
 * Something wrong with an entry in its thread. The entry is shown all the same.
 * - `same-entry`: its id is another's too
 * - `missing-entry`: what it is about is not there, or it does not say
 * - `circle`: it claims to come after an entry that comes after it
 * - `not-own`: it edits or withdraws what another member said, and does not count
 * - `no-annotation`: the thread has no annotation to begin with
 */
export interface ThreadProblem {
  readonly code: 'same-entry' | 'missing-entry' | 'circle' | 'not-own' | 'no-annotation';
  /** Name of the entry's file. */
  readonly name: string;
  /** The entry it refers to, where there is one: an id, or for `same-entry` a file name. */
  readonly other?: string;
}
