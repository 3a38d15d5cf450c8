import * as vscode from 'vscode';
import type { CoalitionView } from '../../../../server/src/protocol';
import type { Caucus } from '../../caucus';
import { PlainError, registerCommand } from '../../commands';
import { plainLabel } from '../../plain-label';
import type { CarryOut } from '../carry-out';
import type { Exchange } from '../exchange';
import { fetchRequest } from '../flows/pull-request';
import { bringIn } from '../flows/share';
import { bringInMessage } from '../proposal-words';
import { telling } from '../tell-failure';
import { isWantedAllTheSame } from '../wanted-all-the-same';
import { VIEW } from './incoming-view';
import { openItem } from './open-item';
import { pickProposal } from './pick-proposal';
import type { ReviewBoxes } from './review-boxes';
import type { ReviewDocuments } from './review-documents';
import type { Reviewing, UnderReview } from './under-review';

export interface ReviewTools {
  readonly caucus: Caucus;
  readonly exchange: Exchange;
  readonly reviewing: Reviewing;
  readonly boxes: ReviewBoxes;
  readonly documents: ReviewDocuments;
  readonly choose: () => Promise<CoalitionView>;
  readonly carryOut: CarryOut;
}

/** *See what is incoming*, *Review a proposal*, *Bring in*, *Close the review*. */
export function reviewCommands(tools: ReviewTools): vscode.Disposable {
  const { caucus, exchange, reviewing, choose, carryOut } = tools;

  /** The view is there once something is incoming: asking for it makes VS Code show it, and us read. */
  async function show(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await reviewing.refresh();
  }

  async function seeIncoming(): Promise<void> {
    const coalition = await choose();
    await carryOut(coalition, vscode.l10n.t('Looking for what others shared'), (signal) =>
      exchange.lookForUpdates(coalition, { signal }),
    );
    if (reviewing.current?.proposal) await reviewing.close();
    if ((exchange.stateOf(coalition.root)?.status.incoming ?? 0) > 0) await show();
    else say(vscode.l10n.t('You have everything.'));
  }

  async function reviewProposal(): Promise<void> {
    const coalition = await choose();
    await carryOut(coalition, vscode.l10n.t('Looking for proposals'), (signal) =>
      exchange.lookForUpdates(coalition, { signal }),
    );
    const git = await exchange.copies.of(vscode.Uri.parse(coalition.root, true));
    const proposal = await pickProposal(git, (number) =>
      carryOut(coalition, vscode.l10n.t('Getting the pull request'), (signal) =>
        fetchRequest(git, number, { signal }),
      ),
    );
    if (!proposal) return;
    await reviewing.open(coalition, proposal);
    if (reviewing.current?.proposal?.ref !== proposal.ref) {
      say(vscode.l10n.t('Nothing in it is new to you.'));
    } else await show();
  }

  async function bringInReview(): Promise<void> {
    const { current } = reviewing;
    if (!current) throw new PlainError(vscode.l10n.t('Nothing is under review.'));
    if (!(await isWanted(current))) return;
    const { coalition, proposal, changes } = current;
    const title = vscode.l10n.t('Bringing in');
    if (!proposal) {
      const came = await carryOut(coalition, title, (signal, choices) =>
        exchange.getUpdates(coalition, { signal, choices }),
      );
      await reviewing.refresh();
      say(vscode.l10n.t('Updates came: {0}', came));
      return;
    }
    try {
      await carryOut(coalition, title, (signal, choices) =>
        exchange.run(coalition, async (git) => {
          // The fetch of a flow does not look at pull requests.
          if (proposal.number !== undefined) await fetchRequest(git, proposal.number, { signal });
          const options = { proposal: proposal.ref, seen: changes.tip };
          const message = bringInMessage(proposal);
          const { arrived } = await bringIn(git, { ...options, message, signal, choices });
          await exchange.tellArrived(coalition, arrived);
        }),
      );
    } finally {
      // Also when more had come to it: it is shown as it is now.
      await reviewing.refresh();
    }
    await reviewing.close();
    say(vscode.l10n.t('Brought in: {0}', plainLabel(proposal.title)));
  }

  const register = (id: string, failure: string, run: () => Promise<void>) =>
    registerCommand(caucus, id, failure, telling(caucus.log, run));
  return vscode.Disposable.from(
    register('caucus.seeIncoming', vscode.l10n.t('It could not be asked what is incoming.'), seeIncoming),
    register('caucus.reviewProposal', vscode.l10n.t('The proposal could not be shown.'), reviewProposal),
    register('caucus.bringInReview', vscode.l10n.t('It could not be brought in.'), bringInReview),
    register('caucus.closeReview', vscode.l10n.t('The review could not be closed.'), () => reviewing.close()),
    registerCommand(
      caucus,
      'caucus.openReviewItem',
      vscode.l10n.t('It could not be shown.'),
      async (path: unknown) => {
        if (typeof path === 'string') await openItem(tools, path);
      },
    ),
  );
}

/** Asks again where something in it is wrong, or lies elsewhere: everybody gets it. */
async function isWanted({ proposal, changes, review }: UnderReview): Promise<boolean> {
  if (!proposal) return true;
  const wrong = review.items.flatMap(({ path, problem }) => (problem === undefined ? [] : { path, problem }));
  return isWantedAllTheSame({ wrong, outside: changes.outside });
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${message}`, 5000);
}
