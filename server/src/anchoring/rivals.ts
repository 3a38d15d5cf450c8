import { type Alignment, formsOf, sentencesIn, tieWords } from './alignment';
import { inOrder } from './content';
import { assign } from './piece-alignment';
import type { Links } from './word-alignment';

/** How much worse another place may be and still leave a reader in doubt. */
const DOUBT = 0.14;
/** The same where the other place is an option beside this one: alternatives are drafted apart on purpose. */
const DOUBT_OF_OPTIONS = 0.4;

const known = new WeakMap<Alignment, Map<number, Links | undefined>>();

/**
 * The words of an old paragraph tied to another new paragraph than the one it was given, if that is nearly
 * as good and nobody else's: a paragraph that became Option 1 and Option 2, or has a double.
 */
export function rivalLinks(alignment: Alignment, paragraph: number): Links | undefined {
  let links = known.get(alignment);
  if (links === undefined) {
    links = new Map();
    known.set(alignment, links);
  }
  if (!links.has(paragraph)) links.set(paragraph, tieRival(alignment, paragraph));
  return links.get(paragraph);
}

function tieRival(alignment: Alignment, paragraph: number): Links | undefined {
  const { old, now, vocabulary, paragraphs } = alignment;
  const rival = paragraphs.rival[paragraph] ?? -1;
  const place = paragraphs.now[paragraph] ?? -1;
  if (rival < 0 || place < 0) return undefined;
  const gap = (paragraphs.score[paragraph] ?? 0) - (paragraphs.rivalScore[paragraph] ?? 0);
  const options =
    !isOption(alignment.old, paragraph) &&
    isOption(now, place) &&
    isOption(now, rival) &&
    Math.abs(place - rival) === 1;
  if (gap > (options ? DOUBT_OF_OPTIONS : DOUBT)) return undefined;
  const oldSentences = sentencesIn(old, paragraph);
  const newSentences = sentencesIn(now, rival);
  const assignment = assign(
    oldSentences,
    newSentences,
    vocabulary,
    () => 1,
    inOrder(oldSentences, newSentences, vocabulary),
  );
  const links: Links = {
    now: new Int32Array(old.words.count).fill(-1),
    old: new Int32Array(now.words.count).fill(-1),
    ties: new Uint8Array(old.words.count),
  };
  tieWords(oldSentences, newSentences, assignment, vocabulary, formsOf(old, now, vocabulary), links);
  return links;
}

function isOption({ draft, paragraphs }: Alignment['old'], paragraph: number): boolean {
  const piece = paragraphs[paragraph];
  return piece !== undefined && draft.outline.nodeOfBlock(piece.block)?.option !== undefined;
}
