import { type Alignment, noLinks, sentencesIn, tieSentences } from './alignment';
import { pairUp } from './candidates';
import { inOrder } from './content';
import { assign } from './piece-alignment';
import type { Piece } from './reading';
import { alignWords, type Links, Tie, tie } from './word-alignment';

/**
 * What ties some words of the old text to others of the new one: by threes, an old word, a new one and a
 * `Tie`. A text may have thousands of doubles, and `Links` of each would be as long as the text.
 */
export type Ties = Int32Array;

/** What `ask` finds out where nothing but `ties` ties the texts. The links are its own only while it runs. */
export function withTies<T>(alignment: Alignment, ties: Ties, ask: (links: Links) => T): T {
  const links = spareLinks(alignment);
  for (let at = 0; at < ties.length; at += 3) {
    tie(links, ties[at] ?? 0, ties[at + 1] ?? 0, ties[at + 2] ?? Tie.none);
  }
  try {
    return ask(links);
  } finally {
    untie(links, ties);
  }
}

const spare = new WeakMap<Alignment, Links>();

/** Links that tie nothing; whoever ties words in them unties these. */
function spareLinks(alignment: Alignment): Links {
  let links = spare.get(alignment);
  if (links === undefined) {
    links = noLinks(alignment.old, alignment.now);
    spare.set(alignment, links);
  }
  return links;
}

/** Takes the ties of some old pieces out of links. */
function takeTies(links: Links, pieces: readonly Piece[]): Ties {
  const taken: number[] = [];
  for (const { from, to } of pieces) {
    for (let word = from; word < to; word += 1) {
      const place = links.now[word] ?? -1;
      if (place >= 0) taken.push(word, place, links.ties[word] ?? Tie.none);
    }
  }
  const ties = Int32Array.from(taken);
  untie(links, ties);
  return ties;
}

function untie(links: Links, ties: Ties): void {
  for (let at = 0; at < ties.length; at += 3) {
    const [word, place] = [ties[at] ?? 0, ties[at + 1] ?? 0];
    links.now[word] = -1;
    links.ties[word] = Tie.none;
    links.old[place] = -1;
  }
}

const known = new WeakMap<Alignment, Map<number, Ties>>();

/** The old words that went to new paragraph `place`, tied to its double instead. Worked out once. */
export function tiesToDouble(alignment: Alignment, place: number, double: number): Ties {
  let ofAlignment = known.get(alignment);
  if (ofAlignment === undefined) {
    ofAlignment = new Map();
    known.set(alignment, ofAlignment);
  }
  let ties = ofAlignment.get(double);
  if (ties === undefined) {
    ties = tieDouble(alignment, place, double);
    ofAlignment.set(double, ties);
  }
  return ties;
}

function tieDouble(alignment: Alignment, place: number, double: number): Ties {
  const { now, vocabulary } = alignment;
  const oldSentences = sentencesBehind(alignment, place);
  const newSentences = sentencesIn(now, double);
  const contentOf = inOrder(oldSentences, newSentences, vocabulary);
  const assignment = assign(pairUp(oldSentences, newSentences, vocabulary, contentOf), () => 1000);
  const links = spareLinks(alignment);
  tieSentences(oldSentences, newSentences, assignment, () => () => 1000, vocabulary, links);
  return takeTies(links, oldSentences);
}

/** How much worse a second place of a sentence may agree with it and still leave a reader in doubt: beside the first, and elsewhere. */
const DOUBT_BESIDE = 0.2;
const DOUBT_ELSEWHERE = 0.08;
/** How many sentences apart two drafts of one sentence stand, at most. */
const BESIDE = 8;
/** Agreement of a sentence with its second place, and of the two places, from which there is any doubt. */
const LEAST_AGREEMENT = 0.5;

const knownSentences = new WeakMap<Alignment, Map<number, Ties | undefined>>();

/**
 * The words of old sentences `first` to `last` tied to other new sentences than the ones they were given, where
 * these are nearly as good and nobody else's: what became two drafts without being a paragraph of its own.
 */
export function tiesToSeconds(alignment: Alignment, first: number, last: number): Ties | undefined {
  const found: Ties[] = [];
  for (let sentence = first; sentence <= last; sentence += 1) {
    const ties = tiesToSecond(alignment, sentence);
    if (ties !== undefined) found.push(ties);
  }
  return found.length === 0 ? undefined : Int32Array.from(found.flatMap((ties) => [...ties]));
}

/** The same for one sentence. Worked out once. */
function tiesToSecond(alignment: Alignment, sentence: number): Ties | undefined {
  let ofAlignment = knownSentences.get(alignment);
  if (ofAlignment === undefined) {
    ofAlignment = new Map();
    knownSentences.set(alignment, ofAlignment);
  }
  if (!ofAlignment.has(sentence)) ofAlignment.set(sentence, tieSecond(alignment, sentence));
  return ofAlignment.get(sentence);
}

function tieSecond(alignment: Alignment, sentence: number): Ties | undefined {
  const { old, now, vocabulary, sentences, doubles } = alignment;
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
  const links = spareLinks(alignment);
  alignWords(own, second, vocabulary, links);
  return takeTies(links, [own]);
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
