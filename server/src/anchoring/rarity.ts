import type { Piece } from './reading';
import type { WordPairs } from './word-pairs';

/**
 * What even the commonest word weighs, of 1000. Weights are whole numbers: before a processor's compiler
 * takes over, every fraction read from an array is a new object, and one alignment reads millions.
 */
const LEAST = 300;

/**
 * How much each word tells by its number, from `LEAST` to 1000: its inverse document frequency (Spärck Jones
 * 1972), a sentence of either text being a document.
 */
export function weighWords(
  oldIds: Int32Array,
  oldSentences: readonly Piece[],
  newIds: Int32Array,
  newSentences: readonly Piece[],
  size: number,
): Int32Array {
  const frequency = new Int32Array(size);
  countPieces(oldIds, oldSentences, frequency);
  countPieces(newIds, newSentences, frequency);
  const documents = oldSentences.length + newSentences.length;
  const weights = new Int32Array(size);
  // A word that stands once in each text is as rare as a word of the text can be.
  for (let id = 0; id < size; id += 1) weights[id] = rarityOf(frequency[id] ?? 0, documents, 2);
  return weights;
}

/**
 * The weight of a word that stands in `frequency` of so many sentences.
 * @param least frequency of the rarest words there can be
 */
export function rarityOf(frequency: number, documents: number, least: number): number {
  const rarest = Math.log((documents + 4) / (least + 1));
  const rarity = Math.log((documents + 4) / (frequency + 1)) / Math.max(1, rarest);
  return Math.round(LEAST + (1000 - LEAST) * Math.min(1, Math.max(0, rarity)));
}

function countPieces(ids: Int32Array, pieces: readonly Piece[], frequency: Int32Array): void {
  const seen = new Int32Array(frequency.length).fill(-1);
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    for (let at = piece.from; at < piece.to; at += 1) {
      const id = ids[at] ?? 0;
      if (seen[id] === index) continue;
      seen[id] = index;
      frequency[id] = (frequency[id] ?? 0) + 1;
    }
  }
}

/** How much of its weight a word loses that the word before it always brings along. */
const EXPECTED = 0.8;
/** What a word of a heading's label weighs, of 1: printed numbers are a hint only. */
const LABEL = 0.3;

/**
 * A stock phrase tells about as much as one word, not as each of its words: a word weighs less the surer it
 * follows the one before it, if the two stand together in several places.
 * @param texts of how many texts the pairs were counted
 */
export function weighInPlace(
  ids: Int32Array,
  labels: Uint8Array,
  weights: Int32Array,
  pairs: Int32Array,
  { often, words }: Pick<WordPairs, 'often' | 'words'>,
  texts = 2,
): Int32Array {
  const result = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const pair = pairs[at] ?? -1;
    let weight = weights[ids[at] ?? 0] ?? 0;
    const together = pair < 0 ? 0 : (often[pair] ?? 0);
    // Once in each text is no more than the pair itself.
    if (together > texts) {
      const several = Math.min(1, (together / texts - 1) / 3);
      weight *= 1 - (EXPECTED * several * together) / (words[ids[at - 1] ?? 0] ?? together);
    }
    // Stored as a whole number.
    result[at] = labels[at] === 1 ? weight * LABEL : weight;
  }
  return result;
}

/** Sum of the weights of a piece's words. */
export function weightOf({ from, to }: Piece, weights: Int32Array): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += weights[at] ?? 0;
  return sum;
}

/** The same of each of several pieces. */
export function weightsOf(pieces: readonly Piece[], weights: Int32Array): Int32Array {
  const sums = new Int32Array(pieces.length);
  for (let index = 0; index < sums.length; index += 1) {
    const piece = pieces[index];
    if (piece !== undefined) sums[index] = weightOf(piece, weights);
  }
  return sums;
}
