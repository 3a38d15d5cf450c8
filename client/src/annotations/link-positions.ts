import * as vscode from 'vscode';
import { suggestPositions, type TextRange } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { plainLabel } from '../plain-label';

/**
 * Offers the positions that the tracked terms in some words lead to; none is a good answer.
 * @returns ids of those that the person chose
 */
export async function linkPositions(caucus: Caucus, uri: vscode.Uri, range: TextRange): Promise<string[]> {
  const suggested = await suggestions(caucus, uri, range);
  if (suggested.length === 0) return [];
  const picked = await vscode.window.showQuickPick(
    suggested.map(({ id, title, detail }) => ({
      label: plainLabel(title),
      description: plainLabel(detail),
      id,
    })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Link positions'),
      placeHolder: vscode.l10n.t('Which positions does it rest on? Enter saves it, with or without one.'),
      ignoreFocusOut: true,
    },
  );
  return picked?.map(({ id }) => id) ?? [];
}

/** A suggestion that fails must not hinder what was written. */
async function suggestions({ session, log }: Caucus, uri: vscode.Uri, range: TextRange) {
  try {
    const client = await session.start();
    return await client.sendRequest(suggestPositions, { uri: uri.toString(), range });
  } catch (error) {
    log.warn('No positions could be suggested.', String(error));
    return [];
  }
}
