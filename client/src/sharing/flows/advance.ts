import { failureOf, SharingFailure } from './failure';
import { type Git, must } from './git';
import { blobAt, type Choices, contentOf, mergeTrees } from './merge';
import { commitOf, type Place } from './place';
import { type LocalFile, snapshot } from './snapshot';
import {
  type Change,
  type Contents,
  changesBetween,
  commitTree,
  setIndex,
  storeFiles,
  treeWith,
} from './trees';

/** Set while the disk is brought to a commit, so that it can be finished after a kill. One a working copy. */
const UPDATING = 'refs/worktree/caucus/updating';
/** Keeps what stood on disk before a merge wrote over it. */
const KEPT = 'refs/worktree/caucus/kept';

export interface AdvanceOptions {
  readonly choices?: Choices;
  /** Files that we have put into the commit ourselves: what stands on disk is that, or newer. */
  readonly ours?: ReadonlySet<string>;
  readonly resuming?: boolean;
}

/**
 * Brings branch, index and disk from the commit at hand to one that contains it. What the user has not
 * shared stays: other files are not looked at, and a document that both changed is merged by its lines, with
 * the user's changes unshared as before.
 *
 * The order makes a kill harmless at every point: each file is replaced as a whole before the index says so,
 * and the branch moves last. A later run finds on disk what it would write, and goes on.
 */
export async function advance(
  git: Git,
  { head }: Pick<Place, 'head'>,
  to: string,
  { choices = new Map(), ours = new Set(), resuming = false }: AdvanceOptions = {},
): Promise<void> {
  if (head === to) return;
  const changes = await changesBetween(git, head, to);
  const local = await snapshot(git);
  const touched = await Promise.all(
    changes.filter(({ path }) => local.has(path)).map((change) => onDisk(git, change, local)),
  );
  const settled = touched.filter(({ blob, change }) => blob === change.to || ours.has(change.path));
  const edited = touched.filter((file) => !settled.includes(file));
  if (resuming) await finishHalfWritten(git, edited, settled);
  refuseForeign(git, edited);
  const merged = await mergeEdits(git, head, to, edited, choices);
  await must(git, ['update-ref', UPDATING, to]);
  for (const { file, blob } of merged) await replace(git, file, blob);
  await setIndex(
    git,
    [...settled, ...merged.map(({ file }) => file)].map(({ change }) => ({ ...change, blob: change.to })),
  );
  // Exit code 1 only says that some files differ.
  await git.run(['update-index', '-q', '--refresh']);
  // Takes over only what differs between the two, refuses before it writes, and leaves what is staged.
  await must(git, ['read-tree', '-m', '-u', head, to], { timeout: 300_000 });
  await moveBranch(git, head, to);
  await must(git, ['update-ref', '-d', UPDATING]);
  await git.run(['update-index', '-q', '--refresh']);
}

/** Finishes what a killed run began; the commit at hand afterwards. */
export async function finishAdvance(git: Git, place: Place): Promise<Place> {
  const to = await commitOf(git, UPDATING);
  if (to === undefined) return place;
  const { exitCode } = await git.run(['merge-base', '--is-ancestor', place.head, to]);
  if (exitCode === 0 && to !== place.head) {
    try {
      await advance(git, place, to, { resuming: true });
      return { ...place, head: to };
    } catch (error) {
      // The user has gone on writing since. The flow at hand meets the same files, and asks about them.
      const met = error instanceof SharingFailure && /^(?:conflict|in-the-way)$/.test(error.state);
      if (!met) throw error;
    }
  }
  await must(git, ['update-ref', '-d', UPDATING]);
  return place;
}

interface Touched {
  readonly change: Change;
  readonly local: LocalFile;
  /** Name of what stands on disk; undefined where nothing does. */
  readonly blob: string | undefined;
}

async function onDisk(git: Git, change: Change, files: ReadonlyMap<string, LocalFile>): Promise<Touched> {
  const local = files.get(change.path);
  if (!local) throw new Error(`not changed: ${change.path}`);
  const { kind } = await git.files.kind(change.path);
  if (kind === 'other') throw new SharingFailure('in-the-way', { files: [change.path] });
  const [blob] = kind === 'none' ? [undefined] : await storeFiles(git, [change.path]);
  return { change, local, blob };
}

/** Only unshared changes of the coalition's own files, which are on disk and nowhere else, are ours to merge. */
function refuseForeign(git: Git, edited: readonly Touched[]): void {
  const foreign = edited.filter(
    ({ change, local, blob }) =>
      !change.path.startsWith(git.folder) ||
      (local.inIndex !== local.inHead && local.inIndex !== blob && local.inIndex !== change.to),
  );
  if (foreign.length > 0) {
    throw new SharingFailure('in-the-way', { files: foreign.map(({ change }) => change.path) });
  }
}

/**
 * A file that a killed run was writing is there in part or not at all: it is written again as it was to be.
 * Takes them out of `edited`.
 */
async function finishHalfWritten(git: Git, edited: Touched[], settled: Touched[]): Promise<void> {
  for (const file of [...edited]) {
    const { to, path } = file.change;
    if (to === undefined) continue;
    const whole = await contentOf(git, to, path);
    const there = file.blob === undefined ? new Uint8Array() : await git.files.read(path);
    if (there.length >= whole.length || there.some((byte, index) => byte !== whole[index])) continue;
    await git.files.write(path, whole);
    edited.splice(edited.indexOf(file), 1);
    settled.push(file);
  }
}

/** What the user's unshared changes give on top of the new commit. */
async function mergeEdits(
  git: Git,
  head: string,
  to: string,
  edited: readonly Touched[],
  choices: Choices,
): Promise<{ readonly file: Touched; readonly blob: string | undefined }[]> {
  if (edited.length === 0) return [];
  const contents: Contents = edited.map(({ change, local, blob }) => ({
    path: change.path,
    blob,
    mode: local.mode,
  }));
  const tree = await treeWith(git, head, contents);
  const kept = await commitOf(git, KEPT);
  const mine = await commitTree(git, tree, [head], 'Unshared changes');
  const merged = await mergeTrees(git, mine, to, choices);
  const keep = kept === undefined ? mine : await commitTree(git, tree, [mine, kept], 'Unshared changes');
  await must(git, ['update-ref', KEPT, keep]);
  return Promise.all(
    edited.map(async (file) => ({ file, blob: await blobAt(git, merged, file.change.path) })),
  );
}

async function replace(git: Git, { change: { path }, blob: before }: Touched, blob: string | undefined) {
  if (before === blob) return;
  const { kind } = await git.files.kind(path);
  const [now] = kind === 'file' ? await storeFiles(git, [path]) : [undefined];
  if (now !== before) throw new SharingFailure('changed-meanwhile', { files: [path] });
  if (blob === undefined) await git.files.remove(path);
  else await git.files.write(path, await contentOf(git, blob, path));
}

async function moveBranch(git: Git, head: string, to: string): Promise<void> {
  const { exitCode, stderr } = await git.run(['update-ref', '-m', 'caucus', 'HEAD', to, head]);
  if (exitCode === 0) return;
  if (/but expected/.test(stderr)) throw new SharingFailure('changed-meanwhile', { said: stderr });
  throw failureOf({ stderr });
}
