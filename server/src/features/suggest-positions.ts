import { t } from '@vscode/l10n';
import type { Position } from '../positions/position';
import type { TextRange } from '../protocol';
import type { Workspace } from '../workspace/workspace';
import { termPositions } from './term-positions';

/** Positions that the tracked terms in a range of an open draft lead to; those of the first terms first. */
export function suggestPositions(
  workspace: Workspace,
  { uri, range }: { readonly uri: string; readonly range: TextRange },
): { id: string; title: string; detail: string }[] {
  const { open, state } = workspace.draftAt(uri) ?? {};
  if (!open || !state) return [];
  const { draft } = open;
  const start = draft.offsetAt(range.start);
  const end = draft.offsetAt(range.end);
  const found = new Set<Position>();
  for (const { term, block, ...span } of open.occurrences()) {
    const at = draft.startOf(block) + span.start;
    if (at < start || at >= end) continue;
    for (const position of state.derived(termPositions).get(term.id) ?? []) {
      if (position.status !== 'superseded') found.add(position);
    }
  }
  return Array.from(found, ({ id, title, status }) => ({
    id,
    title,
    detail: status === 'agreed' ? t('agreed') : t('proposed'),
  }));
}
