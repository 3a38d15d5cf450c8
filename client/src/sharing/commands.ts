import * as vscode from 'vscode';
import type { CoalitionView } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { PlainError, registerCommand } from '../commands';
import type { CarryOut } from './carry-out';
import type { Exchange } from './exchange';
import { outsideFrom } from './flows/changes-from';
import { isUnreachable, SharingFailure } from './flows/failure';
import type { Git } from './flows/git';
import { commitOf, findPlace } from './flows/place';
import { proposals, propose } from './flows/propose';
import { bringIn, refOfProposal } from './flows/share';
import { isOfferedFirst, isSharedByHand, type UnsharedFile } from './flows/unshared';
import { bringInMessage, proposalItem } from './proposal-words';
import { messageFor, pickFiles } from './share-list';
import { telling } from './tell-failure';
import { isWantedAllTheSame } from './wanted-all-the-same';

/** *Get updates*, *Share*, *Sync*, *Share as a proposal*, *Bring in a proposal*. */
export function exchangeCommands(
  caucus: Caucus,
  exchange: Exchange,
  choose: () => Promise<CoalitionView>,
  carryOut: CarryOut,
): vscode.Disposable {
  async function update(): Promise<void> {
    const coalition = await choose();
    const arrived = await carryOut(coalition, vscode.l10n.t('Getting updates'), (signal, choices) =>
      exchange.getUpdates(coalition, { signal, choices }),
    );
    say(arrived === 0 ? vscode.l10n.t('You have everything.') : vscode.l10n.t('Updates came: {0}', arrived));
  }

  async function share(): Promise<void> {
    const coalition = await choose();
    const files = await pick(coalition, vscode.l10n.t('Share'));
    if (files) await shareFiles(coalition, files);
  }

  /** What is picked unless the person chooses otherwise, without asking. */
  async function sync(): Promise<void> {
    const coalition = await choose();
    await exchange.look(coalition);
    const unshared = exchange.stateOf(coalition.root)?.status.unshared ?? [];
    await shareFiles(coalition, unshared.filter(isOfferedFirst));
    if (unshared.some(isSharedByHand)) void offerToPick();
  }

  /** A changed document never goes out unasked, nor does it stay behind unnoticed. */
  async function offerToPick(): Promise<void> {
    const open = vscode.l10n.t('Share…');
    const message = vscode.l10n.t(
      'You have changed documents that all edit. They go out when you pick them.',
    );
    if ((await vscode.window.showInformationMessage(message, open)) === open) {
      await vscode.commands.executeCommand('caucus.share');
    }
  }

  async function shareFiles(coalition: CoalitionView, files: readonly UnsharedFile[]): Promise<void> {
    const paths = files.map(({ path }) => path);
    try {
      const shared = await carryOut(coalition, vscode.l10n.t('Sharing'), (signal, choices) =>
        exchange.share(coalition, paths, { signal, choices }),
      );
      say(shared === 0 ? vscode.l10n.t('You have everything.') : vscode.l10n.t('Shared: {0}', shared));
    } catch (error) {
      if (!isUnreachable(error) || paths.length === 0) throw error;
      caucus.log.info(String(error));
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Your coalition’s files cannot be reached now. Yours are shared as soon as they can.'),
      );
    }
  }

  async function shareAsProposal(): Promise<void> {
    const coalition = await choose();
    const files = await pick(coalition, vscode.l10n.t('Share as a proposal'));
    if (!files) return;
    const folder = vscode.Uri.parse(coalition.root, true);
    const paths = files.map(({ path }) => path);
    const message = await messageFor(caucus, folder, files);
    const member = memberOf(paths) ?? 'proposal';
    const { address } = await carryOut(coalition, vscode.l10n.t('Sharing as a proposal'), (signal) =>
      exchange.run(coalition, (git) => propose(git, { paths, message, member, now: Date.now(), signal })),
    );
    const open = vscode.l10n.t('Ask for a review');
    const done = vscode.l10n.t('Proposed. Another member can look at it and bring it in.');
    const chosen = await vscode.window.showInformationMessage(done, ...(address === undefined ? [] : [open]));
    if (chosen === open && address !== undefined)
      await vscode.env.openExternal(vscode.Uri.parse(address, true));
  }

  async function bringInProposal(): Promise<void> {
    const coalition = await choose();
    await carryOut(coalition, vscode.l10n.t('Looking for proposals'), (signal, choices) =>
      exchange.getUpdates(coalition, { signal, choices }),
    );
    const git: Git = await exchange.copies.of(vscode.Uri.parse(coalition.root, true));
    const waiting = await proposals(git);
    if (waiting.length === 0) {
      say(vscode.l10n.t('No proposal waits to be brought in.'));
      return;
    }
    const picked = await vscode.window.showQuickPick(waiting.map(proposalItem), {
      title: vscode.l10n.t('Which proposal shall go in?'),
      matchOnDescription: true,
    });
    if (!picked) return;
    const { branch, title } = picked.proposal;
    const seen = await commitOf(git, refOfProposal(await findPlace(git), branch));
    const outside = seen === undefined ? [] : await outsideFrom(git, seen);
    if (!(await isWantedAllTheSame({ wrong: [], outside }))) return;
    const message = bringInMessage(picked.proposal);
    await carryOut(coalition, vscode.l10n.t('Bringing in'), (signal, choices) =>
      exchange.run(coalition, async (copy) => {
        const options = { proposal: branch, ...(seen !== undefined && { seen }), signal, choices };
        const { arrived } = await bringIn(copy, { ...options, message });
        await exchange.tellArrived(coalition, arrived);
      }),
    );
    say(vscode.l10n.t('Brought in: {0}', title));
  }

  async function pick(coalition: CoalitionView, title: string): Promise<readonly UnsharedFile[] | undefined> {
    await exchange.look(coalition);
    const { unshared = [], failure } = exchange.stateOf(coalition.root)?.status ?? {};
    if (failure) throw new SharingFailure(failure);
    if (unshared.length === 0) {
      say(vscode.l10n.t('There is nothing to share.'));
      return undefined;
    }
    const files = await pickFiles(caucus, vscode.Uri.parse(coalition.root, true), unshared, title);
    return files && files.length > 0 ? files : undefined;
  }

  async function cleanUp(): Promise<void> {
    const coalition = await choose();
    const git = await exchange.copies.of(vscode.Uri.parse(coalition.root, true));
    if ((await git.files.removeOldLocks()) === 0) {
      throw new PlainError(vscode.l10n.t('Another program is at work there this very minute. Wait for it.'));
    }
    await sync();
  }

  const register = (id: string, failure: string, run: () => Promise<void>) =>
    registerCommand(caucus, id, failure, telling(caucus.log, run));
  return vscode.Disposable.from(
    register('caucus.getUpdates', vscode.l10n.t('The updates could not be got.'), update),
    register('caucus.share', vscode.l10n.t('Nothing could be shared.'), share),
    register('caucus.sync', vscode.l10n.t('Nothing could be exchanged.'), sync),
    register('caucus.shareAsProposal', vscode.l10n.t('Nothing could be proposed.'), shareAsProposal),
    register('caucus.bringIn', vscode.l10n.t('The proposal could not be brought in.'), bringInProposal),
    register('caucus.cleanUpSharing', vscode.l10n.t('It could not be cleaned up.'), cleanUp),
  );
}

/** Whose entries these are, by their names: `<ULID>-<member>.md`. */
function memberOf(paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const member = /\/[0-9a-z]{26}-([a-z0-9-]+)\.md$/i.exec(path)?.[1];
    if (member !== undefined) return member;
  }
  return undefined;
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${message}`, 5000);
}
