import { t } from '@vscode/l10n';
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { Reference } from '../draft/markup';
import { markupOf } from '../draft/read-markup';
import { rangeInBlock } from '../workspace/text-lines';
import type { DraftInPlace, Workspace } from '../workspace/workspace';
import { referencedDrafts } from './references-to-texts';
import { isWebAddress } from './rich-text';

const MOST = 5000;

/**
 * Links in a draft: references to texts of the coalition, symbols of United Nations documents that are not
 * in it, and web addresses in the head of the file.
 */
export function documentLinks(
  workspace: Workspace,
  { textDocument }: DocumentLinkParams,
): DocumentLink[] | null {
  const place = workspace.draftAt(textDocument.uri);
  if (!place) return null;
  const { draft } = place.open;
  const links: DocumentLink[] = headLinks(place);
  const targets = new Map<string, Target | undefined>();
  for (const [index, block] of draft.blocks.entries()) {
    for (const reference of markupOf(block).references) {
      if (links.length >= MOST) return links;
      if (reference.document === undefined) continue;
      const key = `${reference.document}#${reference.labels[0] ?? ''}`;
      if (!targets.has(key)) targets.set(key, targetOf(reference, place, index));
      const target = targets.get(key);
      if (target) links.push({ range: rangeInBlock(draft, index, reference.span), ...target });
    }
  }
  return links;
}

type Target = Pick<DocumentLink, 'target' | 'tooltip'>;

function targetOf(reference: Reference, place: DraftInPlace, block: number): Target | undefined {
  const text = referencedDrafts(reference, place, block)[0];
  if (text) {
    const [node] = text.nodes;
    // Lines in an address count from one, as editors read them.
    const line = node ? `#L${text.draft.lineOf(node.block) + 1}` : '';
    return { target: text.uri + line, tooltip: text.title };
  }
  const symbol = reference.document ?? '';
  if (!/^[A-Z][A-Z0-9]{0,9}(?:\/[A-Za-z0-9.()-]{1,24}){1,8}$/.test(symbol)) return undefined;
  return {
    target: `https://docs.un.org/en/${symbol}`,
    tooltip: t('{0} in the documents of the United Nations', symbol),
  };
}

/** Addresses in the front matter, which is YAML: up to white space or a quotation mark. */
function headLinks({ open: { draft } }: DraftInPlace): DocumentLink[] {
  const head = draft.blocks[0];
  if (head?.kind !== 'front-matter') return [];
  return Array.from(head.text.matchAll(/https?:\/\/[^\s"'<>]{1,2000}/g))
    .slice(0, 100)
    .filter(([address]) => isWebAddress(address))
    .map((match) => ({
      range: rangeInBlock(draft, 0, { start: match.index, end: match.index + match[0].length }),
      target: match[0],
    }));
}
