import { t } from '@vscode/l10n';
import {
  type CancellationToken,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { Draft } from '../draft/draft';
import type { OutlineNode } from '../draft/outline';
import { pause } from '../workspace/pause';
import { rangeInBlock, rangeOfBlocks } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';
import { clip } from './rich-text';

const LONGEST_NAME = 72;

/** Symbols of one draft, far more than a negotiated text has; the rest is one symbol that says so. */
const MOST_SYMBOLS = 20_000;

/** Symbols made before others get their turn. */
const AT_ONCE = 1_000;

/** The outline of a draft: headings and paragraphs, each with what stands below it, or as a list. */
export async function documentSymbols(
  workspace: Workspace,
  { textDocument }: DocumentSymbolParams,
  hierarchical: boolean,
  token: Pick<CancellationToken, 'isCancellationRequested'>,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const place = workspace.draftAt(textDocument.uri);
  if (!place) return null;
  const tree = await symbolTree(place.open.draft, token);
  return hierarchical ? tree : flattened(tree, textDocument.uri);
}

/** Headings and paragraphs as a tree; empty when nobody waits for it any more. */
export async function symbolTree(
  draft: Draft,
  token: Pick<CancellationToken, 'isCancellationRequested'>,
): Promise<DocumentSymbol[]> {
  const tops: DocumentSymbol[] = [];
  const symbols: DocumentSymbol[] = [];
  // A message may say that nobody waits for the answer any more. The outline of a long text takes its time, too.
  await pause();
  if (token.isCancellationRequested) return [];
  const { nodes } = draft.outline;
  for (const node of nodes.slice(0, MOST_SYMBOLS)) {
    if (symbols.length > 0 && symbols.length % AT_ONCE === 0) {
      await pause();
      if (token.isCancellationRequested) return [];
    }
    const symbol = symbolOf(draft, node);
    symbols.push(symbol);
    const parent = symbols[node.parent];
    if (!parent) tops.push(symbol);
    else if (parent.children) parent.children.push(symbol);
    else parent.children = [symbol];
  }
  const next = nodes[MOST_SYMBOLS];
  if (next) tops.push(restOf(draft, next, nodes.length - MOST_SYMBOLS));
  return tops;
}

function restOf(draft: Draft, first: OutlineNode, count: number): DocumentSymbol {
  return {
    name: t('{0} more are not listed', count),
    kind: SymbolKind.String,
    range: rangeOfBlocks(draft, first.block, draft.blocks.length),
    selectionRange: rangeInBlock(draft, first.block, { start: 0, end: 0 }),
  };
}

/** For clients that know no tree: each symbol after the one it stands in, of which it has the name. */
function flattened(
  tree: readonly DocumentSymbol[],
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  return tree.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flattened(children, uri, name),
  ]);
}

/** How a paragraph or heading is named in a list of many texts: its citation and opening words. */
export function nameInList(draft: Draft, node: OutlineNode): string {
  return nameOf(draft, node, node.citation ?? node.label);
}

/** How it is named below what it stands in, which an option need not repeat: its label and opening words. */
function nameInTree(draft: Draft, node: OutlineNode): string {
  return nameOf(draft, node, node.label ?? node.citation);
}

function nameOf(draft: Draft, node: OutlineNode, label = ''): string {
  const block = draft.blocks[node.block];
  if (!block || block.kind === 'front-matter' || block.kind === 'blank') return '';
  if (block.kind === 'heading') {
    const title = block.text.slice(block.title.start, block.title.end).replace(/\s+/g, ' ').trim();
    return clip(title.startsWith(label) ? title : `${label} ${title}`, LONGEST_NAME) || '–';
  }
  const words = block.text
    .slice(block.content.start, Math.min(block.content.end, block.content.start + 4 * LONGEST_NAME))
    .replace(/[*_]{1,3}(?=\p{L})|(?<=\p{L})[*_]{1,3}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clip(`${label} ${words}`.trim(), LONGEST_NAME) || '–';
}

function symbolOf(draft: Draft, node: OutlineNode): DocumentSymbol {
  const last = draft.outline.nodes[node.end - 1] ?? node;
  const block = draft.blocks[node.block];
  const words =
    block?.kind === 'heading'
      ? block.title
      : block?.kind === 'paragraph'
        ? block.content
        : { start: 0, end: 0 };
  const detail = detailOf(node);
  return {
    name: nameInTree(draft, node),
    ...(detail && { detail }),
    kind: kindOf(node),
    range: rangeOfBlocks(draft, node.block, last.block + 1),
    selectionRange: rangeInBlock(draft, node.block, words),
  };
}

function detailOf({ role, option }: OutlineNode): string {
  const words = {
    preambular: t('preambular'),
    operative: t('operative'),
    item: t('item'),
    option: t('option'),
    plain: '',
  }[role ?? 'plain'];
  return [words, role === 'option' ? undefined : option].filter(Boolean).join(' · ');
}

function kindOf({ kind, role }: OutlineNode): SymbolKind {
  if (kind === 'heading') return SymbolKind.Namespace;
  if (role === 'option') return SymbolKind.EnumMember;
  return role === 'item' ? SymbolKind.Field : SymbolKind.String;
}
