import * as vscode from 'vscode';
import { CoalitionTree, group, startWhenShown, type TreeNode } from '../coalition-tree';
import { registerCommand } from '../commands';
import { askFilter } from '../filter-input';
import { setContext } from '../set-context';
import { annotationLine, type LineNode } from './annotation-line-node';
import { type AnnotationLine, fits, type Grouping, groupings, groupLines } from './annotation-lines';
import { AnnotationSource } from './annotation-source';
import { annotationStanceWords } from './annotation-stance-words';
import type { ThreadTools } from './thread-commands';

const groupingKey = 'caucus.annotationsGrouping';
const allDraftsKey = 'caucus.annotationsAllDrafts';

/**
 * The view *Annotations*: those of the draft at hand or of all drafts; on top what is new, in any draft, and
 * what needs a place.
 */
export function annotationsView(tools: ThreadTools): vscode.Disposable {
  const { caucus, unread } = tools;
  const { workspaceState } = caucus.context;
  const source = new AnnotationSource(tools, workspaceState.get(allDraftsKey, false));
  let grouping = workspaceState.get<Grouping>(groupingKey, 'paragraph');
  let filter = '';
  let told = 0;

  function roots(): readonly TreeNode[] {
    const lines = source.lines.filter((line) => fits(line, filter));
    const waiting = lines.filter(needsPlace);
    const others = lines.filter((line) => !needsPlace(line));
    const nodes = source.allDrafts ? byDraft(others, grouping) : grouped('', others, grouping);
    const news = newGroup(
      lines.filter((line) => line.unread > 0),
      source.allDrafts ? 0 : unread.total - newIn(source.lines),
    );
    return [...news, ...(waiting.length === 0 ? [] : [needsPlaceGroup(waiting)]), ...nodes];
  }

  // A line that is made anew forgets a click that is on its way: only what changed the lines does that.
  const tree = new CoalitionTree(source, roots);
  const view = vscode.window.createTreeView('caucus.annotations', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });

  function tell(): void {
    const { lines } = source;
    const shown = lines.filter((line) => fits(line, filter)).length;
    const waiting = lines.filter(needsPlace).length;
    const needing = waiting === 0 ? '' : vscode.l10n.t('{0} without a place', waiting);
    const shows = source.allDrafts ? vscode.l10n.t('all drafts') : source.title;
    view.description = [shows, needing].filter((part) => part).join(' · ');
    view.message =
      filter === '' ? '' : vscode.l10n.t('“{0}”: {1} of {2} annotations', filter, shown, lines.length);
    // One number has one meaning: what is new. What needs a place is said beside it, and on top of the list.
    const { total } = unread;
    told = total;
    setContext('caucus.hasUnread', total > 0);
    view.badge =
      total === 0
        ? undefined
        : {
            value: total,
            tooltip: [vscode.l10n.t('New: {0}', total), needing].filter((part) => part).join(' · '),
          };
  }

  function refresh(): void {
    tell();
    tree.refresh();
  }

  function setFilter(text: string): void {
    filter = text.trim();
    setContext('caucus.annotationsFiltered', filter !== '');
    refresh();
  }

  async function setAllDrafts(all: boolean): Promise<void> {
    setContext('caucus.annotationsAllDrafts', all);
    await workspaceState.update(allDraftsKey, all);
    await source.setAllDrafts(all);
  }

  async function pickGrouping(): Promise<void> {
    const names = groupingNames();
    const picked = await vscode.window.showQuickPick(
      groupings.map((by) => ({ label: names[by], picked: by === grouping, by })),
      { placeHolder: vscode.l10n.t('Group annotations by') },
    );
    if (!picked) return;
    grouping = picked.by;
    await workspaceState.update(groupingKey, grouping);
    refresh();
  }

  setContext('caucus.annotationsAllDrafts', source.allDrafts);
  tell();
  const failure = vscode.l10n.t('The annotations could not be listed.');
  return vscode.Disposable.from(
    source,
    tree,
    view,
    startWhenShown(caucus, view),
    source.onDidChange(tell),
    // What else changed of it is in the lines of the source.
    unread.onDidChange(() => (unread.total === told ? undefined : refresh())),
    registerCommand(caucus, 'caucus.filterAnnotations', failure, () =>
      askFilter(
        {
          title: vscode.l10n.t('Filter annotations'),
          placeholder: vscode.l10n.t('Words of an annotation, a member, a stance, a paragraph'),
        },
        filter,
        setFilter,
      ),
    ),
    registerCommand(caucus, 'caucus.clearAnnotationsFilter', failure, () => setFilter('')),
    registerCommand(caucus, 'caucus.groupAnnotations', failure, pickGrouping),
    registerCommand(caucus, 'caucus.showAllAnnotations', failure, () => setAllDrafts(true)),
    registerCommand(caucus, 'caucus.showDraftAnnotations', failure, () => setAllDrafts(false)),
  );
}

/** A settled thread whose words are gone needs nobody. */
function needsPlace({ placed, state }: AnnotationLine): boolean {
  return !placed && state !== 'resolved';
}

function newIn(lines: readonly AnnotationLine[]): number {
  return lines.reduce((sum, { unread }) => sum + unread, 0);
}

/** What is new stands here and, as it is read, in its own place. @param elsewhere what is new in other drafts */
function newGroup(lines: readonly AnnotationLine[], elsewhere: number): TreeNode[] {
  const count = newIn(lines) + Math.max(elsewhere, 0);
  if (count === 0) return [];
  const children = lines.map(node('new'));
  return [
    group(
      'new',
      vscode.l10n.t('New'),
      () => (elsewhere > 0 ? [...children, elsewhereNode(elsewhere)] : children),
      {
        description: String(count),
        iconPath: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('activityBarBadge.background')),
      },
    ),
  ];
}

function elsewhereNode(count: number): TreeNode {
  const item = new vscode.TreeItem(vscode.l10n.t('{0} in other drafts', count));
  item.id = 'new-elsewhere';
  item.iconPath = new vscode.ThemeIcon('files');
  const title = vscode.l10n.t('List the annotations of all drafts');
  item.command = { command: 'caucus.showAllAnnotations', title };
  return { item };
}

function needsPlaceGroup(lines: readonly AnnotationLine[]): TreeNode {
  return group('needs-place', vscode.l10n.t('Needs a place'), () => lines.map(node('needs-place')), {
    description: String(lines.length),
    iconPath: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  });
}

function byDraft(lines: readonly AnnotationLine[], by: Grouping): TreeNode[] {
  const drafts = new Map<string, AnnotationLine[]>();
  for (const line of lines) {
    const key = `${line.root}#${line.uri ?? line.draft}`;
    drafts.set(key, [...(drafts.get(key) ?? []), line]);
  }
  return [...drafts].map(([key, ofDraft]) =>
    group(key, ofDraft[0]?.draft ?? '', () => grouped(key, ofDraft, by), {
      description: String(ofDraft.length),
      iconPath: new vscode.ThemeIcon('file-text'),
    }),
  );
}

function grouped(within: string, lines: readonly AnnotationLine[], by: Grouping): TreeNode[] {
  return groupLines(lines, by).map(({ key, lines }) => {
    const id = `${within}#${by}/${key}`;
    return group(id, groupName(key, by), () => lines.map(node(id)), { description: String(lines.length) });
  });
}

/** A line may stand in several groups, under a name of its own in each. */
function node(within: string): (line: AnnotationLine) => LineNode {
  return (line) => annotationLine(line, within);
}

function groupName(key: string, by: Grouping): string {
  switch (by) {
    case 'paragraph':
      if (key === '') return vscode.l10n.t('Without a number');
      return /^\d/.test(key) ? `¶${key}` : key;
    case 'stance':
      return annotationStances(key);
    case 'member':
      return key === '' ? vscode.l10n.t('Nobody') : key;
    case 'state':
      return stateName(key);
  }
}

function annotationStances(key: string): string {
  const words: Record<string, { name: string }> = annotationStanceWords();
  return words[key]?.name ?? vscode.l10n.t('Without a stance');
}

function stateName(state: string): string {
  if (state === 'resolved') return vscode.l10n.t('Resolved');
  return state === 'disputed' ? vscode.l10n.t('Disputed') : vscode.l10n.t('Open');
}

function groupingNames(): Record<Grouping, string> {
  return {
    paragraph: vscode.l10n.t('Paragraph'),
    stance: vscode.l10n.t('Stance'),
    member: vscode.l10n.t('Member'),
    state: vscode.l10n.t('State'),
  };
}
