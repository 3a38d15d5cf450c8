import * as vscode from 'vscode';
import { composeAgreement } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { registerCommand } from '../commands';
import { askDay } from './ask-day';
import { editDocument } from './edit-document';
import { positionTarget } from './targets';

/** *Mark as agreed*: the position records the day, and the members that endorse it now. */
export function agree(caucus: Caucus): vscode.Disposable {
  async function mark(argument: unknown): Promise<void> {
    const title = vscode.l10n.t('Mark a position as agreed');
    const { coalition, position } = await positionTarget(
      argument,
      caucus,
      title,
      ({ status }) => status === 'proposed',
    );
    const { root } = coalition;
    const standing = position.standing.words || vscode.l10n.t('Nobody has said yet where they stand');
    const date = await askDay(
      vscode.l10n.t('Mark as agreed: {0}', position.title),
      vscode.l10n.t('{0}. On which day was it agreed?', standing),
    );
    await editDocument(caucus, root, vscode.Uri.parse(position.uri, true), (client) =>
      client.sendRequest(composeAgreement, { root, position: position.id, date }),
    );
  }

  return registerCommand(
    caucus,
    'caucus.agreePosition',
    vscode.l10n.t('The position could not be marked as agreed.'),
    mark,
  );
}
