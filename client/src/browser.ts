import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activate as activateCaucus } from './activate';

/** Entry of VS Code for the Web: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server/browser.js');
  activateCaucus(
    context,
    (options) =>
      new LanguageClient('caucus', 'Caucus', async () => new Worker(script.toString(true)), options),
  );
}
