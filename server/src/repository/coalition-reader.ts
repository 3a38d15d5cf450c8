import type { Position } from '../positions/position';
import type { Statement } from '../positions/statement';
import type { Term } from '../terms/term';
import { assemble } from './assemble';
import { withinBudget } from './budget';
import type { Coalition } from './coalition';
import type { FileSystem } from './file-system';
import { listDrafts, listNamed, type Named, type SectionListing } from './listings';
import { type Caucus, readCaucus } from './read-caucus';
import { type Document, readPosition, readStatement, readTerm } from './read-documents';
import { readThreads, refreshThreads, type Threads } from './read-threads';
import { canonicalUri, pathWithin } from './uri';

/** All that was read of a coalition, by file or folder, so that a change costs only what it touched. */
export interface Snapshot {
  readonly root: string;
  readonly caucus: Caucus;
  readonly terms: Documents<Term>;
  readonly positions: Documents<Position>;
  readonly statements: Documents<Statement>;
  readonly drafts: Awaited<ReturnType<typeof listDrafts>>;
  /** Absent until they have been read. */
  readonly threads?: Threads;
}

export interface Documents<T> {
  readonly listing: SectionListing;
  /** By file or folder name. */
  readonly read: ReadonlyMap<string, Document<T>>;
}

/**
 * Reads one coalition, and again what changes of it. No method rejects: see `problems`. None is to be called
 * while another reading is under way.
 */
export interface CoalitionReader {
  /**
   * Reads everything but threads and the texts of drafts. Terms are read first and handed to `onTerms`, so that a draft
   * can be shown before hundreds of positions have been read.
   */
  read(onTerms?: (terms: readonly Term[]) => void): Promise<Coalition>;
  /**
   * Reads the threads of a coalition that has been read: they may be tens of thousands of files, and nobody
   * should wait for them to see a draft. From then on they are refreshed like the rest.
   */
  readThreads(): Promise<Coalition>;
  /**
   * The coalition after changes on disk: `changed` are addresses of files or folders that were created,
   * changed or deleted, in any spelling. Only those are read again; every term, position, statement and
   * thread that they do not touch is the same object as before, and so is the coalition if they touch
   * nothing.
   */
  refresh(changed: readonly string[]): Promise<Coalition>;
}

/** `root` is the address of the folder that holds `caucus.yaml`. */
export function createCoalitionReader(fs: FileSystem, root: string): CoalitionReader {
  const folder = canonicalUri(root).replace(/\/$/, '');
  let last: { readonly snapshot: Snapshot; readonly coalition: Coalition } | undefined;
  const take = (snapshot: Snapshot) => {
    last = { snapshot, coalition: assemble(snapshot) };
    return last.coalition;
  };
  const reader: CoalitionReader = {
    read: async (onTerms) => take(await takeSnapshot(folder, withinBudget(fs), undefined, [['']], onTerms)),
    async readThreads() {
      if (!last) await reader.read();
      const threads = await readThreads(folder, withinBudget(fs));
      return last ? take({ ...last.snapshot, threads }) : reader.read();
    },
    async refresh(changed) {
      if (!last) return reader.read();
      const paths = changed.flatMap((uri) => {
        const address = canonicalUri(uri).replace(/\/$/, '');
        const path = address === folder ? '' : pathWithin(address, folder);
        return path === undefined ? [] : [path.split('/')];
      });
      if (!paths.some(([first = '']) => first === '' || watched.has(first))) return last.coalition;
      return take(await takeSnapshot(folder, withinBudget(fs), last.snapshot, paths));
    },
  };
  return reader;
}

const watched: ReadonlySet<string> = new Set([
  ...['caucus.yaml', 'terms', 'positions', 'statements', 'drafts', 'texts', 'annotations'],
]);

type OnTerms = (terms: readonly Term[]) => void;

async function takeSnapshot(
  root: string,
  fs: FileSystem,
  before: Snapshot | undefined,
  /** What may have changed, below the root; an empty name is the root itself. */
  paths: readonly (readonly string[])[],
  onTerms?: OnTerms,
): Promise<Snapshot> {
  /** Whether anything in a section, or a file or folder of it, may have changed. */
  const touches = (name: string, item?: string) =>
    paths.some(
      ([first, second]) =>
        first === '' || (first === name && (item === undefined || second === undefined || second === item)),
    );
  const section = async <T>(
    name: 'terms' | 'positions' | 'statements',
    read: (uri: string, id: string, fs: FileSystem) => Promise<Document<T>>,
    old: Documents<T> | undefined,
  ): Promise<Documents<T>> => {
    if (old && !touches(name)) return old;
    const listing = await listNamed(root, name, fs);
    const documents = await Promise.all(
      listing.named.map(async (item: Named): Promise<[string, Document<T>]> => {
        const known = old?.read.get(item.name);
        return [item.name, known && !touches(name, item.name) ? known : await read(item.uri, item.id, fs)];
      }),
    );
    return { listing, read: new Map(documents) };
  };
  const terms = await section('terms', readTerm, before?.terms);
  onTerms?.(Array.from(terms.read.values(), ({ value }) => value));
  const [caucus, positions, statements, drafts, threads] = await Promise.all([
    before && !touches('caucus.yaml') ? before.caucus : readCaucus(root, fs),
    section('positions', readPosition, before?.positions),
    section('statements', readStatement, before?.statements),
    before && !touches('drafts') && !touches('texts') ? before.drafts : listDrafts(root, fs),
    before?.threads && refreshThreads(root, fs, before.threads, paths),
  ]);
  return { root, caucus, terms, positions, statements, drafts, ...(threads && { threads }) };
}
