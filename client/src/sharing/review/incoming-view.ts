import * as vscode from 'vscode';
import type { ReviewItem } from '../../../../server/src/protocol';
import { threadIcon } from '../../annotations/annotation-stance-words';
import type { Caucus } from '../../caucus';
import { CoalitionTree, group, plainTooltip, type TreeNode } from '../../coalition-tree';
import { plainLabel } from '../../plain-label';
import type { Reviewing, UnderReview } from './under-review';

export const VIEW = 'caucus.incoming';

/** Milliseconds after which a view that has appeared stands. */
const APPEARED = 500;

/** The view *Incoming*: what is not brought in yet, by draft and paragraph, then the rest by kind. */
export function incomingView({ coalitions }: Caucus, reviewing: Reviewing): vscode.TreeView<TreeNode> {
  const tree = new CoalitionTree(reviewing, () => (reviewing.current ? linesOf(reviewing.current) : []));
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });

  function tell(): void {
    const { current } = reviewing;
    const proposal = current?.proposal;
    view.title = proposal ? vscode.l10n.t('Proposal') : vscode.l10n.t('Incoming');
    const words = proposal ? [plainLabel(proposal.title)] : [];
    if (current && coalitions.list.length > 1) words.unshift(current.coalition.name);
    view.description = words.filter((part) => part !== '').join(' · ');
    view.message = current ? messageOf(current) : '';
    const count = reviewing.waiting;
    view.badge =
      count === 0
        ? undefined
        : { value: count, tooltip: vscode.l10n.t('Waiting to be brought in: {0}', count) };
  }

  // VS Code may lose lines of a view that it makes anew while it fetches them: asked again, it has them all.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = vscode.Disposable.from(
    view.onDidChangeVisibility(({ visible }) => {
      clearTimeout(timer);
      if (visible) timer = setTimeout(() => tree.refresh(), APPEARED);
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
    reviewing.onDidChange(tell),
    reviewing.onDidChangeWaiting(tell),
  );
  tell();
  const dispose = view.dispose.bind(view);
  view.dispose = () => {
    subscription.dispose();
    tree.dispose();
    dispose();
  };
  return view;
}

function messageOf({ changes, review }: UnderReview): string {
  const wrong = review.items.filter(({ problem }) => problem !== undefined).length;
  const parts = [
    wrong === 0 ? '' : vscode.l10n.t('Files with something wrong: {0}', wrong),
    changes.more === 0 ? '' : vscode.l10n.t('There are {0} more files than can be shown.', changes.more),
  ].filter((part) => part !== '');
  return parts.join(' ');
}

function linesOf({ changes: { outside }, review }: UnderReview): TreeNode[] {
  const words = review.items.filter(({ section }) => section === 'words');
  const rest = groupedBy(
    review.items.filter(({ section }) => section !== 'words'),
    ({ section }) => section,
  );
  return [
    ...groupedBy(words, ({ draft }) => draft?.id ?? '').map(([id, items]) =>
      group(
        `draft/${id}`,
        plainLabel(items[0]?.draft?.title || vscode.l10n.t('Elsewhere')),
        () => paragraphs(id, items),
        {
          description: String(items.length),
          iconPath: new vscode.ThemeIcon('file-text'),
        },
      ),
    ),
    ...rest.map(([section, items]) =>
      group(`section/${section}`, sectionName(section), () => items.map(itemNode), {
        description: String(items.length),
        iconPath: new vscode.ThemeIcon(sectionIcons[section]),
      }),
    ),
    ...(outside.length === 0
      ? []
      : [
          group(
            'outside',
            vscode.l10n.t('Outside of the coalition’s folder'),
            () => outside.map(outsideNode),
            {
              description: String(outside.length),
              iconPath: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
            },
          ),
        ]),
  ];
}

/** By its name alone: what it holds is none of the coalition's. */
function outsideNode(path: string): TreeNode {
  const item = new vscode.TreeItem(plainLabel(path));
  item.id = `outside/${path}`;
  item.iconPath = new vscode.ThemeIcon('file');
  return { item };
}

function paragraphs(draft: string, items: readonly ReviewItem[]): TreeNode[] {
  return groupedBy(items, ({ paragraph = '' }) => paragraph).map(([paragraph, ofParagraph]) =>
    group(`draft/${draft}#${paragraph}`, paragraphName(paragraph), () => ofParagraph.map(itemNode), {
      description: String(ofParagraph.length),
    }),
  );
}

function paragraphName(paragraph: string): string {
  if (paragraph === '') return vscode.l10n.t('Without a number');
  return /^\d/.test(paragraph) ? `¶${paragraph}` : plainLabel(paragraph);
}

function itemNode(item: ReviewItem): TreeNode {
  const line = new vscode.TreeItem(plainLabel(item.gist) || plainLabel(item.deed));
  const deed = plainLabel(item.deed);
  line.id = `item/${item.path}`;
  if (item.gist !== '') line.description = deed;
  line.iconPath = iconOf(item);
  line.tooltip = plainTooltip(item.deed, item.gist, item.problem ?? '');
  line.contextValue = item.section;
  line.accessibilityInformation = {
    label: [deed, plainLabel(item.gist), item.problem].filter((part) => part).join(', '),
  };
  line.command = {
    command: 'caucus.openReviewItem',
    title: vscode.l10n.t('Show it in the text'),
    arguments: [item.path],
  };
  return { item: line };
}

function iconOf({ problem, section, change, stance, thread }: ReviewItem): vscode.ThemeIcon {
  if (problem !== undefined)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  if (section === 'words') {
    if (thread === undefined) return new vscode.ThemeIcon('question');
    return stance ? threadIcon(stance, 'open') : new vscode.ThemeIcon('comment');
  }
  if (change === 'new') return new vscode.ThemeIcon('diff-added');
  return new vscode.ThemeIcon(change === 'deleted' ? 'diff-removed' : 'diff-modified');
}

type Section = ReviewItem['section'];

function sectionName(section: Section): string {
  const names: Record<Section, () => string> = {
    words: () => vscode.l10n.t('Annotations'),
    positions: () => vscode.l10n.t('Positions'),
    statements: () => vscode.l10n.t('Statements'),
    terms: () => vscode.l10n.t('Tracked terms'),
    texts: () => vscode.l10n.t('Texts'),
    coalition: () => vscode.l10n.t('Members and settings'),
    files: () => vscode.l10n.t('Other files'),
  };
  return names[section]();
}

const sectionIcons: Record<Section, string> = {
  words: 'comment',
  positions: 'law',
  statements: 'megaphone',
  terms: 'tag',
  texts: 'book',
  coalition: 'organization',
  files: 'files',
};

function groupedBy<K, T>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
