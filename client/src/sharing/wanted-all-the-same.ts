import * as vscode from 'vscode';
import { plainLabel } from '../plain-label';

/** Files of each sort that are named; a question of more is not read. */
const MOST_NAMED = 5;

/** What a person is to know before a proposal goes to everybody. */
export interface Doubts {
  readonly wrong: readonly { readonly path: string; readonly problem: string }[];
  /** Files that are not in the coalition's folder. */
  readonly outside: readonly string[];
}

/** Asks whether a proposal shall go in although there is something about it; true without a question otherwise. */
export async function isWantedAllTheSame({ wrong, outside }: Doubts): Promise<boolean> {
  const messages = [
    wrong.length > 0 && vscode.l10n.t('Something is wrong with files of this proposal: {0}', wrong.length),
    outside.length > 0 &&
      vscode.l10n.t(
        'This proposal also changes files outside of the coalition’s folder: {0}',
        outside.length,
      ),
  ].filter((message) => message !== false);
  if (messages.length === 0) return true;
  const detail = [
    ...wrong.slice(0, MOST_NAMED).map(({ path, problem }) => `${path}: ${problem}`),
    ...outside.slice(0, MOST_NAMED).map(plainLabel),
  ].join('\n');
  const button = vscode.l10n.t('Bring in all the same');
  const answer = await vscode.window.showWarningMessage(messages.join(' '), { modal: true, detail }, button);
  return answer === button;
}
