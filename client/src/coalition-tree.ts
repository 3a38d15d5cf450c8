import * as vscode from 'vscode';
import type { CoalitionView } from '../../server/src/protocol';
import type { Caucus } from './caucus';

/** A line of a view. Its children are made when it is opened. */
export interface TreeNode {
  readonly item: vscode.TreeItem;
  readonly children?: () => readonly TreeNode[];
}

/**
 * A view over the workspace's coalitions, made anew when something in them changes. Items carry stable ids, so that what
 * was open stays open.
 */
export class CoalitionTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #roots: () => readonly TreeNode[];
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChangeTreeData = this.#emitter.event;

  /** @param source of what the lines say; each of its changes makes them anew */
  constructor(source: { readonly onDidChange: vscode.Event<void> }, roots: () => readonly TreeNode[]) {
    this.#roots = roots;
    this.#subscription = source.onDidChange(() => this.refresh());
  }

  refresh(): void {
    this.#emitter.fire();
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.item;
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return [...(node ? (node.children?.() ?? []) : this.#roots())];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#emitter.dispose();
  }
}

/**
 * Whoever opens a view wants to see a coalition: the server looks for one, also where VS Code itself cannot
 * search for files.
 */
export function startWhenShown({ session, log }: Caucus, view: vscode.TreeView<TreeNode>): vscode.Disposable {
  async function start(): Promise<void> {
    if (!view.visible || session.state !== 'idle' || !vscode.workspace.workspaceFolders) return;
    try {
      await session.start();
    } catch (error) {
      // The view itself says that Caucus could not start.
      log.error(error instanceof Error ? error : String(error));
    }
  }

  void start();
  return view.onDidChangeVisibility(start);
}

/**
 * The lines of the one coalition there is; of several that have any, each below its name. `what` tells the
 * views' ids apart.
 */
export function byCoalition(
  list: readonly CoalitionView[],
  what: string,
  linesOf: (coalition: CoalitionView) => readonly TreeNode[],
): readonly TreeNode[] {
  const [first, ...others] = list;
  if (!first) return [];
  if (others.length === 0) return linesOf(first);
  return list.flatMap((coalition) => {
    const lines = linesOf(coalition);
    if (lines.length === 0) return [];
    return group(`${coalition.root}#${what}`, coalition.name, () => lines, {
      iconPath: new vscode.ThemeIcon('organization'),
    });
  });
}

/** A line that opens and closes. */
export function group(
  id: string,
  label: string,
  children: () => readonly TreeNode[],
  more: Partial<Pick<vscode.TreeItem, 'description' | 'iconPath' | 'contextValue'>> = {},
): TreeNode {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  Object.assign(item, more);
  return { item, children };
}

/** The command that opens a file, as a click in a list does: in passing, until it is edited. */
export function openCommand(uri: string, title: string): vscode.Command {
  return { command: 'vscode.open', title, arguments: [vscode.Uri.parse(uri, true), { preview: true }] };
}

/** A tooltip of plain text from a repository: a heading and paragraphs, in which no markup has a meaning. */
export function plainTooltip(heading: string, ...paragraphs: readonly string[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('**').appendText(heading.trim()).appendMarkdown('**');
  for (const paragraph of paragraphs) {
    if (paragraph) tooltip.appendMarkdown('\n\n').appendText(paragraph);
  }
  return tooltip;
}
