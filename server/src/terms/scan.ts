import type { Span } from '../draft/span';
import { hasPossessive, mayStart } from './boundaries';
import { wordGoesOn } from './complex-word';
import { foldUnit, Kind, letterOf } from './fold';
import type { FormTable } from './form-table';
import { joinHashes, maxLetters } from './hashing';
import { Found, plainWalk } from './plain-walk';
import { rows } from './rows';
import type { Term } from './term';
import { interrupts, tokens } from './tokens';
import type { Walk } from './walk';

/** One place where a term stands in a text; the span counts from the start of the scanned text. */
export interface Occurrence extends Span {
  readonly term: Term;
}

/** Most parts in which hyphens may leave a word of a form. */
const mostParts = 12;

/** Reads a text in portions and starts a walk wherever a form may begin. One for all matchers, as `rows` is. */
function createScan(): (text: string, table: FormTable, terms: readonly Term[], walk: Walk) => Occurrence[] {
  const { candidates, ends, hashes, kinds, units } = rows;
  let text = '';
  let table: FormTable;
  let terms: readonly Term[] = [];
  let walk: Walk;
  let occurrences: Occurrence[] = [];
  /** Where the portion at hand begins, how many rows it has, and where the next will begin. */
  let portion = 0;
  let count = 0;
  let next = 0;
  /** What lies before has been taken. */
  let taken = 0;

  function scan(
    newText: string,
    newTable: FormTable,
    newTerms: readonly Term[],
    newWalk: Walk,
  ): Occurrence[] {
    text = newText;
    table = newTable;
    terms = newTerms;
    walk = newWalk;
    taken = 0;
    const found: Occurrence[] = [];
    occurrences = found;
    for (portion = 0; portion < text.length; portion = next) scanPortion();
    text = '';
    occurrences = [];
    tokens.reset('', 0);
    plainWalk.reset('', 0, table);
    return found;
  }

  function scanPortion(): void {
    count = rows.read(text, portion);
    tokens.reset(text, count);
    plainWalk.reset(text, count, table);
    next = endOfPortion();
    const chosen = rows.choose(count, table.heads, table.hasSymbolHead);
    follow(chosen);
  }

  /** Keeps the forms that begin at the first so many candidates, by plain walks where these are enough. */
  function follow(chosen: number): void {
    for (let i = 0; i < chosen; i = (i + 1) | 0) {
      const row = candidates[i] as number;
      const start = row === 0 ? portion : (ends[row - 1] as number) + 1;
      if (start >= next) return;
      const end = ends[row] as number;
      const kind = kinds[row] as number;
      let isPlain = true;
      if (start < end) {
        if (start >= taken) {
          const found = plainWalk.words(row, start);
          if (found === Found.form && (isBehindSpace(row) || mayStart(text, start)))
            keep(plainWalk.form, start, plainWalk.end);
          isPlain = found !== Found.unsure;
        }
      } else isPlain = kind !== Kind.hyphen && kind !== Kind.dash;
      if (isPlain && kind > Kind.lastOfGap && end >= taken) {
        if (kind === Kind.unspaced) {
          const found = plainWalk.unspaced(row);
          if (found === Found.form && mayStart(text, end)) keep(plainWalk.form, end, plainWalk.end);
          isPlain = found !== Found.unsure;
        } else isPlain = kind === Kind.symbol && !table.hasSymbolHead;
      }
      if (!isPlain) consider(row, start);
    }
  }

  /** Whether nothing but a space is between the word of a row and the one before. */
  function isBehindSpace(row: number): boolean {
    return (
      row > 1 && kinds[row - 1] === Kind.space && (ends[row - 1] as number) > (ends[row - 2] as number) + 1
    );
  }

  /** Before the last word, for what follows it is not known yet; unless the portion has no other, or ends the text. */
  function endOfPortion(): number {
    let row = count - 1;
    if (row < 0) return endOfLetters(text, portion);
    const end = ends[row] as number;
    if (end === text.length) return end;
    while (row > 0 && isEmpty(row)) row--;
    return row > 0 ? startOf(row) : end + 1;
  }

  /** Offset of a row's first letter, or of its character when it has none. */
  function startOf(row: number): number {
    return row === 0 ? portion : (ends[row - 1] as number) + 1;
  }

  function isEmpty(row: number): boolean {
    return startOf(row) === ends[row];
  }

  /** Looks for forms that begin with the letters of a candidate, or with the character that closes it. */
  function consider(row: number, start: number): void {
    const end = ends[row] as number;
    const kind = kinds[row] as number;
    if (start < end) {
      if (start >= taken && mayBegin(row)) matchFrom(row, start);
    } else if (isHyphen(kind)) {
      // One that lost its place, as in `high -level`, joins the word before the space.
      let before = row;
      while (before > 0 && isEmpty(before) && mayPartHyphen(kinds[before - 1])) before--;
      const word = startOf(before);
      if (!isEmpty(before) && word >= taken) matchFrom(before, word);
    }
    if (kind > Kind.lastOfGap && end >= taken && end < next && mayBeginAt(row)) matchFrom(row, end);
  }

  /** Whether a form may begin with the word of a row, alone or with what is joined to it. */
  function mayBegin(row: number): boolean {
    const { heads } = table;
    let hash = hashes[row] as number;
    let end = ends[row] as number;
    let kind = kinds[row];
    if (heads.has(hash)) return true;
    for (let parts = 1; isHyphen(kind) && parts < mostParts; kind = kinds[row], parts++) {
      if (++row === count) return true;
      const length = (ends[row] as number) - end - 1;
      // More than a hyphen between words: let the walk see.
      if (length === 0) return true;
      if (length > maxLetters) return false;
      hash = joinHashes(hash, hashes[row] as number, length);
      if (heads.has(hash)) return true;
      end = ends[row] as number;
    }
    if (interrupts(kind)) return wordGoesOn(text, end);
    return kind === Kind.space && ends[row + 1] === end + 1;
  }

  /** Whether a form may begin with the character that closes a row. */
  function mayBeginAt(row: number): boolean {
    return kinds[row] === Kind.composed || table.heads.has(letterOf(units[row] as number));
  }

  /** Keeps the longest occurrence that begins with the token at `at`, in `row`. */
  function matchFrom(row: number, at: number): void {
    tokens.startAt(row, at);
    if (!tokens.has(0)) return;
    walk.start(text);
    const start = tokens.starts[0] as number;
    const found = walk.last >= 0 && mayStart(text, start);
    const last = found ? walk.last + (hasPossessive(walk.last) ? 2 : 0) : 0;
    if (tokens.isShort() && at > portion) {
      // What follows is not read yet. A portion that begins here has it, or it is too far away to matter.
      next = at;
      return;
    }
    taken = tokens.ends[last] as number;
    if (found) keep(walk.form, start, taken);
  }

  function keep(form: number, start: number, end: number): void {
    // A cast, for the table was made of these terms.
    occurrences.push({ term: terms[table.termOf(form)] as Term, start, end });
    taken = end;
  }

  return scan;
}

/** Occurrences of the forms of a table, which was made of `terms`: leftmost-longest, none inside another. */
export const scan = createScan();

function isHyphen(kind: number | undefined): boolean {
  return kind === Kind.hyphen || kind === Kind.dash;
}

function mayPartHyphen(kind: number | undefined): boolean {
  return kind !== undefined && kind <= Kind.lastOfGap && kind !== Kind.lineBreak && !isHyphen(kind);
}

function endOfLetters(text: string, from: number): number {
  let end = from;
  while (end < text.length && foldUnit(text.charCodeAt(end)) >= Kind.firstLetter) end++;
  return end;
}
