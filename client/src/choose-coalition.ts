import * as vscode from 'vscode';
import type { CoalitionView } from '../../server/src/protocol';
import { DoFirst } from './commands';
import { plainLabel } from './plain-label';
import { contains } from './uri-containment';

/** The coalition of the active editor, or the only one. */
export function coalitionAtHand(list: readonly CoalitionView[]): CoalitionView | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const around = uri && list.find(({ root }) => contains(vscode.Uri.parse(root, true), uri));
  return around ?? (list.length === 1 ? list[0] : undefined);
}

/**
 * The coalition at hand, or the one that the person picks.
 * @throws {DoFirst} when there is none
 * @throws {vscode.CancellationError} when the person picks none
 */
export async function chooseCoalition(list: readonly CoalitionView[]): Promise<CoalitionView> {
  const atHand = coalitionAtHand(list);
  if (atHand) return atHand;
  if (list.length === 0) throw noCoalition();
  const picked = await vscode.window.showQuickPick(
    list.map((coalition) => ({ coalition, label: plainLabel(coalition.name) })),
    { title: vscode.l10n.t('Which coalition?') },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.coalition;
}

/** What to do before anything else. */
export function noCoalition(): DoFirst {
  return new DoFirst(vscode.l10n.t('First open the folder of your coalition, or join one.'));
}
