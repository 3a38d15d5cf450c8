import { type ComplexWord, readComplexWord, wordGoesOn } from './complex-word';
import { foldLetters, foldUnit, Kind, letterOf } from './fold';
import { hashOf } from './hashing';
import { rows } from './rows';

/** What stands between a token and the one before it. */
export enum Gap {
  none,
  /** White space, at most one line break. */
  space,
  /** Something that joins the parts of a word; also damaged (`high -level`) or at a line's end. */
  hyphen,
  /** A paragraph break, a dash: no phrase runs across. */
  hard,
}

/** Most tokens kept; none are read behind. */
const capacity = 80;

/**
 * The words of a text, and the characters that are one by themselves, from some place on: read from the rows
 * as they are asked for, and kept by number. Spans are UTF-16 code units of the text.
 */
export interface Tokens {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Polynomial hash of the folded letters and their number; 0 for a complex word. */
  readonly hashes: Int32Array;
  readonly lengths: Int32Array;
  /** The `Gap` before each. */
  readonly gaps: Uint8Array;
  /** `firstLetter`, `composed` for a complex word, `symbol` or `unspaced`. */
  readonly kinds: Uint8Array;
  /** The ways to read a complex word. */
  readonly readings: (readonly string[])[];
  /** Takes `count` rows, which were read from `text`. */
  reset(text: string, count: number): void;
  /** Makes what stands at `at`, letters of `row` or the character that closes it, token number 0. */
  startAt(row: number, at: number): void;
  /** Whether there is a token of this number; if so, it has been read. */
  has(index: number): boolean;
  /** Whether a token was asked for that may stand beyond the rows. */
  isShort(): boolean;
  /** True only for a token with nothing but a space between it and the next word. */
  isBeforeSpace(index: number): boolean;
  /** Folded letters of a token; of its first reading, where there are several. */
  lettersOf(index: number): string;
}

/** One for all matchers, in a closure, for the reason that `rows` is. */
export const tokens = createTokens();

function createTokens(): Tokens {
  const starts = new Int32Array(capacity);
  const ends = new Int32Array(capacity);
  const hashes = new Int32Array(capacity);
  const lengths = new Int32Array(capacity);
  const gaps = new Uint8Array(capacity);
  const kinds = new Uint8Array(capacity);
  const readings: (readonly string[])[] = new Array(capacity).fill([]);
  const { ends: rowEnds, hashes: rowHashes, kinds: rowKinds } = rows;
  /** By their first letter: a walk from each of the words before asks for them again. */
  const complexWords = new Map<number, ComplexWord>();
  let text = '';
  let rowCount = 0;
  let count = 0;
  /** The row and the offset to read on at. */
  let row = 0;
  let at = 0;
  let short = false;

  function reset(newText: string, newCount: number): void {
    text = newText;
    if (complexWords.size > 0) complexWords.clear();
    rowCount = newCount;
  }

  function startAt(newRow: number, offset: number): void {
    row = newRow;
    at = offset;
    count = 0;
    short = false;
  }

  function has(index: number): boolean {
    while (count <= index) if (!readOne()) return false;
    return true;
  }

  function readOne(): boolean {
    if (count === capacity) return false;
    const from = at;
    for (let next = from; row < rowCount; row++) {
      const end = rowEnds[row] as number;
      const kind = rowKinds[row] as number;
      if (next < end) {
        if (interrupts(kind) && wordGoesOn(text, end)) pushComplex(from, next);
        else push(from, next, end, Kind.firstLetter, hashFrom(next));
        return true;
      }
      if (end === text.length) return false;
      if (kind === Kind.composed) {
        pushComplex(from, end);
        return true;
      }
      if (kind > Kind.lastOfGap) {
        push(from, end, end + 1, kind, letterOf(text.charCodeAt(end)));
        row++;
        return true;
      }
      next = end + 1;
    }
    short = true;
    return false;
  }

  function push(from: number, start: number, end: number, kind: Kind, hash: number): void {
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    lengths[count] = end - start;
    if (start === from) gaps[count] = Gap.none;
    else if (start === from + 1 && text.charCodeAt(from) === 0x20) gaps[count] = Gap.space;
    else gaps[count] = gapBetween(text, from, start);
    kinds[count] = kind;
    count++;
    at = end;
  }

  function pushComplex(from: number, letters: number): void {
    const word = complexWords.get(letters) ?? readComplexWord(text, letters);
    complexWords.set(letters, word);
    readings[count] = word.readings;
    push(from, word.start, word.end, Kind.composed, 0);
    while (row < rowCount && (rowEnds[row] as number) < at) row++;
  }

  /** The hash of the letters from `offset` to the end of the row; a complex word may have taken those before. */
  function hashFrom(offset: number): number {
    if (row === 0 || offset === (rowEnds[row - 1] as number) + 1) return rowHashes[row] as number;
    return hashOf(foldLetters(text.slice(offset, rowEnds[row])));
  }

  function isBeforeSpace(index: number): boolean {
    return (
      index === count - 1 &&
      rowKinds[row] === Kind.space &&
      rowEnds[row] === at &&
      (rowEnds[row + 1] as number) > at + 1
    );
  }

  function lettersOf(index: number): string {
    if (kinds[index] === Kind.composed) return readings[index]?.[0] ?? '';
    let letters = '';
    for (let offset = starts[index] as number; offset < (ends[index] as number); offset++) {
      letters += String.fromCharCode(letterOf(text.charCodeAt(offset)));
    }
    return letters;
  }

  const isShort = () => short;
  return {
    ...{ starts, ends, hashes, lengths, gaps, kinds, readings },
    ...{ reset, startAt, has, isShort, isBeforeSpace, lettersOf },
  };
}

/** Whether a word that is followed by such a character may go on behind it. */
export function interrupts(kind: number | undefined): boolean {
  return kind !== undefined && kind >= Kind.ignorable && kind <= Kind.composed;
}

/** What the characters from `from` to `to`, none of which belongs to a token, mean for the tokens around. */
export function gapBetween(text: string, from: number, to: number): Gap {
  if (to <= from) return Gap.none;
  let joint = 0;
  let before = false;
  let after = false;
  let lines = 0;
  for (let at = from; at < to; at++) {
    const value = foldUnit(text.charCodeAt(at));
    if (value === Kind.space) {
      if (joint === 0) before = true;
      else after = true;
    } else if (value === Kind.lineBreak) lines++;
    else if (value === Kind.hyphen || value === Kind.dash) {
      if (joint > 0 || lines > 0) return Gap.hard;
      joint = value;
    }
  }
  if (lines > 1) return Gap.hard;
  if (lines > 0) after = true;
  if (joint === 0) return before || after ? Gap.space : Gap.none;
  // A hyphen that lost its place has a space on one side; a dash stands between letters or is a pause.
  const apart = joint === Kind.dash ? before || after : before && after;
  return apart ? Gap.hard : Gap.hyphen;
}
