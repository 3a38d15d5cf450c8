import * as vscode from 'vscode';
import type { RemarkView, ThreadView } from '../../../server/src/protocol';
import { plainLabel } from '../plain-label';
import type { LineNode } from './annotation-line-node';
import { threadIcon } from './annotation-stance-words';
import { RemarkComment } from './remark-comment';
import { whenKnown } from './show-threads';
import type { ThreadTools } from './thread-commands';
import { type DrawnThread, visibleThreads } from './visible-threads';

/** A thread in a draft, as a command was asked to act on it. */
export interface ThreadTarget {
  readonly uri: vscode.Uri;
  readonly view: ThreadView;
}

export interface RemarkTarget extends ThreadTarget {
  readonly remark: RemarkView;
}

/**
 * The thread that a command is about: the one whose button was pressed, or the one at the cursor.
 * @param argument what VS Code or the view gives to the command
 * @throws {vscode.CancellationError} when several are at the cursor and the person chooses none
 */
export async function threadTarget(argument: unknown, tools: ThreadTools): Promise<ThreadTarget | undefined> {
  if (isLine(argument)) return targetOfLine(argument, tools);
  const thread = threadOf(argument);
  if (thread) {
    const box = tools.boxes.of(thread);
    return box?.view && { uri: box.uri, view: box.view };
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { uri } = editor.document;
  const visible = visibleThreads(tools.threads, tools.speakers, uri);
  return pick(threadsAt(editor.selection, visible).map(({ view }) => ({ uri, view })));
}

/** The remark whose button was pressed; of a thread, the one it began with. */
export async function remarkTarget(argument: unknown, tools: ThreadTools): Promise<RemarkTarget | undefined> {
  const target = await threadTarget(argument, tools);
  const remark = argument instanceof RemarkComment ? argument.remark : target?.view.remarks[0];
  return target && remark && { ...target, remark };
}

/** The server tells all of a thread only while its draft is open. */
async function targetOfLine({ line }: LineNode, { threads }: ThreadTools): Promise<ThreadTarget | undefined> {
  if (line.uri === undefined) return undefined;
  const uri = vscode.Uri.parse(line.uri, true);
  await vscode.workspace.openTextDocument(uri);
  await whenKnown(threads, uri);
  const view = threads.get(uri, line.id)?.view;
  return view && { uri, view };
}

/** The threads on the selected words; where there are none, those of the same paragraph. */
function threadsAt(selection: vscode.Selection, threads: readonly DrawnThread[]): readonly DrawnThread[] {
  const on = threads.filter(({ range }) => range.intersection(selection));
  if (on.length > 0) return on;
  return threads.filter(
    ({ range }) => range.start.line <= selection.end.line && range.end.line >= selection.start.line,
  );
}

async function pick(targets: readonly ThreadTarget[]): Promise<ThreadTarget | undefined> {
  if (targets.length < 2) return targets[0];
  const picked = await vscode.window.showQuickPick(
    targets.map((target) => ({
      label: plainLabel(target.view.label),
      detail: plainLabel(target.view.quote),
      iconPath: threadIcon(target.view.stance, target.view.state),
      target,
    })),
    { placeHolder: vscode.l10n.t('Which annotation?') },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.target;
}

function threadOf(argument: unknown): vscode.CommentThread | undefined {
  if (argument instanceof RemarkComment) return argument.thread;
  if (typeof argument !== 'object' || argument === null) return undefined;
  if ('thread' in argument) return argument.thread as vscode.CommentThread;
  return 'comments' in argument ? (argument as vscode.CommentThread) : undefined;
}

/** Whether a command was given a line of the view. */
export function isLine(argument: unknown): argument is LineNode {
  return typeof argument === 'object' && argument !== null && 'line' in argument;
}
