import type { Block } from '../draft/block';
import { runningWords } from '../draft/running-words';
import { type HighlightedBlock, stances } from '../protocol';
import type { Occurrence, TermMatcher } from '../terms/matcher';
import type { TermStance } from '../terms/term';
import { LineWalk } from './text-lines';

/** The tracked terms of one block. */
export interface BlockTerms {
  readonly occurrences: readonly Occurrence[];
  /** Occurrences by stance. */
  readonly counts: Readonly<Record<TermStance, number>>;
}

/** Finds the terms of a block; without a matcher there are none. */
export function termsOfBlock(block: Block, matcher: TermMatcher | undefined): BlockTerms {
  // The YAML head repeats names of drafts; it is not the text under negotiation.
  if (matcher === undefined || block.kind === 'front-matter' || block.kind === 'blank') return none;
  const occurrences = matcher.find(runningWords(block));
  if (occurrences.length === 0) return none;
  const counts = { support: 0, oppose: 0, watch: 0 };
  for (const { term } of occurrences) counts[term.stance]++;
  return { occurrences, counts };
}

const none: BlockTerms = { occurrences: [], counts: { support: 0, oppose: 0, watch: 0 } };

/** The row that a client keeps for a block; `marked` is false beyond the cap. */
export function rowOfBlock(block: Block, { occurrences }: BlockTerms, marked: boolean): HighlightedBlock {
  const row = [block.lineBreaks];
  if (!marked || occurrences.length === 0) return row;
  const walk = new LineWalk(block.text);
  for (const { start, end, term } of occurrences) {
    const from = walk.to(start);
    const to = walk.to(end);
    row.push(from.line, from.character, to.line, to.character, stances.indexOf(term.stance));
  }
  return row;
}
