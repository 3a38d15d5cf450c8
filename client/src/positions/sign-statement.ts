import * as vscode from 'vscode';
import { composeSignature } from '../../../server/src/protocol';
import { saveComposed } from '../annotations/save-entry';
import type { ThreadTools } from '../annotations/thread-commands';
import { registerCommand } from '../commands';
import { statementTarget } from './targets';

/** *Sign the statement* and *Withdraw our signature*: one entry each, after a question. */
export function signStatement({
  caucus,
  speakers,
}: Pick<ThreadTools, 'caucus' | 'speakers'>): vscode.Disposable {
  async function change(argument: unknown, kind: 'sign' | 'unsign'): Promise<void> {
    const signs = kind === 'sign';
    const title = signs ? vscode.l10n.t('Sign a statement') : vscode.l10n.t('Withdraw our signature');
    const { coalition, statement } = await statementTarget(argument, caucus, title, (each) =>
      signs ? each.status !== 'drafting' : each.signatures.length > 0,
    );
    const { author, member } = await speakers.require(vscode.Uri.parse(statement.uri, true));
    const button = signs ? vscode.l10n.t('Sign') : vscode.l10n.t('Withdraw');
    const question = signs
      ? vscode.l10n.t('Sign “{0}” for {1}?', statement.title, member.name)
      : vscode.l10n.t('Withdraw the signature of {1} from “{0}”?', statement.title, member.name);
    const detail = signs
      ? [
          vscode.l10n.t('The name of {0} then stands below it.', member.name),
          statement.due
            ? vscode.l10n.t('Due {0}. Later signatures count and are marked.', statement.due)
            : '',
        ]
          .filter((part) => part)
          .join('\n')
      : vscode.l10n.t('The name is not listed from then on. That it was signed stays in the files.');
    const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, button);
    if (answer !== button) throw new vscode.CancellationError();
    const params = { root: coalition.root, statement: statement.id, kind, author, member: member.id };
    await saveComposed(caucus, coalition.root, (client) => client.sendRequest(composeSignature, params));
  }

  return vscode.Disposable.from(
    registerCommand(
      caucus,
      'caucus.signStatement',
      vscode.l10n.t('The statement could not be signed.'),
      (argument: unknown) => change(argument, 'sign'),
    ),
    registerCommand(
      caucus,
      'caucus.unsignStatement',
      vscode.l10n.t('The signature could not be withdrawn.'),
      (argument: unknown) => change(argument, 'unsign'),
    ),
  );
}
