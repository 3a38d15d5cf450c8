import { type Git, must } from './git';
import { commitOf, type Place } from './place';
import { type FileKind, kindOf } from './shared-file';
import { snapshot } from './snapshot';
import { changesBetween } from './trees';

/** A file of the coalition that others do not have as it is here. */
export interface UnsharedFile {
  /** Below the coalition's folder. */
  readonly path: string;
  readonly kind: FileKind;
  readonly change: 'new' | 'changed' | 'deleted';
  /** An entry that others have already, and that has been changed or deleted here: never offered unasked. */
  readonly frozen: boolean;
  /** It waits on this branch of the remote to be brought in. */
  readonly proposed?: string;
}

/** Proposals of this working copy: `refs/caucus/proposals/<branch>`. */
export const PROPOSALS = 'refs/caucus/proposals/';

/** What others do not have yet, committed by hand or not, in the order of paths. */
export async function unsharedFiles(
  git: Git,
  place: Pick<Place, 'head' | 'upstream'> | undefined,
): Promise<UnsharedFile[]> {
  const found = new Map<string, UnsharedFile>();
  const add = (fullPath: string, change: UnsharedFile['change']) => {
    if (!fullPath.startsWith(git.folder)) return;
    const path = fullPath.slice(git.folder.length);
    const kind = kindOf(path);
    found.set(fullPath, { path, kind, change, frozen: kind === 'entry' && change !== 'new' });
  };
  if (place?.upstream) {
    const base = (await git.run(['merge-base', place.upstream, place.head])).stdout.trim();
    if (base !== '' && base !== place.head) {
      for (const { path, from, to } of await changesBetween(git, base, place.head)) {
        add(path, to === undefined ? 'deleted' : from === undefined ? 'new' : 'changed');
      }
    }
  }
  for (const { path, inHead } of (await snapshot(git)).values()) {
    const committed = found.get(path)?.change;
    const { kind } = await git.files.kind(path);
    if (kind === 'other') continue;
    if (kind === 'none' && (inHead === undefined || committed === 'new')) found.delete(path);
    else if (kind === 'none') add(path, 'deleted');
    else add(path, inHead === undefined || committed === 'new' ? 'new' : 'changed');
  }
  await markProposed(git, found);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is picked when the user does not choose: entries and new documents that nobody reviews yet. */
export function isOfferedFirst(file: UnsharedFile): boolean {
  if (file.frozen || file.proposed !== undefined) return false;
  return file.kind === 'entry' || (file.kind === 'document' && file.change === 'new');
}

/** Documents that others have as they were: everybody edits them, so a person says when a change goes out. */
export function isSharedByHand({ kind, change, proposed }: UnsharedFile): boolean {
  return kind === 'document' && change !== 'new' && proposed === undefined;
}

/** Forgets own proposals that have been brought in, or whose branch is gone from the remote. */
export async function forgetSettledProposals(git: Git, { remote, upstream }: Place): Promise<void> {
  for (const ref of await proposalRefs(git)) {
    const tip = await commitOf(git, `refs/remotes/${remote}/${ref.slice(PROPOSALS.length)}`);
    const waits =
      tip !== undefined &&
      upstream !== undefined &&
      (await git.run(['merge-base', '--is-ancestor', tip, upstream])).exitCode !== 0;
    if (!waits) await must(git, ['update-ref', '-d', ref]);
  }
}

async function proposalRefs(git: Git): Promise<string[]> {
  const refs = await must(git, ['for-each-ref', '--count=50', '--format=%(refname)', PROPOSALS]);
  return refs.split('\n').filter((ref) => ref !== '');
}

async function markProposed(git: Git, found: Map<string, UnsharedFile>): Promise<void> {
  for (const ref of await proposalRefs(git)) {
    const commit = await commitOf(git, ref);
    if (commit === undefined) continue;
    const changes = await changesBetween(git, `${commit}^`, commit);
    for (const { path, to } of changes) {
      const file = found.get(path);
      if (!file || (await nameOnDisk(git, path)) !== to) continue;
      found.set(path, { ...file, proposed: ref.slice(PROPOSALS.length) });
    }
  }
}

async function nameOnDisk(git: Git, path: string): Promise<string | undefined> {
  if ((await git.files.kind(path)).kind !== 'file') return undefined;
  const { exitCode, stdout } = await git.run(['hash-object', '--', path]);
  return exitCode === 0 ? stdout.trim() : undefined;
}
