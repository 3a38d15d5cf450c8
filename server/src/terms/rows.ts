import { folded, foldUnit, Kind } from './fold';
import type { HashFilter } from './hash-filter';
import { Hash, joinHashes } from './hashing';

/** Code units read at a time. Few, so that the rows stay close to the processor and the loops are compiled early. */
const portion = 4096;

/** Characters at which the letters before them do not say alone whether a form begins. */
const care =
  (1 << Kind.hyphen) |
  (1 << Kind.dash) |
  (1 << Kind.ignorable) |
  (1 << Kind.openBracket) |
  (1 << Kind.closeBracket) |
  (1 << Kind.composed);

/**
 * A portion of a text in rows: a row for each character that is no letter, with the letters before it, of
 * which there may be none. The text's end closes the last row like a space. Offsets are UTF-16 code units.
 */
export interface Rows {
  readonly byteSize: number;
  /** Where the portion begins. */
  from: number;
  /** Polynomial hashes of the letters. */
  readonly hashes: Int32Array;
  /** Where the letters end and the character stands. */
  readonly ends: Int32Array;
  /** The character, and what it is. */
  readonly units: Uint16Array;
  readonly kinds: Uint8Array;
  /** The cells of the table of folded letters for every code unit of the portion, from its first on. */
  readonly values: Uint16Array;
  /** Rows at which a form may begin, in order. */
  readonly candidates: Int32Array;
  /** Reads a portion from `from` on, where a word or a character begins; gives the number of rows. */
  read(text: string, from: number): number;
  /** Lists candidates among `count` rows, gives their number. `symbols`: also where a symbol stands. */
  choose(count: number, heads: HashFilter, symbols: boolean): number;
}

/**
 * The loops do not branch on what the text is: a processor that has to guess where words end guesses wrong
 * once a word, and that costs more than all the rest. They are closures over arrays that never change, for
 * arrays got by way of an object are checked again at every letter. So all matchers share one set of rows.
 * Each loop is all that its function does: V8 may compile it while it runs for the first time, and then knows
 * nothing of what comes behind it, so that it would leave the fast code there every time.
 */
function createRows(): Rows {
  // The text's end, and what may follow the last row that counts.
  const hashes = new Int32Array(portion + 2);
  const ends = new Int32Array(portion + 2);
  const units = new Uint16Array(portion + 2);
  const kinds = new Uint8Array(portion + 2);
  const values = new Uint16Array(portion + 2);
  const candidates = new Int32Array(portion + 2);
  const cells = folded;

  function read(text: string, from: number): number {
    all.from = from;
    const to = Math.min(text.length, from + portion);
    hashes[0] = 0;
    let count = readUnits(text, from, to);
    if (to === text.length) {
      ends[count] = to;
      units[count] = 0x20;
      count++;
    }
    if (classify(count) !== Kind.unknown) return count;
    // Characters that the table of folded letters lacked were read as none: now it has them.
    for (let row = 0; row < count; row++) foldUnit(units[row] as number);
    return read(text, from);
  }

  /** Gives the number of rows; the hash of the letters behind them is in the next. */
  function readUnits(text: string, from: number, to: number): number {
    let row = 0;
    let hash = 0;
    for (let at = from; at < to; at = (at + 1) | 0) {
      const unit = text.charCodeAt(at);
      // A cast, for there is a cell for every code unit.
      const value = cells[unit] as number;
      /** All ones, or zero for a letter. */
      const apart = (value - Kind.firstLetter) >> 31;
      values[(at - from) | 0] = value;
      ends[row] = at;
      units[row] = unit;
      row = (row - apart) | 0;
      hash = (Math.imul(hash, Hash.multiplier) + value) & ~apart;
      hashes[row] = hash;
    }
    return row;
  }

  /** Says what the characters are; gives the lowest kind. */
  function classify(count: number): Kind {
    let lowest = Kind.space;
    for (let row = 0; row < count; row = (row + 1) | 0) {
      const kind = cells[units[row] as number] as number;
      kinds[row] = kind;
      lowest = Math.min(lowest, kind);
    }
    return lowest;
  }

  function choose(count: number, heads: HashFilter, symbols: boolean): number {
    const { words, mask } = heads;
    const kept = symbols ? care | (1 << Kind.symbol) : care;
    let chosen = 0;
    for (let row = 0; row < count; row = (row + 1) | 0) {
      const hash = hashes[row] as number;
      const kind = kinds[row] as number;
      let isHead = (words[(hash >>> 4) & mask] as number) >>> hash;
      // A branch that no processor guesses wrong: scripts do not change in mid-sentence.
      if (kind === Kind.unspaced) isHead |= isUnspacedHead(row, count, words, mask);
      candidates[chosen] = row;
      chosen = (chosen + ((isHead | (kept >>> kind)) & 1)) | 0;
    }
    return chosen;
  }

  /** In the lowest bit: whether a form may begin with the character that closes a row. */
  function isUnspacedHead(row: number, count: number, words: Int32Array, mask: number): number {
    const unit = units[row] as number;
    const word = (unit >>> 4) & mask;
    const next = row + 1;
    if (next === count || kinds[next] !== Kind.unspaced || ends[next] !== (ends[row] as number) + 1)
      return (words[word] as number) >>> unit;
    const pair = joinHashes(unit, units[next] as number, 1);
    const goesOn = (words[(pair >>> 4) & mask] as number) >>> pair;
    return ((words[word] as number) >>> unit) & (goesOn | ((words[word + 1] as number) >>> unit));
  }

  const byteSize = [hashes, ends, units, kinds, values, candidates].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
  const all = { byteSize, from: 0, hashes, ends, units, kinds, values, candidates, read, choose };
  return all;
}

export const rows = createRows();
