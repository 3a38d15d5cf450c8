/**
 * Polynomial hashing of letters (Karp & Rabin 1987), modulo 2^32: the hash of two pieces written together follows from theirs
 * (`joinHashes`), so phrases are hashed from words without reading a letter twice. Hashes only propose;
 * every match is compared letter by letter.
 */
export enum Hash {
  /** Odd, without pattern in its bits. An enum, so that it stands in the fast loops as a number. */
  multiplier = 0x2c9277b5,
  /** Spreads hashes over a table: 2^32 divided by the golden ratio. */
  mixer = 0x9e3779b1,
}

/** Longest form or phrase, in letters. UN phrases stay far below; a bound keeps every step cheap. */
export const maxLetters = 200;

/** `powers[n]` moves a hash past n letters. */
const powers = new Int32Array(maxLetters + 1).fill(1);
for (let n = 1; n <= maxLetters; n++) powers[n] = Math.imul(powers[n - 1] ?? 1, Hash.multiplier);

/** By Newton's iteration, which doubles the correct bits of an inverse modulo a power of two. */
let inverse = Hash.multiplier as number;
for (let bits = 3; bits < 32; bits *= 2)
  inverse = Math.imul(inverse, 2 - Math.imul(Hash.multiplier, inverse));

/** The hash of letters, each a UTF-16 code unit; a signed integer of 32 bits, 0 for none. */
export function hashOf(letters: string): number {
  return addLetters(0, letters);
}

/** The hash of what has `hash` with one more letter, a UTF-16 code unit, behind it: a step of Horner’s rule. */
export function addLetter(hash: number, letter: number): number {
  return (Math.imul(hash, Hash.multiplier) + letter) | 0;
}

/** The hash of what has `hash` with more letters behind it. Linear in these. */
export function addLetters(hash: number, letters: string): number {
  for (let i = 0; i < letters.length; i++) hash = addLetter(hash, letters.charCodeAt(i));
  return hash;
}

/** Undoes `addLetters`. */
export function removeLetters(hash: number, letters: string): number {
  for (let i = letters.length - 1; i >= 0; i--) hash = Math.imul(hash - letters.charCodeAt(i), inverse);
  return hash;
}

/** Of the letters behind `left` and then the `count` letters behind `right`; `count` at most `maxLetters`. */
export function joinHashes(left: number, right: number, count: number): number {
  return (Math.imul(left, powers[count] ?? 0) + right) | 0;
}

/** Of what remains of `whole` when its head goes and `count` letters stay. */
export function withoutHead(whole: number, head: number, count: number): number {
  return (whole - Math.imul(head, powers[count] ?? 0)) | 0;
}
