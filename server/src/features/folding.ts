import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { rangeOfBlocks } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';

/** What can be folded: the head of the file, and headings and paragraphs with what stands below them. */
export function foldingRanges(
  workspace: Workspace,
  { textDocument }: FoldingRangeParams,
): FoldingRange[] | null {
  const place = workspace.draftAt(textDocument.uri);
  if (!place) return null;
  const { draft } = place.open;
  const folds: FoldingRange[] = [];
  const add = (from: number, to: number, kind?: FoldingRangeKind) => {
    const { start, end } = rangeOfBlocks(draft, from, to);
    if (end.line > start.line)
      folds.push({ startLine: start.line, endLine: end.line, ...(kind && { kind }) });
  };
  if (draft.blocks[0]?.kind === 'front-matter') add(0, 1, FoldingRangeKind.Region);
  for (const [index, node] of draft.outline.nodes.entries()) {
    const last = draft.outline.nodes[node.end - 1];
    if (last && node.end > index + 1) add(node.block, last.block + 1);
  }
  return folds;
}
