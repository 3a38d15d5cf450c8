import * as vscode from 'vscode';
import type { Speaker } from './speakers';

/** Opens the box of a thread. VS Code does not tell when a person closes it, and takes no value that it thinks is there. */
export function openBox(thread: vscode.CommentThread): void {
  thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
  thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
}

/** The field for an answer says for whom one writes in it. */
export function writingOptions(speaker: Speaker | undefined): vscode.CommentOptions {
  const prompt = speaker
    ? vscode.l10n.t('Write for {0}…', speaker.member.name)
    : vscode.l10n.t('Write… (Caucus asks once for whom)');
  return { prompt, placeHolder: prompt };
}
