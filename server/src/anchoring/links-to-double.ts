import { type Alignment, noLinks, sentencesIn, tieSentences } from './alignment';
import { pairUp } from './candidates';
import { inOrder } from './content';
import { assign } from './piece-alignment';
import type { Piece } from './reading';
import type { Links } from './word-alignment';

const known = new WeakMap<Alignment, Map<number, Links>>();

/** The old words that went to new paragraph `place`, tied to its double instead. Worked out once. */
export function linksToDouble(alignment: Alignment, place: number, double: number): Links {
  let ofAlignment = known.get(alignment);
  if (ofAlignment === undefined) {
    ofAlignment = new Map();
    known.set(alignment, ofAlignment);
  }
  let links = ofAlignment.get(double);
  if (links === undefined) {
    links = tieDouble(alignment, place, double);
    ofAlignment.set(double, links);
  }
  return links;
}

function tieDouble(alignment: Alignment, place: number, double: number): Links {
  const { old, now, vocabulary } = alignment;
  const oldSentences = sentencesBehind(alignment, place);
  const newSentences = sentencesIn(now, double);
  const contentOf = inOrder(oldSentences, newSentences, vocabulary);
  const assignment = assign(pairUp(oldSentences, newSentences, vocabulary, contentOf), () => 1000);
  const links = noLinks(old, now);
  tieSentences(oldSentences, newSentences, assignment, () => () => 1000, vocabulary, links);
  return links;
}

/** The old sentences that a new paragraph has words of, and those of the paragraph that it was. */
function sentencesBehind({ old, now, links, paragraphs }: Alignment, place: number): Piece[] {
  const found = new Set<number>();
  const own = now.paragraphs[place];
  for (let word = own?.from ?? 0; word < (own?.to ?? 0); word += 1) {
    const partner = links.old[word] ?? -1;
    if (partner >= 0) found.add(old.sentenceOfWord[partner] ?? 0);
  }
  for (const { from } of sentencesIn(old, paragraphs.old[place] ?? -1))
    found.add(old.sentenceOfWord[from] ?? 0);
  return [...found]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const sentence = old.sentences[index];
      return sentence === undefined ? [] : [sentence];
    });
}
