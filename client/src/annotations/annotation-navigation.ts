import * as vscode from 'vscode';
import { registerCommand } from '../commands';
import { plainLabel } from '../plain-label';
import { annotationStanceWords } from './annotation-stance-words';
import type { ThreadTools } from './thread-commands';
import { type DrawnThread, visibleThreads } from './visible-threads';

/** Goes from one annotation to the next or the previous one, round the end of the text, and opens it. */
export function annotationNavigation(tools: ThreadTools): vscode.Disposable {
  const { caucus, threads, speakers, boxes, unread } = tools;
  /** What was opened on the way, to be closed when one goes on. */
  let opened: { readonly uri: vscode.Uri; readonly id: string } | undefined;

  function go(direction: 1 | -1): void {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { uri } = editor.document;
    const all = visibleThreads(threads, speakers, uri);
    const target = direction === 1 ? next(all, editor.selection) : previous(all, editor.selection);
    if (!target) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('No annotation stands in this text.'), 5000);
      return;
    }
    if (opened) boxes.collapse(opened.uri, opened.id);
    const { view, range } = target;
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    boxes.expand(uri, view.id);
    unread.look([view]);
    opened = { uri, id: view.id };
    const { name } = annotationStanceWords()[view.stance ?? 'note'];
    const where = vscode.l10n.t('{0} of {1}', all.indexOf(target) + 1, all.length);
    vscode.window.setStatusBarMessage(plainLabel(`${name}: ${view.label} (${where})`), 8000);
  }

  const failure = vscode.l10n.t('The next annotation could not be found.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.nextAnnotation', failure, () => go(1)),
    registerCommand(caucus, 'caucus.previousAnnotation', failure, () => go(-1)),
  );
}

/** Of several that begin at the same place, all are visited: the selection tells which one it is. */
function next(all: readonly DrawnThread[], selection: vscode.Selection): DrawnThread | undefined {
  return all.find(({ range }) => compare(range, selection) > 0) ?? all[0];
}

function previous(all: readonly DrawnThread[], selection: vscode.Selection): DrawnThread | undefined {
  return all.findLast(({ range }) => compare(range, selection) < 0) ?? all.at(-1);
}

function compare(a: vscode.Range, b: vscode.Range): number {
  return a.start.compareTo(b.start) || a.end.compareTo(b.end);
}
