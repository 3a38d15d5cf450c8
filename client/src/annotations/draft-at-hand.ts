import * as vscode from 'vscode';

/** VS Code's address of a box in which a comment is written. */
export const COMMENT_SCHEME = 'comment';

/** The text that the person is at: of a box in which they write, the text that it belongs to. */
export function draftAtHand(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && active.scheme !== COMMENT_SCHEME) return active;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}
