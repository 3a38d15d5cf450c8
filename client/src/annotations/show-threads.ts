import * as vscode from 'vscode';
import { registerCommand } from '../commands';
import type { ThreadTools } from './thread-commands';

/** Shows threads of a draft that stand in it: the first is revealed, all are opened. */
export async function showThreads(
  { threads, boxes, unread }: ThreadTools,
  uri: vscode.Uri,
  ids: readonly string[],
): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri, { preview: true });
  await whenKnown(threads, uri);
  const ranges = ids.flatMap((id) => threads.get(uri, id)?.range ?? []);
  const [first] = ranges.sort((a, b) => a.start.compareTo(b.start));
  if (first) {
    editor.selection = new vscode.Selection(first.start, first.end);
    editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  for (const id of ids) boxes.expand(uri, id);
  // Of several, what stands on the screen is read; one alone stands there.
  const [only, ...others] = ids.flatMap((id) => threads.get(uri, id)?.view ?? []);
  if (only && others.length === 0) unread.look([only]);
}

/** The command behind a code lens: the address of a draft and ids of threads. */
export function showThreadsCommand(tools: ThreadTools): vscode.Disposable {
  return registerCommand(
    tools.caucus,
    'caucus.showThreads',
    vscode.l10n.t('The annotations could not be shown.'),
    async (address: unknown, ids: unknown) => {
      if (typeof address !== 'string' || !Array.isArray(ids)) return;
      const uri = vscode.Uri.parse(address, true);
      await showThreads(
        tools,
        uri,
        ids.filter((id) => typeof id === 'string'),
      );
    },
  );
}

/** How long the server may take to tell of a draft that was just opened, in milliseconds. */
const PATIENCE = 5000;

/** Resolves when the server has told of the threads of a draft, or has had time enough. */
export function whenKnown(threads: ThreadTools['threads'], uri: vscode.Uri): Promise<void> {
  if (threads.has(uri)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, PATIENCE);
    const subscription = threads.onDidChange((change) => {
      if (change.uri === uri.toString()) done();
    });
  });
}
