import * as vscode from 'vscode';
import type { CoalitionView } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { registerCommand } from '../commands';
import { exists } from '../new-files';
import { askIdentity } from './ask-identity';
import type { Exchange } from './exchange';
import { SharingFailure } from './flows/failure';
import { isAddress, join, publish } from './flows/join';
import { setIdentity } from './flows/place';
import { withLateProgress } from './late-progress';
import { telling } from './tell-failure';

/** *Join a coalition* and *Publish the coalition*. */
export function joinCommands(
  caucus: Caucus,
  exchange: Exchange,
  choose: () => Promise<CoalitionView>,
): vscode.Disposable {
  async function joinOne(): Promise<void> {
    const address = await askAddress(
      vscode.l10n.t('Join a coalition'),
      vscode.l10n.t('Where does the coalition keep its files? Another member can tell you the address.'),
    );
    if (address === undefined) return;
    const chosen = await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where on this computer shall the files go?'),
      openLabel: vscode.l10n.t('Put them here'),
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: false,
    });
    const parent = chosen?.[0];
    if (!parent) return;
    const folder = await newFolder(parent, nameIn(address));
    try {
      await withLateProgress(vscode.l10n.t('Joining'), async (signal) => {
        await vscode.workspace.fs.createDirectory(folder);
        await join(await exchange.copies.make(folder), address, { signal });
      });
    } catch (error) {
      // We made it a moment ago, and there is nothing of anybody's in it.
      await Promise.resolve(vscode.workspace.fs.delete(folder, { recursive: true })).catch((left) =>
        caucus.log.info(`The folder stays: ${String(left)}`),
      );
      throw error;
    }
    const open = vscode.l10n.t('Open');
    const newWindow = vscode.l10n.t('Open in a new window');
    const answer = vscode.workspace.workspaceFolders
      ? await vscode.window.showInformationMessage(vscode.l10n.t('You have joined.'), open, newWindow)
      : open;
    if (answer === undefined) return;
    await vscode.commands.executeCommand('vscode.openFolder', folder, {
      forceNewWindow: answer === newWindow,
    });
  }

  async function publishOne(): Promise<void> {
    const coalition = await choose();
    const address = await askAddress(
      vscode.l10n.t('Publish the coalition'),
      vscode.l10n.t('The address of an empty place that you have made on a host such as GitHub or GitLab'),
    );
    if (address === undefined) return;
    const folder = vscode.Uri.parse(coalition.root, true);
    const git = await exchange.copies.make(folder);
    const message = `Begin ${coalition.name.replace(/\s+/g, ' ')}`;
    for (;;) {
      try {
        await withLateProgress(vscode.l10n.t('Publishing'), (signal) =>
          exchange.run(coalition, () => publish(git, { address, message, signal })),
        );
        break;
      } catch (error) {
        if (!(error instanceof SharingFailure) || error.state !== 'no-identity') throw error;
        await setIdentity(git, await askIdentity());
      }
    }
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Published. Others can join with this address: {0}', address),
    );
  }

  return vscode.Disposable.from(
    registerCommand(
      caucus,
      'caucus.joinCoalition',
      vscode.l10n.t('The coalition could not be joined.'),
      telling(caucus.log, joinOne),
    ),
    registerCommand(
      caucus,
      'caucus.publishCoalition',
      vscode.l10n.t('The coalition could not be published.'),
      telling(caucus.log, publishOne),
    ),
  );
}

async function askAddress(title: string, prompt: string): Promise<string | undefined> {
  const address = await vscode.window.showInputBox({
    title,
    prompt,
    placeHolder: 'https://',
    ignoreFocusOut: true,
    validateInput: (value) =>
      isAddress(value.trim())
        ? undefined
        : vscode.l10n.t('Such an address begins with https:// and is on the page of the coalition’s files.'),
  });
  return address?.trim();
}

/** The last name in an address, made safe for a folder. */
function nameIn(address: string): string {
  const last =
    address
      .replace(/[/\\]+$/, '')
      .split(/[/\\:]/)
      .at(-1) ?? '';
  const name = last
    .replace(/\.git$/, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 60);
  return name === '' ? 'coalition' : name;
}

/** A folder that is not there yet: `name`, `name-2`, ... */
async function newFolder(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
    if (!(await exists(folder))) return folder;
  }
}
