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
  /** Characters that open or close a square bracket. */
  readonly open: number;
  readonly close: number;
  /** Brackets around text that is not agreed, nested ones included. */
  readonly contested: number;
  /** Brackets without a partner in their paragraph. */
  readonly unbalanced: number;
}

/** Counts the brackets of the text below the head. */
export function countBrackets(blocks: readonly Block[]): BracketCounts {
  const counts = { open: 0, close: 0, contested: 0, unbalanced: 0 };
  for (const block of blocks) {
    if (block.kind === 'front-matter') continue;
    counts.open += block.text.split('[').length - 1;
    counts.close += block.text.split(']').length - 1;
    const { brackets, unbalanced } = markupOf(block);
    counts.unbalanced += unbalanced.length;
    counts.contested += contestedIn(brackets);
  }
  return counts;
}

function contestedIn(brackets: readonly Bracket[]): number {
  return brackets.reduce(
    (sum, { kind, children }) => sum + (kind === 'contested' ? 1 : 0) + contestedIn(children),
    0,
  );
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
