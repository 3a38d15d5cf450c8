/**
 * Words as a text file holds them: line feeds alone end lines, no control characters (a NUL would make the
 * file a binary one to git), no halves of characters, NFC, no space around. A line that begins like
 * git's mark of a conflict is indented or escaped, which Markdown does not show.
 */
export function plainText(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/^(?=<{7}(?:\s|$))/gm, ' ')
    .trim()
    .replace(/^(?=<{7}(?:\s|$))/, '\\');
}
