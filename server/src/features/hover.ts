import type { Hover, HoverParams, Range } from 'vscode-languageserver';
import type { Span } from '../draft/span';
import { rangeInBlock } from '../workspace/text-lines';
import type { DraftInPlace, Workspace } from '../workspace/workspace';
import { bracketRequests, writeBracket } from './hover-bracket';
import { fileHover } from './hover-file';
import { writeReference } from './hover-reference';
import { writeTerm } from './hover-term';
import { shownWhole, threadsAt, writeThreads } from './hover-thread';
import { bracketAt, extentOf, type Place, placeAt, referenceAt, termAt } from './place-in-draft';
import type { Presentation } from './presentation';
import { rangeOf } from './thread-view';

/**
 * What the coalition has agreed on the words at a place, what they refer to, or who asked for them; and what
 * members say about them. Answers from memory alone.
 */
export function hover(
  workspace: Workspace,
  { textDocument, position }: HoverParams,
  presentation: Presentation,
): Hover | null {
  const draft = workspace.draftAt(textDocument.uri);
  if (!draft) return fileHover(workspace, { textDocument, position }, presentation);
  const place = placeAt(draft.open, position);
  if (!place) return null;
  const found =
    termHover(draft, place, presentation) ??
    referenceHover(draft, place, presentation) ??
    bracketHover(draft, place, presentation);
  const threads = threadHover(draft, place, presentation);
  const range = found?.range ?? threads?.range;
  if (!range) return null;
  const values = [found, threads].flatMap((part) => (part ? [part.value] : []));
  return { contents: { kind: presentation.rich.kind, value: presentation.rich.sections(values) }, range };
}

interface Found {
  readonly value: string;
  readonly range: Range;
}

function termHover(draft: DraftInPlace, place: Place, presentation: Presentation): Found | null {
  const occurrence = termAt(draft.open, place);
  if (!occurrence || !draft.session || !draft.state) return null;
  const bracket = bracketAt(draft.open, place);
  const requests = bracket ? bracketRequests(bracket, presentation) : [];
  const known = { ...draft, session: draft.session, state: draft.state, requests };
  return { value: writeTerm(occurrence.term, known, presentation), range: at(draft, place, occurrence) };
}

function referenceHover(draft: DraftInPlace, place: Place, presentation: Presentation): Found | null {
  const reference = referenceAt(draft.open, place);
  const value = reference && writeReference(reference, draft, place.block, presentation);
  return value ? { value, range: at(draft, place, reference.span) } : null;
}

function bracketHover(draft: DraftInPlace, place: Place, presentation: Presentation): Found | null {
  const bracket = bracketAt(draft.open, place);
  const block = draft.open.draft.blocks[place.block];
  const value = bracket && block && writeBracket(bracket, block, presentation);
  return value ? { value, range: at(draft, place, extentOf(bracket)) } : null;
}

function threadHover(draft: DraftInPlace, place: Place, presentation: Presentation): Found | null {
  const offset = draft.open.draft.startOf(place.block) + place.offset;
  const threads = threadsAt(draft, offset);
  const [nearest] = threads;
  const value = nearest && writeThreads(threads, draft, presentation);
  lookAt(threads, draft);
  return value ? { value, range: rangeOf(draft.open.draft, nearest.span) } : null;
}

/** What a hover says whole has been read. */
function lookAt(threads: Parameters<typeof shownWhole>[0], { session }: DraftInPlace): void {
  if (!session) return;
  const news = shownWhole(threads).filter(({ id }) => session.reader.unread.has(id));
  for (const { id, name } of news) session.reader.look(id, [name]);
  if (news.length > 0) session.events.looked(session);
}

function at({ open }: DraftInPlace, { block }: Place, span: Span): Range {
  return rangeInBlock(open.draft, block, span);
}
