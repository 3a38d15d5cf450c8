import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activate as activateCaucus } from './activate';
import { sharingWhenNeeded } from './sharing/when-needed';

/** Entry of the desktop: the server is a process of its own, spoken to over IPC. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server/node.js');
  activateCaucus(
    context,
    (options) =>
      new LanguageClient(
        'caucus',
        'Caucus',
        {
          run: { module, transport: TransportKind.ipc },
          debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
        },
        options,
      ),
    sharingWhenNeeded(async () => (await import('./node/sharing.js')).sharing),
  );
}
