import { type Git, must } from './git';
import { present } from './snapshot';

/** A file that two commits have differently. */
export interface Change {
  readonly path: string;
  /** Object names; undefined where the commit does not have the file. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** As git writes it: `100644`; of the second commit, or of the first where it is deleted there. */
  readonly mode: string;
}

/** What has to be done to a tree: contents by path, undefined to delete. */
export type Contents = readonly {
  readonly path: string;
  readonly blob: string | undefined;
  readonly mode: string;
}[];

/** What a second commit or tree has otherwise than a first, a renamed file as two. */
export async function changesBetween(git: Git, from: string, to: string): Promise<Change[]> {
  const raw = await must(git, ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', from, to]);
  const fields = raw.split('\0');
  const changes: Change[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [modeFrom = '', modeTo = '', blobFrom = '', blobTo = ''] = (fields[index] ?? '')
      .slice(1)
      .split(' ');
    changes.push({
      path: fields[index + 1] ?? '',
      from: present(blobFrom),
      to: present(blobTo),
      mode: modeTo === '000000' ? modeFrom : modeTo,
    });
  }
  return changes;
}

/** A tree as `base`, with other contents at some paths. Touches neither the user's index nor the disk. */
export async function treeWith(git: Git, base: string | undefined, contents: Contents): Promise<string> {
  const index = 'tree';
  await must(git, base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { index });
  await setIndex(git, contents, index);
  return (await must(git, ['write-tree'], { index })).trim();
}

/** Puts contents into an index at once: the user's own unless another is named. */
export async function setIndex(git: Git, contents: Contents, index?: string): Promise<void> {
  if (contents.length === 0) return;
  const lines = contents.map(({ path, blob, mode }) =>
    // A mode of 0 deletes; the object is not looked at.
    blob === undefined ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${blob}\t${path}\0`,
  );
  await must(git, ['update-index', '-z', '--index-info'], {
    input: lines.join(''),
    ...(index !== undefined && { index }),
  });
}

/** Makes a commit object; nothing points to it yet. Signed where the user signs. */
export async function commitTree(
  git: Git,
  tree: string,
  parents: readonly string[],
  message: string,
): Promise<string> {
  const sign = (await git.run(['config', '--type=bool', 'commit.gpgSign'])).stdout.trim() === 'true';
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])];
  if (sign) args.push('-S');
  // A signature may wait for a person at a key.
  const commit = await must(git, args, { input: message, ...(sign && { timeout: 180_000 }) });
  return commit.trim();
}

/** Stores files of the disk as objects, as `git add` would; object names in the order of `paths`. */
export async function storeFiles(git: Git, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  // Names are given one a line, in git's quotes.
  const input = paths.map((path) => `${quoted(path)}\n`).join('');
  const names = await must(git, ['hash-object', '-w', '--stdin-paths'], { input });
  return names.trim().split('\n');
}

function quoted(path: string): string {
  return /["\\\n\t\r]/.test(path)
    ? `"${path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r')}"`
    : path;
}
