import { addBehindPrefixes, article, isArabicLetter } from './attached-prefixes';
import { type Ending, EndingRule, endingBits, endingRuleOf, endings, endingsOf } from './endings';
import { folded, Kind, letterOf } from './fold';
import { FormTable, headerCells, mayBreak } from './form-table';
import { forEachForm, formCount, isOverlong, maxTokens } from './forms';
import { addLetters, joinHashes, maxLetters, removeLetters } from './hashing';
import { prefixesOf } from './productive-prefixes';
import { rows } from './rows';
import type { Term } from './term';
import { interrupts, tokens } from './tokens';

/**
 * The forms of all terms as a table. They are read as a draft is, as one text in portions: a form at a time
 * would cost more to begin with than to read.
 */
export function compileForms(terms: readonly Term[]): FormTable {
  // Not in lists that grow: what these leave behind would have to be collected before all forms are read.
  const most = terms.reduce((sum, term) => sum + formCount(term), 0);
  const texts = new Array<string>(most + 1);
  const owners = new Int32Array(most);
  const rules = new Uint8Array(most);
  let count = 0;
  let term = 0;
  let languageBefore = '';
  let rule = EndingRule.none;
  const take = (text: string, language: string) => {
    if (isOverlong(text)) return;
    if (language !== languageBefore) {
      rule = endingRuleOf(language);
      languageBefore = language;
    }
    texts[count] = text;
    owners[count] = term;
    rules[count] = rule;
    count++;
  };
  for (; term < terms.length; term++) forEachForm(terms[term] as Term, take);
  // Each form is followed by a line break: no word, whatever it consists of, runs across.
  texts[count] = '';
  texts.length = count + 1;
  const source = texts.join('\n');
  const table = new FormTable(count, source.length);
  const add = adderTo(table, source);
  let start = 0;
  let form = 0;
  while (form < count) {
    const rowCount = rows.read(source, start);
    tokens.reset(source, rowCount);
    addPortion(rows.ends[rowCount - 1] as number);
  }
  tokens.reset('', 0);
  return table;

  /** Adds the forms up to the last row. A portion has room for the longest form, so that every one has some. */
  function addPortion(known: number): void {
    for (let row = 0; form < count; form++) {
      const end = start + (texts[form] as string).length;
      if (end > known) return;
      row = add(row, start, end, owners[form] as number, rules[form] as number);
      start = end + 1;
    }
  }
}

/** Adds the form that spans `start` to `end` of the text, from `row` on; gives the row that follows. */
type Add = (row: number, start: number, end: number, term: number, rule: EndingRule) => number;

/**
 * Written in a few long functions: V8 compiles what is hot together with all that it calls, once for each
 * caller; and by the time that it has done so, most forms have been read.
 */
function adderTo(table: FormTable, text: string): Add {
  const { heads, goesOn, slots, slotMask } = table;
  const { ends, hashes, kinds, values } = rows;
  let { letters } = table;
  /** Cells in use. */
  let filled = 0;

  function add(firstRow: number, start: number, end: number, term: number, rule: EndingRule): number {
    if (filled + headerCells + 2 * maxLetters > letters.length) makeRoom();
    const { from } = rows;
    const form = filled + headerCells;
    /** The next cell; how many letters there are in how many tokens, and their hash. */
    let cell = form;
    let count = 0;
    let tokenCount = 0;
    let hash = 0;
    let row = firstRow;
    for (let at = start; ; row++) {
      const stop = ends[row] as number;
      const kind = kinds[row] as number;
      if (at < stop) {
        const length = stop - at;
        if (interrupts(kind)) return addTokens(firstRow, start, end, term, rule);
        if (count + length > maxLetters || ++tokenCount > maxTokens) return rowBehind(end, row);
        if (count > 0) cell = breakAt(form, cell, hash, count);
        for (let i = at; i < stop; i++) letters[cell++] = values[i - from] as number;
        cell = breakPrefixes(form, cell - length, cell, hash, count);
        hash = joinHashes(hash, hashes[row] as number, length);
        count += length;
      }
      if (stop === end) break;
      if (kind > Kind.lastOfGap) {
        if (kind === Kind.composed) return addTokens(firstRow, start, end, term, rule);
        if (count === maxLetters || ++tokenCount > maxTokens) return rowBehind(end, row);
        if (count > 0) cell = breakAt(form, cell, hash, count);
        const letter = letterOf(text.charCodeAt(stop));
        letters[cell++] = letter;
        hash = joinHashes(hash, letter, 1);
        count++;
      }
      at = stop + 1;
    }
    if (count > 0) keep(form, cell, hash, count, term, rule);
    return row + 1;
  }

  /** Does the same for a form with words that have to be read letter by letter. */
  function addTokens(row: number, start: number, end: number, term: number, rule: EndingRule): number {
    const form = filled + headerCells;
    let cell = form;
    let count = 0;
    let hash = 0;
    tokens.startAt(row, start);
    for (let index = 0; tokens.has(index) && (tokens.starts[index] as number) < end; index++) {
      const word = tokens.lettersOf(index);
      if (count + word.length > maxLetters || index === maxTokens) return rowBehind(end, row);
      if (count > 0) cell = breakAt(form, cell, hash, count);
      for (let i = 0; i < word.length; i++) letters[cell++] = word.charCodeAt(i);
      cell = breakPrefixes(form, cell - word.length, cell, hash, count);
      hash = addLetters(hash, word);
      count += word.length;
    }
    if (count > 0) keep(form, cell, hash, count, term, rule);
    return rowBehind(end, row);
  }

  /** The row behind the one that ends at `end`, which is not before `row`. */
  function rowBehind(end: number, row: number): number {
    while (ends[row] !== end) row++;
    return row + 1;
  }

  /** A form may be broken in `cell`, behind so many letters of this hash; gives the next cell. */
  function breakAt(form: number, cell: number, hash: number, count: number): number {
    letters[cell] = mayBreak;
    goesOn.add(hash, false);
    addHead(form, hash, count, false);
    return cell + 1;
  }

  /**
   * Breaks the word in the cells from `from` to `to` behind its productive prefixes; gives the next cell. Before
   * the word are so many letters of this hash.
   */
  function breakPrefixes(form: number, from: number, to: number, hash: number, count: number): number {
    const prefixes = prefixesOf(letters, from, to);
    for (let i = 0; i < prefixes.length; i++) {
      const prefix = prefixes[i] as string;
      // From the longest to the shortest, so that those to come stand where they stood.
      const at = from + prefix.length;
      letters.copyWithin(at + 1, at, to++);
      breakAt(form, at, addLetters(hash, prefix), count + prefix.length);
    }
    return to;
  }

  /** Adds a form whose letters are in place, up to `cell`, if it is not there: the first term keeps it. */
  function keep(
    form: number,
    cell: number,
    hash: number,
    count: number,
    term: number,
    rule: EndingRule,
  ): void {
    letters[form - 3] = term & 0xffff;
    letters[form - 2] = term >>> 16;
    letters[form - 1] = cell - form;
    const before = cell - 2 < form || letters[cell - 2] === mayBreak ? 0 : (letters[cell - 2] as number);
    const taken = endingsOf(rule, before, letters[cell - 1] as number);
    let slot = table.slotOf(hash);
    for (; slots[slot + 1] !== 0; slot = (slot + 2) & slotMask) {
      const entry = slots[slot + 1] as number;
      if (slots[slot] !== hash || (entry & ((1 << endingBits) - 1)) !== taken) continue;
      if (table.areSame(entry >>> endingBits, form)) return;
    }
    slots[slot] = hash;
    slots[slot + 1] = (form << endingBits) | taken;
    filled = cell;
    addHead(form, hash, count, true);
    for (let rest = taken, i = 0; rest !== 0; rest >>>= 1, i++) {
      if ((rest & 1) === 0) continue;
      const { replaces, by } = endings[i] as Ending;
      const inflected = addLetters(removeLetters(hash, replaces), by);
      addHead(form, inflected, count - replaces.length + by.length, true);
    }
    // No ending adds more than two.
    if (count + 2 > table.longest) table.longest = count + 2;
    if (folded[letters[form] as number] === Kind.symbol) table.hasSymbolHead = true;
  }

  /** Adds the first `count` letters of a form, which have this hash, also behind what Arabic attaches. */
  function addHead(form: number, hash: number, count: number, whole: boolean): void {
    heads.add(hash, whole);
    const first = letters[form] as number;
    if (!isArabicLetter(first)) return;
    const hasArticle = first === article.charCodeAt(0) && letters[form + 1] === article.charCodeAt(1);
    addBehindPrefixes(heads, hash, count, hasArticle, whole);
  }

  /** Room for the longest form: some words have more letters when they are folded. */
  function makeRoom(): void {
    const more = new Uint16Array(2 * letters.length);
    more.set(letters);
    letters = more;
    table.letters = more;
  }

  return add;
}
