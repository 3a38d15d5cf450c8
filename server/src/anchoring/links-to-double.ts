import { type Alignment, noLinks, sentencesIn, tieSentences } from './alignment';
import { pairUp } from './candidates';
import { inOrder } from './content';
import { assign } from './piece-alignment';
import type { Piece } from './reading';
import { alignWords, type Links, Tie, tie } from './word-alignment';

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

/** How much worse a second place of a sentence may agree with it and still leave a reader in doubt: beside the first, and elsewhere. */
const DOUBT_BESIDE = 0.2;
const DOUBT_ELSEWHERE = 0.08;
/** How many sentences apart two drafts of one sentence stand, at most. */
const BESIDE = 8;
/** Agreement of a sentence with its second place, and of the two places, from which there is any doubt. */
const LEAST_AGREEMENT = 0.5;

const knownSentences = new WeakMap<Alignment, Map<number, Links | undefined>>();

/**
 * The words of old sentences `first` to `last` tied to other new sentences than the ones they were given, where
 * these are nearly as good and nobody else's: what became two drafts without being a paragraph of its own.
 */
export function linksToSeconds(alignment: Alignment, first: number, last: number): Links | undefined {
  let all: Links | undefined;
  for (let sentence = first; sentence <= last; sentence += 1) {
    const links = linksToSecond(alignment, sentence);
    if (links === undefined) continue;
    if (first === last) return links;
    all ??= noLinks(alignment.old, alignment.now);
    const { from, to } = alignment.old.sentences[sentence] ?? { from: 0, to: 0 };
    for (let word = from; word < to; word += 1) {
      const place = links.now[word] ?? -1;
      if (place >= 0) tie(all, word, place, links.ties[word] ?? Tie.none);
    }
  }
  return all;
}

/** The same for one sentence. Worked out once. */
function linksToSecond(alignment: Alignment, sentence: number): Links | undefined {
  let ofAlignment = knownSentences.get(alignment);
  if (ofAlignment === undefined) {
    ofAlignment = new Map();
    knownSentences.set(alignment, ofAlignment);
  }
  if (!ofAlignment.has(sentence)) ofAlignment.set(sentence, tieSecond(alignment, sentence));
  return ofAlignment.get(sentence);
}

function tieSecond(
  { old, now, vocabulary, sentences, doubles }: Alignment,
  sentence: number,
): Links | undefined {
  const [place, rival] = [sentences.now[sentence] ?? -1, sentences.rival[sentence] ?? -1];
  const [own, first, second] = [old.sentences[sentence], now.sentences[place], now.sentences[rival]];
  if (own === undefined || first === undefined || second === undefined) return undefined;
  if (doubles.of[second.parent] !== -1) return undefined;
  const agreement = sentences.rivalContent[sentence] ?? 0;
  const gap = (sentences.content[sentence] ?? 0) - agreement;
  const beside = Math.abs(place - rival) <= BESIDE;
  if (agreement < LEAST_AGREEMENT || gap > (beside ? DOUBT_BESIDE : DOUBT_ELSEWHERE)) return undefined;
  if (!beside && (sentences.score[sentence] ?? 0) - (sentences.rivalScore[sentence] ?? 0) > DOUBT_ELSEWHERE) {
    return undefined;
  }
  const { now: ids, newWeights } = vocabulary;
  const alike = inOrder([first], [second], { ...vocabulary, old: ids, oldWeights: newWeights })(0, 0);
  if (alike < LEAST_AGREEMENT * 1000) return undefined;
  const links = noLinks(old, now);
  alignWords(own, second, vocabulary, links);
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
