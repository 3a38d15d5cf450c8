import * as vscode from 'vscode';
import type { CoalitionView } from '../../../server/src/protocol';
import type { Exchange, ExchangeState } from './exchange';
import { failureWords } from './flows/failure-words';
import { isOfferedFirst, isSharedByHand } from './flows/unshared';
import { isNotShared } from './not-shared';
import { sharingSettings } from './settings';

/** `↑2 ↓5` in the status bar: what there is to share and to get. Says more when one points at it. */
export function statusItem(
  exchange: Exchange,
  current: () => CoalitionView | undefined,
): vscode.Disposable & {
  update(): void;
} {
  const item = vscode.window.createStatusBarItem('caucus.sharing', vscode.StatusBarAlignment.Left, 40);
  item.name = vscode.l10n.t('Caucus: sharing');

  function update(): void {
    const coalition = current();
    const state = coalition && exchange.stateOf(coalition.root);
    if (!coalition || !state) {
      item.hide();
      return;
    }
    const { status, running, failure } = state;
    const toShare = status.unshared.filter(isOfferedFirst).length;
    const alone = isNotShared(status.failure);
    const sign = running ? '$(sync~spin)' : alone ? '$(cloud-upload)' : failure ? signOf(state) : '$(sync)';
    const counts = [toShare > 0 ? `↑${toShare}` : '', status.incoming > 0 ? `↓${status.incoming}` : ''];
    item.text = [sign, alone ? vscode.l10n.t('Not published') : '', ...(alone ? [] : counts)]
      .filter((part) => part !== '')
      .join(' ');
    const lines = describe(coalition, state, toShare);
    item.tooltip = lines.join('\n');
    item.accessibilityInformation = { label: lines.join('. ') };
    const looksFirst = sharingSettings().showFirst && toShare === 0 && status.incoming > 0;
    item.command = alone ? 'caucus.publishCoalition' : looksFirst ? 'caucus.seeIncoming' : 'caucus.sync';
    item.show();
  }

  return { update, dispose: () => item.dispose() };
}

function signOf({ failure }: ExchangeState): string {
  const unreachable = failure === 'offline' || failure === 'timed-out' || failure === 'host-error';
  return unreachable ? '$(debug-disconnect)' : '$(warning)';
}

function describe(coalition: CoalitionView, state: ExchangeState, toShare: number): string[] {
  const { status, lastSync, failure = status.failure, queued } = state;
  const lines = [coalition.name];
  lines.push(
    toShare === 0
      ? vscode.l10n.t('Nothing to share')
      : toShare === 1
        ? vscode.l10n.t('1 thing to share')
        : vscode.l10n.t('{0} things to share', toShare),
  );
  const byHand = status.unshared.filter(isSharedByHand).length;
  if (byHand > 0) lines.push(vscode.l10n.t('Changed, and shared only when you pick it: {0}', byHand));
  const proposed = status.unshared.filter((file) => file.proposed !== undefined).length;
  if (proposed > 0) lines.push(vscode.l10n.t('Proposed, and not brought in yet: {0}', proposed));
  if (queued > 0) lines.push(vscode.l10n.t('Waiting to be shared: {0}', queued));
  if (status.incoming > 0) lines.push(vscode.l10n.t('Waiting to be got: {0}', status.incoming));
  if (failure) {
    const { problem, next } = failureWords({ state: failure, details: {} });
    lines.push(problem, next);
  } else if (lastSync !== undefined) {
    lines.push(vscode.l10n.t('Up to date as of {0}', new Date(lastSync).toLocaleTimeString()));
  }
  return lines;
}
