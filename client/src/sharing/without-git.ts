import * as vscode from 'vscode';
import { sharingCommands } from './command-ids';

/** In a browser the host of the files shares them, in a view of its own: the commands say so and go there. */
export function withoutGit(): vscode.Disposable {
  return vscode.Disposable.from(
    ...sharingCommands.map((id) =>
      vscode.commands.registerCommand(id, async () => {
        const open = vscode.l10n.t('Open Source Control');
        const answer = await vscode.window.showInformationMessage(
          vscode.l10n.t('In the browser, what you write is shared in the Source Control view.'),
          open,
        );
        if (answer === open) await vscode.commands.executeCommand('workbench.view.scm');
      }),
    ),
  );
}
