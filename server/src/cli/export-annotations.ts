import { bodyHash, bodyStart } from '../anchoring/body';
import { ownIri, webIri } from '../annotations/web-annotation/iris';
import { annotationContext, ownContext } from '../annotations/web-annotation/model';
import { toWebAnnotations } from '../annotations/web-annotation/to-web-annotation';
import { DraftTexts, mustHaveDraft } from './drafts';
import { readCoalition } from './files';

export interface ExportOptions {
  readonly coalition?: string;
  readonly draft?: string;
}

/** `caucus export --format jsonld`: the threads as a W3C AnnotationCollection, on standard output. */
export async function exportAnnotations(options: ExportOptions): Promise<void> {
  const coalition = await readCoalition(options.coalition, { threads: true });
  if (options.draft !== undefined) mustHaveDraft(coalition, options.draft);
  const threads = [...coalition.threads.values()].filter(
    ({ target, anchors }) =>
      options.draft === undefined || target?.draft === options.draft || anchors.has(options.draft),
  );
  const texts = new DraftTexts(coalition);
  await texts.read(
    threads.flatMap(({ entries }) => entries.flatMap(({ target }) => (target ? [target.draft] : []))),
  );
  const items = threads.flatMap((thread) =>
    toWebAnnotations(thread, {
      addressOf: (draft) => {
        const address = texts.textOf(draft)?.frontMatter.source?.url;
        return address === undefined ? undefined : webIri(address);
      },
      bodyOf: (id, sha256) => {
        const draft = texts.textOf(id);
        return draft && bodyHash(draft) === sha256 ? draft.text.slice(bodyStart(draft)) : undefined;
      },
      memberName: (member) => coalition.members.get(member)?.name,
    }),
  );
  const id = ownIri('collection', options.draft ?? 'all');
  const page = `${id}#1`;
  const collection = {
    '@context': [annotationContext, ownContext],
    id,
    type: 'AnnotationCollection',
    label: coalition.name,
    total: items.length,
    ...(items.length > 0 && {
      first: { id: page, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
      last: page,
    }),
  };
  process.stdout.write(`${JSON.stringify(collection, null, 2)}\n`);
}
