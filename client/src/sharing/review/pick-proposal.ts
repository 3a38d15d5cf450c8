import * as vscode from 'vscode';
import type { Git } from '../flows/git';
import { findPlace } from '../flows/place';
import { isProposalBranch, type Proposal, proposals } from '../flows/propose';
import type { Fetched } from '../flows/pull-request';
import { refOfProposal } from '../flows/share';
import { proposalItem } from '../proposal-words';
import type { ProposalSource } from './under-review';

/**
 * Asks what to look at: what waits as a proposal, another branch, or a pull request by its number.
 * @returns undefined when the person would not say
 */
export async function pickProposal(
  git: Git,
  fetch: (number: number) => Promise<Fetched>,
): Promise<ProposalSource | undefined> {
  const [place, waiting] = await Promise.all([findPlace(git), proposals(git)]);
  const proposed = waiting.filter(({ branch }) => isProposalBranch(branch));
  const others = waiting.filter(({ branch }) => !isProposalBranch(branch));
  const byNumber: vscode.QuickPickItem = {
    label: vscode.l10n.t('A pull request by its number…'),
    iconPath: new vscode.ThemeIcon('git-pull-request'),
    alwaysShow: true,
  };
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly proposal?: Proposal }>(
    [
      ...headed(vscode.l10n.t('Proposals'), proposed.map(proposalItem)),
      ...headed(
        vscode.l10n.t('Other branches'),
        others.map((branch) => ({ ...proposalItem(branch), detail: branch.branch })),
      ),
      ...headed('', [byNumber]),
    ],
    {
      title: vscode.l10n.t('Which proposal do you want to read?'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (!picked) return undefined;
  if (picked.proposal) {
    const { branch, title, author } = picked.proposal;
    return { ref: refOfProposal(place, branch), branch, title, author };
  }
  const number = await askNumber();
  if (number === undefined) return undefined;
  const fetched = await fetch(number);
  return { ...fetched, number, title: `${number}: ${fetched.title}` };
}

function headed<T extends vscode.QuickPickItem>(
  label: string,
  items: readonly T[],
): (T | vscode.QuickPickItem)[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

async function askNumber(): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Number of the pull request'),
    prompt: vscode.l10n.t('It stands beside its title on the page of the coalition’s files.'),
    validateInput: (text) =>
      /^\s*[#!]?[1-9]\d{0,8}\s*$/.test(text) ? undefined : vscode.l10n.t('A number, such as 12.'),
  });
  return answer === undefined ? undefined : Number(answer.replace(/\D/g, ''));
}
