import * as vscode from 'vscode';
import { plainTooltip, type TreeNode } from '../coalition-tree';
import { plainLabel } from '../plain-label';
import { newWords } from '../unread/new-words';
import type { AnnotationLine } from './annotation-lines';
import { annotationStanceWords, threadIcon } from './annotation-stance-words';

/** A thread in the view; its commands get it as their argument. */
export interface LineNode extends TreeNode {
  readonly line: AnnotationLine;
}

/** @param within the group it stands in, so that VS Code can tell it from the same line in another */
export function annotationLine(line: AnnotationLine, within: string): LineNode {
  const words = plainLabel(line.gist || `“${line.quote}”`);
  const item = new vscode.TreeItem(words);
  item.id = `${within}|${line.root}|${line.id}`;
  const news = newWords(line.unread);
  item.description = plainLabel(news ? `● ${news} · ${line.label}` : line.label);
  item.iconPath = line.placed
    ? threadIcon(line.stance, line.state)
    : new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
  item.tooltip = plainTooltip(line.label, `“${line.quote}”`, line.gist, line.draft);
  item.contextValue = [
    line.state,
    line.placed ? 'placed' : 'unplaced',
    line.unread > 0 ? 'new' : 'read',
  ].join(' ');
  const stance = line.stance && annotationStanceWords()[line.stance].name;
  item.accessibilityInformation = {
    label: [news, stance, line.label, words, line.placed ? '' : vscode.l10n.t('needs a place')]
      .filter((part) => part)
      .join(', '),
  };
  const node = { item, line };
  if (!line.placed) {
    const title = vscode.l10n.t('Place here…');
    item.command = { command: 'caucus.placeThread', title, arguments: [node] };
  } else if (line.uri !== undefined) {
    const title = vscode.l10n.t('Show the annotation');
    item.command = { command: 'caucus.showThreads', title, arguments: [line.uri, [line.id]] };
  }
  return node;
}
