/**
 * Words of the repository on one line, with no character in them that acts rather than shows: controls are
 * spaces, what hides or turns the direction of writing is left out. The joiners that Persian and Hindi are
 * written with stay inside of words.
 */
export function plainLine(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(?<=[\p{L}\p{M}])([\u200c\u200d])(?=[\p{L}\p{M}])|\p{Cf}/gu, '$1');
}

/** As `plainLine`, so long as it may stand in a sentence: `most` UTF-16 code units, what is longer is cut. */
export function shown(words: string, most = 120): string {
  // Room for signs that are left out; a bound on what is read, however long the text.
  const line = plainLine(words.slice(0, most * 4)).trim();
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
