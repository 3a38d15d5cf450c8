import * as vscode from 'vscode';
import { type AnnotationStance, annotationStances } from '../../../server/src/protocol';
import type { DraftThreads } from './draft-threads';
import { onDidChangeAnnotationSettings } from './settings';
import type { Speakers } from './speakers';
import { visibleThreads } from './visible-threads';

/** A line below the letters and a sign behind the words: told apart without colour, and from tracked terms. */
const looks: Record<AnnotationStance, { line: string; sign: string }> = {
  support: { line: 'dashed', sign: '✓' },
  oppose: { line: 'wavy', sign: '✗' },
  amend: { line: 'dashed', sign: '✎' },
  question: { line: 'dotted', sign: '?' },
  note: { line: 'dotted', sign: '•' },
};

type Look = AnnotationStance | 'resolved';

/** Underlines the annotated words by stance, and marks them in the overview ruler; settled ones recede. */
export function spanMarks(threads: DraftThreads, speakers: Speakers): vscode.Disposable {
  const types = new Map<Look, vscode.TextEditorDecorationType>([
    ...annotationStances.map((stance) => [stance, decorationType(stance)] as const),
    ['resolved', resolvedType()],
  ]);

  function draw(editor: vscode.TextEditor): void {
    const ranges = new Map<Look, vscode.Range[]>();
    for (const { view, range } of visibleThreads(threads, speakers, editor.document.uri)) {
      const look = view.state === 'resolved' ? 'resolved' : (view.stance ?? 'note');
      ranges.set(look, [...(ranges.get(look) ?? []), range]);
    }
    for (const [look, type] of types) editor.setDecorations(type, ranges.get(look) ?? []);
  }

  function drawAll(uri?: string): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (uri === undefined || editor.document.uri.toString() === uri) draw(editor);
    }
  }

  drawAll();
  return vscode.Disposable.from(
    ...types.values(),
    threads.onDidChange(({ uri }) => drawAll(uri)),
    speakers.onDidChange(() => drawAll()),
    vscode.window.onDidChangeVisibleTextEditors(() => drawAll()),
    onDidChangeAnnotationSettings(() => drawAll()),
  );
}

function decorationType(stance: AnnotationStance): vscode.TextEditorDecorationType {
  const { line, sign } = looks[stance];
  return vscode.window.createTextEditorDecorationType({
    // The line takes its colour from the theme by the variable that VS Code makes of it.
    textDecoration: `underline ${line} var(--vscode-caucus-annotation-${stance})`,
    after: {
      contentText: sign,
      color: new vscode.ThemeColor(`caucus.annotation.${stance}`),
      margin: '0 0 0 1px',
      fontWeight: 'bold',
    },
    overviewRulerColor: new vscode.ThemeColor(`caucus.annotation.${stance}`),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

function resolvedType(): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    textDecoration: 'underline dotted var(--vscode-caucus-annotation-resolved)',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
