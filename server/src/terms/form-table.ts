import { HashFilter } from './hash-filter';
import { Hash, maxLetters } from './hashing';

/** Between letters of a form: here the text may have a space. */
export const mayBreak = 1;

/** Cells before the letters of a form: the index of its term, in two, and the number of cells that follow. */
export const headerCells = 3;

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
  /**
   * Two cells a slot: hash; form and the set of its endings. Open addressing: a form has the first slot from
   * `slotOf` its hash on that was free. 0 in the second cell is free; what `slotMask` leaves of a slot's end is the next.
   */
  readonly slots: Int32Array;
  readonly slotMask: number;
  readonly #shift: number;

  /** Room for `count` forms, with about `units` letters and breaks in all. */
  constructor(count: number, units: number) {
    let bits = 4;
    while (1 << bits < count * 1.25) bits++;
    this.slots = new Int32Array(2 << bits);
    this.slotMask = (2 << bits) - 1;
    this.#shift = 32 - bits;
    this.heads = new HashFilter(3 * count);
    this.goesOn = new HashFilter(count / 8);
    this.letters = new Uint16Array(units + headerCells * count + 4 * maxLetters);
  }

  /** Bytes held. */
  get byteSize(): number {
    return [this.slots, this.heads.words, this.goesOn.words, this.letters].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    );
  }

  /** Where the slots begin among which those of forms with this hash are. */
  slotOf(hash: number): number {
    return (Math.imul(hash, Hash.mixer) >>> this.#shift) << 1;
  }

  /** Where the letters of a form end. */
  endOf(form: number): number {
    return form + (this.letters[form - 1] as number);
  }

  /** Index of a form's term. */
  termOf(form: number): number {
    return (this.letters[form - 3] as number) | ((this.letters[form - 2] as number) << 16);
  }

  /** Whether two forms have the same letters and breaks. */
  areSame(a: number, b: number): boolean {
    const length = this.endOf(a) - a;
    if (this.endOf(b) - b !== length) return false;
    for (let i = 0; i < length; i++) if (this.letters[a + i] !== this.letters[b + i]) return false;
    return true;
  }
}
