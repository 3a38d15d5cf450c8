import { checkReferences } from './check-references';
import type { Coalition, DraftFile } from './coalition';
import type { Documents, Snapshot } from './coalition-reader';
import { locateFindings } from './finding';
import { limits } from './limits';
import { folderFindings } from './read-threads';

/** Puts together what was read. Pure; what a snapshot shares with an earlier one is shared in the result. */
export function assemble(snapshot: Snapshot): Coalition {
  const { root, caucus, terms, positions, statements, drafts, threads } = snapshot;
  const files = new Map<string, string>();
  const byId = <T>(kind: string, documents: Documents<T>): Map<string, T> => {
    const values = new Map<string, T>();
    for (const { id, value, file } of documents.read.values()) {
      values.set(id, value);
      files.set(`${kind}:${id}`, file.uri);
    }
    return values;
  };
  const draftsById = new Map<string, DraftFile>();
  for (const draft of drafts.drafts) {
    draftsById.set(draft.id, draft);
    files.set(`draft:${draft.id}`, draft.uri);
  }
  const findings = [
    ...caucus.findings,
    ...[terms, positions, statements].flatMap(({ listing, read }: Documents<unknown>) => [
      ...listing.findings,
      ...Array.from(read.values()).flatMap((document) => document.findings),
    ]),
    ...drafts.findings,
    ...(threads ? folderFindings(threads) : []),
    ...Array.from(threads?.read.values() ?? []).flatMap((document) => document.findings),
    ...checkReferences(snapshot),
  ];
  return {
    root,
    name: caucus.name,
    writable: caucus.writable,
    members: caucus.members,
    processes: caucus.processes,
    topics: caucus.topics,
    terms: byId('term', terms),
    positions: byId('position', positions),
    statements: byId('statement', statements),
    drafts: draftsById,
    threads: new Map(Array.from(threads?.read ?? [], ([id, { thread }]) => [id, thread])),
    files,
    problems: locateFindings(findings.slice(0, limits.problems)),
  };
}
