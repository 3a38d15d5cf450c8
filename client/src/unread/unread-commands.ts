import * as vscode from 'vscode';
import { nextUnread } from '../../../server/src/protocol';
import { showThreads } from '../annotations/show-threads';
import { asTextRange } from '../annotations/text-range';
import type { ThreadTools } from '../annotations/thread-commands';
import { isLine, threadTarget } from '../annotations/thread-target';
import { PlainError, registerCommand } from '../commands';

/** *Next unread*, *Mark as read* and *Mark all as read*. */
export function unreadCommands(tools: ThreadTools): vscode.Disposable {
  const { caucus, boxes, unread } = tools;
  /** What was opened on the way, to be closed when one goes on. */
  let opened: { readonly uri: vscode.Uri; readonly id: string } | undefined;

  async function next(): Promise<void> {
    const client = await caucus.session.start();
    const editor = vscode.window.activeTextEditor;
    const found = await client.sendRequest(
      nextUnread,
      editor
        ? { at: { uri: editor.document.uri.toString(), position: asTextRange(editor.selection).start } }
        : {},
    );
    if (opened) boxes.collapse(opened.uri, opened.id);
    opened = undefined;
    if (!found) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('There is nothing new to read.'), 5000);
      return;
    }
    const { root, id } = found;
    if (found.uri !== undefined) {
      const uri = vscode.Uri.parse(found.uri, true);
      await showThreads(tools, uri, [id]);
      if (boxes.get(uri, id)) {
        opened = { uri, id };
        return;
      }
    }
    // Its words are gone, or the settings hide it: it can be read in its file.
    await vscode.window.showTextDocument(vscode.Uri.parse(found.file, true), { preview: true });
    unread.look([{ root, id }]);
  }

  async function markRead(argument: unknown): Promise<void> {
    if (isLine(argument)) {
      unread.look([argument.line]);
      return;
    }
    const target = await threadTarget(argument, tools);
    if (!target) throw new PlainError(vscode.l10n.t('Put the cursor on annotated words first.'));
    unread.look([target.view]);
  }

  const failure = vscode.l10n.t('It could not be marked as read.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.nextUnread', vscode.l10n.t('What is new could not be shown.'), next),
    registerCommand(caucus, 'caucus.markRead', failure, markRead),
    registerCommand(caucus, 'caucus.markAllRead', failure, () => unread.lookAtAll()),
  );
}
