import { type Conflict, failureOf, SharingFailure } from './failure';
import { type Git, must } from './git';
import { type Contents, treeWith } from './trees';

/** What to keep of a document that both sides changed, by path. The other version stays in the history. */
export type Choices = ReadonlyMap<string, 'mine' | 'theirs'>;

/**
 * The tree that two commits give together, computed without touching index or disk, so that there never is
 * a half-done merge. Files that both sides changed are merged by their lines.
 *
 * Rejects with `conflict` when that cannot be done for some and `choices` does not say what to keep.
 */
export async function mergeTrees(git: Git, mine: string, theirs: string, choices: Choices): Promise<string> {
  const output = await git.run([
    'merge-tree',
    '--write-tree',
    '-z',
    '--name-only',
    '--no-messages',
    mine,
    theirs,
  ]);
  if (output.exitCode !== 0 && output.exitCode !== 1) throw failureOf(output);
  const [tree = '', ...paths] = output.stdout.split('\0').filter((field) => field !== '');
  if (output.exitCode === 0) return tree;
  const conflicts = await Promise.all(
    paths.map(
      async (path): Promise<Conflict> => ({
        path,
        mine: await blobAt(git, mine, path),
        theirs: await blobAt(git, theirs, path),
      }),
    ),
  );
  const open = conflicts.filter(({ path }) => !choices.has(path));
  if (open.length > 0) throw new SharingFailure('conflict', { conflicts: open });
  const contents: Contents = conflicts.map(({ path, ...versions }) => ({
    path,
    blob: versions[choices.get(path) ?? 'mine'],
    mode: '100644',
  }));
  return treeWith(git, tree, contents);
}

/** Name of the content that a commit or tree has at a path. */
export async function blobAt(git: Git, commit: string, path: string): Promise<string | undefined> {
  const { exitCode, stdout } = await git.run(['rev-parse', '-q', '--verify', `${commit}:${path}`]);
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** Content of an object as it is to stand on disk at `path`: with the line ends the user's git uses. */
export async function contentOf(git: Git, blob: string, path: string): Promise<Uint8Array> {
  const bytes = await must(git, ['cat-file', '--filters', `--path=${path}`, blob], { binary: true });
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}
