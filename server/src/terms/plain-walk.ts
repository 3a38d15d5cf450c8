import { attachedBy, isArabicLetter, mayBeBehind } from './attached-prefixes';
import { type Ending, endingBits, endingsIn } from './endings';
import { apostrophe, foldLetters, Kind, symbolCode } from './fold';
import { type FormTable, mayBreak } from './form-table';
import { maxTokens } from './forms';
import { addLetters, joinHashes, removeLetters } from './hashing';
import { isProductivePrefix } from './productive-prefixes';
import { rows } from './rows';
import { interrupts } from './tokens';

/** What a plain walk says of a place. */
export enum Found {
  /** No form begins there. */
  nothing,
  form,
  /** Something other than plain words stands in the way: a `Walk` has to see. */
  unsure,
}

/**
 * The ordinary case of a `Walk`, at a fraction of the time: words with one space or hyphen between them, or
 * characters of a script without spaces, up to such another or to a comma or stop. It goes by the rows alone,
 * and finds what a `Walk` finds or says that it is unsure.
 */
export interface PlainWalk {
  /** What was found: the form, and where it ends in the text. */
  form: number;
  end: number;
  /** Takes `count` rows, which were read from `text`, and the forms to look for. */
  reset(text: string, count: number, table: FormTable): void;
  /** Looks for the longest form from `start` on: the letters of `row`, which has some. */
  words(row: number, start: number): Found;
  /** Looks for the longest form that begins with the character of `row`, of a script without spaces. */
  unspaced(row: number): Found;
}

/** One for all matchers, in a closure, for the reason that `rows` is. */
export const plainWalk = createPlainWalk();

function createPlainWalk(): PlainWalk {
  const { ends, hashes, kinds, units, values } = rows;
  const walk = { form: -1, end: 0, reset, words, unspaced };
  let text = '';
  let portion = 0;
  let rowCount = 0;
  let table: FormTable;
  // What the loops need of the table: until they are compiled, every look through an object costs as much as a call.
  let headWords: Int32Array = new Int32Array(0);
  let headMask = 0;
  let goesOnWords = headWords;
  let goesOnMask = 0;
  let slots = headWords;
  let letters: Uint16Array = new Uint16Array(0);
  let longest = 0;

  function reset(newText: string, count: number, newTable: FormTable): void {
    text = newText;
    portion = rows.from;
    rowCount = count;
    table = newTable;
    headWords = table.heads.words;
    headMask = table.heads.mask;
    goesOnWords = table.goesOn.words;
    goesOnMask = table.goesOn.mask;
    slots = table.slots;
    letters = table.letters;
    longest = table.longest;
  }

  function words(first: number, start: number): Found {
    walk.form = -1;
    const last = Math.min(rowCount - 1, first + maxTokens);
    let end = ends[first] as number;
    let hash = hashes[first] as number;
    let count = end - start;
    for (let row = first; row < last; row++) {
      const kind = kinds[row] as number;
      let goes = (((goesOnWords[(hash >>> 4) & goesOnMask] as number) >>> hash) & 1) === 1;
      /** Letters of the word that follows. */
      let next = 0;
      if (kind === Kind.space || kind === Kind.hyphen) {
        next = (ends[row + 1] as number) - end - 1;
        if (next === 0) return Found.unsure;
        // A hyphen may cut where no form has a break.
        goes ||= kind === Kind.hyphen;
      } else if (isPause(row)) goes &&= table.heads.has(joinHashes(hash, codeOf(row), 1));
      else if (!closesWord(row)) return Found.unsure;
      const isWhole = ((headWords[((hash >>> 4) & headMask) + 1] as number) >>> hash) & 1;
      if (isWhole === 1 && !(kind === Kind.hyphen && isPrefix(row, start))) check(start, end, hash);
      if (!goes || count + next > longest) {
        if (walk.form >= 0) return Found.form;
        return mayHavePrefix(first, start) ? Found.unsure : Found.nothing;
      }
      if (next === 0) return Found.unsure;
      hash = joinHashes(hash, hashes[row + 1] as number, next);
      count += next;
      end += 1 + next;
    }
    return Found.unsure;
  }

  function unspaced(row: number): Found {
    const { heads, goesOn } = table;
    walk.form = -1;
    const start = ends[row] as number;
    const last = Math.min(rowCount - 1, row + maxTokens);
    let hash = units[row] as number;
    while (row < last) {
      const end = (ends[row] as number) + 1;
      row++;
      let goes = goesOn.has(hash);
      const isNext = ends[row] === end && kinds[row] === Kind.unspaced;
      if (!isNext && ends[row] === end) {
        if (!isPause(row)) return Found.unsure;
        goes &&= heads.has(joinHashes(hash, codeOf(row), 1));
      }
      if (heads.hasInner(hash)) check(start, end, hash);
      if (!goes || end - start >= longest) return walk.form >= 0 ? Found.form : Found.nothing;
      if (!isNext) return Found.unsure;
      hash = joinHashes(hash, units[row] as number, 1);
    }
    return Found.unsure;
  }

  /** Whether a symbol follows the letters of a row that is no apostrophe, for that may belong to the word. */
  function isPause(row: number): boolean {
    return kinds[row] === Kind.symbol && codeOf(row) !== apostrophe;
  }

  /** What stands for the symbol that follows the letters of a row. */
  function codeOf(row: number): number {
    return symbolCode(units[row] as number);
  }

  /** Whether a bracket follows the letters of a row with which the word is at its end: a space or a pause comes. */
  function closesWord(row: number): boolean {
    const at = ends[row] as number;
    if (kinds[row] !== Kind.closeBracket || row + 2 >= rowCount || ends[row + 1] !== at + 1) return false;
    if (isPause(row + 1)) return true;
    return kinds[row + 1] === Kind.space && (ends[row + 2] as number) > at + 2;
  }

  /** Whether the letters of a row, in a walk from `start`, are a prefix to the word behind its hyphen. */
  function isPrefix(row: number, start: number): boolean {
    const from = row === 0 ? start : Math.max(start, (ends[row - 1] as number) + 1);
    return isProductivePrefix(foldLetters(text.slice(from, ends[row])));
  }

  /** Whether a form may begin behind letters that Arabic attaches to the word of a row, which begins at `start`. */
  function mayHavePrefix(row: number, start: number): boolean {
    const letter = values[start - portion] as number;
    const prefixes = isArabicLetter(letter) ? attachedBy.get(letter) : undefined;
    if (!prefixes) return false;
    const { heads } = table;
    const hash = hashes[row] as number;
    const end = ends[row] as number;
    if (kinds[row] === Kind.space && !interrupts(kinds[row + 1]) && !heads.hasInner(hash)) {
      const next = (ends[row + 1] as number) - end - 1;
      if (!heads.has(joinHashes(hash, hashes[row + 1] as number, next))) return false;
    }
    return prefixes.some((prefix) => mayBeBehind(prefix, hash, end - start, heads));
  }

  /** Keeps the first form that the letters up to `end` spell; a listed one goes first. */
  function check(start: number, end: number, hash: number): void {
    const possible = endingsIn(values[end - 1 - portion] as number);
    for (let i = 0; i < possible.length; i++) {
      const ending = possible[i] as Ending;
      if (checkEnding(start, end, i === 0 ? hash : withoutEnding(hash, ending), ending)) return;
    }
  }

  function checkEnding(start: number, end: number, hash: number, { bit, replaces, by }: Ending): boolean {
    const { slotMask } = table;
    for (let slot = table.slotOf(hash); slots[slot + 1] !== 0; slot = (slot + 2) & slotMask) {
      const entry = slots[slot + 1] as number;
      if (slots[slot] !== hash || (entry & bit) !== bit) continue;
      const form = entry >>> endingBits;
      const stop = form + (letters[form - 1] as number) - replaces.length;
      if (!spells(start, end, form, stop, by)) continue;
      walk.form = form;
      walk.end = end;
      return true;
    }
    return false;
  }

  /**
   * Compares the text with the letters of a form up to `stop` and an ending. A space in the text has to be a
   * break in the form.
   */
  function spells(start: number, end: number, form: number, stop: number, by: string): boolean {
    let at = form;
    let inEnding = 0;
    for (let i = start; i < end; i++) {
      const value = values[i - portion] as number;
      const letter = value === Kind.unspaced ? text.charCodeAt(i) : value === Kind.space ? mayBreak : value;
      if (at === stop) {
        if (letter !== Kind.hyphen && by.charCodeAt(inEnding++) !== letter) return false;
      } else if (letters[at] === letter) at++;
      else if (letters[at] === mayBreak) {
        at++;
        if (letter !== Kind.hyphen && letters[at++] !== letter) return false;
      } else if (letter !== Kind.hyphen) return false;
    }
    return at === stop && inEnding === by.length;
  }

  return walk;
}

function withoutEnding(hash: number, { replaces, by }: Ending): number {
  return addLetters(removeLetters(hash, by), replaces);
}
