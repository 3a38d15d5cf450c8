import type { Draft } from '../draft/draft';
import { citationOver } from '../draft/outline';
import type { Span } from '../draft/span';
import type { DraftTerm } from '../protocol';
import type { Term } from '../terms/term';
import { rangeInBlock } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';

/** UTF-16 code units shown on either side of a term. */
const AROUND = 40;

/** The tracked terms of an open draft with their places, the most frequent first. */
export function draftTerms(workspace: Workspace, { uri }: { readonly uri: string }): DraftTerm[] {
  const open = workspace.draftAt(uri)?.open;
  if (!open) return [];
  const places = new Map<Term, DraftTerm['places'][number][]>();
  for (const { term, block, start, end } of open.occurrences()) {
    const list = places.get(term);
    const place = placeOf(open.draft, block, { start, end });
    if (list) list.push(place);
    else places.set(term, [place]);
  }
  return Array.from(places, ([{ id, label, stance }, list]) => ({ id, label, stance, places: list })).sort(
    (a, b) => b.places.length - a.places.length || a.label.localeCompare(b.label),
  );
}

function placeOf(draft: Draft, block: number, span: Span): DraftTerm['places'][number] {
  const { start, end } = rangeInBlock(draft, block, span);
  const text = draft.blocks[block]?.text ?? '';
  return {
    line: start.line,
    character: start.character,
    endLine: end.line,
    endCharacter: end.character,
    paragraph: citationOver(draft.outline, block) ?? '',
    preview: wordsAround(text, span),
  };
}

/** The words around a span, whole, on one line. Looks no farther than it shows: the text may have no space at all. */
function wordsAround(text: string, { start, end }: Span): string {
  let from = Math.max(0, start - AROUND);
  let to = Math.min(text.length, end + AROUND);
  if (from > 0) from += text.slice(from, start).indexOf(' ') + 1;
  if (to < text.length) to = end + Math.max(0, text.slice(end, to + 1).lastIndexOf(' '));
  const words = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${words}${to < text.trimEnd().length ? '…' : ''}`;
}
