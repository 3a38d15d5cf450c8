import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe } from '../anchoring/describe';
import { findQuote } from '../anchoring/find-quote';
import type { AnnotationStance } from '../annotations/entry';
import { entryIds, threadIdFor } from '../annotations/entry-names';
import { newEntry } from '../annotations/new-entry';
import type { Draft } from '../draft/draft';
import type { Span } from '../draft/span';
import type { Coalition } from '../repository/coalition';
import { composeEntry } from '../repository/compose-entry';
import { canonicalUri } from '../repository/uri';
import { type AuthorOptions, authorFor } from './author';
import { DraftTexts, mustHaveDraft } from './drafts';
import { CommandFailure } from './failure';
import { readCoalition, shownPath } from './files';
import { type PrintOptions, print } from './print';
import { mustBeWritable, writeNewFiles } from './write-files';

export interface AnnotateOptions extends PrintOptions, AuthorOptions {
  readonly coalition?: string;
  readonly quote: string;
  readonly paragraph?: string;
  readonly stance: AnnotationStance;
  readonly proposal?: string;
  readonly body: string;
}

/** `caucus annotate DRAFT`. The fields are described in `CLI.md` and do not change. */
export async function annotate(given: string, options: AnnotateOptions): Promise<void> {
  const isFile = /\.(?:md|markdown|txt|undraft)$/i.test(given);
  const coalition = await readCoalition(options.coalition, isFile ? { near: given } : {});
  mustBeWritable(coalition);
  const id = isFile ? draftInFile(coalition, given) : given;
  mustHaveDraft(coalition, id);
  const texts = new DraftTexts(coalition);
  await texts.read([id]);
  const draft = texts.textOf(id);
  if (!draft) throw new CommandFailure(`cannot read the draft ${id}`);
  const span = wordsIn(draft, id, options);
  const target = describe(draft, span, id);
  const folder = fileURLToPath(coalition.root);
  const author = await authorFor(coalition, options, folder);
  const now = Date.now();
  const entryId = entryIds()(now);
  const entry = newEntry(
    {
      kind: 'annotation',
      stance: options.stance,
      target,
      body: options.body,
      ...(options.proposal !== undefined && { proposal: options.proposal }),
    },
    { ...author, now, id: entryId },
  );
  const thread = threadIdFor(target, entryId);
  const file = composeEntry(coalition.root, thread, entry);
  await writeNewFiles([file], folder);
  const data = {
    thread,
    entry: entryId,
    file: shownPath(file.uri),
    member: author.member,
    by: entry.by,
    paragraph: target.paragraph ?? null,
    ...span,
    quote: target.quote,
  };
  print(data, options, () => [`${data.file}`, `${author.member} (${entry.by}) on ${id}: “${target.quote}”`]);
}

function draftInFile(coalition: Coalition, path: string): string {
  const uri = canonicalUri(pathToFileURL(resolve(path)).href);
  for (const [id, draft] of coalition.drafts) if (canonicalUri(draft.uri) === uri) return id;
  throw new CommandFailure(
    `${path} is not a draft of the coalition: drafts lie in drafts/<process>/, adopted texts in texts/`,
  );
}

/** The one place that the quote can mean. */
function wordsIn(draft: Draft, id: string, { quote, paragraph }: AnnotateOptions): Span {
  const where = paragraph === undefined ? id : `paragraph ${paragraph} of ${id}`;
  const nodes = paragraph === undefined ? [undefined] : draft.outline.find(paragraph);
  if (nodes.length === 0) throw new CommandFailure(`there is no paragraph ${paragraph} in ${id}`);
  const spans = nodes.flatMap((node) => findQuote(quote, draft, node && extentOf(draft, node)));
  const [span, ...others] = spans;
  if (!span) {
    throw new CommandFailure(`“${quote}” does not stand in ${where}; quote the words as they are printed`);
  }
  if (others.length > 0) {
    throw new CommandFailure(
      `“${quote}” stands ${spans.length} times in ${where}: ${placesOf(spans, draft)}; say which with --paragraph, or with more words in --quote`,
    );
  }
  return span;
}

/** A paragraph with what is listed below it. */
function extentOf(draft: Draft, node: { readonly block: number; readonly end: number }): Span {
  const next = draft.outline.nodes[node.end];
  return {
    start: draft.startOf(node.block),
    end: next ? draft.startOf(next.block) : draft.length,
  };
}

function placesOf(spans: readonly Span[], draft: Draft): string {
  const shown = spans.slice(0, 8).map(({ start }) => {
    const citation = draft.outline.nodeOfBlock(draft.blockIndexAt(start))?.citation;
    const line = `line ${draft.positionAt(start).line + 1}`;
    return citation === undefined ? line : `paragraph ${citation} (${line})`;
  });
  return [...shown, ...(spans.length > shown.length ? ['…'] : [])].join(', ');
}
