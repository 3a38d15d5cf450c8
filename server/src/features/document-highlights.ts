import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { rangeInBlock } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';
import { placeAt, termAt } from './place-in-draft';

/** All places in the draft where the term under the cursor stands. */
export function documentHighlights(
  workspace: Workspace,
  { textDocument, position }: DocumentHighlightParams,
): DocumentHighlight[] | null {
  const open = workspace.draftAt(textDocument.uri)?.open;
  const place = open && placeAt(open, position);
  const wanted = place && termAt(open, place)?.term;
  if (!wanted) return null;
  return Array.from(open.occurrences())
    .filter(({ term }) => term === wanted)
    .map(({ block, start, end }) => ({
      range: rangeInBlock(open.draft, block, { start, end }),
      kind: DocumentHighlightKind.Text,
    }));
}
