/** A name and an address, as git has them: whoever makes a commit can write what they like. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** One step in the history of a repository. Paths are below the coalition's folder, with slashes. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Person;
  /** Milliseconds since 1970. */
  readonly authored: number;
  readonly committer: Person;
  /** Milliseconds since 1970. */
  readonly committed: number;
  /** What it changed against each of its parents, in their order; a commit without any: against nothing. */
  readonly changes: readonly (readonly Change[])[];
}

/** A file that a commit added, changed or deleted. A renamed one is deleted there and added here. */
export interface Change {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
  /** Id of the contents after it; of a deleted file, before it. */
  readonly blob: string;
  /** False for a link to another file, or for another repository within this one. */
  readonly isFile: boolean;
}

/** What an entry says about itself, as far as it can be read; fields it does not give are empty. */
export interface Claim {
  readonly kind: string;
  readonly member: string;
  /** `A. Member <a.member@example.org>`. */
  readonly by: string;
  readonly date: string;
  /** Id of the entry that it edits, withdraws or endorses. */
  readonly of: string;
}

/** What `caucus.yaml` says at one time. */
export interface Rulebook {
  readonly members: ReadonlyMap<string, KnownMember>;
  readonly requireSignatures: boolean;
}

export interface KnownMember {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
}

/** The history of one coalition, all of it or since a commit. */
export interface History {
  /** Every commit, parents before children. The last is the one that was asked about. */
  readonly commits: readonly Commit[];
  /** True where the history begins with the first commit; else only what is new is judged, as one proposal. */
  readonly complete: boolean;
  /** Blobs of `caucus.yaml` in commits before the first one here, by the commit's id. */
  readonly caucusBefore: ReadonlyMap<string, string>;
  /** Entries that had been shared before the first commit here: their blobs, by path. */
  readonly entriesBefore: ReadonlyMap<string, string>;
  /** By blob. An entry that is missing here could not be read. */
  readonly claims: ReadonlyMap<string, Claim>;
  /** By blob of `caucus.yaml`. */
  readonly rulebooks: ReadonlyMap<string, Rulebook>;
}

/**
 * What is known about the signature of a commit.
 * - `good`: made by a key that this computer knows
 * - `expired`: good, but the signature or its key has run out
 * - `unknown-key`: it cannot be checked, since this computer does not know the key
 * - `bad`: it is not the key's, or the key has been revoked
 */
export interface Signature {
  readonly status: 'good' | 'expired' | 'unknown-key' | 'bad' | 'none';
  readonly key: string;
  /** The person, or the address alone, to whom the key belongs; empty where that is not known. */
  readonly signer: string;
}
