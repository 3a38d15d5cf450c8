import * as vscode from 'vscode';
import { COMMENT_SCHEME } from './draft-at-hand';

/**
 * True when there are words in a box of a comment controller that nobody has sent. VS Code keeps answers as
 * documents of its own.
 */
export function isSomethingUnsent(controller: string): boolean {
  return vscode.workspace.textDocuments.some(
    (document) =>
      document.uri.scheme === COMMENT_SCHEME &&
      document.uri.authority === controller &&
      document.getText().trim() !== '',
  );
}
