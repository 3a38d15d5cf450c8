/**
 * Numbers pairs of whole numbers in the order in which they are first met. A hash table with open addressing
 * in typed arrays: a `Map` would box a key for every two words of a text.
 */
export class PairNumbers {
  private firsts: Int32Array;
  private seconds: Int32Array;
  /** Number of the pair in each cell, plus one; 0 where the cell is empty. */
  private numbers: Int32Array;
  private mask: number;
  count = 0;

  constructor(expected: number) {
    let cells = 1024;
    while (cells < expected * 2) cells *= 2;
    this.firsts = new Int32Array(cells);
    this.seconds = new Int32Array(cells);
    this.numbers = new Int32Array(cells);
    this.mask = cells - 1;
  }

  /** The number of a pair, a new one if it has none. */
  numberOf(first: number, second: number): number {
    const { firsts, seconds, numbers, mask } = this;
    let cell = mixed(first, second) & mask;
    for (let number = numbers[cell] ?? 0; number !== 0; number = numbers[cell] ?? 0) {
      if (firsts[cell] === first && seconds[cell] === second) return number - 1;
      cell = (cell + 1) & mask;
    }
    firsts[cell] = first;
    seconds[cell] = second;
    this.count += 1;
    numbers[cell] = this.count;
    return this.count - 1;
  }

  /** The number of a pair, -1 if it has none. */
  find(first: number, second: number): number {
    const { firsts, seconds, numbers, mask } = this;
    let cell = mixed(first, second) & mask;
    for (let number = numbers[cell] ?? 0; number !== 0; number = numbers[cell] ?? 0) {
      if (firsts[cell] === first && seconds[cell] === second) return number - 1;
      cell = (cell + 1) & mask;
    }
    return -1;
  }
}

function mixed(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
