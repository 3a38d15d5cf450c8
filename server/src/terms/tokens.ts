import { isArabicLetter } from './attached-prefixes';
import { type ComplexWord, readComplexWord, wordGoesOn } from './complex-word';
import * as fold from './fold';
import type { Hashing } from './hashing';

/** What stands between a token and the one before it. */
export const gapNone = 0;
/** White space, at most one line break. */
export const gapSpace = 1;
/** Something that joins the parts of a word; also damaged (`high -level`) or at a line's end. */
export const gapHyphen = 2;
/** A paragraph break, a dash: no phrase runs across. */
export const gapHard = 3;

export const gapMask = 3;
/** A character that is neither letter nor digit. */
export const symbolToken = 4;
/** A letter of a script without spaces: a word may begin and end on either side of it. */
export const unspacedToken = 8;
/** A word with several readings or combining marks, to be looked up in `complex`. */
export const complexToken = 16;
export const arabicToken = 32;
/** The next token follows a hyphen. */
export const beforeHyphen = 64;
export const lettersShift = 8;

/** Cells of a token in `data`: hash, start and end in the text (UTF-16 code units), info. */
export const tokenCells = 4;

const capacity = 1024;

/**
 * The words of a text, as rows in a typed array that is used again for every text. Long texts are read in
 * portions: `read`, use, `keepFrom`, `read` on.
 */
export class Tokens {
  readonly data = new Int32Array(capacity * tokenCells);
  count = 0;
  /** Complex words by their start in the text. */
  readonly complex = new Map<number, ComplexWord>();
  #gap = hard;

  constructor(readonly hashing: Hashing) {}

  reset(): void {
    this.count = 0;
    this.#gap = hard;
    if (this.complex.size > 0) this.complex.clear();
  }

  /** Drops the tokens before `first`. */
  keepFrom(first: number): void {
    this.data.copyWithin(0, first * tokenCells, this.count * tokenCells);
    this.count -= first;
  }

  /** Reads on at `offset` until the text or the room ends; gives the offset after the last one read. */
  read(text: string, offset: number): number {
    const { folded } = fold;
    const { multiplier } = this.hashing;
    const length = text.length;
    let { count } = this;
    let gap = this.#gap;
    let at = offset;
    while (at < length && count < capacity) {
      let value = folded[text.charCodeAt(at)] ?? 0;
      if (value < fold.firstLetter) {
        if (value === fold.space && gap === none) {
          gap = spaced;
          at++;
          continue;
        }
        if (value === fold.unknown) value = fold.foldUnit(text.charCodeAt(at));
        if (value <= fold.closeBracket) {
          gap = afterGap[gap * gapKinds + value] ?? hard;
          at++;
          continue;
        }
        if (value === fold.symbol || value === fold.unspaced) {
          const unit = text.charCodeAt(at);
          const kind = value === fold.symbol ? symbolToken : unspacedToken;
          const code = value === fold.symbol ? fold.symbolCode(unit) : unit;
          count = this.#push(count, code, at, at + 1, gap, kind, 1);
          gap = none;
          at++;
          continue;
        }
        if (value === fold.composed) {
          this.count = count;
          at = this.#readComplex(text, at, gap);
          count = this.count;
          gap = none;
          continue;
        }
      }

      const start = at;
      const first = value;
      let hash = 0;
      let hidden = 0;
      for (;;) {
        while (value >= fold.firstLetter) {
          hash = (Math.imul(hash, multiplier) + value) | 0;
          at++;
          value = at < length ? (folded[text.charCodeAt(at)] ?? 0) : fold.symbol;
        }
        if (value === fold.space || value === fold.symbol) break;
        if (value === fold.unknown) {
          value = fold.foldUnit(text.charCodeAt(at));
        } else if (value === fold.ignorable) {
          hidden++;
          at++;
          value = at < length ? fold.foldUnit(text.charCodeAt(at)) : fold.symbol;
        } else break;
      }
      if (value >= fold.openBracket && value <= fold.composed && wordGoesOn(text, at)) {
        this.count = count;
        at = this.#readComplex(text, start, gap);
        count = this.count;
      } else {
        const arabic = isArabicLetter(first) ? arabicToken : 0;
        count = this.#push(count, hash, start, at, gap, arabic, at - start - hidden);
      }
      gap = none;
    }
    this.count = count;
    this.#gap = gap;
    return at;
  }

  /** Folded letters of a token; of its first reading, where there are several. */
  lettersOf(text: string, token: number): string {
    const { data } = this;
    const cell = token * tokenCells;
    const start = data[cell + 1] ?? 0;
    const info = data[cell + 3] ?? 0;
    if (info & symbolToken) return String.fromCharCode(fold.symbolCode(text.charCodeAt(start)));
    if (info & unspacedToken) return text[start] ?? '';
    if (info & complexToken) return this.complex.get(start)?.readings[0] ?? '';
    let letters = '';
    for (let at = start; at < (data[cell + 2] ?? 0); at++) {
      const value = fold.foldUnit(text.charCodeAt(at));
      if (value >= fold.firstLetter) letters += String.fromCharCode(value);
    }
    return letters;
  }

  #push(
    count: number,
    hash: number,
    start: number,
    end: number,
    gap: number,
    flags: number,
    letters: number,
  ): number {
    const { data } = this;
    const cell = count * tokenCells;
    const before = gapBefore[gap] ?? gapHard;
    if (before === gapHyphen && count > 0) data[cell - 1] = (data[cell - 1] ?? 0) | beforeHyphen;
    data[cell] = hash;
    data[cell + 1] = start;
    data[cell + 2] = end;
    data[cell + 3] = before | flags | (letters << lettersShift);
    return count + 1;
  }

  /** Reads the word with brackets or combining marks at `start`; gives the offset after it. */
  #readComplex(text: string, start: number, gap: number): number {
    const word = readComplexWord(text, start);
    this.complex.set(word.start, word);
    const arabic = isArabicLetter(word.readings[0]?.charCodeAt(0) ?? 0) ? arabicToken : 0;
    this.count = this.#push(this.count, 0, word.start, word.end, gap, complexToken | arabic, 0);
    return word.end;
  }
}

// States of the reader between two tokens.
const none = 0;
const spaced = 1;
const lined = 2;
const hyphened = 3;
const spacedHyphen = 4;
const hyphenSpaced = 5;
const hyphenLined = 6;
const dashed = 7;
const hard = 8;

const gapKinds = fold.closeBracket + 1;

/** The state that a character leads to; a character not named leaves it as it is. */
const afterGap = (() => {
  const table = new Uint8Array((hard + 1) * gapKinds);
  for (let state = none; state <= hard; state++) table.fill(state, state * gapKinds, (state + 1) * gapKinds);
  const on = (state: number, kind: number, next: number) => {
    table[state * gapKinds + kind] = next;
  };
  on(none, fold.space, spaced);
  on(none, fold.lineBreak, lined);
  on(none, fold.hyphen, hyphened);
  on(none, fold.dash, dashed);
  on(spaced, fold.lineBreak, lined);
  on(spaced, fold.hyphen, spacedHyphen);
  on(spaced, fold.dash, hard);
  on(lined, fold.lineBreak, hard);
  on(lined, fold.hyphen, hard);
  on(lined, fold.dash, hard);
  on(hyphened, fold.space, hyphenSpaced);
  on(hyphened, fold.lineBreak, hyphenLined);
  on(hyphened, fold.hyphen, hard);
  on(hyphened, fold.dash, hard);
  for (const kind of [fold.space, fold.lineBreak, fold.hyphen, fold.dash]) {
    on(spacedHyphen, kind, hard);
    on(dashed, kind, hard);
  }
  on(hyphenSpaced, fold.lineBreak, hyphenLined);
  on(hyphenSpaced, fold.hyphen, hard);
  on(hyphenSpaced, fold.dash, hard);
  on(hyphenLined, fold.lineBreak, hard);
  on(hyphenLined, fold.hyphen, hard);
  on(hyphenLined, fold.dash, hard);
  return table;
})();

const gapBefore = Uint8Array.of(
  gapNone,
  gapSpace,
  gapSpace,
  gapHyphen,
  gapHyphen,
  gapHyphen,
  gapHyphen,
  gapHyphen,
  gapHard,
);
