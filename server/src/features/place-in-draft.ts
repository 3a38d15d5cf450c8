import type { Position } from 'vscode-languageserver';
import type { Bracket, Reference } from '../draft/markup';
import { markupOf } from '../draft/read-markup';
import type { Span } from '../draft/span';
import type { Occurrence } from '../terms/matcher';
import type { OpenDraft } from '../workspace/open-draft';

/** A place in a draft: a block, and an offset from its start in UTF-16 code units. */
export interface Place {
  readonly block: number;
  readonly offset: number;
}

/** The place of a position; `undefined` in an empty draft. */
export function placeAt({ draft }: OpenDraft, position: Position): Place | undefined {
  const offset = draft.offsetAt(position);
  const block = draft.blockIndexAt(offset);
  return block < 0 ? undefined : { block, offset: offset - draft.startOf(block) };
}

/** The tracked term at a place. */
export function termAt(open: OpenDraft, { block, offset }: Place): Occurrence | undefined {
  return under(open.occurrencesIn(block), offset, (occurrence) => occurrence);
}

/** The reference to a paragraph or document at a place. */
export function referenceAt(open: OpenDraft, { block, offset }: Place): Reference | undefined {
  const content = open.draft.blocks[block];
  return content && under(markupOf(content).references, offset, ({ span }) => span);
}

/** The innermost bracket at a place, its attributions included. */
export function bracketAt(open: OpenDraft, { block, offset }: Place): Bracket | undefined {
  const content = open.draft.blocks[block];
  if (!content) return undefined;
  let found: Bracket | undefined;
  let brackets = markupOf(content).brackets;
  for (;;) {
    const inner: Bracket | undefined = under(brackets, offset, extentOf);
    if (!inner) return found;
    found = inner;
    brackets = inner.children;
  }
}

/** A bracket with the attributions that follow it. */
export function extentOf({ span, attributions }: Bracket): Span {
  return {
    start: span.start,
    end: Math.max(span.end, ...attributions.map((attribution) => attribution.span.end)),
  };
}

/** What stands at `offset`; else what ends there, as the cursor after a word still means the word. */
function under<T>(items: readonly T[], offset: number, spanOf: (item: T) => Span): T | undefined {
  let before: T | undefined;
  for (const item of items) {
    const { start, end } = spanOf(item);
    if (start <= offset && offset < end) return item;
    if (end === offset) before = item;
  }
  return before;
}
