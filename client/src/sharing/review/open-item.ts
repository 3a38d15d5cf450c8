import * as vscode from 'vscode';
import { PlainError } from '../../commands';
import type { ReviewTools } from './review-commands';

/** Shows an item of a review: at its words in the text, as a comparison, or as a text to be read. */
export async function openItem({ reviewing, boxes, documents }: ReviewTools, path: string): Promise<void> {
  const { current } = reviewing;
  const item = current?.review.items.find((one) => one.path === path);
  const file = current?.changes.files.find((one) => one.path === path);
  if (!current || !item || !file) {
    throw new PlainError(vscode.l10n.t('It has been brought in or taken back meanwhile.'));
  }
  if (item.thread !== undefined) return boxes.show(item.thread);
  if (file.problem !== undefined) throw new PlainError(item.problem ?? '');
  const after = documents.addressOf(current, 'after', path);
  if (file.before !== undefined) {
    const before = documents.addressOf(current, 'before', path);
    const title = vscode.l10n.t('{0}: now and as it would be', item.gist || path);
    await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: true });
    return;
  }
  const said = item.text !== undefined && documents.addressOf(current, 'said', path);
  await vscode.window.showTextDocument(said || after, { preview: true });
}
