import { article, attachedPrefixes, behindPrefix, isArabicLetter } from './attached-prefixes';
import { endingBits, endings, endingsOf } from './endings';
import { foldUnit, Kind } from './fold';
import { formsOf, wordsOf } from './forms';
import { HashFilter } from './hash-filter';
import { addLetter, addLetters, Hash, maxLetters, removeLetters } from './hashing';
import { prefixLengths } from './productive-prefixes';
import type { Term } from './term';

/** Between letters of a form: here the text may have a space. */
export const mayBreak = 1;

/** Cells before the letters of a form: the index of its term, in two, and the number of cells that follow. */
const headerCells = 3;

/**
 * All forms of all terms as a hash table from letters to forms. Breaks are no part of a key, so
 * `multi-stakeholder`, `multi stakeholder` and `multistakeholder` are one. Hashes only propose: whether the
 * letters are the same, and the text has spaces only where the form has breaks, is for the reader to compare.
 */
export class FormTable {
  /**
   * What the letters of a word with which a form begins may be: the form's up to a break, or all of them with
   * any of its endings, behind Arabic prefixes or not. The inner set is of those that may be all letters.
   */
  readonly heads: HashFilter;
  /** Letters of forms up to a break. */
  readonly goesOn: HashFilter;
  /** Forms one behind another, each a header and its letters and `mayBreak` marks; so that a look takes one. */
  letters: Uint16Array;
  /** Most letters of a form, an ending included. */
  longest = 0;
  /** Whether some form begins with a symbol. */
  hasSymbolHead = false;
  /** Two cells a slot: hash; form and the set of its endings. Open addressing; 0 in the second is free. */
  readonly #slots: Int32Array;
  readonly #shift: number;
  #filled = 0;

  constructor(terms: readonly Term[]) {
    const forms = terms.map(formsOf);
    const count = forms.reduce((sum, list) => sum + list.length, 0);
    let bits = 4;
    while (1 << bits < count * 1.25) bits++;
    this.#slots = new Int32Array(2 << bits);
    this.#shift = 32 - bits;
    this.heads = new HashFilter(3 * count);
    this.goesOn = new HashFilter(count / 8);
    this.letters = new Uint16Array(32 * count + 4 * maxLetters);
    for (const [term, list] of forms.entries()) {
      for (const { text, language } of list) this.#add(term, text, language);
    }
    this.letters = this.letters.slice(0, this.#filled);
  }

  /** Bytes held. */
  get byteSize(): number {
    return [this.#slots, this.heads.words, this.goesOn.words, this.letters].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    );
  }

  /** First slot whose letters have this hash, or -1. */
  find(hash: number): number {
    return this.#findFrom((Math.imul(hash, Hash.mixer) >>> this.#shift) << 1, hash);
  }

  /** The next slot with the hash of the one at `slot`, or -1. */
  next(slot: number): number {
    return this.#findFrom(this.#after(slot), this.#slots[slot] ?? 0);
  }

  /** The form in a slot: where its letters begin. */
  formIn(slot: number): number {
    return (this.#slots[slot + 1] ?? 0) >>> endingBits;
  }

  /** The set of endings that the form in a slot may take. */
  endingsIn(slot: number): number {
    return (this.#slots[slot + 1] ?? 0) & ((1 << endingBits) - 1);
  }

  /** Where the letters of a form end. */
  endOf(form: number): number {
    return form + (this.letters[form - 1] ?? 0);
  }

  /** Index of a form's term. */
  termOf(form: number): number {
    return (this.letters[form - 3] ?? 0) | ((this.letters[form - 2] ?? 0) << 16);
  }

  #findFrom(slot: number, hash: number): number {
    while (this.#slots[slot + 1] !== 0) {
      if (this.#slots[slot] === hash) return slot;
      slot = this.#after(slot);
    }
    return -1;
  }

  #after(slot: number): number {
    return slot + 2 === this.#slots.length ? 0 : slot + 2;
  }

  #add(term: number, text: string, language: string): void {
    const words = wordsOf(text);
    const last = words[words.length - 1];
    if (last === undefined) return;
    this.#makeRoom();
    const { letters } = this;
    const form = this.#filled + headerCells;
    let end = form;
    let count = 0;
    let hash = 0;
    for (const word of words) {
      const breaks = prefixLengths(word);
      for (let i = 0; i < word.length; i++) {
        if (count > 0 && (i === 0 || (breaks.length > 0 && breaks.includes(i)))) {
          letters[end++] = mayBreak;
          this.goesOn.add(hash);
          this.#addHead(form, hash, count, false);
        }
        const letter = word.charCodeAt(i);
        letters[end++] = letter;
        hash = addLetter(hash, letter);
        count++;
      }
    }
    letters[form - 3] = term & 0xffff;
    letters[form - 2] = term >>> 16;
    letters[form - 1] = end - form;
    const taken = endingsOf(last, language);
    if (!this.#insert(form, hash, taken)) return;
    this.#filled = end;
    this.#addHead(form, hash, count, true);
    for (const { bit, replaces, by } of endings) {
      if ((taken & bit) === 0) continue;
      const inflected = addLetters(removeLetters(hash, replaces), by);
      this.#addHead(form, inflected, count - replaces.length + by.length, true);
    }
    // No ending adds more than two.
    this.longest = Math.max(this.longest, count + 2);
    if (foldUnit(letters[form] ?? 0) === Kind.symbol) this.hasSymbolHead = true;
  }

  /** False when a form with the same letters and endings is there already: the first keeps them. */
  #insert(form: number, hash: number, taken: number): boolean {
    let slot = (Math.imul(hash, Hash.mixer) >>> this.#shift) << 1;
    for (; this.#slots[slot + 1] !== 0; slot = this.#after(slot)) {
      if (this.#slots[slot] !== hash || this.endingsIn(slot) !== taken) continue;
      if (this.#areSame(this.formIn(slot), form)) return false;
    }
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = (form << endingBits) | taken;
    return true;
  }

  #areSame(a: number, b: number): boolean {
    const length = this.endOf(a) - a;
    if (this.endOf(b) - b !== length) return false;
    for (let i = 0; i < length; i++) if (this.letters[a + i] !== this.letters[b + i]) return false;
    return true;
  }

  /** Adds the first `count` letters of a form, which have this hash, also behind what Arabic attaches. */
  #addHead(form: number, hash: number, count: number, whole: boolean): void {
    this.heads.add(hash, whole);
    const { letters } = this;
    if (!isArabicLetter(letters[form] ?? 0)) return;
    const hasArticle = letters[form] === article.charCodeAt(0) && letters[form + 1] === article.charCodeAt(1);
    for (const prefix of attachedPrefixes) {
      const kept = count - prefix.lost.length;
      if (prefix.lost === '' || (hasArticle && kept > 0))
        this.heads.add(behindPrefix(hash, prefix, kept), whole);
    }
  }

  /** Room for the longest form. */
  #makeRoom(): void {
    if (this.#filled + headerCells + 2 * maxLetters <= this.letters.length) return;
    const more = new Uint16Array(2 * this.letters.length);
    more.set(this.letters);
    this.letters = more;
  }
}
