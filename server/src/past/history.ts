import * as l10n from '@vscode/l10n';
import { limits } from '../repository/limits';
import { claimIn, rulebookIn } from '../repository/read-past';
import type { Change, Claim, Commit, History, Rulebook, Signature } from '../sharing/verify/history';
import { caucusFile, entryPlaceOf } from '../sharing/verify/place';
import { PastFailure } from './failure';
import type { Git } from './git';
import { objectsOf, partsOf } from './git-output';

/** Far above what a coalition needs: twenty years of it. */
const mostCommits = 200_000;
const mostChanges = 3_000_000;

/** Which part of a history to read. */
export interface Stretch {
  /** Id of the last commit. */
  readonly tip: string;
  /** Id of a commit whose history, itself included, is left out; absent for all of history. */
  readonly since?: string | undefined;
}

/**
 * Reads the history of a coalition with a handful of processes, however long it is. What is not needed to
 * judge it is not kept: of an entry, what it claims.
 *
 * @param folder of the coalition, from the top of the repository, with a slash at its end; empty at the top
 */
export async function readHistory(git: Git, folder: string, { tip, since }: Stretch): Promise<History> {
  if (/[\n\r]/.test(folder)) throw new PastFailure(l10n.t('the name of the folder holds a line end'));
  const plain = await readCommits(git, tip, since);
  const commits = await readChanges(git, folder, plain);
  const known = new Set(commits.map(({ id }) => id));
  const outside = [...new Set(commits.flatMap(({ parents }) => parents))].filter((id) => !known.has(id));
  const caucusBefore = await caucusBlobs(git, folder, outside);
  const entriesBefore = since === undefined ? new Map<string, string>() : await entriesAt(git, folder, since);
  const blobs = { entries: new Set<string>(), caucus: new Set(caucusBefore.values()) };
  const folders = new Set<string>();
  for (const { kind, path, blob, isFile } of commits.flatMap(({ changes }) => changes.flat())) {
    const place = entryPlaceOf(path);
    if (place && isFile && kind !== 'deleted') {
      blobs.entries.add(blob);
      folders.add(place.folder);
    } else if (path === caucusFile && isFile && kind !== 'deleted') blobs.caucus.add(blob);
  }
  // An edit may be about an entry that was shared before.
  for (const [path, blob] of entriesBefore) {
    if (folders.has(entryPlaceOf(path)?.folder ?? '')) blobs.entries.add(blob);
  }
  const claims = new Map<string, Claim>();
  const rulebooks = new Map<string, Rulebook>();
  for await (const { id, bytes } of readBlobs(git, [...blobs.entries, ...blobs.caucus])) {
    if (!bytes) continue;
    const claim = blobs.entries.has(id) ? claimIn(bytes) : undefined;
    if (claim) claims.set(id, claim);
    if (blobs.caucus.has(id)) rulebooks.set(id, rulebookIn(bytes));
  }
  return {
    commits,
    complete: since === undefined,
    caucusBefore,
    entriesBefore,
    claims,
    rulebooks,
  };
}

type PlainCommit = Omit<Commit, 'changes'>;

async function readCommits(git: Git, tip: string, since: string | undefined): Promise<PlainCommit[]> {
  const format = ['%H', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct'].join('%x00');
  const range = since === undefined ? [tip] : [tip, `^${since}`];
  const args = ['log', '-z', '--topo-order', '--reverse', '--encoding=UTF-8', `--format=${format}`, ...range];
  const commits: PlainCommit[] = [];
  let fields: string[] = [];
  for await (const part of partsOf(git.stream([...args, '--']))) {
    fields.push(part);
    if (fields.length < 8) continue;
    const [
      id = '',
      parents = '',
      name = '',
      email = '',
      authored,
      committerName = '',
      committerEmail = '',
      committed,
    ] = fields;
    commits.push({
      id,
      parents: parents.split(' ').filter((parent) => parent !== ''),
      author: { name, email },
      authored: Number(authored) * 1000,
      committer: { name: committerName, email: committerEmail },
      committed: Number(committed) * 1000,
    });
    if (commits.length > mostCommits) throw tooLong();
    fields = [];
  }
  return commits;
}

async function readChanges(git: Git, folder: string, plain: readonly PlainCommit[]): Promise<Commit[]> {
  const pairs = plain.flatMap(({ id, parents }) =>
    parents.length === 0 ? [id] : parents.map((parent) => `${id} ${parent}`),
  );
  const args = [
    'diff-tree',
    '--stdin',
    '--root',
    '--always',
    '-r',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-renames',
  ];
  const options = { input: pairs.map((pair) => `${pair}\n`).join('') };
  const lists: Change[][] = [];
  let list: Change[] = [];
  let header: string | undefined;
  let count = 0;
  const limitTo = folder === '' ? [] : [folder.slice(0, -1)];
  for await (const part of partsOf(git.stream([...args, '--', ...limitTo], options))) {
    if (header !== undefined) {
      const change = changeFrom(header, part.slice(folder.length));
      if (change && count++ > mostChanges) throw tooLong();
      if (change) list.push(change);
      header = undefined;
    } else if (part.startsWith(':')) header = part;
    else {
      list = [];
      lists.push(list);
    }
  }
  if (lists.length !== pairs.length)
    throw new PastFailure(l10n.t('the history could not be read to its end'));
  let next = 0;
  return plain.map((commit) => ({
    ...commit,
    changes: Array.from({ length: Math.max(1, commit.parents.length) }, () => lists[next++] ?? []),
  }));
}

/** `:100644 100644 <before> <after> M` */
function changeFrom(header: string, path: string): Change | undefined {
  if (path !== caucusFile && !entryPlaceOf(path)) return undefined;
  const [modeBefore = '', mode, before = '', after = '', status = ''] = header.slice(1).split(' ');
  const kind = status.startsWith('A') ? 'added' : status.startsWith('D') ? 'deleted' : 'changed';
  const [blob, blobMode = ''] = kind === 'deleted' ? [before, modeBefore] : [after, mode];
  return { kind, path, blob, isFile: blobMode.startsWith('100') };
}

/** Blobs of `caucus.yaml` in some commits; those that have none are left out. */
async function caucusBlobs(
  git: Git,
  folder: string,
  commits: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (commits.length === 0) return found;
  const input = commits.map((id) => `${id}:${folder}${caucusFile}\n`).join('');
  const lines = (await git.text(['cat-file', '--batch-check'], { input })).split('\n');
  for (const [i, id] of commits.entries()) {
    const [, blob] = /^([0-9a-f]{40,64}) blob \d+$/.exec(lines[i] ?? '') ?? [];
    if (blob !== undefined) found.set(id, blob);
  }
  return found;
}

/** Blobs of the entries that a commit holds, by their paths below the coalition's folder. */
export async function entriesAt(git: Git, folder: string, commit: string): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  const limitTo = folder === '' ? [] : [folder.slice(0, -1)];
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...limitTo];
  for await (const part of partsOf(git.stream(args))) {
    const tab = part.indexOf('\t');
    const [, , blob = ''] = part.slice(0, tab).split(' ');
    const path = part.slice(tab + 1 + folder.length);
    if (entryPlaceOf(path)) entries.set(path, blob);
  }
  return entries;
}

/** The contents of blobs, but for those that are larger than an entry may be. */
async function* readBlobs(git: Git, ids: readonly string[]): ReturnType<typeof objectsOf> {
  if (ids.length === 0) return;
  const lines = (list: readonly string[]) => list.map((id) => `${id}\n`).join('');
  const sizes = (await git.text(['cat-file', '--batch-check'], { input: lines(ids) })).split('\n');
  const small = ids.filter((_, i) => {
    const [, type, size] = (sizes[i] ?? '').split(' ');
    return type === 'blob' && Number(size) <= limits.fileBytes;
  });
  if (small.length > 0) yield* objectsOf(git.stream(['cat-file', '--batch'], { input: lines(small) }));
}

/**
 * What is known about the signatures of commits. Which programs check them is the user's to say, in their own
 * configuration and not in that of the repository.
 */
export async function readSignatures(git: Git, ids: readonly string[]): Promise<Map<string, Signature>> {
  const signatures = new Map<string, Signature>();
  if (ids.length === 0) return signatures;
  const settings = await Promise.all(
    Object.entries(signingPrograms).map(async ([key, otherwise]) => {
      const own = (await git.ask(['config', '--global', '--includes', '--get', key]))?.trim();
      return `${key}=${own === undefined || own === '' ? otherwise : own}`;
    }),
  );
  const args = ['log', '--no-walk=unsorted', '--stdin', '-z', '--format=%H%x00%G?%x00%GF%x00%GS'];
  let fields: string[] = [];
  for await (const part of partsOf(
    git.stream(args, { input: ids.map((id) => `${id}\n`).join(''), settings }),
  )) {
    fields.push(part);
    if (fields.length < 4) continue;
    const [id = '', letter = '', key = '', signer = ''] = fields;
    signatures.set(id, {
      status: signer === '' && letter === 'U' ? 'unknown-key' : statusOf(letter),
      key,
      signer,
    });
    fields = [];
  }
  return signatures;
}

const signingPrograms = {
  'gpg.program': 'gpg',
  'gpg.openpgp.program': 'gpg',
  'gpg.x509.program': 'gpgsm',
  'gpg.ssh.program': 'ssh-keygen',
};

/**
 * Letters of `%G?`: git-log, “Pretty formats”. `U` is a good signature by a key that nobody vouched for: one in
 * the user's own key ring, which has a name, or, for SSH, any key that is not among the allowed ones.
 */
function statusOf(letter: string): Signature['status'] {
  switch (letter) {
    case 'G':
    case 'U':
      return 'good';
    case 'X':
    case 'Y':
      return 'expired';
    case 'E':
      return 'unknown-key';
    case 'N':
      return 'none';
    default:
      return 'bad';
  }
}

function tooLong(): PastFailure {
  return new PastFailure(l10n.t('the history is too long to be read at once; begin later, with --since'));
}
