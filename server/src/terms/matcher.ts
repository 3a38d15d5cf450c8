import type { Span } from '../draft/span';
import { attachedPrefixes } from './attached-prefixes';
import { endings } from './endings';
import * as fold from './fold';
import { FormTable, goesOn, maxTokens, mayBreak, mixer } from './form-table';
import { Hashing, maxLetters } from './hashing';
import { isProductivePrefix } from './productive-prefixes';
import type { Term } from './term';
import {
  arabicToken,
  beforeHyphen,
  complexToken,
  gapHard,
  gapHyphen,
  gapMask,
  gapNone,
  lettersShift,
  symbolToken,
  Tokens,
  tokenCells,
  unspacedToken,
} from './tokens';

/** One place where a term stands in a text; the span counts from the start of the scanned text. */
export interface Occurrence extends Span {
  readonly term: Term;
}

/** Finds all tracked terms in one pass. Immutable; compile a new one when the terms change. */
export interface TermMatcher {
  readonly terms: readonly Term[];
  /** Size of the tables, in bytes. */
  readonly byteSize: number;
  /** Occurrences in order, leftmost-longest, without a term inside a longer one. */
  find(text: string): Occurrence[];
}

/**
 * Compiles the forms of all terms into one table. A form that two terms claim belongs to the one whose id
 * comes first. Forms without letters and forms beyond `maxLetters` or `maxTokens` are never found.
 */
export function compileTerms(terms: readonly Term[]): TermMatcher {
  return new Matcher(terms, new Hashing(multiplier));
}

/** As `compileTerms`, with a hash function of the caller's: tests provoke collisions. */
export function compileTermsWith(terms: readonly Term[], hashing: Hashing): TermMatcher {
  return new Matcher(terms, hashing);
}

/** Odd, no pattern in its bits. */
const multiplier = 0x2c9277b5;

/**
 * Most tokens of a text that one phrase may take: a hyphen in the text, at a line's end for example, may
 * cut where the form has no break.
 */
const maxSpread = maxTokens + 8;

/**
 * Walks from each word of the text over the following ones for as long as their joined hash is a key of
 * the table, and compares what it arrives at letter by letter.
 */
class Matcher implements TermMatcher {
  readonly byteSize: number;
  readonly #byId: readonly Term[];
  readonly #hashing: Hashing;
  readonly #table: FormTable;
  readonly #tokens: Tokens;
  /** The reading taken of each token of the current walk, where it is not the only one. */
  readonly #readings: (string | undefined)[] = [];
  #text = '';
  /** What the current walk found: its last token and form number. */
  #bestToken = -1;
  #bestForm = -1;

  constructor(
    readonly terms: readonly Term[],
    hashing: Hashing,
  ) {
    this.#hashing = hashing;
    this.#byId = sortedById(terms);
    this.#table = new FormTable(this.#byId, hashing);
    this.#tokens = new Tokens(hashing);
    this.byteSize =
      this.#table.byteSize +
      this.#tokens.data.byteLength +
      hashing.powers.byteLength +
      fold.folded.byteLength;
  }

  find(text: string): Occurrence[] {
    const tokens = this.#tokens;
    const { data } = tokens;
    const { slots, shift } = this.#table;
    const occurrences: Occurrence[] = [];
    this.#text = text;
    tokens.reset();
    let offset = 0;
    let token = 0;
    do {
      offset = tokens.read(text, offset);
      // Walks must not run out of words that the next portion would bring.
      const end = offset < text.length ? tokens.count - maxSpread - 2 : tokens.count;
      while (token < end) {
        const hash = data[token * tokenCells] ?? 0;
        let slot = (Math.imul(hash, mixer) >>> shift) << 1;
        let cell = slots[slot + 1];
        while (cell !== 0 && slots[slot] !== hash) {
          slot = slot + 2 === slots.length ? 0 : slot + 2;
          cell = slots[slot + 1];
        }
        if (cell === 0 && ((data[token * tokenCells + 3] ?? 0) & special) === 0) token++;
        else token = this.#match(token, occurrences);
      }
      if (offset < text.length) {
        const kept = Math.max(0, token - 2);
        tokens.keepFrom(kept);
        token -= kept;
      }
    } while (offset < text.length);
    this.#text = '';
    return occurrences;
  }

  /** Adds the longest occurrence that begins at a token; gives the token to go on with. */
  #match(token: number, occurrences: Occurrence[]): number {
    if (!this.#mayStart(token)) return token + 1;
    this.#bestToken = -1;
    this.#walkFrom(token);
    const last = this.#bestToken;
    if (last < 0) return token + 1;
    const term = this.#byId[this.#table.termOf[this.#bestForm] ?? 0];
    const next = this.#hasPossessive(last) ? last + 3 : last + 1;
    if (term) occurrences.push({ term, start: this.#startOf(token), end: this.#endOf(next - 1) });
    return next;
  }

  #walkFrom(token: number): void {
    const info = this.#infoOf(token);
    if (info & complexToken) {
      for (const reading of this.#tokens.complex.get(this.#startOf(token))?.readings ?? []) {
        this.#walkReading(token, reading);
      }
    } else {
      this.#readings[0] = undefined;
      this.#walk(token, token, this.#hashOf(token), info >>> lettersShift);
    }
    if (info & arabicToken && this.#bestToken < 0) this.#walkPastPrefixes(token);
  }

  /** Tries the Arabic words that remain without an attached prefix. */
  #walkPastPrefixes(token: number): void {
    const word = this.#tokens.lettersOf(this.#text, token);
    for (const { written, restored } of attachedPrefixes) {
      if (word.length > written.length + 1 && word.startsWith(written)) {
        this.#walkReading(token, restored + word.slice(written.length));
      }
    }
  }

  #walkReading(token: number, reading: string): void {
    this.#readings[0] = reading;
    this.#walk(token, token, this.#hashing.hash(reading), reading.length);
  }

  /** Goes on from `token`, which ends `count` letters with this hash that begin at token `first`. */
  #walk(first: number, token: number, hash: number, count: number): void {
    const tokens = this.#tokens;
    const hashing = this.#hashing;
    for (;;) {
      if (count > maxLetters) return;
      const slot = this.#table.find(hash);
      if (slot >= 0) this.#check(first, token, slot);
      const next = token + 1;
      if (next >= tokens.count || next - first >= maxSpread) return;
      const info = this.#infoOf(next);
      const gap = info & gapMask;
      if (gap === gapHard) return;
      if (gap !== gapHyphen && (slot < 0 || ((this.#table.slots[slot + 1] ?? 0) & goesOn) === 0)) return;
      token = next;
      if (info & complexToken) {
        for (const reading of tokens.complex.get(this.#startOf(token))?.readings ?? []) {
          if (count + reading.length > maxLetters) continue;
          this.#readings[token - first] = reading;
          this.#walk(
            first,
            token,
            hashing.join(hash, hashing.hash(reading), reading.length),
            count + reading.length,
          );
        }
        return;
      }
      this.#readings[token - first] = undefined;
      const letters = info >>> lettersShift;
      count += letters;
      hash = hashing.join(hash, this.#hashOf(token), letters);
    }
  }

  /** Keeps the first form among the keys from `slot` on that the tokens spell, if it is the longest so far. */
  #check(first: number, last: number, slot: number): void {
    if (last <= this.#bestToken) return;
    const { slots } = this.#table;
    for (let at = slot; at >= 0; at = this.#table.next(at)) {
      const cell = slots[at + 1] ?? 0;
      const form = FormTable.formIn(cell);
      if (form >= 0 && this.#spells(first, last, form, FormTable.endingIn(cell)) && this.#mayEnd(last)) {
        this.#bestToken = last;
        this.#bestForm = form;
        return;
      }
    }
  }

  /** Compares tokens and form letter by letter, and the gaps between tokens with the form's breaks. */
  #spells(first: number, last: number, form: number, ending: number): boolean {
    const { letters, offsets } = this.#table;
    const { replaces, by } = endings[ending] ?? noEnding;
    const stop = (offsets[form + 1] ?? 0) - replaces.length;
    let at = offsets[form] ?? 0;
    let inEnding = 0;
    for (let token = first; token <= last; token++) {
      const info = this.#infoOf(token);
      if (token > first) {
        if (at < stop && letters[at] === mayBreak) at++;
        else if ((info & gapMask) !== gapHyphen) return false;
      }
      const reading = this.#readings[token - first];
      const start = reading === undefined ? this.#startOf(token) : 0;
      const end = reading === undefined ? this.#endOf(token) : reading.length;
      for (let i = start; i < end; i++) {
        let letter: number;
        if (reading !== undefined) letter = reading.charCodeAt(i);
        else {
          const unit = this.#text.charCodeAt(i);
          if (info & unspacedToken) letter = unit;
          else if (info & symbolToken) letter = fold.symbolCode(unit);
          else {
            letter = fold.folded[unit] ?? 0;
            if (letter < fold.firstLetter) continue;
          }
        }
        if (at < stop) {
          if (letters[at] === mayBreak) at++;
          if (letters[at] !== letter) return false;
          at++;
        } else if (by.charCodeAt(inEnding++) !== letter) return false;
      }
    }
    return at === stop && inEnding === by.length;
  }

  /** A hyphen after a productive prefix and an apostrophe stand inside a word, save that of an elision. */
  #mayStart(token: number): boolean {
    const gap = this.#infoOf(token) & gapMask;
    if (token === 0 || gap === gapHard) return true;
    if (gap === gapHyphen) return !isProductivePrefix(this.#wordAt(token - 1));
    if (gap !== gapNone || !this.#isApostropheInWord(token - 1)) return true;
    return elisions.has(this.#wordAt(token - 2));
  }

  #mayEnd(token: number): boolean {
    if (token + 1 >= this.#tokens.count) return true;
    const gap = this.#infoOf(token + 1) & gapMask;
    if (gap === gapHyphen) return !isProductivePrefix(this.#wordAt(token));
    if (gap === gapNone && this.#isApostropheInWord(token + 1)) return this.#hasPossessive(token);
    return true;
  }

  /** Whether `'s` follows the token. */
  #hasPossessive(token: number): boolean {
    return this.#isApostropheInWord(token + 1) && this.#wordAt(token + 2) === 's';
  }

  /** Whether an apostrophe stands at the token, with a word right before and after. */
  #isApostropheInWord(token: number): boolean {
    if (token < 1 || token + 1 >= this.#tokens.count) return false;
    const info = this.#infoOf(token);
    return (
      (info & symbolToken) !== 0 &&
      (info & gapMask) === gapNone &&
      this.#hashOf(token) === fold.apostrophe &&
      (this.#infoOf(token - 1) & symbolToken) === 0 &&
      (this.#infoOf(token + 1) & (symbolToken | gapMask)) === gapNone
    );
  }

  #wordAt(token: number): string {
    return this.#tokens.lettersOf(this.#text, token);
  }

  #hashOf(token: number): number {
    return this.#tokens.data[token * tokenCells] ?? 0;
  }

  #startOf(token: number): number {
    return this.#tokens.data[token * tokenCells + 1] ?? 0;
  }

  #endOf(token: number): number {
    return this.#tokens.data[token * tokenCells + 2] ?? 0;
  }

  #infoOf(token: number): number {
    return this.#tokens.data[token * tokenCells + 3] ?? 0;
  }
}

/** Tokens that may begin an occurrence though no key has their hash. */
const special = beforeHyphen | complexToken | arabicToken;

const noEnding = { replaces: '', by: '' };

/** French words that lose their vowel before another: `l'Internet`. */
const elisions = new Set([
  'c',
  'd',
  'j',
  'jusqu',
  'l',
  'lorsqu',
  'm',
  'n',
  'puisqu',
  'qu',
  'quelqu',
  's',
  't',
]);

function sortedById(terms: readonly Term[]): readonly Term[] {
  const sorted = terms.every((term, i) => i === 0 || (terms[i - 1]?.id ?? '') <= term.id);
  return sorted ? terms : [...terms].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
