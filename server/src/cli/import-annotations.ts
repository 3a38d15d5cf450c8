import { fileURLToPath } from 'node:url';
import { memberOf } from '../annotations/member-of';
import { fromWebAnnotations, type Refusal } from '../annotations/web-annotation/from-web-annotation';
import { idInIri, webIri } from '../annotations/web-annotation/iris';
import { annotationsIn } from '../annotations/web-annotation/read-web-annotation';
import { targetOfSelectors } from '../annotations/web-annotation/target-of-selectors';
import { composeEntry } from '../repository/compose-entry';
import { DraftTexts } from './drafts';
import { CommandFailure } from './failure';
import { readCoalition, readText, shownPath } from './files';
import { type PrintOptions, print } from './print';
import { mustBeWritable, writeNewFiles } from './write-files';

export interface ImportOptions extends PrintOptions {
  readonly coalition?: string;
  readonly member?: string;
}

const reasons: Readonly<Record<Refusal, string>> = {
  'not-an-annotation': 'not a Web Annotation',
  'no-member': 'no member has the address of its author; name one with --member',
  'no-draft': 'it is on a text that is no draft of the coalition',
  'no-words': 'it does not say on which words it is',
  'no-thread': 'it answers an annotation that is not here',
  motivation: 'it does something that a thread has no entry for',
};

/** `caucus import-annotations FILE`. The fields are described in `CLI.md` and do not change. */
export async function importAnnotations(path: string, options: ImportOptions): Promise<void> {
  const document = parse(await readText(path), path);
  const coalition = await readCoalition(options.coalition, { threads: true });
  mustBeWritable(coalition);
  if (options.member !== undefined && !coalition.members.has(options.member)) {
    throw new CommandFailure(`there is no member ${options.member} in caucus.yaml`);
  }
  const texts = new DraftTexts(coalition);
  await texts.read(coalition.drafts.keys());
  const byAddress = new Map(
    Array.from(coalition.drafts.keys()).flatMap((id) => {
      const address = texts.textOf(id)?.frontMatter.source?.url;
      return address ? [address, webIri(address) ?? address].map((iri) => [iri, id] as const) : [];
    }),
  );
  const threadOfEntry = new Map(
    Array.from(coalition.threads.values()).flatMap(({ id, entries }) =>
      entries.map((entry) => [entry.id, id]),
    ),
  );
  const { entries, refused } = fromWebAnnotations(annotationsIn(document), {
    draftOf: (source) => {
      const id = idInIri('draft', source) ?? byAddress.get(source);
      return id !== undefined && coalition.drafts.has(id) ? id : undefined;
    },
    describe: (id, selectors) => {
      const draft = texts.textOf(id);
      return draft && targetOfSelectors(draft, id, selectors);
    },
    memberOf: (member, emails) => {
      if (member !== undefined && coalition.members.has(member)) return member;
      const known = emails.map((email) => memberOf(email, coalition.members.values()));
      return known.find((id) => id !== undefined) ?? options.member;
    },
    threadOf: (entry) => threadOfEntry.get(entry),
  });
  const missing = entries.filter(({ entry }) => !threadOfEntry.has(entry.id));
  const files = missing.map(({ thread, entry }) => composeEntry(coalition.root, thread, entry));
  await writeNewFiles(files, fileURLToPath(coalition.root));
  const data = {
    written: files.map(({ uri }) => shownPath(uri)),
    known: entries.length - missing.length,
    refused: refused.map(({ id, why }) => ({ id, reason: reasons[why] })),
  };
  if (data.refused.length > 0 && entries.length === 0) process.exitCode = 1;
  print(data, options, () => [
    ...data.refused.map(({ id, reason }) => `not imported: ${id}: ${reason}`),
    `${data.written.length} entries written, ${data.known} were here already, ${data.refused.length} not imported`,
  ]);
}

function parse(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new CommandFailure(`not JSON: ${path}`);
  }
}
