import * as vscode from 'vscode';
import type { Caucus } from './caucus';
import { registerCommand } from './commands';

/** Goes from one tracked term to the next or the previous one, round the end of the text. */
export function termNavigation(caucus: Caucus): vscode.Disposable {
  function go(direction: 1 | -1): void {
    const editor = vscode.window.activeTextEditor;
    const rows = editor && caucus.marks.of(editor.document);
    if (!rows) return;
    const ranges = [...rows.marks()].map(
      ({ line, character, endLine, endCharacter }) =>
        new vscode.Range(line, character, endLine, endCharacter),
    );
    const { start, end } = editor.selection;
    const target =
      direction === 1
        ? (ranges.find((range) => range.start.isAfter(start) && range.start.isAfterOrEqual(end)) ?? ranges[0])
        : (ranges.findLast((range) => range.start.isBefore(start)) ?? ranges.at(-1));
    if (!target) return;
    editor.selection = new vscode.Selection(target.start, target.end);
    editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  const failure = vscode.l10n.t('The next term could not be found.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.nextTerm', failure, () => go(1)),
    registerCommand(caucus, 'caucus.previousTerm', failure, () => go(-1)),
  );
}
