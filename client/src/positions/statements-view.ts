import * as vscode from 'vscode';
import type { CoalitionView, StatementView } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import {
  byCoalition,
  CoalitionTree,
  openCommand,
  plainTooltip,
  startWhenShown,
  type TreeNode,
} from '../coalition-tree';
import { shortDate } from '../dates';
import { dueWords, signedWords, statementStatus } from './statement-words';

/** The view *Statements*: what is being written and signed, by deadline, then what was issued; below, who signed. */
export function statementsView(caucus: Caucus): vscode.Disposable {
  const { coalitions } = caucus;

  const tree = new CoalitionTree(coalitions, () => byCoalition(coalitions.list, 'statements', statements));
  const view = vscode.window.createTreeView('caucus.statements', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  return vscode.Disposable.from(tree, view, startWhenShown(caucus, view));
}

function statements(coalition: CoalitionView): TreeNode[] {
  return coalition.statements.map((statement) => statementNode(coalition, statement));
}

function statementNode(
  coalition: CoalitionView,
  statement: StatementView,
): TreeNode & { readonly uri: string } {
  const { title, status, signatures, uri } = statement;
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(title, signatures.length > 0 ? Collapsed : None);
  const words = [
    statementStatus(statement),
    signedWords(statement, coalition.members),
    dueWords(statement),
  ].filter((part) => part);
  item.id = `${coalition.root}#statement/${statement.id}`;
  item.description = words.join(' · ');
  item.iconPath = statusIcon(status);
  item.tooltip = plainTooltip(
    title,
    item.description,
    statement.due ? vscode.l10n.t('Due {0}', statement.due) : '',
  );
  item.contextValue = `statement ${status}`;
  item.command = openCommand(uri, vscode.l10n.t('Open the statement'));
  item.accessibilityInformation = { label: [title, ...words].join(', ') };
  return { item, uri, children: () => signatures.map((each) => signatureNode(item.id ?? '', each)) };
}

function signatureNode(
  within: string,
  { member, name, date, late }: StatementView['signatures'][number],
): TreeNode {
  const item = new vscode.TreeItem(name);
  const signed = shortDate(date, vscode.env.language);
  item.id = `${within}/${member}`;
  item.description = late ? vscode.l10n.t('late, {0}', signed) : signed;
  item.iconPath = new vscode.ThemeIcon(late ? 'history' : 'check');
  item.contextValue = 'signature';
  return { item };
}

function statusIcon(status: StatementView['status']): vscode.ThemeIcon {
  switch (status) {
    case 'drafting':
      return new vscode.ThemeIcon('edit');
    case 'frozen':
      return new vscode.ThemeIcon('lock');
    case 'issued':
      return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('caucus.supportBorder'));
  }
}
