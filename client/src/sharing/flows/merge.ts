import { type Conflict, failureOf, SharingFailure } from './failure';
import { type Git, must } from './git';
import { type Contents, treeWith } from './trees';

/** What to keep of a document that both sides changed, by path. The other version stays in the history. */
export type Choices = ReadonlyMap<string, 'mine' | 'theirs'>;

/**
 * The tree that two commits give together, computed without touching index or disk, so that there never is
 * a half-done merge. Files that both sides changed are merged by their lines.
 *
 * Rejects with `conflict` when that cannot be done for some and `choices` does not say what to keep, and with
 * `in-the-way` where one side has a file and the other a folder or a link of the same name.
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
  const sides = await Promise.all(
    paths.map(async (path) => ({
      path,
      mine: await entryAt(git, mine, path),
      theirs: await entryAt(git, theirs, path),
    })),
  );
  // git calls one of the two `<path>~<commit>` then, a name that neither side has.
  const strange = sides.filter((side) => !side.mine && !side.theirs);
  if (strange.length > 0) {
    throw new SharingFailure('in-the-way', { files: strange.map(({ path }) => path.replace(/~[^~]*$/, '')) });
  }
  const open = sides.filter(({ path }) => !choices.has(path));
  if (open.length > 0) {
    const conflicts = open.map(
      ({ path, ...side }): Conflict => ({ path, mine: side.mine?.blob, theirs: side.theirs?.blob }),
    );
    throw new SharingFailure('conflict', { conflicts });
  }
  const contents: Contents = sides.map(({ path, ...side }) => {
    const { blob, mode = '100644' } = side[choices.get(path) ?? 'mine'] ?? {};
    return { path, blob, mode };
  });
  return treeWith(git, tree, contents);
}

/** Name and mode of the file that a commit has at a path; undefined for none, and for a folder. */
async function entryAt(
  git: Git,
  commit: string,
  path: string,
): Promise<{ readonly blob: string; readonly mode: string } | undefined> {
  const line = await must(git, ['ls-tree', '-z', commit, '--', path]);
  const [, mode, type, blob] = /^(\d+) (\w+) (\w+)\t/.exec(line) ?? [];
  return mode === undefined || blob === undefined || type === 'tree' ? undefined : { blob, mode };
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
