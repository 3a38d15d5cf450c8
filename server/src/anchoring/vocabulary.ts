import type { Words } from './folded-words';
import { weighInPlace, weighWords } from './rarity';
import type { Piece } from './reading';
import { wordPairsOf } from './word-pairs';

/** The words of two texts under common numbers, and how much each tells. */
export interface Vocabulary {
  readonly size: number;
  /** The word of a number, folded. */
  readonly formOf: (number: number) => string;
  /** Number of each word of the old text. */
  readonly old: Int32Array;
  /** Number of each word of the new text. */
  readonly now: Int32Array;
  /** A `Cut` for each word of the new text. */
  readonly newCuts: Uint8Array;
  /** How much each word of the old text tells, in its place, of 1000: little if it is common or was to be expected. */
  readonly oldWeights: Int32Array;
  readonly newWeights: Int32Array;
  /** Number of the pair that each word makes with the one before it; -1 at the start of a paragraph. */
  readonly oldPairs: Int32Array;
  readonly newPairs: Int32Array;
  readonly pairCount: number;
  /** Number of the family of words with the same beginning (`commit`, `commitment`), by the word's number. */
  readonly families: Int32Array;
}

/** Letters that two words of a family share. */
const STEM = 5;

/** Numbers and weighs the words of two texts; a sentence of either is what a word is rare or common in. */
export function vocabularyOf(
  old: Words,
  now: Words,
  oldSentences: readonly Piece[],
  newSentences: readonly Piece[],
): Vocabulary {
  const numbers = new Map<string, number>();
  const forms: string[] = [];
  const oldIds = numberWords(old, numbers, forms);
  const newIds = numberWords(now, numbers, forms);
  const size = forms.length;
  const pairs = wordPairsOf(oldIds, old.cuts, newIds, now.cuts, size);
  const weights = weighWords(oldIds, oldSentences, newIds, newSentences, size);
  return {
    size,
    formOf: (number) => forms[number] ?? '',
    old: oldIds,
    now: newIds,
    newCuts: now.cuts,
    oldWeights: weighInPlace(oldIds, old.labels, weights, pairs.old, pairs),
    newWeights: weighInPlace(newIds, now.labels, weights, pairs.now, pairs),
    oldPairs: pairs.old,
    newPairs: pairs.now,
    pairCount: pairs.count,
    families: familiesOf(forms),
  };
}

function numberWords(words: Words, numbers: Map<string, number>, forms: string[]): Int32Array {
  const own = new Int32Array(words.forms.length);
  for (let index = 0; index < own.length; index += 1) {
    const form = words.forms[index] ?? '';
    let number = numbers.get(form);
    if (number === undefined) {
      number = forms.length;
      numbers.set(form, number);
      forms.push(form);
    }
    own[index] = number;
  }
  const result = new Int32Array(words.count);
  for (let at = 0; at < result.length; at += 1) result[at] = own[words.ids[at] ?? 0] ?? 0;
  return result;
}

function familiesOf(forms: readonly string[]): Int32Array {
  const families = new Int32Array(forms.length);
  const byStem = new Map<string, number>();
  for (let number = 0; number < forms.length; number += 1) {
    const stem = (forms[number] ?? '').slice(0, STEM);
    let family = byStem.get(stem);
    if (family === undefined) {
      family = byStem.size;
      byStem.set(stem, family);
    }
    families[number] = family;
  }
  return families;
}
