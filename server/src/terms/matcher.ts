import type { Span } from '../draft/span';
import { hasPossessive, mayStart } from './boundaries';
import { wordGoesOn } from './complex-word';
import { folded, foldUnit, Kind, letterOf } from './fold';
import { FormTable } from './form-table';
import { joinHashes, maxLetters } from './hashing';
import { Found, PlainWalk } from './plain-walk';
import { rows } from './rows';
import type { Term } from './term';
import { interrupts, tokens } from './tokens';
import { Walk } from './walk';

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

/** Most parts in which hyphens may leave a word of a form. */
const mostParts = 12;

/** Reads a text in portions and starts a walk wherever a form may begin. */
class Matcher implements TermMatcher {
  readonly byteSize: number;
  readonly #byId: readonly Term[];
  readonly #table: FormTable;
  readonly #plainWalk: PlainWalk;
  readonly #walk: Walk;
  #text = '';
  #occurrences: Occurrence[] = [];
  /** Where the portion at hand begins, how many rows it has, and where the next will begin. */
  #portion = 0;
  #count = 0;
  #next = 0;
  /** What lies before has been taken. */
  #taken = 0;

  constructor(readonly terms: readonly Term[]) {
    this.#byId = sortedById(terms);
    this.#table = new FormTable(this.#byId);
    this.#plainWalk = new PlainWalk(this.#table);
    this.#walk = new Walk(this.#table);
    this.byteSize = this.#table.byteSize + rows.byteSize + folded.byteLength;
  }

  find(text: string): Occurrence[] {
    const occurrences: Occurrence[] = [];
    this.#occurrences = occurrences;
    this.#text = text;
    this.#taken = 0;
    for (this.#portion = 0; this.#portion < text.length; this.#portion = this.#next) this.#findInPortion();
    this.#text = '';
    tokens.reset('', 0);
    return occurrences;
  }

  #findInPortion(): void {
    const count = rows.read(this.#text, this.#portion);
    this.#count = count;
    tokens.reset(this.#text, count);
    this.#next = this.#endOfPortion();
    const chosen = rows.choose(this.#text, count, this.#table.heads, this.#table.hasSymbolHead);
    for (let i = 0; i < chosen; i++) {
      const row = rows.candidates[i] ?? 0;
      if (this.#startOf(row) >= this.#next) break;
      this.#consider(row);
    }
  }

  /** Before the last word, for what follows it is not known yet; unless the portion has no other, or ends the text. */
  #endOfPortion(): number {
    let row = this.#count - 1;
    const end = rows.ends[row] ?? 0;
    if (row < 0) return endOfLetters(this.#text, this.#portion);
    if (end === this.#text.length) return end;
    while (row > 0 && this.#isEmpty(row)) row--;
    return row > 0 ? this.#startOf(row) : end + 1;
  }

  /** Offset of a row's first letter, or of its character when it has none. */
  #startOf(row: number): number {
    return row === 0 ? this.#portion : (rows.ends[row - 1] ?? 0) + 1;
  }

  #isEmpty(row: number): boolean {
    return this.#startOf(row) === rows.ends[row];
  }

  /** Looks for forms that begin with the word of a candidate, or with the character that closes it. */
  #consider(row: number): void {
    const start = this.#startOf(row);
    const end = rows.ends[row] ?? 0;
    const kind = rows.kinds[row] ?? 0;
    if (start < end) {
      if (start >= this.#taken && !this.#isPlain(row, start) && this.#mayBegin(row))
        this.#matchFrom(row, start);
    } else if (isHyphen(kind)) {
      // One that lost its place, as in `high -level`, joins the word before the space.
      let before = row;
      while (before > 0 && this.#isEmpty(before) && mayPartHyphen(rows.kinds[before - 1])) before--;
      const word = this.#startOf(before);
      if (!this.#isEmpty(before) && word >= this.#taken) this.#matchFrom(before, word);
    }
    if (kind > Kind.lastOfGap && end >= this.#taken && !this.#isPlain(row, end) && this.#mayBeginAt(row))
      this.#matchFrom(row, end);
  }

  /** Keeps the longest occurrence that begins at `start`, in `row`, if a plain walk is enough to say. */
  #isPlain(row: number, start: number): boolean {
    const walk = this.#plainWalk;
    const found = walk.start(this.#text, this.#count, row, start);
    if (found === Found.form && mayStart(this.#text, start)) this.#keep(walk.form, start, walk.end);
    return found !== Found.unsure;
  }

  /** Whether a form may begin with the word of a row, alone or with what is joined to it. */
  #mayBegin(row: number): boolean {
    const { ends, hashes, kinds } = rows;
    const { heads } = this.#table;
    let hash = hashes[row] ?? 0;
    let end = ends[row] ?? 0;
    let kind = kinds[row];
    if (heads.has(hash)) return true;
    for (let parts = 1; isHyphen(kind) && parts < mostParts; kind = kinds[row], parts++) {
      if (++row === this.#count) return true;
      const length = (ends[row] ?? 0) - end - 1;
      // More than a hyphen between words: let the walk see.
      if (length === 0) return true;
      if (length > maxLetters) return false;
      hash = joinHashes(hash, hashes[row] ?? 0, length);
      if (heads.has(hash)) return true;
      end = ends[row] ?? 0;
    }
    if (interrupts(kind)) return wordGoesOn(this.#text, end);
    return kind === Kind.space && ends[row + 1] === end + 1;
  }

  /** Whether a form may begin with the character that closes a row. */
  #mayBeginAt(row: number): boolean {
    const { ends, kinds } = rows;
    if (kinds[row] === Kind.composed) return true;
    return this.#table.heads.has(letterOf(this.#text.charCodeAt(ends[row] ?? 0)));
  }

  /** Keeps the longest occurrence that begins with the token at `at`, in `row`. */
  #matchFrom(row: number, at: number): void {
    tokens.startAt(row, at);
    if (!tokens.has(0)) return;
    const walk = this.#walk;
    walk.start(this.#text);
    const start = tokens.starts[0] ?? 0;
    const found = walk.last >= 0 && mayStart(this.#text, start);
    const last = found ? walk.last + (hasPossessive(walk.last) ? 2 : 0) : 0;
    if (tokens.isShort() && at > this.#portion) {
      // What follows is not read yet. A portion that begins here has it, or it is too far away to matter.
      this.#next = at;
      return;
    }
    this.#taken = tokens.ends[last] ?? 0;
    if (found) this.#keep(walk.form, start, this.#taken);
  }

  #keep(form: number, start: number, end: number): void {
    const term = this.#byId[this.#table.termOf(form)];
    if (term) this.#occurrences.push({ term, start, end });
    this.#taken = end;
  }
}

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

function sortedById(terms: readonly Term[]): readonly Term[] {
  const sorted = terms.every((term, i) => i === 0 || (terms[i - 1]?.id ?? '') <= term.id);
  return sorted ? terms : [...terms].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
