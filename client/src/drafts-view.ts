import * as vscode from 'vscode';
import {
  type CoalitionView,
  type DraftView,
  stanceSigns,
  stances,
  type TermCounts,
} from '../../server/src/protocol';
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
import { daysUntil, relativeDays, shortDate } from './dates';

/** The view *Drafts*: each process with its revisions, then the adopted texts. */
export function draftsView(caucus: Caucus): vscode.Disposable {
  const { coalitions } = caucus;

  const tree = new CoalitionTree(coalitions, () => byCoalition(coalitions.list, 'drafts', processes));
  const view = vscode.window.createTreeView('caucus.drafts', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  return vscode.Disposable.from(tree, view, startWhenShown(caucus, view));
}

function processes(coalition: CoalitionView): TreeNode[] {
  const nodes = coalition.processes
    .filter((process) => process.drafts.length > 0)
    .map((process) =>
      group(`${coalition.root}#process/${process.id}`, process.name, () =>
        process.drafts.map((draft) => draftNode(coalition, draft, 'file-text')),
      ),
    );
  if (coalition.texts.length === 0) return nodes;
  const texts = group(`${coalition.root}#texts`, vscode.l10n.t('Adopted texts'), () =>
    coalition.texts.map((text) => draftNode(coalition, text, 'book')),
  );
  return [...nodes, texts];
}

function draftNode(coalition: CoalitionView, draft: DraftView, icon: string): TreeNode {
  const item = new vscode.TreeItem(draft.title);
  const due = dueWords(draft);
  item.id = `${coalition.root}#draft/${draft.id}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = [countSigns(draft.counts), due].filter((part) => part).join(' · ');
  item.tooltip = plainTooltip(
    draft.title,
    draft.date ? vscode.l10n.t('Dated {0}', shortDate(draft.date, vscode.env.language)) : '',
    draft.due ? vscode.l10n.t('Input by {0}', draft.due) : '',
    countWords(draft.counts),
  );
  item.contextValue = 'draft';
  item.command = openCommand(draft.uri, vscode.l10n.t('Open the text'));
  item.accessibilityInformation = {
    label: [draft.title, countWords(draft.counts), due].filter((part) => part).join(', '),
  };
  return { item };
}

/** `8 ✓  3 ✗  3 ◉`: support, oppose, watch. Nothing where there is nothing. */
function countSigns(counts: TermCounts | undefined): string {
  if (!counts) return '';
  return stances
    .filter((stance) => counts[stance] > 0)
    .map((stance) => `${counts[stance]} ${stanceSigns[stance]}`)
    .join('  ');
}

function countWords(counts: TermCounts | undefined): string {
  if (!counts) return '';
  return vscode.l10n.t(
    'Tracked terms: {0} support, {1} oppose, {2} watch',
    counts.support,
    counts.oppose,
    counts.watch,
  );
}

/** When input is due. A deadline long past is of no use to anybody. */
function dueWords({ deadline }: DraftView): string {
  const days = deadline === undefined ? undefined : daysUntil(deadline, Date.now());
  if (days === undefined || days < -14) return '';
  const when = relativeDays(days, vscode.env.language);
  return days < 0 ? vscode.l10n.t('closed {0}', when) : vscode.l10n.t('due {0}', when);
}
