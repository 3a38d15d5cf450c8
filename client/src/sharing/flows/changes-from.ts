import { failureOf, SharingFailure } from './failure';
import { type Git, maybe, must } from './git';
import { commitOf, findPlace } from './place';
import { kindOf } from './shared-file';
import { type Change, changesBetween } from './trees';

/** A file that a ref has otherwise, as the server takes it. */
export interface ChangedFile {
  /** Below the coalition's folder. */
  readonly path: string;
  /** Text as both sides had it last; absent where the file is new, or where `problem` says why. */
  readonly before?: string;
  /** Text as the ref has it; absent where the file is deleted, or where `problem` says why. */
  readonly after?: string;
  /** False where the branch that everybody shares has it already: it only helps to understand the others. */
  readonly news: boolean;
  /** Why its text is not read. */
  readonly problem?: 'too-large' | 'bad-name' | 'not-a-file';
}

/** What a ref would add here, change and delete. */
export interface ChangesFrom {
  readonly ref: string;
  /** The commit that it stands for. */
  readonly tip: string;
  /** The commit that is here. */
  readonly here: string;
  /** The branch that everybody shares, as of the last fetch. */
  readonly shared: { readonly ref: string; readonly commit: string | undefined };
  readonly files: readonly ChangedFile[];
  /** What is news outside of the coalition's folder, which comes along: paths from the top, sorted. */
  readonly outside: readonly string[];
  /** Number of files that are left out, because there are too many. */
  readonly more: number;
}

/** A repository is not trusted: what one looks at at once is bounded. */
const MOST_FILES = 5_000;
/** Bytes of an entry or a document, of a draft, and of all together. */
const LARGEST = 1_000_000;
const LARGEST_TEXT = 5_000_000;
const MOST_BYTES = 40_000_000;

/**
 * What merging a ref into what is here would change, read as text, without touching anything. What somebody
 * added meanwhile to the branch that everybody shares is not news of a proposal; it is there to be understood.
 *
 * @param ref its full name; undefined for the branch that everybody shares, as of the last fetch
 * @param known what was read last: given back where nothing has moved since
 * @returns undefined where there is no such ref
 * @throws SharingFailure `unrelated`, `shallow` where the two histories have no common beginning here
 */
export async function changesFrom(
  git: Git,
  ref: string | undefined,
  known?: ChangesFrom,
): Promise<ChangesFrom | undefined> {
  if (known && (ref ?? known.ref) === known.ref && (await isStill(git, known))) return known;
  const { head: here, upstream, tracking } = await findPlace(git);
  const tip = ref === undefined ? upstream : await commitOf(git, ref);
  if (tip === undefined) return undefined;
  const ours = changesSince(git, here, tip);
  const [all, shared] = await Promise.all([
    ours,
    upstream === undefined || upstream === tip ? ours : changesSince(git, upstream, tip),
  ]);
  const news = new Set(shared.map(({ path }) => path));
  const inFolder = all.filter(({ path }) => path.startsWith(git.folder));
  // What is no file of the format comes last, so that nobody can crowd out the rest with it.
  const ranked = [...inFolder].sort((a, b) => rank(git, a) - rank(git, b));
  const shown = ranked.slice(0, MOST_FILES);
  const outside = outsideOf(git, shared);
  const named = outside.slice(0, MOST_FILES);
  return {
    ref: ref ?? tracking,
    tip,
    here,
    shared: { ref: tracking, commit: upstream },
    files: await read(git, shown, news),
    outside: named,
    more: inFolder.length - shown.length + outside.length - named.length,
  };
}

/**
 * Which files outside of the coalition's folder come along with a ref or commit that is brought in, in a working copy
 * that holds more than the coalition: paths from its top, sorted.
 *
 * @throws SharingFailure `unrelated`, `shallow` as {@link changesFrom}
 */
export async function outsideFrom(git: Git, ref: string): Promise<readonly string[]> {
  const { head, upstream } = await findPlace(git);
  const tip = await commitOf(git, ref);
  return tip === undefined ? [] : outsideOf(git, await changesSince(git, upstream ?? head, tip));
}

function outsideOf(git: Git, changes: readonly Change[]): string[] {
  return changes
    .map(({ path }) => path)
    .filter((path) => !path.startsWith(git.folder))
    .sort();
}

function rank(git: Git, { path }: Change): number {
  return kindOf(path.slice(git.folder.length)) === 'other' ? 1 : 0;
}

/** True when no side has moved: one command, as it is asked often. */
async function isStill(git: Git, { ref, tip, here, shared }: ChangesFrom): Promise<boolean> {
  const commits = await maybe(git, ['rev-parse', 'HEAD', ref, shared.ref]);
  return commits === [here, tip, shared.commit].join('\n');
}

/** What a commit has changed since its history parted from another's, as far as the other has it otherwise. */
async function changesSince(git: Git, other: string, tip: string): Promise<Change[]> {
  if (other === tip) return [];
  const [changes, missing] = await Promise.all([
    changesSinceParting(git, other, tip),
    changesBetween(git, other, tip),
  ]);
  const paths = new Set(missing.map(({ path }) => path));
  return changes.filter(({ path }) => paths.has(path));
}

async function changesSinceParting(git: Git, other: string, tip: string): Promise<Change[]> {
  const base = await maybe(git, ['merge-base', other, tip]);
  if (base !== undefined) return changesBetween(git, base, tip);
  const shallow = (await must(git, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  throw new SharingFailure(shallow ? 'shallow' : 'unrelated');
}

async function read(git: Git, changes: readonly Change[], news: ReadonlySet<string>): Promise<ChangedFile[]> {
  const plain = changes.filter((change) => problemOf(change) === undefined);
  const names = plain.flatMap(({ from, to }) => [from, to]).filter((name) => name !== undefined);
  const sizes = await sizesOf(git, names);
  let left = MOST_BYTES;
  const wanted = new Set<string>();
  const tooLarge = new Set<Change>();
  for (const change of plain) {
    const most = /^(?:drafts|texts)\//.test(change.path.slice(git.folder.length)) ? LARGEST_TEXT : LARGEST;
    const own = [change.from, change.to].filter((name) => name !== undefined);
    const total = own.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
    if (total > left || own.some((name) => (sizes.get(name) ?? 0) > most)) tooLarge.add(change);
    else {
      left -= total;
      for (const name of own) wanted.add(name);
    }
  }
  const texts = await textsOf(git, [...wanted]);
  return changes.map((change): ChangedFile => {
    const problem = problemOf(change) ?? (tooLarge.has(change) ? 'too-large' : undefined);
    const before = change.from === undefined ? undefined : texts.get(change.from);
    const after = change.to === undefined ? undefined : texts.get(change.to);
    return {
      path: change.path.slice(git.folder.length),
      news: news.has(change.path),
      ...(problem === undefined
        ? { ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
        : { problem }),
    };
  });
}

/** Names that git refuses to write, on this computer or on another, and what is no plain file. */
function problemOf({ path, mode }: Change): ChangedFile['problem'] {
  if (mode !== '100644' && mode !== '100755') return 'not-a-file';
  const names = path.split('/');
  const bad = names.some(
    (name) =>
      name === '' ||
      /^(?:\.{1,2}|\.git|git~\d+)$/i.test(name) ||
      /[\\:\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064]|[. ]$/.test(name),
  );
  return bad || path.length > 1000 ? 'bad-name' : undefined;
}

async function sizesOf(git: Git, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map();
  const output = await must(git, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
    input: `${names.join('\n')}\n`,
  });
  return new Map(
    output.split('\n').map((line): [string, number] => {
      const [name = '', size] = line.split(' ');
      // One that is missing is none that could be read.
      return [name, Number(size) >= 0 ? Number(size) : Number.POSITIVE_INFINITY];
    }),
  );
}

/** The texts of objects, by their names, in one command. */
async function textsOf(git: Git, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (names.length === 0) return texts;
  const output = await git.run(['cat-file', '--batch', '--buffer'], {
    input: `${names.join('\n')}\n`,
    binary: true,
  });
  if (output.exitCode !== 0) throw failureOf(output);
  const decoder = new TextDecoder();
  const { stdout } = output;
  for (let at = 0; at < stdout.length; ) {
    const lineEnd = stdout.indexOf('\n', at);
    if (lineEnd < 0) break;
    const [name = '', , size = ''] = stdout.slice(at, lineEnd).split(' ');
    const start = lineEnd + 1;
    const end = start + Number(size);
    const bytes = new Uint8Array(end - start);
    for (let index = start; index < end; index++) bytes[index - start] = stdout.charCodeAt(index);
    texts.set(name, decoder.decode(bytes));
    at = end + 1;
  }
  return texts;
}
