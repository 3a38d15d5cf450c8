import { isArabicLetter } from './attached-prefixes';
import { type ComplexWord, readComplexWord, wordGoesOn } from './complex-word';
import { folded, foldUnit, Kind, letters, symbolCode } from './fold';
import { addLetter, Hash } from './hashing';

/** What stands between a token and the one before it. */
export enum Gap {
  /** White space, at most one line break. */
  space,
  none,
  /** Something that joins the parts of a word; also damaged (`high -level`) or at a line's end. */
  hyphen,
  /** A paragraph break, a dash: no phrase runs across. */
  hard,
}

/** Bits of a token's info. */
export enum Info {
  /** The `Gap` before it. */
  gap = 3,
  /** A character that is neither letter nor digit. */
  symbol = 4,
  /** A letter of a script without spaces: a word may begin and end on either side of it. */
  unspaced = 8,
  /** A word with several readings or combining marks, to be looked up in `complex`. */
  complex = 16,
  arabic = 32,
  /** The next token follows a hyphen. */
  beforeHyphen = 64,
  /** The row is complete; other rows hold a word after one space by its hash and end. */
  complete = 128,
}

/** Where in a token's info the number of letters stands. */
const lettersShift = 8;

/** Cells of a token's row: its hash, its span in UTF-16 code units of the text, its info. */
enum Cell {
  hash,
  start,
  end,
  info,
  /** Cells a row. */
  count,
}

const capacity = 4096;

/** How far back from a portion's end to look for a space to end it at. */
const longestWord = 256;

/**
 * The words of a text, as rows in a typed array that is used again for every text. Long texts are read in
 * portions: `read`, use, `keepFrom`, `read` on.
 */
export class Tokens {
  count = 0;
  text = '';
  /** What `candidates` found. */
  readonly candidate = new Int32Array(capacity);
  readonly #rows = new Int32Array(capacity * Cell.count);
  /** Complex words by their start in the text. */
  readonly #complex = new Map<number, ComplexWord>();
  #state = State.hard;

  get byteSize(): number {
    return this.#rows.byteLength;
  }

  reset(text: string): void {
    this.#clear(0);
    this.text = text;
    this.count = 0;
    this.#state = State.hard;
    if (this.#complex.size > 0) this.#complex.clear();
  }

  /** Drops the tokens before `first`. */
  keepFrom(first: number): void {
    this.#rows.copyWithin(0, first * Cell.count, this.count * Cell.count);
    this.#clear(this.count - first);
    this.count -= first;
  }

  /** The polynomial hash of a token's folded letters; 0 for a complex word. */
  hashOf(token: number): number {
    return this.#rows[token * Cell.count + Cell.hash] ?? 0;
  }

  endOf(token: number): number {
    return this.#rows[token * Cell.count + Cell.end] ?? 0;
  }

  infoOf(token: number): number {
    return this.#rows[token * Cell.count + Cell.info] ?? 0;
  }

  startOf(token: number): number {
    const row = token * Cell.count;
    if ((this.#rows[row + Cell.info] ?? 0) & Info.complete) return this.#rows[row + Cell.start] ?? 0;
    const { text } = this;
    if (token === 0) {
      let at = this.#rows[row + Cell.end] ?? 0;
      while (at > 0 && (folded[text.charCodeAt(at - 1)] ?? 0) >= Kind.firstLetter) at--;
      return at;
    }
    let at = this.#rows[row + Cell.end - Cell.count] ?? 0;
    while ((folded[text.charCodeAt(at)] ?? 0) < Kind.firstLetter) at++;
    return at;
  }

  /** Number of folded letters; 0 for a complex word. */
  lengthOf(token: number): number {
    const info = this.infoOf(token);
    return info & Info.complete ? info >>> lettersShift : this.endOf(token) - this.startOf(token);
  }

  /** Folded letters of a token; of its first reading, where there are several. */
  lettersOf(token: number): string {
    const { text } = this;
    const start = this.startOf(token);
    const info = this.infoOf(token);
    if (info & Info.symbol) return String.fromCharCode(symbolCode(text.charCodeAt(start)));
    if (info & Info.unspaced) return text[start] ?? '';
    if (info & Info.complex) return this.readingsOf(token)[0] ?? '';
    let letters = '';
    for (let at = start; at < this.endOf(token); at++) {
      letters += String.fromCharCode(foldUnit(text.charCodeAt(at)));
    }
    return letters;
  }

  /** All readings of a complex word. */
  readingsOf(token: number): readonly string[] {
    return this.#complex.get(this.startOf(token))?.readings ?? [];
  }

  /**
   * Reads on at `offset` until the text or the room ends; gives the offset to read on at.
   *
   * Most of a text is letters and single spaces. For these the loop has no branch that depends on where
   * words end, because a processor guesses those wrong once a word: it writes every prefix of a word into
   * the same row and moves on to the next row behind the last letter. Anything else is read with care.
   */
  read(offset: number): number {
    const { text } = this;
    const rows = this.#rows;
    const first = this.count;
    // A code unit gives a token at most.
    const end = portionEnd(text, offset, offset + capacity - first - 1);
    let at = this.#readWithCare(offset, end, this.#state);
    let row = this.count * Cell.count;
    let hash = 0;
    for (; at < end; at = (at + 1) | 0) {
      // A cast, for the table holds every code unit and a default in its place costs half the speed.
      const value = folded[text.charCodeAt(at)] as number;
      if (value < Kind.space) {
        if (value === Kind.unknown) {
          foldUnit(text.charCodeAt(at));
          at = (at - 1) | 0;
          continue;
        }
        rows[row] = hash;
        rows[row + Cell.end] = at;
        this.count = row >> 2;
        at = (this.#leaveWord(at, end, hash, value) - 1) | 0;
        row = (this.count * Cell.count) | 0;
        hash = 0;
        continue;
      }
      // All ones for a letter, zero for a space.
      const letter = (Kind.space - value) >> 31;
      rows[row] = hash;
      rows[row + Cell.end] = at;
      row = (row + (~letter & ((hash | -hash) >> 31) & Cell.count)) | 0;
      hash = (Math.imul(hash, Hash.multiplier) + value) & letter;
    }
    if (hash !== 0) {
      rows[row] = hash;
      rows[row + Cell.end] = end;
      row += Cell.count;
    }
    this.count = row >> 2;
    const spaceAtEnd = end > 0 && folded[text.charCodeAt(end - 1)] === Kind.space;
    if (this.#state === State.none && spaceAtEnd) this.#state = State.spaced;
    if (letters.arabic) this.#markArabic(first);
    return end;
  }

  /**
   * Lists in `candidate` the tokens from `first` to before `end` whose hash has its bit in `filter`, and
   * those that may begin a phrase though it has not; gives their number. No branches here either.
   */
  candidates(first: number, end: number, filter: Int32Array, shift: number): number {
    const rows = this.#rows;
    const { candidate } = this;
    let found = 0;
    for (let token = first; token < end; token = (token + 1) | 0) {
      const row = token * Cell.count;
      const bit = Math.imul(rows[row] ?? 0, Hash.mixer) >>> shift;
      const special = (rows[row + Cell.info] ?? 0) & (Info.beforeHyphen | Info.complex | Info.arabic);
      candidate[found] = token;
      found = (found + ((((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) | (-special >>> 31))) | 0;
    }
    return found;
  }

  /** Completes the word that ends at `at`, if there is one, and reads on until single spaces follow again. */
  #leaveWord(at: number, end: number, hash: number, value: number): number {
    if (hash === 0) return this.#readWithCare(at, end, State.spaced);
    if (value >= Kind.ignorable && value <= Kind.composed && wordGoesOn(this.text, at)) {
      const start = this.startOf(this.count);
      return this.#readWithCare(this.#pushComplex(start, State.spaced), end, State.none);
    }
    this.count++;
    return this.#readWithCare(at, end, State.none);
  }

  /**
   * Reads character by character until a space and a letter follow a token. Gives the offset of that space,
   * or `end`; leaves the state there.
   */
  #readWithCare(offset: number, end: number, state: State): number {
    const { text } = this;
    let start = offset;
    let hash = 0;
    for (let at = offset; ; at++) {
      const value = at < end ? foldUnit(text.charCodeAt(at)) : Kind.end;
      if (value >= Kind.firstLetter) {
        hash = addLetter(hash, value);
        continue;
      }
      if (at > start) {
        if (value >= Kind.ignorable && value <= Kind.composed && wordGoesOn(text, at)) {
          at = this.#pushComplex(start, state) - 1;
        } else {
          const arabic = isArabicLetter(foldUnit(text.charCodeAt(start))) ? Info.arabic : 0;
          this.#push(hash, start, at, state, arabic | ((at - start) << lettersShift));
          at--;
        }
        start = at + 1;
        hash = 0;
        state = State.none;
        continue;
      }
      start = at + 1;
      if (value === Kind.end) {
        this.#state = state;
        return end;
      }
      if (value === Kind.space && state === State.none && startsWord(text, at + 1)) {
        this.#state = state;
        return at;
      }
      if (value <= Kind.closeBracket || value === Kind.space) {
        state = afterGap[state * gapKinds + value] ?? State.hard;
        continue;
      }
      const unit = text.charCodeAt(at);
      const single = 1 << lettersShift;
      if (value === Kind.symbol) this.#push(symbolCode(unit), at, at + 1, state, Info.symbol | single);
      else if (value === Kind.unspaced) this.#push(unit, at, at + 1, state, Info.unspaced | single);
      else {
        at = this.#pushComplex(at, state) - 1;
        start = at + 1;
      }
      state = State.none;
    }
  }

  /** Adds the word with brackets or combining marks at `start`; gives its end. */
  #pushComplex(start: number, state: State): number {
    const word = readComplexWord(this.text, start);
    this.#complex.set(word.start, word);
    const arabic = isArabicLetter(word.readings[0]?.charCodeAt(0) ?? 0) ? Info.arabic : 0;
    this.#push(0, word.start, word.end, state, Info.complex | arabic);
    return word.end;
  }

  #push(hash: number, start: number, end: number, state: State, info: number): void {
    const rows = this.#rows;
    const row = this.count * Cell.count;
    const gap = gapOf[state] ?? Gap.hard;
    if (gap === Gap.hyphen && row > 0) {
      rows[row - Cell.count + Cell.info] = (rows[row - Cell.count + Cell.info] ?? 0) | Info.beforeHyphen;
    }
    rows[row] = hash;
    rows[row + Cell.start] = start;
    rows[row + Cell.end] = end;
    rows[row + Cell.info] = gap | info | Info.complete;
    this.count++;
  }

  /** The fast loop relies on rows not in use having no info. */
  #clear(first: number): void {
    const rows = this.#rows;
    for (let row = first * Cell.count + Cell.info; row < this.count * Cell.count; row += Cell.count)
      rows[row] = 0;
  }

  #markArabic(first: number): void {
    const rows = this.#rows;
    for (let row = first * Cell.count; row < this.count * Cell.count; row += Cell.count) {
      const last = this.text.charCodeAt((rows[row + Cell.end] ?? 0) - 1);
      if (isArabicLetter(folded[last] ?? 0))
        rows[row + Cell.info] = (rows[row + Cell.info] ?? 0) | Info.arabic;
    }
  }
}

/** Where to end a portion that has room up to `room`: behind a space, unless there is none in reach. */
function portionEnd(text: string, offset: number, room: number): number {
  if (room >= text.length) return text.length;
  for (let end = room; end > offset + 1 && end > room - longestWord; end--) {
    if (text.charCodeAt(end - 1) === 0x20) return end;
  }
  return room;
}

function startsWord(text: string, at: number): boolean {
  return at < text.length && (folded[text.charCodeAt(at)] ?? 0) >= Kind.firstLetter;
}

/** What the reader has seen since the last token. */
enum State {
  none,
  spaced,
  lined,
  hyphened,
  spacedHyphen,
  hyphenSpaced,
  hyphenLined,
  dashed,
  hard,
}

const gapKinds = Kind.space + 1;

/** The state that a character leads to; a character not named leaves it as it is. */
const afterGap = (() => {
  const table = new Uint8Array((State.hard + 1) * gapKinds);
  for (let state = State.none; state <= State.hard; state++)
    table.fill(state, state * gapKinds, (state + 1) * gapKinds);
  const on = (state: number, kind: number, next: number) => {
    table[state * gapKinds + kind] = next;
  };
  on(State.none, Kind.space, State.spaced);
  on(State.none, Kind.lineBreak, State.lined);
  on(State.none, Kind.hyphen, State.hyphened);
  on(State.none, Kind.dash, State.dashed);
  on(State.spaced, Kind.lineBreak, State.lined);
  on(State.spaced, Kind.hyphen, State.spacedHyphen);
  on(State.spaced, Kind.dash, State.hard);
  on(State.lined, Kind.lineBreak, State.hard);
  on(State.lined, Kind.hyphen, State.hard);
  on(State.lined, Kind.dash, State.hard);
  on(State.hyphened, Kind.space, State.hyphenSpaced);
  on(State.hyphened, Kind.lineBreak, State.hyphenLined);
  on(State.hyphened, Kind.hyphen, State.hard);
  on(State.hyphened, Kind.dash, State.hard);
  for (const kind of [Kind.space, Kind.lineBreak, Kind.hyphen, Kind.dash]) {
    on(State.spacedHyphen, kind, State.hard);
    on(State.dashed, kind, State.hard);
  }
  on(State.hyphenSpaced, Kind.lineBreak, State.hyphenLined);
  on(State.hyphenSpaced, Kind.hyphen, State.hard);
  on(State.hyphenSpaced, Kind.dash, State.hard);
  on(State.hyphenLined, Kind.lineBreak, State.hard);
  on(State.hyphenLined, Kind.hyphen, State.hard);
  on(State.hyphenLined, Kind.dash, State.hard);
  return table;
})();

const gapOf = Uint8Array.of(
  Gap.none,
  Gap.space,
  Gap.space,
  Gap.hyphen,
  Gap.hyphen,
  Gap.hyphen,
  Gap.hyphen,
  Gap.hyphen,
  Gap.hard,
);
