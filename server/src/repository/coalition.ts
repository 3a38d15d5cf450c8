import type { Thread } from '../annotations/thread';
import type { Position } from '../positions/position';
import type { Statement } from '../positions/statement';
import type { Term } from '../terms/term';
import type { Problem } from './problem';

/** What a coalition's repository says at one moment. Immutable; a change on disk gives a new one. */
export interface Coalition {
  /** URI of the folder that holds `caucus.yaml`, without a trailing slash. */
  readonly root: string;
  readonly name: string;
  /** False when `caucus:` names a version we do not know: everything is shown, nothing is written. */
  readonly writable: boolean;
  readonly members: ReadonlyMap<string, Member>;
  readonly processes: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Names for topic ids; a topic that is used but not listed is shown by its id. */
  readonly topics: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly positions: ReadonlyMap<string, Position>;
  readonly statements: ReadonlyMap<string, Statement>;
  /** Drafts and adopted texts by id (`gdc/rev-1`, `tunis-agenda`): known from listings, not yet read. */
  readonly drafts: ReadonlyMap<string, DraftFile>;
  /**
   * What was said on words of drafts, by id; empty until it has been read. Where its files lie, `threadUri`
   * and `entryUri` in `places.ts` tell.
   */
  readonly threads: ReadonlyMap<string, Thread>;
  /** URI of the file that declares a term, position, statement or draft: key `<kind>:<id>`. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  /** True for an invented organisation in an illustration. */
  readonly fictional: boolean;
}

export interface DraftFile {
  /** `<process>/<revision>` for a draft, `<id>` for an adopted text. */
  readonly id: string;
  readonly uri: string;
  readonly kind: 'draft' | 'text';
  /** Absent for an adopted text. */
  readonly process?: string;
  readonly revision?: string;
}
