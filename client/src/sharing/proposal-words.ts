import type * as vscode from 'vscode';
import { plainLabel } from '../plain-label';
import type { Proposal } from './flows/propose';

/** A proposal in a list to choose from. */
export function proposalItem(proposal: Proposal): vscode.QuickPickItem & { readonly proposal: Proposal } {
  return {
    proposal,
    label: plainLabel(proposal.title),
    description: plainLabel(proposal.author),
    detail: new Date(proposal.date).toLocaleString(),
  };
}

/** What the history says of a proposal that is brought in; all members read the same history. */
export function bringInMessage({ author, title }: Pick<Proposal, 'author' | 'title'>): string {
  return `Bring in what ${author} proposed: ${title}`;
}
