import type { Span } from '../draft/span';
import { article, attachedLengths } from './attached-prefixes';
import { endings } from './endings';
import { apostrophe, folded, foldUnit, Kind, symbolCode } from './fold';
import { FormTable, goesOn, maxTokens, mayBreak } from './form-table';
import { addLetter, hashOf, joinHashes, maxLetters, withoutHead } from './hashing';
import { isProductivePrefix } from './productive-prefixes';
import type { Term } from './term';
import { Gap, Info, Tokens } from './tokens';

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
  return new Matcher(terms);
}

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
  readonly #table: FormTable;
  readonly #tokens = new Tokens();
  /** The reading taken of each token of the current walk, where it is not the only one. */
  readonly #readings: (string | undefined)[] = [];
  /** What the current walk found: its last token and form number. */
  #bestToken = -1;
  #bestForm = -1;

  constructor(readonly terms: readonly Term[]) {
    this.#byId = sortedById(terms);
    this.#table = new FormTable(this.#byId, this.#tokens);
    this.byteSize = this.#table.byteSize + this.#tokens.byteSize + folded.byteLength;
  }

  find(text: string): Occurrence[] {
    const tokens = this.#tokens;
    const occurrences: Occurrence[] = [];
    tokens.reset(text);
    let offset = 0;
    let token = 0;
    do {
      offset = tokens.read(offset);
      // Walks must not run out of words that the next portion would bring.
      const end = offset < text.length ? tokens.count - maxSpread - 2 : tokens.count;
      const candidates = tokens.candidates(token, end, this.#table.filter, this.#table.filterShift);
      for (let i = 0; i < candidates; i++) {
        const candidate = tokens.candidate[i] ?? 0;
        if (candidate >= token) token = this.#match(candidate, occurrences);
      }
      token = Math.max(token, end);
      if (offset < text.length) {
        const kept = Math.max(0, token - 2);
        tokens.keepFrom(kept);
        token -= kept;
      }
    } while (offset < text.length);
    tokens.reset('');
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
    if (term)
      occurrences.push({ term, start: this.#tokens.startOf(token), end: this.#tokens.endOf(next - 1) });
    return next;
  }

  #walkFrom(token: number): void {
    const info = this.#tokens.infoOf(token);
    if (info & Info.complex) {
      for (const reading of this.#tokens.readingsOf(token)) {
        this.#walkReading(token, reading);
      }
    } else {
      this.#readings[0] = undefined;
      this.#walk(token, token, this.#tokens.hashOf(token), this.#tokens.lengthOf(token));
    }
    if (info & Info.arabic && this.#bestToken < 0) this.#walkPastPrefixes(token);
  }

  /** Tries the Arabic words that remain without what is attached to their head. */
  #walkPastPrefixes(token: number): void {
    const info = this.#tokens.infoOf(token);
    // Attached letters are no ignorable ones, but a vowel sign may follow them: such words are complex.
    const word = info & Info.complex ? this.#tokens.lettersOf(token) : undefined;
    const start = this.#tokens.startOf(token);
    const count = word?.length ?? this.#tokens.lengthOf(token);
    const letterAt = (index: number) =>
      word === undefined ? foldUnit(this.#tokens.text.charCodeAt(start + index)) : word.charCodeAt(index);
    for (const length of attachedLengths(letterAt)) {
      const attached = Math.abs(length);
      if (count < attached + 2) continue;
      if (length > 0 && word === undefined && (info & Info.beforeHyphen) === 0) {
        let head = 0;
        for (let i = 0; i < attached; i++) head = addLetter(head, letterAt(i));
        const rest = withoutHead(this.#tokens.hashOf(token), head, count - attached);
        if (count > maxLetters || this.#table.find(rest) < 0) continue;
      }
      this.#walkReading(token, (length < 0 ? article : '') + this.#tokens.lettersOf(token).slice(attached));
    }
  }

  #walkReading(token: number, reading: string): void {
    this.#readings[0] = reading;
    this.#walk(token, token, hashOf(reading), reading.length);
  }

  /** Goes on from `token`, which ends `count` letters with this hash that begin at token `first`. */
  #walk(first: number, token: number, hash: number, count: number): void {
    const tokens = this.#tokens;
    for (;;) {
      if (count > maxLetters) return;
      const slot = this.#table.find(hash);
      if (slot >= 0) this.#check(first, token, slot);
      const next = token + 1;
      if (next >= tokens.count || next - first >= maxSpread) return;
      const info = this.#tokens.infoOf(next);
      const gap = info & Info.gap;
      if (gap === Gap.hard) return;
      if (gap !== Gap.hyphen && (slot < 0 || ((this.#table.slots[slot + 1] ?? 0) & goesOn) === 0)) return;
      token = next;
      if (info & Info.complex) {
        for (const reading of tokens.readingsOf(token)) {
          if (count + reading.length > maxLetters) continue;
          this.#readings[token - first] = reading;
          this.#walk(first, token, joinHashes(hash, hashOf(reading), reading.length), count + reading.length);
        }
        return;
      }
      this.#readings[token - first] = undefined;
      const letters = this.#tokens.lengthOf(token);
      count += letters;
      hash = joinHashes(hash, this.#tokens.hashOf(token), letters);
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
      const info = this.#tokens.infoOf(token);
      if (token > first) {
        if (at < stop && letters[at] === mayBreak) at++;
        else if ((info & Info.gap) !== Gap.hyphen) return false;
      }
      const reading = this.#readings[token - first];
      const start = reading === undefined ? this.#tokens.startOf(token) : 0;
      const end = reading === undefined ? this.#tokens.endOf(token) : reading.length;
      for (let i = start; i < end; i++) {
        let letter: number;
        if (reading !== undefined) letter = reading.charCodeAt(i);
        else {
          const unit = this.#tokens.text.charCodeAt(i);
          if (info & Info.unspaced) letter = unit;
          else if (info & Info.symbol) letter = symbolCode(unit);
          else {
            letter = folded[unit] ?? 0;
            if (letter < Kind.firstLetter) continue;
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
    const gap = this.#tokens.infoOf(token) & Info.gap;
    if (token === 0 || gap === Gap.hard) return true;
    if (gap === Gap.hyphen) return !isProductivePrefix(this.#tokens.lettersOf(token - 1));
    if (gap !== Gap.none || !this.#isApostropheInWord(token - 1)) return true;
    return elisions.has(this.#tokens.lettersOf(token - 2));
  }

  #mayEnd(token: number): boolean {
    if (token + 1 >= this.#tokens.count) return true;
    const gap = this.#tokens.infoOf(token + 1) & Info.gap;
    if (gap === Gap.hyphen) return !isProductivePrefix(this.#tokens.lettersOf(token));
    if (gap === Gap.none && this.#isApostropheInWord(token + 1)) return this.#hasPossessive(token);
    return true;
  }

  /** Whether `'s` follows the token. */
  #hasPossessive(token: number): boolean {
    return this.#isApostropheInWord(token + 1) && this.#tokens.lettersOf(token + 2) === 's';
  }

  /** Whether an apostrophe stands at the token, with a word right before and after. */
  #isApostropheInWord(token: number): boolean {
    if (token < 1 || token + 1 >= this.#tokens.count) return false;
    const info = this.#tokens.infoOf(token);
    return (
      (info & Info.symbol) !== 0 &&
      (info & Info.gap) === Gap.none &&
      this.#tokens.hashOf(token) === apostrophe &&
      (this.#tokens.infoOf(token - 1) & Info.symbol) === 0 &&
      (this.#tokens.infoOf(token + 1) & (Info.symbol | Info.gap)) === Gap.none
    );
  }
}

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
