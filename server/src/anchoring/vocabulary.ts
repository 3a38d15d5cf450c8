import type { Words } from './folded-words';
import type { Piece } from './reading';

/** The words of two texts under common numbers, and how much each tells. */
export interface Vocabulary {
  readonly size: number;
  /** Number of each word of the old text. */
  readonly old: Int32Array;
  /** Number of each word of the new text. */
  readonly now: Int32Array;
  /** How much a word tells by its number: small for those found everywhere, large for rare ones. */
  readonly weights: Float32Array;
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
  return { size, old: oldIds, now: newIds, weights, families: familiesOf(numbers) };
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
