import { t } from '@vscode/l10n';
import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import type { Draft } from '../draft/draft';
import type { OutlineNode } from '../draft/outline';
import { rangeInBlock, rangeOfBlocks } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';
import { clip } from './rich-text';

const LONGEST_NAME = 72;

/** The outline of a draft: headings and paragraphs, each with what stands below it. */
export function documentSymbols(
  workspace: Workspace,
  { textDocument }: DocumentSymbolParams,
): DocumentSymbol[] | null {
  const place = workspace.draftAt(textDocument.uri);
  if (!place) return null;
  const { draft } = place.open;
  const { nodes } = draft.outline;
  const tops: DocumentSymbol[] = [];
  const symbols: DocumentSymbol[] = [];
  for (const node of nodes) {
    const symbol = symbolOf(draft, node);
    symbols.push(symbol);
    const parent = symbols[node.parent];
    if (!parent) tops.push(symbol);
    else if (parent.children) parent.children.push(symbol);
    else parent.children = [symbol];
  }
  return tops;
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
