import * as vscode from 'vscode';
import type { Caucus } from './caucus';
import { registerCommand } from './commands';

/** What to do when something is wrong: read the log, start the language server again. */
export function serverCommands(caucus: Caucus): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.showOutput', vscode.l10n.t('The log could not be shown.'), () =>
      caucus.log.show(),
    ),
    registerCommand(caucus, 'caucus.restartServer', vscode.l10n.t('Caucus could not start again.'), () =>
      caucus.session.restart(),
    ),
  );
}
