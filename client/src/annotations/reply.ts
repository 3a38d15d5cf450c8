import * as vscode from 'vscode';
import { PlainError } from '../commands';
import { askWording } from './ask-wording';
import { registerSubmit } from './register-submit';
import { type ThreadTools, writeEntry } from './thread-commands';

/** The buttons below a thread: an answer, with or without wording of its own. */
export function reply(tools: ThreadTools): vscode.Disposable {
  const { caucus, boxes, threads } = tools;
  /** Wording that was typed for an answer that could not be saved yet. */
  const begun = new WeakMap<vscode.CommentThread, string>();

  async function answer(argument: unknown, withWording: boolean): Promise<void> {
    const { thread, text } = argument as vscode.CommentReply;
    const box = boxes.of(thread);
    if (!box?.view) throw new PlainError(vscode.l10n.t('The annotation is not there any more.'));
    const { uri, view } = box;
    const body = text.trim();
    const range = threads.get(uri, view.id)?.range;
    let proposal: string | undefined;
    if (withWording) {
      const document = await vscode.workspace.openTextDocument(uri);
      proposal = await askWording(range ? document.getText(range) : view.quote, begun.get(thread));
      begun.set(thread, proposal);
    } else if (body === '') {
      throw new PlainError(vscode.l10n.t('Write something first.'));
    }
    await writeEntry(
      tools,
      { uri, view },
      { kind: 'reply', body, ...(proposal !== undefined && { proposal }) },
      box.speaker,
    );
    begun.delete(thread);
  }

  const failure = vscode.l10n.t('The answer could not be written.');
  return vscode.Disposable.from(
    registerSubmit(caucus, 'caucus.reply', failure, (argument) => answer(argument, false)),
    registerSubmit(caucus, 'caucus.replyWithWording', failure, (argument) => answer(argument, true)),
  );
}
