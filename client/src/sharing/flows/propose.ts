import { failureOf, SharingFailure } from './failure';
import { begin, fetchRemote } from './get-updates';
import { type Git, must, type NetworkOptions } from './git';
import { commitOf, findPlace, requireIdentity } from './place';
import { proposalAddress } from './proposal-address';
import { chosenContents } from './share';
import { commitTree, treeWith } from './trees';
import { PROPOSALS } from './unshared';

export interface ProposeOptions extends NetworkOptions {
  /** Below the coalition's folder. */
  readonly paths: readonly string[];
  readonly message: string;
  /** Id of the member; names the branch. */
  readonly member: string;
  /** Milliseconds since 1970; names the branch. */
  readonly now: number;
}

export interface Proposed {
  readonly branch: string;
  /** Where the host asks for the review; undefined for a host we do not know. */
  readonly address: string | undefined;
}

/**
 * *Share as a proposal*: the chosen files on a branch of their own, for others to bring in. Here they stay
 * as they are, unshared, until they come back with the updates.
 */
export function propose(git: Git, options: ProposeOptions): Promise<Proposed> {
  return git.exclusive(async () => {
    await requireIdentity(git);
    const place = await begin(git);
    await fetchRemote(git, place, options);
    const upstream = await commitOf(git, place.tracking);
    if (upstream === undefined) throw new SharingFailure('no-commits');
    // What stands on disk is based on what both have, not on what came since.
    const base = (await git.run(['merge-base', upstream, place.head])).stdout.trim();
    if (base === '') throw new SharingFailure('unrelated');
    const contents = await chosenContents(git, options.paths, true);
    const tree = await treeWith(git, base, contents);
    const commit = await commitTree(git, tree, [base], `${options.message.trim()}\n`);
    const branch = branchName(options, commit);
    const output = await git.push(place.remote, `${commit}:refs/heads/${branch}`, options);
    if (output.exitCode !== 0) throw failureOf(output);
    await must(git, ['update-ref', PROPOSALS + branch, commit]);
    const remote = (await must(git, ['remote', 'get-url', place.remote])).trim();
    return { branch, address: proposalAddress(remote, place.remoteBranch, branch) };
  });
}

/** A proposal that waits on the remote. */
export interface Proposal {
  readonly branch: string;
  /** Name of who made it, as the commit says. */
  readonly author: string;
  readonly title: string;
  /** ISO date and time. */
  readonly date: string;
}

/** Proposals that are not brought in yet, the newest first; at most a hundred. */
export async function proposals(git: Git): Promise<Proposal[]> {
  const place = await findPlace(git);
  if (place.upstream === undefined) return [];
  const format = '%(refname:lstrip=3)%00%(authorname)%00%(subject)%00%(authordate:iso-strict)';
  const refs = await must(git, [
    'for-each-ref',
    '--count=100',
    '--sort=-committerdate',
    `--no-merged=${place.upstream}`,
    `--format=${format}`,
    `refs/remotes/${place.remote}/`,
  ]);
  return refs
    .split('\n')
    .map((line) => line.split('\0'))
    .filter(([branch]) => branch !== undefined && branch !== '' && branch !== 'HEAD')
    .map(([branch = '', author = '', title = '', date = '']) => ({ branch, author, title, date }));
}

/** True for a branch that *Share as a proposal* has made, by its name. */
export function isProposalBranch(branch: string): boolean {
  return /^[a-z0-9-]+\/\d{4}-\d\d-\d\d-[0-9a-f]{8}$/.test(branch);
}

/** `cira/2026-03-01-1f2e3d4c`: whose it is, when it was made, and something no other has. */
function branchName({ member, now }: ProposeOptions, commit: string): string {
  const name =
    member
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'proposal';
  return `${name}/${new Date(now).toISOString().slice(0, 10)}-${commit.slice(0, 8)}`;
}
