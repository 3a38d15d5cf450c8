import { endings, endingsOf } from './endings';
import { formsOf } from './forms';
import { addLetter, Hash, maxLetters, removeLetter } from './hashing';
import { prefixLengths } from './productive-prefixes';
import type { Term } from './term';
import type { Tokens } from './tokens';

/** Longest form, in words (letters, where a script has no spaces). */
export const maxTokens = 64;

/** Between letters of a form: here the text may have a space. */
export const mayBreak = 1;

/** In the second cell of a slot: some form goes on after a break here. */
export const goesOn = 1;
const endingShift = 1;
const endingMask = 7;
const formShift = 4;

const filterBits = 3;

/**
 * All forms of all terms as one hash table from letters to forms. A key is a form with one of its endings,
 * or the letters of a form up to a place where it may break. Breaks are no part of a key, so `multi-stakeholder`,
 * `multi stakeholder` and `multistakeholder` are one. Which keys share a hash is settled by comparing letters.
 */
export class FormTable {
  /** Two cells a slot: hash; form number + 1, ending and `goesOn`. Open addressing; 0 in the second is free. */
  readonly slots: Int32Array;
  /** Bits to keep of a mixed hash: `slotOf(hash) = imul(hash, Hash.mixer) >>> shift`. */
  readonly shift: number;
  /** A bit for each hash, eight times as many as slots: small enough to stay close to the processor. */
  readonly filter: Int32Array;
  readonly filterShift: number;
  /** Letters and `mayBreak` marks of all forms. */
  readonly letters: Uint16Array;
  /** Where in `letters` each form begins; one more entry closes the last. */
  readonly offsets: Int32Array;
  /** Index of the term by form. */
  readonly termOf: Int32Array;

  /** @param tokens to read forms with; what it holds is lost. */
  constructor(terms: readonly Term[], tokens: Tokens) {
    const forms = new FormReader(tokens);
    for (const [index, term] of terms.entries()) {
      for (const { text, language } of formsOf(term)) forms.add(index, text, language);
    }
    // Not `from`, which goes through an iterator.
    this.letters = new Uint16Array(forms.letters);
    this.offsets = new Int32Array(forms.offsets);
    this.termOf = new Int32Array(forms.termOf);
    let bits = 4;
    while (1 << bits < forms.slotsNeeded() * 1.6) bits++;
    this.slots = new Int32Array(2 << bits);
    this.shift = 32 - bits;
    this.filterShift = this.shift - filterBits;
    this.filter = new Int32Array(1 << (bits + filterBits - 5));
    // What is listed goes before what an ending makes of another form.
    for (const keys of [forms.keys, forms.inflected]) {
      for (let i = 0; i < keys.length; i += 2) this.#insert(keys[i] ?? 0, keys[i + 1] ?? 0);
    }
  }

  /** Bytes held. */
  get byteSize(): number {
    return (
      this.slots.byteLength +
      this.filter.byteLength +
      this.letters.byteLength +
      this.offsets.byteLength +
      this.termOf.byteLength
    );
  }

  /** First slot whose key has this hash, or -1. */
  find(hash: number): number {
    const { slots } = this;
    let at = (Math.imul(hash, Hash.mixer) >>> this.shift) << 1;
    for (;;) {
      if (slots[at + 1] === 0) return -1;
      if (slots[at] === hash) return at;
      at = at + 2 === slots.length ? 0 : at + 2;
    }
  }

  /** The next slot with the hash of the one at `at`, or -1. */
  next(at: number): number {
    const { slots } = this;
    const hash = slots[at];
    for (;;) {
      at = at + 2 === slots.length ? 0 : at + 2;
      if (slots[at + 1] === 0) return -1;
      if (slots[at] === hash) return at;
    }
  }

  /** Number of the form in a slot's second cell, or -1 where forms only go on. */
  static formIn(cell: number): number {
    return (cell >>> formShift) - 1;
  }

  /** Number of the ending in a slot's second cell. */
  static endingIn(cell: number): number {
    return (cell >>> endingShift) & endingMask;
  }

  #insert(hash: number, cell: number): void {
    const { slots } = this;
    let at = (Math.imul(hash, Hash.mixer) >>> this.shift) << 1;
    for (let first = true; slots[at + 1] !== 0; at = at + 2 === slots.length ? 0 : at + 2) {
      if (slots[at] !== hash) continue;
      const there = slots[at + 1] ?? 0;
      if (cell === goesOn) {
        slots[at + 1] = there | goesOn;
        return;
      }
      if (first && FormTable.formIn(there) < 0) {
        slots[at + 1] = cell | goesOn;
        return;
      }
      first = false;
      if (this.#sameKey(there, cell)) return;
    }
    slots[at] = hash;
    slots[at + 1] = cell;
    const bit = Math.imul(hash, Hash.mixer) >>> this.filterShift;
    this.filter[bit >>> 5] = (this.filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** Whether two cells hold equal forms with the same ending; the first keeps the key. */
  #sameKey(a: number, b: number): boolean {
    if (FormTable.endingIn(a) !== FormTable.endingIn(b)) return false;
    const { letters, offsets } = this;
    const startA = offsets[FormTable.formIn(a)] ?? 0;
    const startB = offsets[FormTable.formIn(b)] ?? 0;
    const length = (offsets[FormTable.formIn(a) + 1] ?? 0) - startA;
    if ((offsets[FormTable.formIn(b) + 1] ?? 0) - startB !== length) return false;
    for (let i = 0; i < length; i++) if (letters[startA + i] !== letters[startB + i]) return false;
    return true;
  }
}

/** Takes forms apart into letters, places to break, and keys. */
class FormReader {
  readonly letters: number[] = [];
  readonly offsets: number[] = [0];
  readonly termOf: number[] = [];
  /** Pairs of hash and cell, in order of precedence. */
  readonly keys: number[] = [];
  readonly inflected: number[] = [];

  constructor(readonly tokens: Tokens) {}

  add(term: number, text: string, language: string): void {
    const { tokens } = this;
    if (text.length > 4 * maxLetters) return;
    tokens.reset(text);
    tokens.read(0);
    const { count } = tokens;
    if (count === 0 || count > maxTokens) return;

    const { letters, keys } = this;
    const start = letters.length;
    const firstKey = keys.length;
    let hash = 0;
    let length = 0;
    let word = '';
    for (let token = 0; token < count; token++) {
      if (token > 0) {
        letters.push(mayBreak);
        keys.push(hash, goesOn);
      }
      word = tokens.lettersOf(token);
      const breaks = prefixLengths(word);
      for (let i = 0; i < word.length; i++) {
        if (breaks.includes(i)) {
          letters.push(mayBreak);
          keys.push(hash, goesOn);
        }
        const letter = word.charCodeAt(i);
        letters.push(letter);
        hash = addLetter(hash, letter);
      }
      length += word.length;
    }
    if (length === 0 || length > maxLetters) {
      letters.length = start;
      keys.length = firstKey;
      return;
    }
    const form = this.termOf.length;
    this.termOf.push(term);
    this.offsets.push(letters.length);
    keys.push(hash, cellOf(form, 0));
    for (const ending of endingsOf(word, language)) {
      this.inflected.push(this.#inflect(hash, ending), cellOf(form, ending));
    }
  }

  /** The most slots that the keys can take: those that only go on share one for each hash. */
  slotsNeeded(): number {
    const { keys } = this;
    const goingOn = new Set<number>();
    let others = this.inflected.length / 2;
    for (let i = 0; i < keys.length; i += 2) {
      if (keys[i + 1] === goesOn) goingOn.add(keys[i] ?? 0);
      else others++;
    }
    return goingOn.size + others;
  }

  /** The hash of the form read last, with an ending. */
  #inflect(hash: number, ending: number): number {
    const { replaces, by } = endings[ending] ?? { replaces: '', by: '' };
    let inflected = hash;
    for (let i = replaces.length - 1; i >= 0; i--) {
      inflected = removeLetter(inflected, replaces.charCodeAt(i));
    }
    for (let i = 0; i < by.length; i++) inflected = addLetter(inflected, by.charCodeAt(i));
    return inflected;
  }
}

function cellOf(form: number, ending: number): number {
  return ((form + 1) << formShift) | (ending << endingShift);
}
