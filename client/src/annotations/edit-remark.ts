import * as vscode from 'vscode';
import { PlainError, registerCommand } from '../commands';
import { askWording } from './ask-wording';
import { registerSubmit } from './register-submit';
import { RemarkComment } from './remark-comment';
import { type ThreadTools, writeEntry } from './thread-commands';
import { remarkTarget } from './thread-target';

/** Changes what one's own member wrote: the words in their place, the proposed wording in an input of its own. */
export function editRemark(tools: ThreadTools): vscode.Disposable {
  const { caucus, boxes } = tools;

  function begin(argument: unknown): void {
    if (!(argument instanceof RemarkComment)) throw notThere();
    argument.edit();
    redraw(argument);
  }

  function cancel(argument: unknown): void {
    if (argument instanceof RemarkComment) show(argument);
  }

  async function save(argument: unknown): Promise<void> {
    if (!(argument instanceof RemarkComment)) throw notThere();
    const body = typeof argument.body === 'string' ? argument.body : argument.body.value;
    try {
      await write(argument, { body: body.trim() });
      show(argument);
    } catch (error) {
      reopen(argument, body);
      throw error;
    }
  }

  async function changeWording(argument: unknown): Promise<void> {
    const target = await remarkTarget(argument, tools);
    if (!target) throw notThere();
    const proposal = await askWording(target.view.quote, target.remark.proposal ?? target.view.quote);
    await write(argument, { proposal });
  }

  /** Writes what changed beside what stays. */
  async function write(argument: unknown, changed: { body?: string; proposal?: string }): Promise<void> {
    const target = await remarkTarget(argument, tools);
    if (!target) throw notThere();
    const { remark, view } = target;
    const { id: of, body, stance, proposal, kind } = remark;
    const positions = kind === 'annotation' ? view.positions.map(({ id }) => id) : [];
    await writeEntry(tools, target, {
      kind: 'edit',
      of,
      body,
      ...(stance !== undefined && { stance }),
      ...(proposal !== undefined && { proposal }),
      ...(positions.length > 0 && { positions }),
      ...changed,
    });
  }

  function show(comment: RemarkComment): void {
    if (comment.thread) comment.show(boxes.reader(comment.thread.uri));
    redraw(comment);
  }

  /** VS Code has taken the editor away: a new comment in the same place gets one, with the words. */
  function reopen(comment: RemarkComment, words: string): void {
    const { thread, remark, positions } = comment;
    if (!thread) return;
    const again = new RemarkComment(remark, positions, boxes.reader(thread.uri));
    again.thread = thread;
    again.edit(words);
    thread.comments = thread.comments.map((each) => (each === comment ? again : each));
  }

  function redraw({ thread }: RemarkComment): void {
    if (thread) thread.comments = [...thread.comments];
  }

  const failure = vscode.l10n.t('The change could not be written.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.editRemark', failure, begin),
    registerCommand(caucus, 'caucus.cancelEdit', failure, cancel),
    registerCommand(caucus, 'caucus.editWording', failure, changeWording),
    registerSubmit(caucus, 'caucus.saveEdit', failure, save),
  );
}

function notThere(): PlainError {
  return new PlainError(vscode.l10n.t('The annotation is not there any more.'));
}
