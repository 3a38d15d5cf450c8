import type { Draft } from '../draft/draft';
import { pairUp } from './candidates';
import { inAnyOrder, inOrder } from './content';
import { type Doubles, doublesOf, optionDoubles } from './doubles';
import { tiePassages } from './passages';
import { type Assignment, assign, type Evidence } from './piece-alignment';
import { type Piece, type Reading, readingOf } from './reading';
import { sharedPlaces } from './shared-places';
import { type Vocabulary, vocabularyOf } from './vocabulary';
import { alignWords, type Links, Tie } from './word-alignment';

/** Two texts, and where everything in the first went in the second. */
export interface Alignment {
  readonly old: Reading;
  readonly now: Reading;
  readonly vocabulary: Vocabulary;
  readonly paragraphs: Assignment;
  readonly doubles: Doubles;
  readonly sentences: Assignment;
  readonly links: Links;
  /** Places that sentences share which found none of their own. */
  readonly shared: Links | undefined;
  /** 1 for each old paragraph that kept its place among the others, 0 for those that moved or are gone. */
  readonly settled: Uint8Array;
}

const alignments = new WeakMap<Draft, WeakMap<Draft, Alignment>>();

/** Aligns two texts, once per pair: kept as long as both drafts are. */
export function alignmentOf(old: Draft, now: Draft): Alignment {
  let known = alignments.get(old);
  if (known === undefined) {
    known = new WeakMap();
    alignments.set(old, known);
  }
  let alignment = known.get(now);
  if (alignment === undefined) {
    alignment = align(readingOf(old), readingOf(now));
    known.set(now, alignment);
  }
  return alignment;
}

/**
 * Aligns paragraphs by their words in any order, then sentences, to which the paragraphs speak, then the
 * words of the sentences; then, twice, the rows of words that are left over on both sides: halves of split
 * and merged sentences, and clauses that changed places.
 */
export function align(old: Reading, now: Reading): Alignment {
  const vocabulary = vocabularyOf(old.words, now.words, old.sentences, now.sentences);
  const contentOf = inAnyOrder(old.paragraphs, now.paragraphs, vocabulary);
  const paragraphPairs = pairUp(old.paragraphs, now.paragraphs, vocabulary, contentOf);
  const beside = besideParagraphs(old, now);
  let paragraphs = assign(paragraphPairs, beside);
  const options = optionDoubles(old, now, vocabulary, paragraphs);
  if (options.some((place) => place >= 0)) {
    paragraphs = assign(paragraphPairs, (a, b) => (options[b] === -1 ? beside(a, b) : NEVER));
  }
  const doubles = doublesOf(options, now, vocabulary, paragraphs);
  const sentences = assign(
    pairUp(old.sentences, now.sentences, vocabulary, inOrder(old.sentences, now.sentences, vocabulary)),
    below(old.sentences, now.sentences, paragraphs, doubles),
  );
  const links = noLinks(old, now);
  const ofRests = (oldRests: readonly Piece[], newRests: readonly Piece[]) =>
    belowSentences(oldRests, newRests, old, now, sentences, paragraphs, doubles);
  tieSentences(old.sentences, now.sentences, sentences, ofRests, vocabulary, links);
  const shared = sharedPlaces(old, now, vocabulary, paragraphs, links);
  const settled = settledOf(paragraphs.now);
  return { old, now, vocabulary, paragraphs, doubles, sentences, links, shared, settled };
}

/** Ties the words of sentences that belong together, then of what is left over of all of them. */
export function tieSentences(
  oldSentences: readonly Piece[],
  newSentences: readonly Piece[],
  sentences: Assignment,
  evidenceOf: (oldRests: readonly Piece[], newRests: readonly Piece[]) => Evidence,
  vocabulary: Vocabulary,
  links: Links,
): void {
  tieWords(oldSentences, newSentences, sentences, vocabulary, links);
  let oldRests = restsOf(asParents(oldSentences), isFreeOld(links));
  let newRests = restsOf(asParents(newSentences), isFreeNew(links));
  for (let round = 0; round < ROUNDS && oldRests.length > 0 && newRests.length > 0; round += 1) {
    const contentOf = inOrder(oldRests, newRests, vocabulary);
    const pairs = pairUp(oldRests, newRests, vocabulary, contentOf);
    const rests = assign(pairs, evidenceOf(oldRests, newRests), LEAST_REST);
    if (!rests.now.some((place) => place >= 0)) break;
    tieWords(oldRests, newRests, rests, vocabulary, links);
    // Nothing that is tied comes free again, so what is left is part of what was left before.
    oldRests = restsOf(oldRests, isFreeOld(links));
    newRests = restsOf(newRests, isFreeNew(links));
  }
  tiePassages(oldRests, newRests, oldSentences, vocabulary, links);
}

/** Each sentence as a piece of itself. */
function asParents(sentences: readonly Piece[]): Piece[] {
  return sentences.map(({ from, to }, parent) => ({ from, to, parent }));
}

/** An old word is free that is not tied to a word of its own kind. */
function isFreeOld({ ties }: Links): (word: number) => boolean {
  return (word) => (ties[word] ?? 0) <= Tie.instead;
}

function isFreeNew({ old, ties }: Links): (word: number) => boolean {
  return (word) => {
    const partner = old[word] ?? -1;
    return partner < 0 || (ties[partner] ?? 0) <= Tie.instead;
  };
}

/** Rounds at most: of a list that became a sentence each finds an item or two. */
const ROUNDS = 5;
/** Agreement that a row of left-over words must reach. */
const LEAST_REST = 340;
/** Words that a row of left-over words must have. */
const SHORTEST_REST = 3;

/** What headings and printed numbers say of two paragraphs; numbers are a hint only. */
function besideParagraphs(old: Reading, now: Reading): Evidence {
  const headings = new Map<string, number>();
  const numberOf = (heading: string): number => {
    if (heading === '') return -1;
    const number = headings.get(heading) ?? headings.size;
    headings.set(heading, number);
    return number;
  };
  const oldHeadings = Int32Array.from(old.headings, numberOf);
  const newHeadings = Int32Array.from(now.headings, numberOf);
  return (a, b) => {
    const heading = oldHeadings[a] ?? -1;
    const citation = old.nodes[a]?.citation;
    const number = citation !== undefined && citation === now.nodes[b]?.citation ? 200 : 0;
    return heading >= 0 && heading === newHeadings[b] ? 500 + number : number;
  };
}

/** Nothing goes to a double: what it has is compared with the first place when a quote asks for it. */
const NEVER = -100_000;

/** What the alignment of paragraphs says of their sentences. */
function below(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  above: Assignment,
  doubles: Doubles,
): Evidence {
  return (a, b) => {
    const place = above.now[oldPieces[a]?.parent ?? 0] ?? -1;
    const parent = newPieces[b]?.parent ?? 0;
    const claimed = above.old[parent] ?? -1;
    if (doubles.of[parent] !== -1) return NEVER;
    if (place === parent) return 1000;
    if (place < 0) return claimed < 0 ? 200 : 0;
    const distance = Math.abs(place - parent);
    return distance === 1 ? 400 : 0;
  };
}

function belowSentences(
  oldRests: readonly Piece[],
  newRests: readonly Piece[],
  old: Reading,
  now: Reading,
  sentences: Assignment,
  paragraphs: Assignment,
  doubles: Doubles,
): Evidence {
  const isExpected = expectation(paragraphs);
  return (a, b) => {
    const first = oldRests[a]?.parent ?? 0;
    const second = newRests[b]?.parent ?? 0;
    if (sentences.now[first] === second) return 1000;
    const oldParagraph = old.sentences[first]?.parent ?? 0;
    const newParagraph = now.sentences[second]?.parent ?? 0;
    if (doubles.of[newParagraph] !== -1) return NEVER;
    const place = paragraphs.now[oldParagraph] ?? -1;
    if (place === newParagraph) return 800;
    if (isExpected(oldParagraph, newParagraph)) return 600;
    return place >= 0 && Math.abs(place - newParagraph) === 1 ? 400 : 0;
  };
}

/** How many paragraphs away a neighbour still says where one ought to be, and how far apart the two may have come. */
const NEIGHBOURHOOD = 6;

/**
 * Whether a new paragraph lies where an old one ought to be: between the places of its neighbours, these
 * included, since it may have become part of either. Where it has a place of its own that is elsewhere, nowhere.
 */
function expectation({ now: places, old: owners }: Assignment): (old: number, now: number) => boolean {
  return (old, now) => {
    const own = places[old] ?? -1;
    const before = placedBeside(places, old, -1);
    const behind = placedBeside(places, old, 1);
    if (own < 0 && (now === before || now === behind)) return true;
    if (owners[now] !== -1) return false;
    const from = own >= 0 ? own : before;
    if (from >= 0 && now > from && now <= from + NEIGHBOURHOOD) {
      let at = from + 1;
      while (at < now && owners[at] === -1) at += 1;
      if (at === now) return true;
    }
    return own < 0 && before >= 0 && before < now && now < behind && behind - before <= 2 * NEIGHBOURHOOD;
  };
}

function placedBeside(places: Int32Array, paragraph: number, step: 1 | -1): number {
  for (let distance = 1; distance <= NEIGHBOURHOOD; distance += 1) {
    const place = places[paragraph + step * distance] ?? -1;
    if (place >= 0) return place;
  }
  return -1;
}

/** No word tied to any. */
export function noLinks(old: Reading, now: Reading): Links {
  return {
    now: new Int32Array(old.words.count).fill(-1),
    old: new Int32Array(now.words.count).fill(-1),
    ties: new Uint8Array(old.words.count),
  };
}

/** Ties the words of all pairs of pieces. */
function tieWords(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  { now }: Assignment,
  vocabulary: Vocabulary,
  links: Links,
): void {
  for (const [index, piece] of oldPieces.entries()) {
    const other = newPieces[now[index] ?? -1];
    if (other !== undefined) alignWords(piece, other, vocabulary, links);
  }
}

/** Rows of free words within pieces, each with its piece's parent. */
function restsOf(pieces: readonly Piece[], isFree: (word: number) => boolean): Piece[] {
  const rests: Piece[] = [];
  for (const { from, to, parent } of pieces) {
    for (let start = from; start < to; start += 1) {
      if (!isFree(start)) continue;
      let end = start + 1;
      while (end < to && isFree(end)) end += 1;
      if (end - start >= SHORTEST_REST) rests.push({ from: start, to: end, parent });
      start = end;
    }
  }
  return rests;
}

/** The sentences of a paragraph. */
export function sentencesIn({ paragraphs, sentences, sentenceOfWord }: Reading, paragraph: number): Piece[] {
  const own = paragraphs[paragraph];
  if (own === undefined) return [];
  return sentences.slice(sentenceOfWord[own.from] ?? 0, (sentenceOfWord[own.to - 1] ?? 0) + 1);
}

/**
 * Marks the longest row of pieces that are in the same order in both texts (longest increasing subsequence,
 * Schensted 1961).
 */
function settledOf(now: Int32Array): Uint8Array {
  const tails: number[] = [];
  const before = new Int32Array(now.length).fill(-1);
  for (const [index, place] of now.entries()) {
    if (place < 0) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((now[tails[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const settled = new Uint8Array(now.length);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) settled[at] = 1;
  return settled;
}
