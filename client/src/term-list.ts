import * as vscode from 'vscode';
import { type DraftTerm, draftTerms, stances } from '../../server/src/protocol';
import type { Caucus } from './caucus';
import { DoFirst, registerCommand } from './commands';
import { plainLabel } from './plain-label';
import { stanceWords } from './stance-words';
import { did } from './tour';

interface PlaceItem extends vscode.QuickPickItem {
  readonly range?: vscode.Range;
}

/** Lists the tracked terms of the draft at hand; moving through the list shows each place in the text. */
export function termList(caucus: Caucus): vscode.Disposable {
  const spotlight = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchBackground'),
    outlineColor: new vscode.ThemeColor('editor.findMatchBorder'),
    outlineStyle: 'solid',
    outlineWidth: '1px',
  });

  async function listTerms(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      await caucus.coalitions.require();
      throw new DoFirst(vscode.l10n.t('Open a draft first: its tracked terms are listed.'));
    }
    const client = await caucus.session.start();
    const terms = await client.sendRequest(draftTerms, { uri: editor.document.uri.toString() });
    if (terms.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No tracked term stands in this text.'));
      return;
    }
    did('listTerms');
    await pickPlace(editor, listPlaces(terms), spotlight);
  }

  return vscode.Disposable.from(
    spotlight,
    registerCommand(
      caucus,
      'caucus.listTerms',
      vscode.l10n.t('The terms of this text could not be listed.'),
      listTerms,
    ),
  );
}

/** Resolves when the list closes: at the chosen place, or back where the reader was. */
function pickPlace(
  editor: vscode.TextEditor,
  items: readonly PlaceItem[],
  spotlight: vscode.TextEditorDecorationType,
): Promise<void> {
  const before = editor.visibleRanges[0];
  const cursor = editor.selection.active;
  const picker = vscode.window.createQuickPick<PlaceItem>();
  picker.title = vscode.l10n.t('Tracked terms in this text');
  picker.placeholder = vscode.l10n.t('Type to filter by term, paragraph or words around');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = items;
  const atCursor = items.find(({ range }) => range?.contains(cursor));
  if (atCursor) picker.activeItems = [atCursor];
  return new Promise((resolve) => {
    let chosen = false;
    picker.onDidChangeActive(([item]) => {
      if (!item?.range) return;
      editor.setDecorations(spotlight, [item.range]);
      editor.revealRange(item.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    });
    picker.onDidAccept(() => {
      const range = picker.activeItems[0]?.range;
      chosen = range !== undefined;
      picker.hide();
      if (range) {
        void vscode.window.showTextDocument(editor.document, {
          selection: range,
          ...(editor.viewColumn !== undefined && { viewColumn: editor.viewColumn }),
        });
      }
    });
    picker.onDidHide(() => {
      editor.setDecorations(spotlight, []);
      if (!chosen && before) editor.revealRange(before, vscode.TextEditorRevealType.AtTop);
      picker.dispose();
      resolve();
    });
    picker.show();
  });
}

/** The places by stance, then by term; a heading for each stance says how many there are. */
function listPlaces(terms: readonly DraftTerm[]): PlaceItem[] {
  const words = stanceWords();
  return stances.flatMap((stance) => {
    const ofStance = terms.filter((term) => term.stance === stance && term.places.length > 0);
    if (ofStance.length === 0) return [];
    const places = ofStance.reduce((sum, term) => sum + term.places.length, 0);
    const { name, icon } = words[stance];
    return [
      { label: `${name} · ${places}`, kind: vscode.QuickPickItemKind.Separator },
      ...ofStance.flatMap((term) => placesOf(term, icon)),
    ];
  });
}

function placesOf(term: DraftTerm, icon: vscode.ThemeIcon): PlaceItem[] {
  return term.places.map((place, index) => {
    const where = place.paragraph
      ? vscode.l10n.t('paragraph {0}', place.paragraph)
      : vscode.l10n.t('line {0}', place.line + 1);
    const count =
      term.places.length > 1 ? ` · ${vscode.l10n.t('{0} of {1}', index + 1, term.places.length)}` : '';
    return {
      label: plainLabel(term.label),
      description: plainLabel(where + count),
      detail: plainLabel(place.preview),
      iconPath: icon,
      range: new vscode.Range(place.line, place.character, place.endLine, place.endCharacter),
    };
  });
}
