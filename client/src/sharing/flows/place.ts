import { SharingFailure } from './failure';
import { type Git, maybe, must } from './git';

/** Where a working copy stands, and with what it exchanges. Commits are full object names. */
export interface Place {
  readonly branch: string;
  readonly head: string;
  readonly remote: string;
  /** The branch on the remote, without `refs/heads/`. */
  readonly remoteBranch: string;
  /** Our copy of it: `refs/remotes/origin/main`. */
  readonly tracking: string;
  /** Its commit, as of the last fetch; undefined while the remote is empty. */
  readonly upstream: string | undefined;
}

/** Tells where the working copy stands; rejects with the failure's name where nothing can be exchanged. */
export async function findPlace(git: Git): Promise<Place> {
  await refuseForeignWork(git);
  const symbolic = await git.run(['symbolic-ref', '-q', 'HEAD']);
  if (symbolic.exitCode !== 0 && symbolic.stderr.trim() !== '') throw await unreadable(git);
  const ref = symbolic.stdout.trim();
  if (!ref.startsWith('refs/heads/')) throw new SharingFailure('detached');
  const branch = ref.slice('refs/heads/'.length);
  const format = '%(objectname)%00%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)';
  const line = (await must(git, ['for-each-ref', `--format=${format}`, ref]))
    .split('\n')
    .map((row) => row.split('\0'))[0];
  const remotes = (await must(git, ['remote'])).split('\n').filter((name) => name !== '');
  const [head = '', tracking = '', remote = '', remoteRef = ''] = line ?? [];
  if (head === '') throw new SharingFailure('no-commits');
  if (tracking !== '' && remotes.includes(remote)) {
    const upstream = await commitOf(git, tracking);
    return {
      branch,
      head,
      remote,
      remoteBranch: remoteRef.replace(/^refs\/heads\//, ''),
      tracking,
      upstream,
    };
  }
  const usual = remotes.includes('origin') ? 'origin' : remotes[0];
  if (usual === undefined) throw new SharingFailure('no-remote');
  const guess = `refs/remotes/${usual}/${branch}`;
  return {
    branch,
    head,
    remote: usual,
    remoteBranch: branch,
    tracking: guess,
    upstream: await commitOf(git, guess),
  };
}

/** The commit that a name stands for; undefined when there is none. */
export function commitOf(git: Git, name: string): Promise<string | undefined> {
  return maybe(git, ['rev-parse', '-q', '--verify', `${name}^{commit}`]);
}

/** Numbers of commits that only the first and only the second has. */
export async function apart(git: Git, a: string, b: string): Promise<[number, number]> {
  const counts = await must(git, ['rev-list', '--left-right', '--count', `${a}...${b}`, '--']);
  const [left = 0, right = 0] = counts.trim().split(/\s+/).map(Number);
  return [left, right];
}

/** Somebody must have said who writes; git's own guess (`user@machine`) would put a wrong name on entries. */
export async function requireIdentity(git: Git): Promise<void> {
  const { exitCode, stderr } = await git.run(['var', 'GIT_COMMITTER_IDENT']);
  if (exitCode !== 0) throw new SharingFailure('no-identity', { said: stderr });
}

/** Says who writes in this working copy. */
export async function setIdentity(
  git: Git,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<void> {
  await must(git, ['config', '--local', 'user.name', name]);
  await must(git, ['config', '--local', 'user.email', email]);
}

const foreignWork = ['rebase-merge', 'rebase-apply', 'MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'];

/** We never leave a merge half-done (see `advance.ts`): whatever is, somebody began with another tool. */
async function refuseForeignWork(git: Git): Promise<void> {
  for (const name of foreignWork) {
    if (await git.files.inGitFolder(name)) throw new SharingFailure('in-progress', { said: name });
  }
}

async function unreadable(git: Git): Promise<SharingFailure> {
  const { stderr } = await git.run(['rev-parse', '--git-dir']);
  return new SharingFailure(/dubious ownership/.test(stderr) ? 'foreign-folder' : 'no-repository', {
    said: stderr,
  });
}
