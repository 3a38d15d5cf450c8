import type { Alignment } from './alignment';
import { alternativesIn, areAlternatives } from './alternatives';
import { pairUp } from './candidates';
import { inOrder } from './content';
import { commonPassage } from './passages';
import type { Assignment } from './piece-alignment';
import { weightOf } from './rarity';
import type { Piece, Reading } from './reading';
import type { Vocabulary } from './vocabulary';
import { alignWords, type Links, Tie } from './word-alignment';

/** What the words of a sentence and its shared place must agree, in thousandths. */
const LEAST = 380;
/** What it counts that their paragraphs belong together. */
const SAME_PARAGRAPH = 160;
/** Share of a sentence's words that have a place of their own, from which it needs no other. */
const PLACED = 0.5;

/**
 * Alternatives that became one text again. Each new sentence is given to one old sentence only, but where the
 * old text drafted the same words several times (Option 1, Option 2), what was agreed is the place of all:
 * sentences of alternatives that found no place share that of another alternative. Nothing where no old
 * sentence does.
 */
export function sharedPlaces(
  old: Reading,
  now: Reading,
  vocabulary: Vocabulary,
  paragraphs: Assignment,
  links: Links,
): Links | undefined {
  const names = alternativesIn(old);
  const oldPieces = withoutPlace(old, names, links);
  if (oldPieces.length === 0) return undefined;
  const newPieces = placesOf(old, now, names, links);
  const pairs = pairUp(oldPieces, newPieces, vocabulary, inOrder(oldPieces, newPieces, vocabulary), true);
  const best = new Int32Array(oldPieces.length).fill(-1);
  const bestScore = new Int32Array(oldPieces.length).fill(LEAST - 1);
  for (let index = 0; index < pairs.count; index += 1) {
    const a = pairs.old[index] ?? 0;
    const place = newPieces[pairs.now[index] ?? 0];
    const paragraph = oldPieces[a]?.parent ?? 0;
    if (place === undefined) continue;
    const beside = paragraphs.now[paragraph] === place.parent ? SAME_PARAGRAPH : 0;
    const score = (pairs.content[index] ?? 0) + beside;
    if (score <= (bestScore[a] ?? 0)) continue;
    if (!ownersOf(old, place, links).some((owner) => areAlternatives(old, names, paragraph, owner))) continue;
    best[a] = pairs.now[index] ?? 0;
    bestScore[a] = score;
  }
  const shared: Links = {
    now: new Int32Array(old.words.count).fill(-1),
    // Several old words may share a new one, so none is written down here.
    old: new Int32Array(0),
    ties: new Uint8Array(old.words.count),
  };
  const places = new Set(newPieces);
  let found = false;
  for (let a = 0; a < oldPieces.length; a += 1) {
    const piece = oldPieces[a];
    const place = newPieces[best[a] ?? -1];
    if (piece === undefined || place === undefined) continue;
    alignWords(piece, wider(place, now, places, bestScore[a] ?? 0), vocabulary, shared);
    found = true;
  }
  return found ? shared : undefined;
}

/** Share of a quote's weight that must stand together in the place that its sentence shares. */
const LEAST_TOGETHER = 0.5;

/**
 * Words `from` to `to` of an old sentence, looked for alone in the place that the sentence shares: one of the
 * alternatives may have said the same in another order.
 */
export function withinShared(
  { old, now, vocabulary }: Pick<Alignment, 'old' | 'now' | 'vocabulary'>,
  shared: Links,
  from: number,
  to: number,
): Links | undefined {
  const own = old.sentences[old.sentenceOfWord[from] ?? 0];
  if (own === undefined || to > own.to) return undefined;
  let [first, last] = [now.words.count, -1];
  for (let word = own.from; word < own.to; word += 1) {
    const place = shared.now[word] ?? -1;
    if (place < 0) continue;
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  if (last < 0) return undefined;
  const place = {
    from: now.sentences[now.sentenceOfWord[first] ?? 0]?.from ?? first,
    to: now.sentences[now.sentenceOfWord[last] ?? 0]?.to ?? last + 1,
    parent: 0,
  };
  const quote = { from, to, parent: own.parent };
  const passage = commonPassage(quote, place, vocabulary);
  if (passage === undefined || passage.weight < LEAST_TOGETHER * weightOf(quote, vocabulary.oldWeights)) {
    return undefined;
  }
  const links: Links = {
    now: new Int32Array(old.words.count).fill(-1),
    old: new Int32Array(0),
    ties: new Uint8Array(old.words.count),
  };
  alignWords(passage.old, passage.now, vocabulary, links);
  return links;
}

/** Agreement from which a sentence has its whole place in one sentence. */
const ENOUGH = 700;

/** A place with its neighbours, where these are of the alternatives too and it does not hold enough itself. */
function wider(place: Piece, now: Reading, places: ReadonlySet<Piece>, score: number): Piece {
  if (score >= ENOUGH) return place;
  const at = now.sentenceOfWord[place.from] ?? 0;
  const [before, behind] = [now.sentences[at - 1], now.sentences[at + 1]];
  const from = before !== undefined && places.has(before) ? before.from : place.from;
  const to = behind !== undefined && places.has(behind) ? behind.to : place.to;
  return { from, to, parent: place.parent };
}

/** Sentences of alternatives most words of which have no place. */
function withoutPlace(old: Reading, names: readonly (string | undefined)[], links: Links): Piece[] {
  return old.sentences.filter(({ from, to, parent }) => {
    if (names[parent] === undefined) return false;
    let placed = 0;
    for (let word = from; word < to; word += 1) if ((links.ties[word] ?? 0) >= Tie.form) placed += 1;
    return placed < PLACED * (to - from);
  });
}

/** New sentences that hold words of an alternative. */
function placesOf(old: Reading, now: Reading, names: readonly (string | undefined)[], links: Links): Piece[] {
  return now.sentences.filter((place) =>
    ownersOf(old, place, links).some((paragraph) => names[paragraph] !== undefined),
  );
}

/** The old paragraphs of which a new sentence has words. */
function ownersOf({ sentences, sentenceOfWord }: Reading, { from, to }: Piece, links: Links): number[] {
  const owners: number[] = [];
  for (let word = from; word < to; word += 1) {
    const partner = links.old[word] ?? -1;
    if (partner < 0) continue;
    const paragraph = sentences[sentenceOfWord[partner] ?? 0]?.parent ?? 0;
    if (!owners.includes(paragraph)) owners.push(paragraph);
  }
  return owners;
}
