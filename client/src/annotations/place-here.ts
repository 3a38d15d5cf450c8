import * as vscode from 'vscode';
import { PlainError, registerCommand } from '../commands';
import { plainLabel } from '../plain-label';
import { showThreads } from './show-threads';
import { asRange, asTextRange } from './text-range';
import { type ThreadTools, writeEntry } from './thread-commands';
import { type ThreadTarget, threadTarget } from './thread-target';
import { selectedWords } from './words-at';

interface PlaceItem extends vscode.QuickPickItem {
  readonly range?: vscode.Range;
}

/**
 * *Place here…*: a person says where the words of an annotation stand, among the places the server thinks
 * of, which are shown while one goes through the list, or on the words that are selected.
 */
export function placeHere(tools: ThreadTools): vscode.Disposable {
  const { caucus, threads } = tools;
  const spotlight = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchBackground'),
    outlineColor: new vscode.ThemeColor('editor.findMatchBorder'),
    outlineStyle: 'solid',
    outlineWidth: '1px',
  });

  async function place(argument: unknown): Promise<void> {
    const target = argument === undefined ? await pickUnplaced() : await threadTarget(argument, tools);
    if (!target) return;
    const editor = await vscode.window.showTextDocument(target.uri, { preserveFocus: true });
    const range = await pickPlace(editor, target, spotlight);
    if (!range) return;
    await writeEntry(tools, target, {
      kind: 'anchor',
      uri: target.uri.toString(),
      range: asTextRange(range),
    });
    await showThreads(tools, target.uri, [target.view.id]);
  }

  /** From the Command Palette: one of those that wait in the draft at hand. */
  async function pickUnplaced(): Promise<ThreadTarget | undefined> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const waiting = uri ? threads.of(uri).filter(({ range }) => range === undefined) : [];
    if (!uri || waiting.length === 0) {
      throw new PlainError(vscode.l10n.t('Every annotation of this text has its place.'));
    }
    const picked = await vscode.window.showQuickPick(
      waiting.map(({ view }) => ({
        label: plainLabel(view.label),
        detail: plainLabel(`“${view.quote}”`),
        view,
      })),
      { title: vscode.l10n.t('Annotations that need a place') },
    );
    return picked && { uri, view: picked.view };
  }

  return vscode.Disposable.from(
    spotlight,
    registerCommand(
      caucus,
      'caucus.placeThread',
      vscode.l10n.t('The annotation could not be placed.'),
      place,
    ),
  );
}

/** Resolves to the chosen place, or to none, with the editor back where it was. */
function pickPlace(
  editor: vscode.TextEditor,
  { view }: ThreadTarget,
  spotlight: vscode.TextEditorDecorationType,
): Promise<vscode.Range | undefined> {
  const before = editor.visibleRanges[0];
  const picker = vscode.window.createQuickPick<PlaceItem>();
  picker.title = vscode.l10n.t('Where do these words stand now? “{0}”', oneLine(view.quote));
  picker.placeholder = oneLine(view.place.reason);
  picker.ignoreFocusOut = true;
  picker.items = places(editor, view);
  return new Promise((resolve) => {
    let chosen: vscode.Range | undefined;
    picker.onDidChangeActive(([item]) => {
      editor.setDecorations(spotlight, item?.range ? [item.range] : []);
      if (item?.range) editor.revealRange(item.range, vscode.TextEditorRevealType.InCenter);
    });
    picker.onDidAccept(() => {
      chosen = picker.activeItems[0]?.range;
      picker.hide();
    });
    picker.onDidHide(() => {
      editor.setDecorations(spotlight, []);
      if (!chosen && before) editor.revealRange(before, vscode.TextEditorRevealType.AtTop);
      picker.dispose();
      resolve(chosen);
    });
    picker.show();
  });
}

function places(editor: vscode.TextEditor, { place }: ThreadTarget['view']): PlaceItem[] {
  const candidates = place.candidates.map(
    ({ range, paragraph, preview }): PlaceItem => ({
      label: paragraphName(paragraph),
      detail: plainLabel(preview),
      range: asRange(range),
      iconPath: new vscode.ThemeIcon('location'),
    }),
  );
  const selected = selectedWords(editor);
  const own: PlaceItem = selected
    ? {
        label: vscode.l10n.t('The words I have selected'),
        detail: plainLabel(editor.document.getText(selected)),
        range: selected,
        iconPath: new vscode.ThemeIcon('selection'),
      }
    : {
        label: vscode.l10n.t('Somewhere else'),
        detail: vscode.l10n.t('Select the words in the text, then choose “Place here” again.'),
        iconPath: new vscode.ThemeIcon('selection'),
      };
  return [...candidates, own];
}

/** A label that is more than a number speaks for itself. */
function paragraphName(paragraph: string): string {
  if (paragraph === '') return vscode.l10n.t('Here');
  return plainLabel(/^\d/.test(paragraph) ? vscode.l10n.t('Paragraph {0}', paragraph) : paragraph);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line;
}
