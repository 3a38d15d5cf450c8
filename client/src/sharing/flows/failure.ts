import type { GitOutput } from './git';

/**
 * Why a flow could not be carried out. Each has its sentence and its next step in `failure-words.ts`.
 * - `offline`: the host cannot be reached
 * - `host-error`: it answers with an error of its own
 * - `timed-out`: it does not answer
 * - `sign-in`: it does not know who asks
 * - `no-permission`: it knows, and refuses
 * - `protected`: changes go in by proposal only
 * - `not-found`: there is nothing at the address
 * - `not-empty`: there is something else at the address already
 * - `not-a-coalition`: what is there has no caucus.yaml
 * - `bad-address`: not an address we would open
 * - `no-git`, `old-git`: git is not installed, or before 2.38
 * - `no-repository`, `no-commits`, `no-remote`: the coalition lives on this computer only
 * - `foreign-folder`: the folder belongs to another user of the computer
 * - `detached`: an older version is checked out
 * - `in-progress`: a merge or rebase begun with another tool waits to be finished
 * - `shallow`: a shortened history, and the rest cannot be had
 * - `unrelated`: the two histories have no common beginning
 * - `changed-meanwhile`: another program kept changing the same files
 * - `in-the-way`: changes that are not ours to touch stand where new files go
 * - `conflict`: both sides changed the same document
 * - `locked`: another program works on the folder, or one was killed
 * - `busy`: another window is at it
 * - `disk-full`
 * - `too-much`: more files, or more in them, than can be read at once
 * - `too-large`: a file that no host would take
 * - `no-identity`: nobody has said who writes
 * - `signing`: the signature could not be made
 * - `too-often`: others were faster every time
 * - `no-request`: the host has no pull request of that number
 * - `proposal-gone`: it has been brought in or taken back
 * - `proposal-changed`: more came to it since somebody looked
 */
export type FailureState =
  | 'offline'
  | 'host-error'
  | 'timed-out'
  | 'sign-in'
  | 'no-permission'
  | 'protected'
  | 'not-found'
  | 'not-empty'
  | 'not-a-coalition'
  | 'bad-address'
  | 'no-git'
  | 'old-git'
  | 'no-repository'
  | 'no-commits'
  | 'no-remote'
  | 'foreign-folder'
  | 'detached'
  | 'in-progress'
  | 'shallow'
  | 'unrelated'
  | 'changed-meanwhile'
  | 'in-the-way'
  | 'conflict'
  | 'locked'
  | 'busy'
  | 'disk-full'
  | 'too-much'
  | 'too-large'
  | 'no-identity'
  | 'signing'
  | 'too-often'
  | 'no-request'
  | 'proposal-gone'
  | 'proposal-changed'
  | 'cancelled'
  | 'unknown';

/** A document that both sides changed, with what each has; undefined where it was deleted. */
export interface Conflict {
  readonly path: string;
  /** Object names of the contents. */
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

/** A flow could not be carried out, and nothing of it was done that a person would have to undo. */
export class SharingFailure extends Error {
  constructor(
    readonly state: FailureState,
    readonly details: {
      readonly files?: readonly string[];
      readonly conflicts?: readonly Conflict[];
      /** What git said, for the log. */
      readonly said?: string;
    } = {},
  ) {
    super(`${state}${details.said ? `: ${details.said.trim()}` : ''}`);
  }
}

/** True when the same may work later without anybody doing anything. */
export function isUnreachable(error: unknown): error is SharingFailure {
  return error instanceof SharingFailure && /^(?:offline|timed-out|host-error)$/.test(error.state);
}

/** Names the reason for which a command failed, by what it said in English (`LC_ALL=C`). */
export function failureOf(output: Pick<GitOutput, 'stderr'> & Partial<GitOutput>): SharingFailure {
  const said = `${output.stderr}\n${output.stdout?.slice(0, 2000) ?? ''}`;
  if (output.ended) return new SharingFailure(output.ended, { said });
  const state = signs.find(([, sign]) => sign.test(said))?.[0] ?? 'unknown';
  return new SharingFailure(state, { said: said.slice(0, 4000) });
}

/** The first that fits counts. Hosts word their refusals in many ways. */
const signs: readonly (readonly [FailureState, RegExp])[] = [
  ['disk-full', /No space left on device|Disk quota exceeded|File too large|not enough space on the disk/i],
  ['locked', /Unable to create '.*\.lock'|Another git process seems to be running|cannot lock ref/i],
  ['foreign-folder', /dubious ownership/],
  ['no-repository', /not a git repository/i],
  ['no-identity', /Please tell me who you are|empty ident|no email was given|no name was given/i],
  ['signing', /gpg failed to sign|failed to sign the data|Couldn't (?:load|find) (?:public )?key/i],
  ['old-git', /usage: git merge-tree|unknown option.*write-tree/i],
  ['unrelated', /refusing to merge unrelated histories/],
  ['in-the-way', /would be overwritten|not uptodate\. Cannot merge/],
  [
    'protected',
    /protected branch|GH006|GH013|hook declined|TF402455|not allowed to (?:push|force push)|branch is protected|change must be made through a pull request/i,
  ],
  [
    'no-permission',
    /(?:HTTP|error:|returned) 403|Permission to .* denied|Write access to repository not granted|You are not allowed|access denied|permission denied for|read-?only|insufficient permission|not permitted to/i,
  ],
  [
    'sign-in',
    /Authentication failed|could not read (?:Username|Password)|(?:HTTP|error:) 401|terminal prompts disabled|Permission denied \((?:publickey|password)|Host key verification failed|Invalid username or (?:password|token)/i,
  ],
  [
    'not-found',
    /(?:HTTP|error:) 404|Repository not found|does not (?:exist|appear to be a git repository)|not found: did you run|repository '[^']*' not found/i,
  ],
  ['timed-out', /Operation too slow|timed out|Timeout was reached/i],
  ['host-error', /(?:HTTP|error:) 5\d\d|Internal Server Error|Bad Gateway/i],
  [
    'offline',
    /Could not resolve|Couldn't connect|Failed to connect|Connection refused|Network is unreachable|No route to host|Connection (?:was )?(?:reset|closed)|remote end hung up|early EOF|RPC failed|unexpected disconnect|Empty reply|unable to access|SSL|invalid index-pack output|bad (?:pack|line)|expected flush|transfer closed/i,
  ],
];
