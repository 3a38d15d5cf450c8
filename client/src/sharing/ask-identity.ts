import * as vscode from 'vscode';

/**
 * Asks who writes: others see it next to what is shared.
 * @throws {vscode.CancellationError} when the person would not say
 */
export async function askIdentity(): Promise<{ readonly name: string; readonly email: string }> {
  const known = vscode.workspace.getConfiguration('caucus').get('author', '');
  const [, knownName = '', knownEmail = ''] = /^\s*([^<>]+?)\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(known) ?? [];
  const name = await ask(
    vscode.l10n.t('Who are you? (1 of 2)'),
    vscode.l10n.t('Your name, as the other members shall see it'),
    knownName,
    (value) => (/^[^<>\n]+$/.test(value) ? undefined : vscode.l10n.t('Please enter a name.')),
  );
  const email = await ask(
    vscode.l10n.t('Who are you? (2 of 2)'),
    vscode.l10n.t('Your mail address at the organisation you work for'),
    knownEmail,
    (value) => (/^[^\s<>@]+@[^\s<>@]+$/.test(value) ? undefined : vscode.l10n.t('Please enter an address.')),
  );
  return { name, email };
}

async function ask(
  title: string,
  prompt: string,
  value: string,
  validate: (value: string) => string | undefined,
): Promise<string> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    ignoreFocusOut: true,
    validateInput: (text) => validate(text.trim()),
  });
  if (answer === undefined) throw new vscode.CancellationError();
  return answer.trim();
}
