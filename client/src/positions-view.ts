import * as vscode from 'vscode';
import type { CoalitionView, PositionView } from '../../server/src/protocol';
import type { Caucus } from './caucus';
import {
  byCoalition,
  CoalitionTree,
  group,
  openCommand,
  plainTooltip,
  startWhenShown,
  type TreeNode,
} from './coalition-tree';
import { registerCommand } from './commands';
import { shortDate } from './dates';
import { askFilter } from './filter-input';
import { setContext } from './set-context';

/** The view *Positions*: what the coalition has agreed, by topic. */
export function positionsView(caucus: Caucus): vscode.Disposable {
  const { coalitions } = caucus;
  let filter = '';

  function topics(coalition: CoalitionView): TreeNode[] {
    return coalition.topics.flatMap((topic) => {
      const positions = topic.positions.filter((position) => fits(position, topic.name, filter));
      if (positions.length === 0) return [];
      const id = `${coalition.root}#topic/${topic.id}`;
      return [
        group(id, topic.name, () => positions.map((position) => positionNode(coalition, position)), {
          description: String(positions.length),
        }),
      ];
    });
  }

  const tree = new CoalitionTree(coalitions, () => byCoalition(coalitions.list, 'positions', topics));
  const view = vscode.window.createTreeView('caucus.positions', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });

  function setFilter(text: string): void {
    filter = text.trim().toLocaleLowerCase();
    setContext('caucus.positionsFiltered', filter !== '');
    tellFilter();
    tree.refresh();
  }

  function tellFilter(): void {
    const all = coalitions.list.flatMap(({ topics }) =>
      topics.flatMap(({ name, positions }) => positions.map((position) => fits(position, name, filter))),
    );
    const shown = all.filter((fit) => fit).length;
    view.message =
      filter === '' ? '' : vscode.l10n.t('“{0}”: {1} of {2} positions', filter, shown, all.length);
  }

  const failure = vscode.l10n.t('The positions could not be filtered.');
  return vscode.Disposable.from(
    tree,
    view,
    startWhenShown(caucus, view),
    coalitions.onDidChange(tellFilter),
    registerCommand(caucus, 'caucus.filterPositions', failure, () =>
      askFilter(
        {
          title: vscode.l10n.t('Filter positions'),
          placeholder: vscode.l10n.t('Words of a title, a topic, a summary, or a status: agreed, proposed'),
        },
        filter,
        setFilter,
      ),
    ),
    registerCommand(caucus, 'caucus.clearPositionsFilter', failure, () => setFilter('')),
  );
}

/** True when every word of the filter stands somewhere in the position. */
function fits(position: PositionView, topic: string, filter: string): boolean {
  if (filter === '') return true;
  const text = [position.title, topic, position.summary, position.id, position.status, statusWords(position)]
    .join('\n')
    .toLocaleLowerCase();
  return filter.split(/\s+/).every((word) => text.includes(word));
}

function positionNode(coalition: CoalitionView, position: PositionView): TreeNode & { readonly uri: string } {
  const status = statusWords(position);
  const standing = countWords(position);
  const item = new vscode.TreeItem(position.title);
  item.id = `${coalition.root}#position/${position.id}`;
  item.description = [status, standing].filter((part) => part).join(' · ');
  item.iconPath = statusIcon(position.status);
  item.tooltip = plainTooltip(position.title, item.description, position.standing.words, position.summary);
  item.contextValue = `position ${position.status}`;
  item.command = openCommand(position.uri, vscode.l10n.t('Open the position'));
  item.accessibilityInformation = { label: `${position.title}, ${item.description}` };
  return { item, uri: position.uri };
}

function statusWords({ status, agreed }: PositionView): string {
  switch (status) {
    case 'agreed':
      return agreed
        ? vscode.l10n.t('agreed {0}', shortDate(agreed, vscode.env.language))
        : vscode.l10n.t('agreed');
    case 'proposed':
      return vscode.l10n.t('proposed');
    case 'superseded':
      return vscode.l10n.t('superseded');
  }
}

function countWords({ standing }: PositionView): string {
  return [
    standing.endorse > 0 ? vscode.l10n.t('{0} endorse', standing.endorse) : '',
    standing.reserve > 0 ? vscode.l10n.t('{0} reserve', standing.reserve) : '',
    standing.object > 0 ? vscode.l10n.t('{0} object', standing.object) : '',
    standing.abstain > 0 ? vscode.l10n.t('{0} abstain', standing.abstain) : '',
  ]
    .filter((part) => part)
    .join(', ');
}

function statusIcon(status: PositionView['status']): vscode.ThemeIcon {
  switch (status) {
    case 'agreed':
      return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('caucus.supportBorder'));
    case 'proposed':
      return new vscode.ThemeIcon('circle-large-outline');
    case 'superseded':
      return new vscode.ThemeIcon('history', new vscode.ThemeColor('disabledForeground'));
  }
}
