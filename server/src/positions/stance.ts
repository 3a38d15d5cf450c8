/** A member's word on a position. */
export type Stance = 'endorse' | 'reserve' | 'object' | 'abstain';

/** One member's stance at one time: an entry, never changed once shared. */
export interface StanceEntry {
  /** ULID, from the file name. */
  readonly id: string;
  readonly member: string;
  /** `A. Member <a.member@example.org>`. */
  readonly by?: string;
  /** ISO date and time. */
  readonly date: string;
  /** ULIDs of the entries its writer had seen. */
  readonly after: readonly string[];
  readonly stance: Stance;
  /** Markdown of the repository: untrusted. */
  readonly note: string;
}
