import { t } from '@vscode/l10n';
import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import type { Thread } from '../annotations/thread';
import { rangeInBlock } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';

/** `3 annotations · 1 open proposal` above each paragraph that has any; a click runs `command`. */
export function codeLenses(
  workspace: Workspace,
  { textDocument }: CodeLensParams,
  command: string | undefined,
): CodeLens[] | null {
  const place = workspace.draftAt(textDocument.uri);
  if (!place || command === undefined) return null;
  const { open } = place;
  const byBlock = new Map<number, Thread[]>();
  for (const { thread, place } of open.threads.all) {
    if (!place.span) continue;
    const block = open.draft.blockIndexAt(place.span.start);
    const others = byBlock.get(block);
    if (others) others.push(thread);
    else byBlock.set(block, [thread]);
  }
  return Array.from(byBlock, ([block, threads]) => ({
    range: rangeInBlock(open.draft, block, { start: 0, end: 0 }),
    command: {
      title: titleOf(threads),
      command,
      arguments: [textDocument.uri, threads.map(({ id }) => id)],
    },
  }));
}

function titleOf(threads: readonly Thread[]): string {
  const proposals = threads.filter(
    ({ state, remarks }) =>
      state !== 'resolved' && remarks.some(({ proposal, withdrawn }) => proposal !== undefined && !withdrawn),
  ).length;
  const resolved = threads.filter(({ state }) => state === 'resolved').length;
  return [
    threads.length === 1 ? t('1 annotation') : t('{0} annotations', threads.length),
    proposals === 0 ? '' : proposals === 1 ? t('1 open proposal') : t('{0} open proposals', proposals),
    resolved === 0 ? '' : t('{0} resolved', resolved),
  ]
    .filter((part) => part)
    .join(' · ');
}
