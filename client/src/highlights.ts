import * as vscode from 'vscode';
import { stances } from '../../server/src/protocol';
import type { Caucus } from './caucus';
import { registerCommand } from './commands';
import type { HighlightRows } from './highlight-rows';

/**
 * Draws the tracked terms: a tint and an underline in theme colours. The style of the underline and the
 * lane in the overview ruler differ by stance too, so that nobody needs to tell the colours apart.
 */
export function highlights(caucus: Caucus): vscode.Disposable {
  const types = [
    decorationType('support', 'solid', 2, vscode.OverviewRulerLane.Left),
    decorationType('oppose', 'double', 3, vscode.OverviewRulerLane.Right),
    decorationType('watch', 'dotted', 2, vscode.OverviewRulerLane.Center),
  ];
  const { marks, highlighting } = caucus;
  /** Editors that show the present marks of their draft but for the stances named in `late`. */
  let drawn = new WeakSet<vscode.TextEditor>();
  /** Stances by draft whose marks changed while the document was ahead of the server. */
  const late = new Map<string, number>();

  function draw(editor: vscode.TextEditor, touched: number): void {
    const rows = highlighting.hidden ? undefined : marks.of(editor.document);
    const ranges = rows && touched !== 0 ? rangesByStance(rows) : [];
    for (const [stance, type] of types.entries()) {
      if (touched & (1 << stance)) editor.setDecorations(type, ranges[stance] ?? []);
    }
    drawn.add(editor);
  }

  function update(uri: string, touched: number): void {
    const due = touched | (late.get(uri) ?? 0);
    late.delete(uri);
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== uri) continue;
      const rows = marks.of(editor.document);
      if (rows && rows.version !== editor.document.version) late.set(uri, due);
      // VS Code moves marks with the text, so only stances whose marks changed otherwise are drawn anew.
      else draw(editor, drawn.has(editor) ? due : ~0);
    }
  }

  function drawNew(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const rows = marks.of(editor.document);
      if (!drawn.has(editor) && rows?.version === editor.document.version) draw(editor, ~0);
    }
  }

  function redraw(): void {
    drawn = new WeakSet();
    late.clear();
    for (const editor of vscode.window.visibleTextEditors) draw(editor, ~0);
  }

  async function toggle(): Promise<void> {
    await highlighting.toggle();
    vscode.window.setStatusBarMessage(
      highlighting.hidden
        ? vscode.l10n.t('Tracked terms are hidden.')
        : vscode.l10n.t('Tracked terms are shown.'),
      3000,
    );
  }

  drawNew();
  return vscode.Disposable.from(
    ...types,
    marks.onDidChange(({ uri, touched }) => (uri === undefined ? redraw() : update(uri, touched))),
    highlighting.onDidChange(redraw),
    vscode.window.onDidChangeVisibleTextEditors(drawNew),
    registerCommand(
      caucus,
      'caucus.toggleHighlights',
      vscode.l10n.t('The highlights could not be switched.'),
      toggle,
    ),
  );
}

function decorationType(
  stance: (typeof stances)[number],
  underline: string,
  width: number,
  overviewRulerLane: vscode.OverviewRulerLane,
): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor(`caucus.${stance}Background`),
    borderColor: new vscode.ThemeColor(`caucus.${stance}Border`),
    borderStyle: underline,
    borderWidth: `0 0 ${width}px 0`,
    overviewRulerColor: new vscode.ThemeColor(`caucus.${stance}Ruler`),
    overviewRulerLane,
    // Words typed beside a term are not part of it until the server says so.
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

function rangesByStance(rows: HighlightRows): vscode.Range[][] {
  const ranges: vscode.Range[][] = stances.map(() => []);
  for (const { line, character, endLine, endCharacter, stance } of rows.marks()) {
    ranges[stance]?.push(new vscode.Range(line, character, endLine, endCharacter));
  }
  return ranges;
}
