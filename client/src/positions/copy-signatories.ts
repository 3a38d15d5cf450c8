import * as vscode from 'vscode';
import { signatories } from '../../../server/src/protocol';
import { plainly } from '../annotations/save-entry';
import type { Caucus } from '../caucus';
import { registerCommand } from '../commands';
import { statementTarget } from './targets';

/** *Copy the list of signatories*: the names of those who have signed, to paste below a statement. */
export function copySignatories(caucus: Caucus): vscode.Disposable {
  async function copy(argument: unknown): Promise<void> {
    const title = vscode.l10n.t('Copy the list of signatories');
    const { coalition, statement } = await statementTarget(argument, caucus, title);
    const client = await caucus.session.start();
    const text = await plainly(
      client.sendRequest(signatories, { root: coalition.root, statement: statement.id }),
    );
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) List copied'), 5000);
  }

  return registerCommand(
    caucus,
    'caucus.copySignatories',
    vscode.l10n.t('The list could not be copied.'),
    copy,
  );
}
