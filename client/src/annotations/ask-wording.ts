import * as vscode from 'vscode';

/**
 * Asks for wording to propose in place of some words, on one line as drafts are.
 * @throws {vscode.CancellationError} when the person does not go on
 */
export async function askWording(words: string, begun = words): Promise<string> {
  const value = onOneLine(begun);
  const wording = await vscode.window.showInputBox({
    title: vscode.l10n.t('Propose wording'),
    prompt: vscode.l10n.t('Change the words as they should read. Leave it empty to propose to delete them.'),
    value,
    valueSelection: [value.length, value.length],
    ignoreFocusOut: true,
    validateInput: (text) =>
      onOneLine(text) === onOneLine(words) ? vscode.l10n.t('These are the words of the draft.') : undefined,
  });
  if (wording === undefined) throw new vscode.CancellationError();
  return onOneLine(wording);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
