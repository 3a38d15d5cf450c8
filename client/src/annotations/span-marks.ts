import * as vscode from 'vscode';
import { type AnnotationStance, annotationStances } from '../../../server/src/protocol';
import type { DraftThreads } from './draft-threads';
import { onDidChangeAnnotationSettings } from './settings';
import type { Speakers } from './speakers';
import { visibleThreads } from './visible-threads';

/** A line below the letters and a sign behind the words: told apart without colour, and from tracked terms. */
const looks: Record<AnnotationStance, { line: string; width: number; sign: string }> = {
  support: { line: 'dashed', width: 2, sign: '✓' },
  oppose: { line: 'wavy', width: 1, sign: '✗' },
  amend: { line: 'dashed', width: 2, sign: '✎' },
  question: { line: 'dotted', width: 2, sign: '?' },
  note: { line: 'dotted', width: 2, sign: '•' },
};

type Look = AnnotationStance | 'resolved';

/** Underlines the annotated words by stance, and marks them in the overview ruler; settled ones recede. */
export function spanMarks(threads: DraftThreads, speakers: Speakers): vscode.Disposable {
  const types = new Map<Look, vscode.TextEditorDecorationType>([
    ...annotationStances.map((stance) => [stance, decorationType(stance)] as const),
    ['resolved', resolvedType()],
  ]);

  /** Looks by id of the thread, as last drawn in an editor. */
  const drawn = new WeakMap<vscode.TextEditor, ReadonlyMap<string, Look>>();

  /** Draws the looks that `changed` threads have or had; VS Code moves all others with the text. */
  function draw(editor: vscode.TextEditor, changed?: Iterable<string>): void {
    const before = drawn.get(editor);
    const now = new Map<string, Look>();
    const ranges = new Map<Look, vscode.Range[]>();
    for (const { view, range } of visibleThreads(threads, speakers, editor.document.uri)) {
      const look = view.state === 'resolved' ? 'resolved' : (view.stance ?? 'note');
      now.set(view.id, look);
      const alike = ranges.get(look);
      if (alike) alike.push(range);
      else ranges.set(look, [range]);
    }
    drawn.set(editor, now);
    const touched = new Set(
      before && changed ? [...changed].flatMap((id) => [before.get(id), now.get(id)]) : types.keys(),
    );
    for (const [look, type] of types) {
      if (touched.has(look)) editor.setDecorations(type, ranges.get(look) ?? []);
    }
  }

  function drawAll(uri?: string, changed?: Iterable<string>): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (uri === undefined || editor.document.uri.toString() === uri) draw(editor, changed);
    }
  }

  drawAll();
  return vscode.Disposable.from(
    ...types.values(),
    threads.onDidChange(({ uri, changed, removed }) => drawAll(uri, [...changed, ...removed])),
    speakers.onDidChange(() => drawAll()),
    vscode.window.onDidChangeVisibleTextEditors(() => drawAll()),
    onDidChangeAnnotationSettings(() => drawAll()),
  );
}

function decorationType(stance: AnnotationStance): vscode.TextEditorDecorationType {
  const { line, width, sign } = looks[stance];
  return vscode.window.createTextEditorDecorationType({
    // The line takes its colour from the theme by the variable that VS Code makes of it.
    textDecoration: `underline ${line} ${width}px var(--vscode-caucus-annotation-${stance})`,
    after: {
      contentText: sign,
      color: new vscode.ThemeColor(`caucus.annotation.${stance}`),
      fontWeight: 'bold',
      // Small and raised, so that nobody takes it for a part of the text.
      textDecoration: 'none; font-size: 0.75em; position: relative; top: -0.4em',
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
