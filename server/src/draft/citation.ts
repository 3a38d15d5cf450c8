/**
 * How one cites what stands in an option: by the paragraph, the option, then what is printed in it, as in
 * `16, Option 1, para. 2(a)`. Options of different paragraphs share their names, and lists begin anew in
 * each, so that an address alone would not tell them apart.
 */

/** `(a)` in `16, Option 1` → `16, Option 1(a)`; a number → `16, Option 1, para. 2`; others behind a comma. */
export function citationInOption(option: string, key: string): string {
  if (key.startsWith('(')) return option + key;
  return /^\d/.test(key) ? `${option}, para. ${key}` : `${option}, ${key}`;
}

/** Tells apart what a text cites alike. */
export class Repeats {
  private readonly times = new Map<string, number>();

  /**
   * `16, Option 1` as it is, and where it comes again `16, Option 1 (2nd)`: a paragraph may have two groups
   * of options, an option two lists.
   */
  apart(citation: string): string {
    const times = (this.times.get(citation) ?? 0) + 1;
    this.times.set(citation, times);
    return times === 1 ? citation : `${citation} (${ordinal(times)})`;
  }
}

/** 2 → `2nd`. */
function ordinal(count: number): string {
  const teen = count % 100 >= 11 && count % 100 <= 13;
  return `${count}${(teen ? undefined : ['th', 'st', 'nd', 'rd'][count % 10]) ?? 'th'}`;
}
