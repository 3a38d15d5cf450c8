/**
 * Two sets of hashes, one within the other, that may hold one too many, never one too few: a bit for each
 * hash, in fields so large that few are set. The sets lie side by side, so that a processor that asked one
 * has the other at hand.
 */
export class HashFilter {
  /** In pairs. Bit `hash & 31` of the word `(hash >>> 4) & mask` is the larger set's, of the next the smaller's. */
  readonly words: Int32Array;
  readonly mask: number;

  /** @param count about how many hashes it will hold */
  constructor(count: number) {
    let size = 32;
    while (size < count) size *= 2;
    this.words = new Int32Array(2 * size);
    this.mask = 2 * size - 2;
  }

  /** Adds a hash to the larger set, and to the smaller if it is an inner one. */
  add(hash: number, inner: boolean): void {
    const { words } = this;
    const word = (hash >>> 4) & this.mask;
    // Casts, for the mask leaves no others.
    words[word] = (words[word] as number) | (1 << hash);
    if (inner) words[word + 1] = (words[word + 1] as number) | (1 << hash);
  }

  has(hash: number): boolean {
    return (((this.words[(hash >>> 4) & this.mask] as number) >>> hash) & 1) === 1;
  }

  /** Whether the smaller set holds it. */
  hasInner(hash: number): boolean {
    return (((this.words[((hash >>> 4) & this.mask) + 1] as number) >>> hash) & 1) === 1;
  }
}
