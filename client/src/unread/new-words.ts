import * as vscode from 'vscode';

/** `2 new`; empty for none. */
export function newWords(count: number): string {
  return count === 0 ? '' : vscode.l10n.t('{0} new', count);
}
