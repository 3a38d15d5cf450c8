import { advance, finishAdvance } from './advance';
import { failureOf, SharingFailure } from './failure';
import { type Git, must, type NetworkOptions } from './git';
import { type Choices, mergeTrees } from './merge';
import { pause } from './pause';
import { apart, commitOf, findPlace, type Place, requireIdentity } from './place';
import { changesBetween, commitTree } from './trees';
import { forgetSettledProposals } from './unshared';

/** Set before a commit is pushed: after a kill, tells our own files in what comes back. */
export const SHARING = 'refs/worktree/caucus/sharing';

export interface GetUpdatesOptions extends NetworkOptions {
  readonly choices?: Choices;
}

export interface Updated {
  /** What others added, changed or deleted: paths below the coalition's folder. */
  readonly arrived: readonly string[];
}

/** *Get updates*: brings in what others shared and keeps everything unshared. */
export function getUpdates(git: Git, options: GetUpdatesOptions = {}): Promise<Updated> {
  return git.exclusive(async () => {
    const place = await begin(git);
    await fetchRemote(git, place, options);
    const updated = await integrate(git, place, options);
    await forgetSettledProposals(git, updated);
    return { arrived: await arrivedFiles(git, place.head, updated.head) };
  });
}

/** *See what is incoming*: asks what others shared, and brings in nothing. */
export function lookForUpdates(git: Git, options: NetworkOptions = {}): Promise<void> {
  return git.exclusive(async () => {
    await fetchRemote(git, await begin(git), options);
  });
}

/** Files of the coalition that one commit has otherwise than an earlier one: paths below its folder. */
export async function arrivedFiles(git: Git, from: string, to: string): Promise<string[]> {
  if (from === to) return [];
  return (await changesBetween(git, from, to))
    .filter(({ path }) => path.startsWith(git.folder))
    .map(({ path }) => path.slice(git.folder.length));
}

/** Where we stand, after a killed run has been finished. */
export async function begin(git: Git): Promise<Place> {
  return finishAdvance(git, await findPlace(git));
}

/**
 * Asks the remote what it has; nothing here changes but our copy of its branches.
 * @throws SharingFailure as the host's answer is
 */
export async function fetchRemote(
  git: Git,
  { remote }: Pick<Place, 'remote'>,
  options: NetworkOptions,
): Promise<void> {
  const output = await git.fetch(remote, options);
  if (output.exitCode !== 0) throw failureOf(output);
}

/** Joins what has been fetched with what is here; where we stand then. */
export async function integrate(git: Git, before: Place, options: GetUpdatesOptions): Promise<Place> {
  for (let attempt = 1; ; attempt++) {
    const place = attempt === 1 ? await withUpstream(git, before) : await begin(git);
    try {
      return await integrateOnce(git, place, options);
    } catch (error) {
      // Another program wrote between our look and our step; `in-the-way` is how git puts it.
      const again =
        error instanceof SharingFailure && /^(?:changed-meanwhile|locked|in-the-way)$/.test(error.state);
      if (!again || attempt === 3) throw error;
      await pause(100 * attempt);
    }
  }
}

async function withUpstream(git: Git, place: Place): Promise<Place> {
  return { ...place, upstream: await commitOf(git, place.tracking) };
}

async function integrateOnce(git: Git, before: Place, options: GetUpdatesOptions): Promise<Place> {
  const { upstream } = before;
  if (upstream === undefined) return before;
  const place = { ...before, head: await takeUpOwnShare(git, before.head, upstream) };
  const [own, others] = await apart(git, place.head, upstream);
  if (others === 0) return place;
  const to = own === 0 ? upstream : await joined(git, place, upstream, options);
  await advance(git, place, to, options.choices ? { choices: options.choices } : {});
  return { ...place, head: to };
}

/** A commit that joins what is here with what came. */
async function joined(git: Git, place: Place, theirs: string, options: GetUpdatesOptions): Promise<string> {
  await requireIdentity(git);
  try {
    const tree = await mergeTrees(git, place.head, theirs, options.choices ?? new Map());
    return await commitTree(git, tree, [place.head, theirs], 'Bring together what members shared\n');
  } catch (error) {
    if (!(error instanceof SharingFailure) || error.state !== 'unrelated') throw error;
    if ((await must(git, ['rev-parse', '--is-shallow-repository'])).trim() !== 'true') throw error;
    const output = await git.fetch(place.remote, { ...options, whole: true });
    if (output.exitCode !== 0) throw new SharingFailure('shallow', { said: output.stderr });
    return joined(git, place, theirs, options);
  }
}

/**
 * A share that was killed after it had reached the remote is taken up first: what stands on disk is what it
 * shared, or the user's changes to that. The commit at hand afterwards.
 */
async function takeUpOwnShare(git: Git, head: string, upstream: string): Promise<string> {
  const shared = await commitOf(git, SHARING);
  if (shared === undefined) return head;
  const arrived = (await git.run(['merge-base', '--is-ancestor', shared, upstream])).exitCode === 0;
  const next = arrived && (await commitOf(git, `${shared}^`)) === head;
  if (next) {
    const ours = new Set((await changesBetween(git, head, shared)).map(({ path }) => path));
    await advance(git, { head }, shared, { ours });
  }
  await must(git, ['update-ref', '-d', SHARING]);
  return next ? shared : head;
}
