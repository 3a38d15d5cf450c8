/** Something in the history that is not as it should be. */
export interface VerifyFinding {
  /** Stable, in kebab case; listed in `server/CLI.md`. */
  readonly code: VerifyCode;
  readonly severity: 'error' | 'warning';
  /** In plain words: what it is, and who did it. */
  readonly message: string;
  /** The file it is about, below the coalition's folder; it may be gone by now. */
  readonly path: string;
  /** Id of the commit that did it. */
  readonly commit: string;
}

export const verifyCodes = [
  // Who wrote it
  'unreadable-entry',
  'no-member',
  'unknown-member',
  'other-name',
  'not-the-author',
  'other-writer',
  'committed-by-other',
  'unknown-committer',
  'new-address',
  // What was shared stays as it is
  'changed-entry',
  'renamed-entry',
  'deleted-entry',
  'shared-twice',
  'colliding-name',
  'taken-id',
  'not-a-file',
  // What a member may do
  'not-own',
  // When it was written
  'no-date',
  'in-future',
  'after-commit',
  'long-before-commit',
  'id-time',
  'clock-back',
  // Signatures of commits, and where history begins
  'not-signed',
  'bad-signature',
  'expired-signature',
  'unknown-key',
  'signed-by-other',
  'second-beginning',
] as const;

export type VerifyCode = (typeof verifyCodes)[number];
