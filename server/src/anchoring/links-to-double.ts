import { type Alignment, formsOf, noLinks, sentencesIn, tieWords } from './alignment';
import { inOrder } from './content';
import { assign } from './piece-alignment';
import type { Links } from './word-alignment';

const known = new WeakMap<Alignment, Map<number, Links>>();

/** The words of an old paragraph tied to its double; nothing where it has none. Worked out once. */
export function linksToDouble(alignment: Alignment, paragraph: number): Links | undefined {
  const double = alignment.doubles.now[paragraph] ?? -1;
  if (double < 0) return undefined;
  let ofAlignment = known.get(alignment);
  if (ofAlignment === undefined) {
    ofAlignment = new Map();
    known.set(alignment, ofAlignment);
  }
  let links = ofAlignment.get(paragraph);
  if (links === undefined) {
    links = tieDouble(alignment, paragraph, double);
    ofAlignment.set(paragraph, links);
  }
  return links;
}

function tieDouble({ old, now, vocabulary }: Alignment, paragraph: number, double: number): Links {
  const oldSentences = sentencesIn(old, paragraph);
  const newSentences = sentencesIn(now, double);
  const contentOf = inOrder(oldSentences, newSentences, vocabulary);
  const assignment = assign(oldSentences, newSentences, vocabulary, () => 1, contentOf);
  const links = noLinks(old, now);
  tieWords(oldSentences, newSentences, assignment, vocabulary, formsOf(old, now, vocabulary), links);
  return links;
}
