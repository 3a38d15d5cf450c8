import { folded, foldUnit, Kind } from './fold';
import type { HashFilter } from './hash-filter';
import { Hash, joinHashes } from './hashing';

/** Code units read at a time. Few, for the loops are to be optimised after they ran, not while they run. */
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
  /** Polynomial hashes of the letters. */
  readonly hashes: Int32Array;
  /** Where the letters end and the character stands. */
  readonly ends: Int32Array;
  /** What the character is. */
  readonly kinds: Uint8Array;
  /** Rows at which a form may begin, in order. */
  readonly candidates: Int32Array;
  /** Reads a portion from `from` on, where a word or a character begins; gives the number of rows. */
  read(text: string, from: number): number;
  /** Lists candidates among `count` rows of a text, gives their number. `symbols`: also where a symbol stands. */
  choose(text: string, count: number, heads: HashFilter, symbols: boolean): number;
}

/**
 * Neither loop branches on what the text is: a processor that has to guess where words end guesses wrong
 * once a word, and that costs more than all the rest. They are closures over arrays that never change, for
 * arrays got by way of an object are checked again at every letter. So all matchers share one set of rows.
 */
function createRows(): Rows {
  const hashes = new Int32Array(portion + 1);
  const ends = new Int32Array(portion + 1);
  const kinds = new Uint8Array(portion + 1);
  const candidates = new Int32Array(portion + 1);
  const cells = folded;

  function read(text: string, from: number): number {
    const to = Math.min(text.length, from + portion);
    let row = 0;
    let hash = 0;
    for (let at = from; at < to; at = (at + 1) | 0) {
      // A cast, for there is a cell for every code unit.
      const value = cells[text.charCodeAt(at)] as number;
      /** All ones, or zero for a letter. */
      const apart = (value - Kind.firstLetter) >> 31;
      hashes[row] = hash;
      ends[row] = at;
      kinds[row] = value;
      row = (row - apart) | 0;
      hash = (Math.imul(hash, Hash.multiplier) + value) & ~apart;
    }
    if (to === text.length) {
      hashes[row] = hash;
      ends[row] = to;
      kinds[row] = Kind.space;
      row++;
    }
    return hasUnknown(row) && learn(text, row) ? read(text, from) : row;
  }

  function hasUnknown(count: number): boolean {
    let lowest = Kind.space;
    for (let row = 0; row < count; row++) lowest = Math.min(lowest, kinds[row] as number);
    return lowest === Kind.unknown;
  }

  /** Has the table of folded letters filled: a character that it lacks was read as none, with a row to itself. */
  function learn(text: string, count: number): true {
    for (let row = 0; row < count; row++) {
      if (kinds[row] === Kind.unknown) foldUnit(text.charCodeAt(ends[row] as number));
    }
    return true;
  }

  function choose(text: string, count: number, heads: HashFilter, symbols: boolean): number {
    const { words, mask } = heads;
    const kept = symbols ? care | (1 << Kind.symbol) : care;
    const last = text.length - 1;
    let chosen = 0;
    for (let row = 0; row < count; row = (row + 1) | 0) {
      const hash = hashes[row] as number;
      const kind = kinds[row] as number;
      let isHead = (words[(hash >>> 4) & mask] as number) >>> hash;
      // A branch that no processor guesses wrong: scripts do not change in mid-sentence.
      if (kind === Kind.unspaced) {
        const at = ends[row] as number;
        const unit = text.charCodeAt(at);
        const next = at < last ? text.charCodeAt(at + 1) : 0;
        const pair = joinHashes(unit, next, 1);
        const isAlone = cells[next] === Kind.unspaced ? 0 : 1;
        const word = (unit >>> 4) & mask;
        isHead |=
          ((words[word] as number) >>> unit) &
          (((words[(pair >>> 4) & mask] as number) >>> pair) |
            ((words[word + 1] as number) >>> unit) |
            isAlone);
      }
      candidates[chosen] = row;
      chosen = (chosen + ((isHead | (kept >>> kind)) & 1)) | 0;
    }
    return chosen;
  }

  const byteSize = hashes.byteLength + ends.byteLength + kinds.byteLength + candidates.byteLength;
  return { byteSize, hashes, ends, kinds, candidates, read, choose };
}

export const rows = createRows();
