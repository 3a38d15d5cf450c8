/**
 * A number that stands for an entry in the record of what was seen: 48 bits of a hash of where it lies. Among
 * 20,000 entries seen, one that is new is taken for another once in ten thousand million times. Two files
 * that claim the same ULID are told apart, and a name that holds none will do.
 *
 * Records on disk are made of it: it must never change.
 *
 * @param thread id of the thread: `<process>/<folder>`
 * @param name of the entry's file
 */
export function entryKey(thread: string, name: string): number {
  return keyOf(`${thread}/${name}`);
}

/** 48 bits of any text: two multiplicative hashes of 32 bits, mixed. */
export function keyOf(text: string): number {
  let a = 0x2c9277b5;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b & 0xffff) * 0x1_0000_0000 + (a >>> 0);
}

/** Letters of a key in a record, six bits each; all may stand in the name of a file. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map(Array.from(letters, (letter, value) => [letter, value]));

export const KEY_LENGTH = 8;

/** A key in {@link KEY_LENGTH} letters. */
export function keyText(key: number): string {
  let text = '';
  for (let rest = key, i = 0; i < KEY_LENGTH; i++) {
    text = `${letters[rest % 64]}${text}`;
    rest = Math.floor(rest / 64);
  }
  return text;
}

/** The key that {@link KEY_LENGTH} letters of a text stand for; `undefined` where they stand for none. */
export function readKey(text: string, at = 0): number | undefined {
  let key = 0;
  for (let i = at; i < at + KEY_LENGTH; i++) {
    const value = values.get(text[i] ?? '');
    if (value === undefined) return undefined;
    key = key * 64 + value;
  }
  return key;
}
