import * as l10n from '@vscode/l10n';
import type { Entry } from '../annotations/entry';
import { foldThread } from '../annotations/fold';
import type { Thread } from '../annotations/thread';
import type { FileSystem } from './file-system';
import type { Finding, SourceFile } from './finding';
import { entryIdOf } from './id';
import { limits } from './limits';
import { type FolderListing, linkFinding, listFolder, listSection } from './list-folder';
import { collisionFinding, nameFinding } from './names';
import { below, threadUri } from './places';
import { tooMany } from './read-documents';
import { readEntry } from './read-entry';
import { readFileAt } from './read-file';

/** One thread with the files it was read from. */
export interface ThreadDocument {
  readonly thread: Thread;
  /** File of each entry, by the file's name. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly findings: readonly Finding[];
}

/** All threads of a coalition, by id, in the order of the ids. */
export interface Threads {
  readonly read: ReadonlyMap<string, ThreadDocument>;
  /** What is wrong with folders, and in those that hold no entry, by the address of the folder that was listed. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Said where there were too many entries to read them all. */
  readonly beyond?: Finding;
}

/** What is wrong with the folders of threads, in one order however they were read. */
export function folderFindings({ findings, beyond }: Threads): Finding[] {
  const byFolder = [...findings].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...(beyond ? [beyond] : []), ...byFolder.flatMap(([, found]) => found)];
}

/** Reads every thread in `annotations/<process>/<thread>/`, until there are too many entries. Never rejects. */
export async function readThreads(
  root: string,
  fs: FileSystem,
  mostEntries: number = limits.entries,
): Promise<Threads> {
  const findings: FolderFindings = new Map();
  const top = below(root, 'annotations');
  const processes = foldersIn(top, await listSection(root, 'annotations', fs), findings);
  const folders = await Promise.all(
    processes.map(async (process) => {
      const folder = below(root, 'annotations', process);
      const names = foldersIn(folder, await listFolder(folder, fs), findings);
      return names.map((name) => `${process}/${name}`);
    }),
  );
  const ids = folders.flat();
  // Their folders have just been listed as such, so none is a link.
  const documents = await readAll(root, undefined, fs, ids, mostEntries, findings);
  const beyond = documents.length < ids.length ? tooMany(below(root, 'annotations'), mostEntries) : undefined;
  return {
    read: byId(documents.flatMap((document) => document ?? [])),
    findings,
    ...(beyond && { beyond }),
  };
}

/**
 * The threads after changes on disk. Only the threads that they touch are read again; all others are the
 * same objects as before. Folders are listed again where one came or went.
 *
 * @param paths of files and folders that changed, below the coalition's folder
 */
export async function refreshThreads(
  root: string,
  fs: FileSystem,
  before: Threads,
  paths: readonly (readonly string[])[],
): Promise<Threads> {
  const touched = new Set<string>();
  const findings = new Map(before.findings);
  const stale = new Set<string>();
  for (const [section, process, thread, entry] of paths) {
    if (section === '' || (section === 'annotations' && process === undefined)) return readThreads(root, fs);
    if (section !== 'annotations' || process === undefined) continue;
    if (entry === undefined) stale.add(process);
    if (thread !== undefined) touched.add(`${process}/${thread}`);
    else {
      const folder = below(root, 'annotations', process);
      for (const name of foldersIn(folder, await listFolder(folder, fs, root), findings)) {
        touched.add(`${process}/${name}`);
      }
      for (const id of before.read.keys()) if (id.startsWith(`${process}/`)) touched.add(id);
      for (const at of before.findings.keys()) if (at.startsWith(`${folder}/`)) findings.delete(at);
    }
  }
  if (touched.size === 0 && stale.size === 0) return before;
  const read = new Map(before.read);
  const ids = [...touched];
  const documents = await readAll(root, root, fs, ids, limits.entries, findings);
  let isNew = false;
  // What lies beyond the limit stays as it was.
  for (const [i, document] of documents.entries()) {
    const id = ids[i] ?? '';
    isNew ||= !read.has(id);
    if (read.has(id) !== (document !== undefined)) stale.add(id.slice(0, id.indexOf('/')));
    if (document) read.set(id, document);
    else read.delete(id);
  }
  if (stale.size > 0) {
    foldersIn(below(root, 'annotations'), await listSection(root, 'annotations', fs), findings);
  }
  for (const process of stale) {
    const folder = below(root, 'annotations', process);
    foldersIn(folder, await listFolder(folder, fs, root), findings);
  }
  return { ...before, read: isNew ? byId([...read.values()]) : read, findings };
}

/**
 * Reads threads, a number of them at a time: thousands under way at once would only fill the memory. Files
 * may be at hand at once, so now and then others get their turn.
 */
async function readAll(
  root: string,
  within: string | undefined,
  fs: FileSystem,
  ids: readonly string[],
  mostEntries: number,
  findings: FolderFindings,
): Promise<(ThreadDocument | undefined)[]> {
  const documents: (ThreadDocument | undefined)[] = [];
  let next = 0;
  let entries = 0;
  let started = performance.now();
  let rest: Promise<void> | undefined;
  const reader = async () => {
    while (next < ids.length && entries < mostEntries) {
      const place = next++;
      const document = await readThread(root, within, ids[place] ?? '', fs, findings);
      documents[place] = document;
      entries += document?.files.size ?? 0;
      if (performance.now() - started < longestTurn) continue;
      // All readers rest together, or the others would go on in the turn of the one that rests.
      rest ??= new Promise((resolve) => setTimeout(resolve, 0)).then(() => {
        started = performance.now();
        rest = undefined;
      });
      await rest;
    }
  };
  await Promise.all(Array.from({ length: threadsAtOnce }, reader));
  return documents;
}

const threadsAtOnce = 32;

/** Milliseconds. */
const longestTurn = 4;

/**
 * Reads one thread; undefined where its folder holds no entry.
 *
 * @param elsewhere takes what is wrong in a folder that holds none
 */
async function readThread(
  root: string,
  within: string | undefined,
  id: string,
  fs: FileSystem,
  elsewhere: FolderFindings,
): Promise<ThreadDocument | undefined> {
  const folder = threadUri(root, id);
  const listing = await listFolder(folder, fs, within);
  const findings: Finding[] = [...listing.findings];
  const names: string[] = [];
  for (const { name, type } of listing.entries) {
    if (name.startsWith('.')) continue;
    if (type === 'link') findings.push(linkFinding(below(folder, name)));
    if (type !== 'file' || !/\.md$/i.test(name) || /^readme\.md$/i.test(name)) continue;
    // A name as we give it needs no look: every computer can hold it.
    const isOurs = name.length < 200 && entryIdOf(name) !== undefined;
    const impossible = isOurs ? undefined : nameFinding(below(folder, name), name);
    if (impossible) findings.push(impossible);
    else names.push(name);
  }
  names.sort();
  if (names.length > limits.threadEntries) findings.push(tooMany(folder, limits.threadEntries));
  const files = new Map<string, SourceFile>();
  const entries: Entry[] = [];
  const kept = names.slice(0, limits.threadEntries);
  const reads = await Promise.all(kept.map((name) => readFileAt(below(folder, name), 'markdown', fs)));
  for (const [i, read] of reads.entries()) {
    const name = kept[i] ?? '';
    const own: Finding[] = [...read.findings];
    const entryId = entryIdOf(name);
    const entry = readEntry(name, entryId ?? name.replace(/\.md$/i, '').toLowerCase(), read, own);
    if (entryId === undefined) own.push(uncountedEntry(read.file));
    entries.push(entryId === undefined ? { ...entry, kind: 'unknown' } : entry);
    files.set(name, read.file);
    // Nothing is offered that would change the file: once shared, an entry stays as it is.
    for (const { fix: _, ...finding } of own) findings.push(finding);
  }
  tell(elsewhere, folder, entries.length > 0 ? [] : findings);
  return entries.length === 0 ? undefined : { thread: foldThread(id, entries), files, findings };
}

function byId(documents: readonly ThreadDocument[]): Map<string, ThreadDocument> {
  return new Map(
    documents
      .map((document): [string, ThreadDocument] => [document.thread.id, document])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Names of the folders in a folder; links are not followed. What is wrong with them replaces what was said before. */
function foldersIn(folder: string, listing: FolderListing, told: FolderFindings): string[] {
  const findings: Finding[] = [...listing.findings];
  const names: string[] = [];
  const seen = new Map<string, string>();
  const entries = [...listing.entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, type } of entries) {
    if (name.startsWith('.')) continue;
    const uri = below(folder, name);
    const impossible = nameFinding(uri, name);
    const other = seen.get(name.toLowerCase());
    if (type === 'link') findings.push(linkFinding(uri));
    else if (type !== 'directory') continue;
    else if (impossible) findings.push(impossible);
    else {
      if (other !== undefined) findings.push(collisionFinding(uri, name, other));
      seen.set(name.toLowerCase(), name);
      names.push(name);
    }
    if (findings.length > limits.problems) break;
  }
  if (names.length > limits.listing) findings.push(tooMany(folder, limits.listing));
  tell(told, folder, findings);
  return names.slice(0, limits.listing);
}

type FolderFindings = Map<string, readonly Finding[]>;

function tell(told: FolderFindings, folder: string, findings: readonly Finding[]): void {
  if (findings.length > 0) told.set(folder, findings);
  else told.delete(folder);
}

/** Such a file may be a copy of an entry, or words somebody wrote by hand. */
function uncountedEntry(file: SourceFile): Finding {
  const message = l10n.t(
    'This file is shown and does not count: the name of an entry begins with its 26 letters and digits, then a hyphen and the member.',
  );
  return { code: 'bad-entry-name', severity: 'warning', message, file, span: { start: 0, end: 0 } };
}
