import { attachedBy, mayBeBehind } from './attached-prefixes';
import { type Ending, endingsIn, noEnding } from './endings';
import { apostrophe, folded, Kind, symbolCode } from './fold';
import { type FormTable, mayBreak } from './form-table';
import { maxTokens } from './forms';
import { addLetters, joinHashes, removeLetters } from './hashing';
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
 * The ordinary case of a `Walk`, at a fraction of the time: words with one space between them, or characters
 * of a script without spaces, up to such another or to a comma or stop. It goes by the rows alone, and finds
 * what a `Walk` finds or says that it is unsure.
 */
export class PlainWalk {
  /** What was found: the form, and where it ends in the text. */
  form = -1;
  end = 0;
  readonly #table: FormTable;

  constructor(table: FormTable) {
    this.#table = table;
  }

  /** Looks for the longest form from `start` on: the letters of `row`, which has some, or its character. */
  start(text: string, rowCount: number, row: number, start: number): Found {
    const { ends, hashes, kinds } = rows;
    const { heads, goesOn, longest } = this.#table;
    this.form = -1;
    const firstRow = row;
    let end = ends[row] ?? 0;
    const spaced = start < end;
    if (!spaced) {
      if (kinds[row] !== Kind.unspaced) return Found.unsure;
      end++;
      row++;
    }
    let hash = spaced ? (hashes[row] ?? 0) : text.charCodeAt(start);
    const last = Math.min(rowCount - 1, row + maxTokens);
    for (let count = end - start; row < last; row++) {
      const kind = kinds[row] ?? 0;
      const at = ends[row] ?? 0;
      /** Letters of the plain word that follows; none before a pause, where no form goes on, or what is not plain. */
      let next = 0;
      if (!spaced) next = at === end && kind === Kind.unspaced ? 1 : 0;
      else if (kind === Kind.space) next = (ends[row + 1] ?? 0) - at - 1;
      if (next === 0 && !isPause(kind, text, at) && (spaced || at === end)) return Found.unsure;
      if (heads.hasInner(hash)) this.#check(text, start, end, hash);
      if (!goesOn.has(hash) || count + next > longest) return this.#result(text, start, firstRow, spaced);
      if (next === 0 || (spaced && interrupts(kinds[row + 1]))) return Found.unsure;
      count += next;
      hash = joinHashes(hash, spaced ? (hashes[row + 1] ?? 0) : text.charCodeAt(at), next);
      end = spaced ? at + 1 + next : at + 1;
    }
    return Found.unsure;
  }

  /** What a walk from the row has come to, now that no form goes on. */
  #result(text: string, start: number, row: number, spaced: boolean): Found {
    if (this.form >= 0) return Found.form;
    return spaced && this.#mayHavePrefix(text, start, row) ? Found.unsure : Found.nothing;
  }

  /** Whether a form may begin behind letters that Arabic attaches to the word of a row, which begins at `start`. */
  #mayHavePrefix(text: string, start: number, row: number): boolean {
    const prefixes = attachedBy.get(folded[text.charCodeAt(start)] ?? 0);
    if (!prefixes) return false;
    const { ends, hashes, kinds } = rows;
    const { heads } = this.#table;
    const hash = hashes[row] ?? 0;
    const end = ends[row] ?? 0;
    if (kinds[row] === Kind.space && !interrupts(kinds[row + 1]) && !heads.hasInner(hash)) {
      const next = (ends[row + 1] ?? 0) - end - 1;
      if (!heads.has(joinHashes(hash, hashes[row + 1] ?? 0, next))) return false;
    }
    for (const prefix of prefixes) if (mayBeBehind(prefix, hash, end - start, heads)) return true;
    return false;
  }

  /** Keeps the first form that the letters up to `end` spell; a listed one goes first. */
  #check(text: string, start: number, end: number, hash: number): void {
    if (this.#checkEnding(text, start, end, hash, noEnding)) return;
    for (const ending of endingsIn(folded[text.charCodeAt(end - 1)] ?? 0)) {
      const whole = addLetters(removeLetters(hash, ending.by), ending.replaces);
      if (this.#checkEnding(text, start, end, whole, ending)) return;
    }
  }

  #checkEnding(text: string, start: number, end: number, hash: number, ending: Ending): boolean {
    const table = this.#table;
    for (let slot = table.find(hash); slot >= 0; slot = table.next(slot)) {
      if ((table.endingsIn(slot) & ending.bit) !== ending.bit) continue;
      const form = table.formIn(slot);
      if (!this.#spells(text, start, end, form, ending)) continue;
      this.form = form;
      this.end = end;
      return true;
    }
    return false;
  }

  /** Compares text and form letter by letter. A space in the text has to be a break in the form. */
  #spells(text: string, start: number, end: number, form: number, { replaces, by }: Ending): boolean {
    const { letters } = this.#table;
    const cells = folded;
    const stem = end - by.length;
    let at = form;
    for (let i = start; i < stem; i++) {
      const unit = text.charCodeAt(i);
      const value = cells[unit];
      const letter = value === Kind.unspaced ? unit : value === Kind.space ? mayBreak : value;
      if (letters[at] !== letter && (letters[at] !== mayBreak || letters[++at] !== letter)) return false;
      at++;
    }
    if (at !== this.#table.endOf(form) - replaces.length) return false;
    for (let i = 0; i < by.length; i++) {
      if (cells[text.charCodeAt(stem + i)] !== by.charCodeAt(i)) return false;
    }
    return true;
  }
}

/** Whether a symbol stands at `at` that is no apostrophe, for that may belong to the word before. */
function isPause(kind: number, text: string, at: number): boolean {
  return kind === Kind.symbol && symbolCode(text.charCodeAt(at)) !== apostrophe;
}
