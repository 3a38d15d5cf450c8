import { attachedBy, isArabicLetter, mayBeBehind } from './attached-prefixes';
import { mayEnd } from './boundaries';
import { type Ending, endingBits, endingsIn } from './endings';
import { folded, Kind, letterOf } from './fold';
import { type FormTable, mayBreak } from './form-table';
import { maxTokens } from './forms';
import { addLetters, hashOf, joinHashes, removeLetters } from './hashing';
import { Gap, tokens } from './tokens';

/**
 * Most tokens of a text that one phrase may take: a hyphen in the text, at a line's end for example, may
 * cut where the form has no break.
 */
const maxSpread = maxTokens + 8;

/** Most steps of a walk: several words with brackets in a row can be read in more ways than there is time for. */
const mostSteps = 100;

/**
 * Goes from a token over the following ones for as long as some form goes on, and compares what it arrives
 * at letter by letter.
 */
export class Walk {
  /** What was found: the last token and the form; -1 when nothing was. */
  last = -1;
  form = -1;
  readonly #table: FormTable;
  /** The reading taken of each token that the text does not spell by itself. */
  readonly #readings: (string | undefined)[] = new Array(maxSpread).fill(undefined);
  #text = '';
  #steps = 0;

  constructor(table: FormTable) {
    this.#table = table;
  }

  /** Looks for the longest form that begins with token 0, which there is. */
  start(text: string): void {
    this.#text = text;
    this.last = -1;
    this.#steps = 0;
    if (tokens.kinds[0] === Kind.composed) {
      for (const reading of tokens.readings[0] ?? []) this.#walkReading(reading);
    } else {
      this.#readings[0] = undefined;
      this.#walk(0, tokens.hashes[0] ?? 0, tokens.lengths[0] ?? 0);
    }
    if (this.last < 0) this.#walkPastPrefixes();
  }

  /** Tries the Arabic words that remain without what is attached to their head. */
  #walkPastPrefixes(): void {
    const isComplex = tokens.kinds[0] === Kind.composed;
    const first = isComplex
      ? tokens.lettersOf(0).charCodeAt(0)
      : letterOf(this.#text.charCodeAt(tokens.starts[0] ?? 0));
    const prefixes = attachedBy.get(first);
    if (!prefixes) return;
    const { heads } = this.#table;
    const hash = tokens.hashes[0] ?? 0;
    const length = tokens.lengths[0] ?? 0;
    for (const prefix of prefixes) {
      if (!isComplex && !mayBeBehind(prefix, hash, length, heads)) continue;
      const word = tokens.lettersOf(0);
      if (word.startsWith(prefix.letters) && word.length >= prefix.letters.length + 2) {
        const rest = prefix.lost + word.slice(prefix.letters.length);
        if (isArabicLetter(rest.charCodeAt(0))) this.#walkReading(rest);
      }
    }
  }

  #walkReading(reading: string): void {
    this.#readings[0] = reading;
    this.#walk(0, hashOf(reading), reading.length);
  }

  /** Goes on from token `last` of the walk, with which `count` letters of this hash end. */
  #walk(last: number, hash: number, count: number): void {
    const { heads, goesOn, longest } = this.#table;
    while (count <= longest && this.#steps++ < mostSteps) {
      if (heads.hasInner(hash)) this.#check(last, hash);
      const goes = goesOn.has(hash);
      if (!goes && tokens.isBeforeSpace(last)) return;
      last++;
      if (last === maxSpread || !tokens.has(last)) return;
      const gap = tokens.gaps[last];
      if (gap === Gap.hard || (gap !== Gap.hyphen && !goes)) return;
      if (tokens.kinds[last] === Kind.composed) {
        for (const reading of tokens.readings[last] ?? []) {
          if (count + reading.length > longest) continue;
          this.#readings[last] = reading;
          this.#walk(last, joinHashes(hash, hashOf(reading), reading.length), count + reading.length);
        }
        return;
      }
      this.#readings[last] = undefined;
      const length = tokens.lengths[last] ?? 0;
      count += length;
      hash = joinHashes(hash, tokens.hashes[last] ?? 0, length);
    }
  }

  /** Keeps the first form that the tokens spell, if it is the longest so far; a listed one goes first. */
  #check(last: number, hash: number): void {
    if (last <= this.last) return;
    for (const ending of endingsIn(this.#lastLetter(last))) {
      const form = addLetters(removeLetters(hash, ending.by), ending.replaces);
      if (this.#checkEnding(last, form, ending)) return;
    }
  }

  #checkEnding(last: number, hash: number, ending: Ending): boolean {
    const { slots, slotMask } = this.#table;
    for (let slot = this.#table.slotOf(hash); slots[slot + 1] !== 0; slot = (slot + 2) & slotMask) {
      const entry = slots[slot + 1] as number;
      if (slots[slot] !== hash || (entry & ending.bit) !== ending.bit) continue;
      const form = entry >>> endingBits;
      if (!this.#spells(last, form, ending) || !mayEnd(last)) continue;
      this.last = last;
      this.form = form;
      return true;
    }
    return false;
  }

  #lastLetter(index: number): number {
    const reading = this.#readings[index];
    if (reading !== undefined) return reading.charCodeAt(reading.length - 1);
    return letterOf(this.#text.charCodeAt((tokens.ends[index] ?? 0) - 1));
  }

  /** Compares tokens and form letter by letter, and the gaps between tokens with the form's breaks. */
  #spells(last: number, form: number, { replaces, by }: Ending): boolean {
    const { letters } = this.#table;
    const { starts, ends, gaps } = tokens;
    const cells = folded;
    const text = this.#text;
    const stop = this.#table.endOf(form) - replaces.length;
    let at = form;
    let inEnding = 0;
    for (let index = 0; index <= last; index++) {
      if (index > 0) {
        if (at < stop && letters[at] === mayBreak) at++;
        else if (gaps[index] !== Gap.hyphen) return false;
      }
      const reading = this.#readings[index];
      const source = reading ?? text;
      const end = reading === undefined ? (ends[index] ?? 0) : reading.length;
      let i = reading === undefined ? (starts[index] ?? 0) : 0;
      // Most letters are plain ones; without a call, the loop keeps what the compiler knows of the arrays.
      for (; i < end && at < stop && letters[at] === cells[source.charCodeAt(i)]; i++) at++;
      for (; i < end; i++) {
        const letter = letterOf(source.charCodeAt(i));
        if (at < stop) {
          if (letters[at] === mayBreak) at++;
          if (letters[at++] !== letter) return false;
        } else if (by.charCodeAt(inEnding++) !== letter) return false;
      }
    }
    return at === stop && inEnding === by.length;
  }
}
