import { weightOf } from './rarity';
import type { Piece } from './reading';
import type { Vocabulary } from './vocabulary';
import { alignWords, type Links, Tie } from './word-alignment';

/** A row of old words and the row of new ones that says the same, each within a longer piece. */
export interface Passage {
  readonly old: Piece;
  readonly now: Piece;
  /** Weight of the words in common, less what stands between them. */
  readonly weight: number;
}

/** What a passage must weigh: two rare words, or a few common ones. */
const LEAST = 1200;
/** Share of a sentence's weight from which a passage is all of it. */
const WHOLE = 0.6;
/** How far from a passage the nearest tied words may stand, in the old text and in the new one. */
const NEAR = 24;
const NEAR_NOW = 40;

/**
 * Ties passages that left-over words of both texts have in common, whatever else stands beside them: words of a
 * sentence over which much was put in, an item that became part of a sentence. So short a passage may stand
 * anywhere, so it counts only where what stood around it stands around it still; and stock phrases stand in
 * any sentence, so it must be all of its own or have more of that beside it.
 * @param oldRests each with the sentence that it is of
 * @param newRests in the order of the text
 */
export function tiePassages(
  oldRests: readonly Piece[],
  newRests: readonly Piece[],
  oldSentences: readonly Piece[],
  vocabulary: Vocabulary,
  links: Links,
): void {
  for (const rest of oldRests) {
    const before = placeBeside(rest.from, -1, links);
    const behind = placeBeside(rest.to - 1, 1, links);
    const between = before >= 0 && behind > before && behind - before <= 3 * NEAR_NOW;
    const best = between
      ? heaviest(rest, newRests, before, behind, vocabulary, links)
      : heavier(
          before < 0 ? undefined : heaviest(rest, newRests, before, before + NEAR_NOW, vocabulary, links),
          behind < 0 ? undefined : heaviest(rest, newRests, behind - NEAR_NOW, behind, vocabulary, links),
        );
    if (best === undefined) continue;
    const sentence = oldSentences[rest.parent] ?? rest;
    const alone = sentence.from === rest.from && sentence.to === rest.to;
    const whole = alone && best.weight >= WHOLE * weightOf(sentence, vocabulary.oldWeights);
    // All of a sentence may have gone along with what stood on one side of it only.
    if (whole ? isBesideOne(best, links) : !alone && isBounded(best, links)) {
      alignWords(best.old, best.now, vocabulary, links);
    }
  }
}

/** The heaviest passage of an old piece between two new words, if it weighs enough. */
function heaviest(
  rest: Piece,
  newRests: readonly Piece[],
  before: number,
  behind: number,
  vocabulary: Vocabulary,
  links: Links,
): Passage | undefined {
  let best: Passage | undefined;
  for (let at = firstBeyond(newRests, before); at < newRests.length; at += 1) {
    const other = newRests[at];
    if (other === undefined || other.from >= behind) break;
    const passage = commonPassage(rest, other, vocabulary, links);
    if (passage !== undefined && passage.weight >= LEAST) best = heavier(best, passage);
  }
  return best;
}

function heavier(a: Passage | undefined, b: Passage | undefined): Passage | undefined {
  return (b?.weight ?? 0) > (a?.weight ?? 0) ? b : a;
}

/** Place of the nearest tied word on one side of `word`; -1 where none is near. */
function placeBeside(word: number, step: 1 | -1, links: Links): number {
  for (let distance = 1; distance <= NEAR; distance += 1) {
    if (isTied(links, word + step * distance)) return links.now[word + step * distance] ?? -1;
  }
  return -1;
}

/** Index of the first piece that ends behind a word. */
function firstBeyond(pieces: readonly Piece[], word: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.to ?? 0) > word + 1) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isBounded({ old, now }: Passage, links: Links): boolean {
  return isBoundedAt(old.from, -1, now.from, links) && isBoundedAt(old.to - 1, 1, now.to - 1, links);
}

function isBesideOne({ old, now }: Passage, links: Links): boolean {
  return isBoundedAt(old.from, -1, now.from, links) || isBoundedAt(old.to - 1, 1, now.to - 1, links);
}

/** The nearest tied word on one side of `word` stands on that side of `place`. */
function isBoundedAt(word: number, step: 1 | -1, place: number, links: Links): boolean {
  for (let distance = 1; distance <= NEAR; distance += 1) {
    const at = word + step * distance;
    if (!isTied(links, at)) continue;
    const gap = step * ((links.now[at] ?? -1) - place);
    return gap > 0 && gap <= NEAR_NOW;
  }
  return false;
}

/** What a word costs that only one of the rows has. */
const BETWEEN = 250;
/** What two words of a family count, of 1024 for two equal ones. */
const FAMILY = 614;
/** Words of the longest piece that is compared. */
const LONGEST = 400;

let score = new Int32Array(128);
/** Where the row began that ends in each cell: its old and its new word. */
let oldStart = new Int32Array(128);
let newStart = new Int32Array(128);

/**
 * The heaviest passage that two pieces have in common (local alignment, Smith & Waterman 1981).
 * @param links words that are tied already are not free, if given
 */
export function commonPassage(
  a: Piece,
  b: Piece,
  { old, now, oldWeights, families }: Vocabulary,
  links?: Links,
): Passage | undefined {
  const width = b.to - b.from;
  if (width > LONGEST || a.to - a.from > LONGEST) return undefined;
  if (score.length <= width) {
    score = new Int32Array(width * 2);
    oldStart = new Int32Array(width * 2);
    newStart = new Int32Array(width * 2);
  }
  score.fill(0, 0, width + 1);
  let best = 0;
  let [oldFrom, oldTo, newFrom, newTo] = [0, 0, 0, 0];
  for (let i = a.from; i < a.to; i += 1) {
    const word = old[i] ?? 0;
    const family = families[word];
    const weight = links !== undefined && isTied(links, i) ? 0 : (oldWeights[i] ?? 0);
    let diagonal = 0;
    let diagonalOld = i;
    let diagonalNew = b.from;
    for (let j = 1; j <= width; j += 1) {
      const place = b.from + j - 1;
      const other = now[place] ?? 0;
      let value = diagonal - BETWEEN;
      if (word === other) value = diagonal + weight;
      else if (family === families[other]) value = diagonal + ((FAMILY * weight) >> 10);
      let fromOld = diagonal > 0 ? diagonalOld : i;
      let fromNew = diagonal > 0 ? diagonalNew : place;
      const above = (score[j] ?? 0) - BETWEEN;
      if (above > value) {
        value = above;
        fromOld = oldStart[j] ?? 0;
        fromNew = newStart[j] ?? 0;
      }
      const left = (score[j - 1] ?? 0) - BETWEEN;
      if (left > value) {
        value = left;
        fromOld = oldStart[j - 1] ?? 0;
        fromNew = newStart[j - 1] ?? 0;
      }
      if (value < 0 || weight === 0 || (links !== undefined && isTied(links, links.old[place] ?? -1)))
        value = 0;
      diagonal = score[j] ?? 0;
      diagonalOld = oldStart[j] ?? 0;
      diagonalNew = newStart[j] ?? 0;
      score[j] = value;
      oldStart[j] = fromOld;
      newStart[j] = fromNew;
      if (value > best) {
        best = value;
        oldFrom = fromOld;
        oldTo = i + 1;
        newFrom = fromNew;
        newTo = place + 1;
      }
    }
  }
  if (best === 0) return undefined;
  return {
    old: { from: oldFrom, to: oldTo, parent: a.parent },
    now: { from: newFrom, to: newTo, parent: b.parent },
    weight: best,
  };
}

function isTied({ ties }: Links, word: number): boolean {
  return (ties[word] ?? 0) >= Tie.form;
}
