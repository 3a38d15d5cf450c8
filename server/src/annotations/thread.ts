import type { Target } from '../anchoring/target';
import type { AnnotationStance, Entry } from './entry';

/** `disputed`: the thread was resolved and reopened by members who had not seen each other's entry. */
export type ThreadState = 'open' | 'resolved' | 'disputed';

/** An annotation with what was said about it: what its entries amount to. */
export interface Thread {
  /** `<process>/<folder>`: `wsis20/rev-1-p101-01jc3h8k2v…`. */
  readonly id: string;
  /** The annotation and all that was said, in causal order. Nothing is ever left out. */
  readonly remarks: readonly Remark[];
  readonly state: ThreadState;
  /** The entries that decide the state: the last of those that nobody answered with another. */
  readonly stateEntries: readonly Entry[];
  /** Where it began. Absent where no annotation could be read. */
  readonly target?: Target;
  /** Where persons have placed it, the last word for each draft, by the draft's id. */
  readonly anchors: ReadonlyMap<string, Entry>;
  /** Ids of the entries that nobody has answered yet: what a new entry names in `after`. */
  readonly heads: readonly string[];
  readonly problems: readonly ThreadProblem[];
}

/** Something a person said, as it stands after edits. */
export interface Remark {
  /** As first written. */
  readonly entry: Entry;
  readonly body: string;
  readonly stance?: AnnotationStance;
  readonly positions: readonly string[];
  readonly proposal?: string;
  /** Edits that count, in causal order. */
  readonly edits: readonly Entry[];
  /** The tool hides the words of a withdrawn remark; its file keeps them. */
  readonly withdrawn?: Entry;
  /** The last endorsement of each member. */
  readonly endorsements: readonly Entry[];
}

/** Something wrong with an entry in its thread. The entry is shown all the same. */
export interface ThreadProblem {
  readonly code: 'same-entry' | 'missing-entry' | 'circle' | 'not-own' | 'no-annotation';
  /** Name of the file. */
  readonly name: string;
  /** The entry it refers to, where there is one: an id, or for `same-entry` a file name. */
  readonly other?: string;
}
