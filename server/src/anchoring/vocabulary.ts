import { Cut, type Words } from './folded-words';
import type { Piece } from './reading';

/** The words of two texts under common numbers, and how much each tells. */
export interface Vocabulary {
  readonly size: number;
  /** Number of each word of the old text. */
  readonly old: Int32Array;
  /** Number of each word of the new text. */
  readonly now: Int32Array;
  /** How much each word of the old text tells, in its place: little if it is common or was to be expected. */
  readonly oldWeights: Float32Array;
  readonly newWeights: Float32Array;
  /** Number of the pair that each word makes with the one before it; -1 at the start of a paragraph. */
  readonly oldPairs: Int32Array;
  readonly newPairs: Int32Array;
  readonly pairCount: number;
  /** Number of the family of words with the same beginning (`commit`, `commitment`), by the word's number. */
  readonly families: Int32Array;
}

/** What even the commonest word weighs. */
const LEAST = 0.3;
/** Letters that two words of a family share. */
const STEM = 5;

/**
 * Numbers the words of two texts. The weight is the inverse document frequency (Spärck Jones 1972), a
 * sentence of either text being a document.
 */
export function vocabularyOf(
  old: Words,
  now: Words,
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
): Vocabulary {
  const numbers = new Map<string, number>();
  const oldNumbers = numberForms(old.forms, numbers);
  const newNumbers = numberForms(now.forms, numbers);
  const oldIds = old.ids.map((id) => oldNumbers[id] ?? 0);
  const newIds = now.ids.map((id) => newNumbers[id] ?? 0);
  const size = numbers.size;
  const frequency = new Int32Array(size);
  countPieces(oldIds, oldPieces, frequency);
  countPieces(newIds, newPieces, frequency);
  const documents = oldPieces.length + newPieces.length;
  const weights = new Float32Array(size);
  // A word that stands once in each text is as rare as a word of the text can be.
  const rarest = Math.log((documents + 4) / 3);
  for (let id = 0; id < size; id += 1) {
    const rarity = Math.log((documents + 4) / ((frequency[id] ?? 0) + 1)) / Math.max(1, rarest);
    weights[id] = LEAST + (1 - LEAST) * Math.min(1, Math.max(0, rarity));
  }
  const pairs = pairsOf(size, [oldIds, old], [newIds, now]);
  return {
    size,
    old: oldIds,
    now: newIds,
    oldWeights: weighInPlace(oldIds, weights, pairs.old, pairs),
    newWeights: weighInPlace(newIds, weights, pairs.now, pairs),
    oldPairs: pairs.old,
    newPairs: pairs.now,
    pairCount: pairs.counts.length,
    families: familiesOf(numbers),
  };
}

/** Two words in a row, and how often they stand so in both texts. */
interface Pairs {
  /** Number of the pair that each word makes with the one before it; -1 at the start of a paragraph. */
  readonly old: Int32Array;
  readonly now: Int32Array;
  readonly counts: readonly number[];
  /** How often each word stands in both texts. */
  readonly singles: Int32Array;
}

function pairsOf(size: number, ...texts: readonly [[Int32Array, Words], [Int32Array, Words]]): Pairs {
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  const singles = new Int32Array(size);
  const [old, now] = texts.map(([ids, { cuts }]) => {
    const pairs = new Int32Array(ids.length).fill(-1);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      singles[id] = (singles[id] ?? 0) + 1;
      if (at === 0 || cuts[at] === Cut.block) continue;
      const key = (ids[at - 1] ?? 0) * size + id;
      let number = numbers.get(key);
      if (number === undefined) {
        number = counts.length;
        numbers.set(key, number);
        counts.push(0);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      pairs[at] = number;
    }
    return pairs;
  });
  return { old: old ?? new Int32Array(0), now: now ?? new Int32Array(0), counts, singles };
}

/** How much of its weight a word loses that the word before it always brings along. */
const EXPECTED = 0.8;

/**
 * A stock phrase tells about as much as one word, not as each of its words: a word weighs less the surer it
 * follows the one before it, if the two stand together in several places.
 */
function weighInPlace(
  ids: Int32Array,
  weights: Float32Array,
  pairs: Int32Array,
  { counts, singles }: Pairs,
): Float32Array {
  const result = new Float32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const weight = weights[ids[at] ?? 0] ?? 0;
    const together = counts[pairs[at] ?? -1] ?? 0;
    const before = singles[ids[at - 1] ?? 0] ?? 1;
    // Twice in both texts is once in each.
    const often = Math.min(1, Math.max(0, together / 2 - 1) / 3);
    result[at] = weight * (1 - EXPECTED * often * Math.min(1, together / before));
  }
  return result;
}

function numberForms(forms: readonly string[], numbers: Map<string, number>): Int32Array {
  const result = new Int32Array(forms.length);
  for (const [index, form] of forms.entries()) {
    let number = numbers.get(form);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(form, number);
    }
    result[index] = number;
  }
  return result;
}

function countPieces(ids: Int32Array, pieces: readonly Piece[], frequency: Int32Array): void {
  const seen = new Int32Array(frequency.length).fill(-1);
  for (const [index, { from, to }] of pieces.entries()) {
    for (let at = from; at < to; at += 1) {
      const id = ids[at] ?? 0;
      if (seen[id] === index) continue;
      seen[id] = index;
      frequency[id] = (frequency[id] ?? 0) + 1;
    }
  }
}

function familiesOf(numbers: ReadonlyMap<string, number>): Int32Array {
  const families = new Int32Array(numbers.size);
  const byStem = new Map<string, number>();
  for (const [form, number] of numbers) {
    const stem = form.length > STEM ? form.slice(0, STEM) : form;
    const family = byStem.get(stem) ?? byStem.size;
    byStem.set(stem, family);
    families[number] = family;
  }
  return families;
}
