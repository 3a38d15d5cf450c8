import { failureOf, SharingFailure } from './failure';
import {
  arrivedFiles,
  begin,
  fetchRemote,
  type GetUpdatesOptions,
  integrate,
  SHARING,
  type Updated,
} from './get-updates';
import { type Git, must } from './git';
import { mergeTrees } from './merge';
import { pause } from './pause';
import { commitOf, type Place, requireIdentity } from './place';
import { snapshot } from './snapshot';
import { type Contents, commitTree, storeFiles, treeWith } from './trees';

/** Times that a share is tried when others share at the same moment. */
export const ATTEMPTS = 8;
/** Bytes of the largest file that goes in; hosts refuse more than 100 MB, and everybody would have to take it. */
const LARGEST = 50_000_000;

export interface ShareOptions extends GetUpdatesOptions {
  /** Below the coalition's folder. Those that are shared already are left out. */
  readonly paths: readonly string[];
  /** What is said about them in the history. */
  readonly message: string;
}

export interface Shared extends Updated {
  /** Number of files that went out. */
  readonly shared: number;
}

/**
 * *Share*: gets updates, then gives the chosen files, and what is committed already, to everybody. When
 * somebody else was faster it begins again.
 *
 * The branch here moves when the remote has the files and not before: after any failure they are as unshared
 * as they were, and can still be changed.
 */
export function share(git: Git, options: ShareOptions): Promise<Shared> {
  return git.exclusive(async () => {
    await requireIdentity(git);
    return publishChange(git, options, async (place) => {
      const contents = await chosenContents(git, options.paths);
      if (contents.length === 0) return { commit: place.head, ours: [] };
      const tree = await treeWith(git, place.head, contents);
      const commit = await commitTree(git, tree, [place.head], `${options.message.trim()}\n`);
      return { commit, ours: contents.map(({ path }) => path) };
    });
  });
}

export interface BringInOptions extends GetUpdatesOptions {
  /** A branch of the remote, or the full name of a ref (`refs/…`). */
  readonly proposal: string;
  readonly message: string;
  /** The commit that a person has looked at; nothing later goes in. */
  readonly seen?: string;
}

/**
 * *Bring in*: takes over what waits on a branch of the remote, for everybody. Rejects with `proposal-gone`
 * where nothing waits, and with `proposal-changed` where more came than was seen.
 */
export function bringIn(git: Git, { proposal, message, seen, ...options }: BringInOptions): Promise<Shared> {
  return git.exclusive(async () => {
    await requireIdentity(git);
    return publishChange(git, options, async (place) => {
      const theirs = await commitOf(git, refOfProposal(place, proposal));
      if (theirs === undefined) throw new SharingFailure('proposal-gone', { said: proposal });
      if (seen !== undefined && theirs !== seen) throw new SharingFailure('proposal-changed');
      if ((await git.run(['merge-base', '--is-ancestor', theirs, place.head])).exitCode === 0) {
        return { commit: place.head, ours: [] };
      }
      const tree = await mergeTrees(git, place.head, theirs, options.choices ?? new Map());
      const commit = await commitTree(git, tree, [place.head, theirs], `${message.trim()}\n`);
      return { commit, ours: [] };
    });
  });
}

/** Where a proposal is kept here. */
export function refOfProposal({ remote }: Pick<Place, 'remote'>, proposal: string): string {
  return proposal.startsWith('refs/') ? proposal : `refs/remotes/${remote}/${proposal}`;
}

/** What stands on disk of the chosen files, stored as objects; without those that are in the last commit. */
export async function chosenContents(git: Git, paths: readonly string[], all = false): Promise<Contents> {
  const chosen = new Set(paths.map((path) => git.folder + path));
  const local = await snapshot(git);
  const contents: { path: string; blob: string | undefined; mode: string }[] = [];
  const stored: string[] = [];
  for (const path of [...chosen].sort()) {
    const file = local.get(path);
    if (!file && !all) continue;
    const { kind, size } = await git.files.kind(path);
    if (kind === 'other') throw new SharingFailure('in-the-way', { files: [path] });
    if (size > LARGEST) throw new SharingFailure('too-large', { files: [path] });
    if (kind === 'file') stored.push(path);
    else if (file?.inHead !== undefined) contents.push({ path, blob: undefined, mode: file.mode });
  }
  const blobs = await storeFiles(git, stored);
  for (const [index, path] of stored.entries()) {
    contents.push({ path, blob: blobs[index], mode: local.get(path)?.mode ?? '100644' });
  }
  return contents;
}

interface Prepared {
  readonly commit: string;
  /** Files that are in the commit as they stand on disk. */
  readonly ours: readonly string[];
}

async function publishChange(
  git: Git,
  options: GetUpdatesOptions,
  prepare: (place: Place) => Promise<Prepared>,
): Promise<Shared> {
  let first: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const started = await begin(git);
    first ??= started.head;
    await fetchRemote(git, started, options);
    const place = await integrate(git, started, options);
    const { commit, ours } = await prepare(place);
    if (commit === place.upstream) {
      return { shared: 0, arrived: await arrivedFiles(git, first, place.head) };
    }
    if (ours.length > 0) await must(git, ['update-ref', SHARING, commit]);
    const output = await git.push(place.remote, `${commit}:refs/heads/${place.remoteBranch}`, options);
    if (output.exitCode === 0) {
      await rememberUpstream(git, place, commit);
      const { head } = await integrate(git, place, options);
      return { shared: ours.length, arrived: await arrivedFiles(git, first, head) };
    }
    const late = isLate(output.stderr + output.stdout);
    const failure = late ? new SharingFailure('too-often', { said: output.stderr }) : failureOf(output);
    if (!late || attempt >= ATTEMPTS) {
      // Where the connection broke, the files may have arrived all the same: the next look will tell.
      const certain = late || /^(?:protected|no-permission|sign-in|not-found)$/.test(failure.state);
      if (certain && ours.length > 0) await must(git, ['update-ref', '-d', SHARING]);
      throw failure;
    }
    await pause(Math.random() * Math.min(50 * 2 ** attempt, 3000));
  }
}

/** Somebody else shared between our look and our push, or is doing so right now. */
export function isLate(said: string): boolean {
  return /\[rejected\]|non-fast-forward|fetch first|failed to update ref|cannot lock ref|incorrect old value/.test(
    said,
  );
}

/** A push by address does not update our copy of the remote's branch; and a new branch gets its counterpart. */
async function rememberUpstream(git: Git, place: Place, commit: string): Promise<void> {
  await must(git, ['update-ref', place.tracking, commit]);
  const key = `branch.${place.branch}`;
  if ((await git.run(['config', `${key}.merge`])).exitCode === 0) return;
  await must(git, ['config', '--local', `${key}.remote`, place.remote]);
  await must(git, ['config', '--local', `${key}.merge`, `refs/heads/${place.remoteBranch}`]);
}
