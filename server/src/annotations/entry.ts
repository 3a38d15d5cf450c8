import type { Target } from '../anchoring/target';
import type { Ordered } from '../entries/causal-order';

export const entryKinds = [
  'annotation',
  'reply',
  'edit',
  'withdraw',
  'resolve',
  'reopen',
  'anchor',
  'endorse',
] as const;

export type EntryKind = (typeof entryKinds)[number];

/** What the writer of an annotation thinks of the words. */
export const annotationStances = ['support', 'oppose', 'amend', 'question', 'note'] as const;

export type AnnotationStance = (typeof annotationStances)[number];

/** One event in a thread, by one author, as read from `annotations/<process>/<thread>/<entry>.md`. */
export interface Entry extends Ordered {
  /** Name of its file, which is its own even where two entries claim the same ULID. */
  readonly name: string;
  /** `unknown` for a kind of a later version, or of a file too damaged to tell: shown, and never counted. */
  readonly kind: EntryKind | 'unknown';
  /** Id of the member that speaks; empty where the file does not say. */
  readonly member: string;
  /** `A. Member <a.member@example.org>`; empty where the file does not say. */
  readonly by: string;
  /** The entry it is about: of an edit, a withdrawal, an endorsement. */
  readonly of?: string;
  readonly stance?: AnnotationStance;
  /** Ids of positions; absent where the file does not say. */
  readonly positions?: readonly string[];
  /** Of an annotation and an anchor. */
  readonly target?: Target;
  /** Proposed wording for the quoted words; empty text proposes to delete them. `false`: an edit takes it back. */
  readonly proposal?: string | false;
  /** Markdown of the repository: untrusted. */
  readonly body: string;
}
