import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activate as activateCaucus } from './activate';
import { withoutGit } from './sharing/without-git';

/** Entry of VS Code for the Web: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server/browser.js');
  activateCaucus(
    context,
    // VS Code replaces `Worker` in its own worker by a function, which the client's check for a worker that
    // comes out of a promise does not recognise: it gets the worker itself.
    (options) => new LanguageClient('caucus', 'Caucus', new Worker(script.toString(true)), options),
    withoutGit,
  );
}
