import { t } from '@vscode/l10n';
import type { Block } from '../draft/block';
import type { Draft } from '../draft/draft';
import type { Reference } from '../draft/markup';
import type { OutlineNode } from '../draft/outline';
import type { DraftInPlace } from '../workspace/workspace';
import type { Presentation } from './presentation';
import { referencedDrafts } from './references-to-texts';
import { clip } from './rich-text';

const LONGEST = 1200;
const MOST_PARAGRAPHS = 3;

/** The paragraph itself that a reference in a block points to, when its text is in the coalition. */
export function writeReference(
  reference: Reference,
  from: DraftInPlace,
  block: number,
  presentation: Presentation,
): string | undefined {
  const { rich, date } = presentation;
  const target = referencedDrafts(reference, from, block)[0];
  if (!target) return undefined;
  const { draft, title, nodes } = target;
  if (reference.labels.length > 0) {
    if (nodes.length === 0) return undefined;
    const room = LONGEST / Math.min(nodes.length, MOST_PARAGRAPHS);
    const paragraphs = nodes.slice(0, MOST_PARAGRAPHS).flatMap((node) => {
      const words = clip(wordsOf(draft, node), room);
      const head = [node.citation ?? node.label ?? '', title].filter(Boolean).join(' · ');
      return [rich.strong(head), rich.text(words)];
    });
    return rich.paragraphs(paragraphs);
  }
  if (reference.document === undefined) return undefined;
  const { frontMatter } = draft;
  const facts = [frontMatter.symbol, frontMatter.date && date(frontMatter.date)].filter(Boolean).join(' · ');
  const lines = [rich.strong(title)];
  if (facts) lines.push(rich.text(facts));
  lines.push(rich.file(t('Open the text'), target.uri));
  return rich.lines(lines);
}

/** The words of a paragraph and of what stands below it; of a heading, its title and what follows. */
function wordsOf(draft: Draft, node: OutlineNode): string {
  const { nodes } = draft.outline;
  const parts: string[] = [];
  let length = 0;
  for (let index = nodes.indexOf(node); index >= 0 && index < node.end && length < LONGEST; index++) {
    const block = draft.blocks[nodes[index]?.block ?? -1];
    const words = block ? ownWords(block) : '';
    parts.push(words);
    length += words.length;
  }
  return parts.join(' ');
}

function ownWords(block: Block): string {
  if (block.kind === 'heading') return block.text.slice(block.title.start, block.title.end);
  if (block.kind !== 'paragraph') return '';
  let words = '';
  let at =
    block.label?.style === 'bullet' ? block.content.start : (block.label?.span.start ?? block.content.start);
  for (const { start, end } of block.furniture) {
    words += block.text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return words + block.text.slice(at, Math.max(at, block.content.end));
}
