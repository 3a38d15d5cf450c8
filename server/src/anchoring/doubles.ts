import type { Assignment } from './piece-alignment';
import type { Reading } from './reading';

/** How much worse another place may be and still leave a reader in doubt. */
const DOUBT = 0.14;
/** The same where the other place is an option beside this one: alternatives are drafted apart on purpose. */
const DOUBT_OF_OPTIONS = 0.4;

/** Old paragraphs that stand twice in the new text, nearly equally well. */
export interface Doubles {
  /** The other new paragraph of each old one, -1 where there is none. */
  readonly now: Int32Array;
  /** The old paragraph whose double each new one is, -1 for all others. */
  readonly old: Int32Array;
}

/**
 * The paragraphs that have two successors, of which nobody else is one: those that became Option 1 and
 * Option 2, and those that were copied.
 */
export function doublesOf(old: Reading, now: Reading, paragraphs: Assignment): Doubles {
  const doubles = {
    now: new Int32Array(old.paragraphs.length).fill(-1),
    old: new Int32Array(now.paragraphs.length).fill(-1),
  };
  for (const [paragraph, place] of paragraphs.now.entries()) {
    const rival = paragraphs.rival[paragraph] ?? -1;
    if (place < 0 || rival < 0 || doubles.old[rival] !== -1) continue;
    const options =
      !isOption(old, paragraph) &&
      isOption(now, place) &&
      isOption(now, rival) &&
      Math.abs(place - rival) === 1;
    const gap = (paragraphs.score[paragraph] ?? 0) - (paragraphs.rivalScore[paragraph] ?? 0);
    if (gap > (options ? DOUBT_OF_OPTIONS : DOUBT)) continue;
    doubles.now[paragraph] = rival;
    doubles.old[rival] = paragraph;
  }
  return doubles;
}

function isOption({ draft, paragraphs }: Reading, paragraph: number): boolean {
  const piece = paragraphs[paragraph];
  return piece !== undefined && draft.outline.nodeOfBlock(piece.block)?.option !== undefined;
}
