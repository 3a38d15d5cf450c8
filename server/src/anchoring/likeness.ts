/** Likeness from which two words are taken for forms of one. */
const ALIKE = 614;
const SHORTEST = 4;

/**
 * How much of the longer word both share at their beginnings and ends, of 1024: `analyse` and `analyze` 877,
 * `achieve` and `achieving` 682. Cheap, and right for inflection and spelling, which change a word at
 * one place.
 */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  let front = 0;
  while (front < shortest && a.charCodeAt(front) === b.charCodeAt(front)) front += 1;
  let back = 0;
  while (back < shortest - front && a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back)) {
    back += 1;
  }
  return longest === 0 ? 1024 : (((front + back) << 10) / longest) | 0;
}

/** Likeness where it is enough to take the words for forms of one, else 0. */
export function kinship(a: string, b: string): number {
  if (a.length < SHORTEST || b.length < SHORTEST) return 0;
  const value = likeness(a, b);
  return value >= ALIKE ? value : 0;
}
