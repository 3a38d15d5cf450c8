import type { Coalition, DraftFile } from './coalition';
import type { FileSystem } from './file-system';
import type { Finding } from './finding';
import { listDrafts, listNamed } from './listings';
import { type OverlaidFile, OverlayFiles } from './overlay-files';
import { readCaucus } from './read-caucus';
import { type Document, readPosition, readStatement, readTerm } from './read-documents';
import { refreshThreads } from './read-threads';
import { canonicalUri, pathWithin } from './uri';

/** A coalition as it would be with other files. */
export interface ProposedCoalition {
  /** Its threads are those that the files touch, and no others. */
  readonly coalition: Coalition;
  /** The first thing that is wrong with a file, in plain words, by its path. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads files over a coalition as if they were there. Only what they touch is read. Never rejects. */
export async function readProposed(
  coalition: Coalition,
  fs: FileSystem,
  files: readonly OverlaidFile[],
): Promise<ProposedCoalition> {
  const { root } = coalition;
  const over = new OverlayFiles(fs, root, files);
  const paths = files.map(({ path }) => path.split('/'));
  const findings: Finding[] = [];
  const sites = new Map(coalition.files);

  async function section<T>(
    place: 'terms' | 'positions' | 'statements',
    kind: string,
    known: ReadonlyMap<string, T>,
    read: (uri: string, id: string, fs: FileSystem) => Promise<Document<T>>,
  ): Promise<ReadonlyMap<string, T>> {
    const touched = new Set(paths.flatMap(([first, name]) => (first === place && name ? [name] : [])));
    if (touched.size === 0) return known;
    const { named, findings: listed } = await listNamed(root, place, over);
    findings.push(...listed);
    const values = new Map(known);
    const left = new Set(Array.from(touched, (name) => name.replace(/\.ya?ml$/i, '').toLowerCase()));
    for (const { name, id, uri } of named) {
      left.delete(id);
      if (!touched.has(name)) continue;
      const document = await read(uri, id, over);
      findings.push(...document.findings);
      values.set(id, document.value);
      sites.set(`${kind}:${id}`, document.file.uri);
    }
    for (const id of left) values.delete(id);
    return values;
  }

  const touches = (...places: readonly string[]) => paths.some(([first = '']) => places.includes(first));
  const said = paths.filter(([first]) => first === 'annotations');
  const [terms, positions, statements, threads, drafts, caucus] = await Promise.all([
    section('terms', 'term', coalition.terms, readTerm),
    section('positions', 'position', coalition.positions, readPosition),
    section('statements', 'statement', coalition.statements, readStatement),
    refreshThreads(root, over, { read: new Map(), findings: new Map() }, said),
    touches('drafts', 'texts') ? listDrafts(root, over) : undefined,
    touches('caucus.yaml') ? readCaucus(root, over) : undefined,
  ]);
  for (const document of threads.read.values()) findings.push(...document.findings);
  findings.push(...(drafts?.findings ?? []), ...(caucus?.findings ?? []));
  return {
    coalition: {
      ...coalition,
      ...(caucus && { members: caucus.members, processes: caucus.processes, topics: caucus.topics }),
      terms,
      positions,
      statements,
      ...(drafts && {
        drafts: new Map(drafts.drafts.map((draft): [string, DraftFile] => [draft.id, draft])),
      }),
      threads: new Map(Array.from(threads.read, ([id, { thread }]) => [id, thread])),
      files: sites,
    },
    problems: problemsByPath(findings, root),
  };
}

/** Errors only: what is merely odd is shown and needs nobody before it is brought in. */
function problemsByPath(findings: readonly Finding[], root: string): Map<string, string> {
  const problems = new Map<string, string>();
  for (const { severity, message, file } of findings) {
    const path = pathWithin(canonicalUri(file.uri), root);
    if (severity !== 'error' || path === undefined || problems.has(path)) continue;
    problems.set(path, message);
  }
  return problems;
}
