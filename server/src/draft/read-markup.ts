import { readAttributions } from './attribution';
import type { Block } from './block';
import { readBrackets } from './brackets';
import { readFootnotes } from './footnotes';
import type { Bracket, Markup } from './markup';
import { readReferences } from './references';

const NOTHING: Markup = { brackets: [], unbalanced: [], statuses: [], references: [], footnotes: [] };
const known = new WeakMap<Block, Markup>();

/** Beyond so many code units of a block only brackets are read. */
const LONGEST_READ = 200_000;

/** What stands inside a block; computed on first use and kept for as long as the block lives. */
export function markupOf(block: Block): Markup {
  if (block.kind === 'front-matter' || block.kind === 'blank') return NOTHING;
  let markup = known.get(block);
  if (markup === undefined) {
    markup = readMarkup(block);
    known.set(block, markup);
  }
  return markup;
}

/** How many brackets a text has, for a summary. */
export interface BracketCounts {
  /** Characters that open or close a bracket of the text. */
  readonly open: number;
  readonly close: number;
  /** Brackets around text that is not agreed, nested ones included. */
  readonly contested: number;
  /** Brackets without a partner in their paragraph. */
  readonly unbalanced: number;
}

/** Counts the brackets of the text; links, footnote marks and other citations are none. */
export function countBrackets(blocks: readonly Block[]): BracketCounts {
  const counts = { open: 0, close: 0, contested: 0, unbalanced: 0 };
  for (const block of blocks) {
    const { brackets, unbalanced } = markupOf(block);
    countInto(counts, brackets);
    counts.unbalanced += unbalanced.length;
    counts.close += unbalanced.filter((span) => !isOpening(block.text, span.start)).length;
  }
  return counts;
}

function countInto(
  counts: { open: number; close: number; contested: number },
  brackets: readonly Bracket[],
): void {
  for (const bracket of brackets) {
    countInto(counts, bracket.children);
    if (bracket.kind === 'citation') continue;
    counts.open += 1;
    if (bracket.closed) counts.close += 1;
    if (bracket.kind === 'contested') counts.contested += 1;
  }
}

function isOpening(text: string, at: number): boolean {
  return '[［【'.includes(text.charAt(at));
}

function readMarkup(block: Block & { kind: 'heading' | 'paragraph' }): Markup {
  const whole = block.kind === 'heading' ? block.title : { start: 0, end: block.content.end };
  // A heading's own label is no pointer to somewhere.
  const words = block.kind === 'heading' ? (block.label?.span.end ?? block.title.start) : block.content.start;
  const { brackets, unbalanced } = readBrackets(
    block.text,
    block.kind === 'heading' ? 0 : whole.start,
    whole.end,
  );
  // In a heading, `[Article 3 bis] (forests)` names its subject, not a party.
  if (block.kind === 'heading')
    return {
      ...NOTHING,
      brackets,
      unbalanced,
      references: readReferences(block.text, words, whole.end),
      footnotes: readFootnotes(block.text, words),
    };
  if (block.text.length > LONGEST_READ) return { ...NOTHING, brackets, unbalanced };
  const attributed = readAttributions(block.text, words, whole.end, brackets);
  return {
    ...attributed,
    unbalanced,
    references: readReferences(block.text, words, whole.end),
    footnotes: readFootnotes(block.text, words),
  };
}
