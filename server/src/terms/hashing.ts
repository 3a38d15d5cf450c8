/** Longest form or phrase, in letters. UN phrases stay far below; a bound keeps every step cheap. */
export const maxLetters = 200;

/**
 * Polynomial hashing of letters modulo 2^32: the hash of two pieces written together follows from theirs
 * (`join`), so phrases are hashed from words without reading a letter twice. Hashes only propose; every
 * match is compared letter by letter.
 */
export class Hashing {
  /** `powers[n]` moves a hash past n letters. */
  readonly powers = new Int32Array(maxLetters + 1);

  readonly #inverse: number;

  /** @param multiplier odd; tests use 1, under which all anagrams collide. */
  constructor(readonly multiplier: number) {
    let power = 1;
    for (let n = 0; n <= maxLetters; n++) {
      this.powers[n] = power;
      power = Math.imul(power, multiplier);
    }
    // Newton's iteration doubles the correct bits of an inverse modulo a power of two, beginning with three.
    let inverse = multiplier;
    for (let bits = 3; bits < 32; bits *= 2) inverse = Math.imul(inverse, 2 - Math.imul(multiplier, inverse));
    this.#inverse = inverse;
  }

  hash(letters: string): number {
    let hash = 0;
    for (let i = 0; i < letters.length; i++) hash = this.add(hash, letters.charCodeAt(i));
    return hash;
  }

  add(hash: number, letter: number): number {
    return (Math.imul(hash, this.multiplier) + letter) | 0;
  }

  /** Undoes `add`. */
  remove(hash: number, letter: number): number {
    return Math.imul(hash - letter, this.#inverse);
  }

  /** Of the letters behind `left` followed by the `count` letters behind `right`; `count` at most `maxLetters`. */
  join(left: number, right: number, count: number): number {
    return (Math.imul(left, this.powers[count] ?? 0) + right) | 0;
  }

  /** Of what remains of `whole` when its head goes and `count` letters stay. */
  withoutHead(whole: number, head: number, count: number): number {
    return (whole - Math.imul(head, this.powers[count] ?? 0)) | 0;
  }
}
