import * as vscode from 'vscode';

/** What the tour waits for; `package.json` names the context keys `caucus.did.…`. */
type TourStep = 'listTerms' | 'trackTerm' | 'annotate';

/** Ticks a step of the tour: once it has been done, not once its command has been tried. */
export function did(step: TourStep): void {
  void vscode.commands.executeCommand('setContext', `caucus.did.${step}`, true);
}
