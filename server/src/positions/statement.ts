/** A text the coalition issues, as read from `statements/<id>/`. */
export interface Statement {
  readonly id: string;
  readonly title: string;
  readonly status: 'drafting' | 'frozen' | 'issued';
  /** ISO date (or year and month) on which it was issued. */
  readonly date?: string;
  /** ISO date and time by which it is due. */
  readonly deadline?: string;
  /** Id of the draft it speaks to. */
  readonly draft?: string;
  /** Public address. */
  readonly url?: string;
  /** Ids of positions it rests on. */
  readonly positions: readonly string[];
  /** Markdown of the repository: untrusted. */
  readonly body: string;
  readonly signatures: readonly SignatureEntry[];
}

/** One member's signature, or its withdrawal: an entry, never changed once shared. */
export interface SignatureEntry {
  /** ULID, from the file name. */
  readonly id: string;
  readonly kind: 'sign' | 'unsign';
  readonly member: string;
  /** `A. Member <a.member@example.org>`. */
  readonly by?: string;
  /** ISO date and time. */
  readonly date: string;
  /** ULIDs of the entries its writer had seen. */
  readonly after: readonly string[];
}
