import * as vscode from 'vscode';
import { composeTerm, stances, type TrackedTerm, trackedTerm } from '../../server/src/protocol';
import { plainly } from './annotations/save-entry';
import type { Caucus } from './caucus';
import { DoFirst, registerCommand } from './commands';
import { writeNewFiles } from './new-files';
import { plainLabel } from './plain-label';
import { stanceWords } from './stance-words';
import { did } from './tour';

/** A term is a word or a phrase; a longer selection is a passage. */
const LONGEST_TERM = 120;

/**
 * *Track this term…*: the words given, selected or at the cursor become a tracked term in a file of its own.
 */
export function trackTerm(caucus: Caucus): vscode.Disposable {
  async function track(words?: unknown): Promise<void> {
    await caucus.coalitions.require();
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new DoFirst(vscode.l10n.t('Open a text and select the words first.'));
    const label = await askLabel(typeof words === 'string' ? words : wordsAt(editor));
    if (!label) return;
    const client = await caucus.session.start();
    const near = editor.document.uri.toString();
    const tracked = await plainly(client.sendRequest(trackedTerm, { near, label }));
    if (tracked) return showTracked(tracked);
    const stance = await askStance(label);
    if (!stance) return;
    const file = await plainly(client.sendRequest(composeTerm, { near, label, stance }));
    const [uri] = await plainly(writeNewFiles([file], coalitionFolders(caucus)));
    did('trackTerm');
    if (uri) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  }

  return registerCommand(caucus, 'caucus.trackTerm', vscode.l10n.t('The term could not be added.'), track);
}

/** Opens the term beside the text, and says why nothing is added. */
async function showTracked({ label, uri }: TrackedTerm): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
    viewColumn: vscode.ViewColumn.Beside,
  });
  void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” is tracked already.', plainLabel(label)));
}

/** Coalitions that may be written to. */
function coalitionFolders({ coalitions }: Caucus): vscode.Uri[] {
  return coalitions.list.filter(({ writable }) => writable).map(({ root }) => vscode.Uri.parse(root, true));
}

/** Selected words, else the word at the cursor. */
function wordsAt({ document, selection }: vscode.TextEditor): string {
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  return range ? document.getText(range).replace(/\s+/g, ' ').trim() : '';
}

async function askLabel(words: string): Promise<string | undefined> {
  const label = await vscode.window.showInputBox({
    title: vscode.l10n.t('Track a term (1 of 2)'),
    prompt: vscode.l10n.t('Plural, hyphen and capital letters are found without being listed.'),
    value: words,
    validateInput: (value) => {
      const length = value.trim().length;
      if (length === 0) return vscode.l10n.t('Enter a word or a phrase.');
      return length > LONGEST_TERM
        ? vscode.l10n.t('A term is a word or a phrase, not a passage.')
        : undefined;
    },
  });
  return label?.replace(/\s+/g, ' ').trim();
}

async function askStance(label: string): Promise<(typeof stances)[number] | undefined> {
  const words = stanceWords();
  const picked = await vscode.window.showQuickPick(
    stances.map((stance) => ({
      label: words[stance].name,
      detail: words[stance].explanation,
      iconPath: words[stance].icon,
      stance,
    })),
    { title: vscode.l10n.t('Track “{0}” (2 of 2)', label), placeHolder: vscode.l10n.t('Where do we stand?') },
  );
  return picked?.stance;
}
