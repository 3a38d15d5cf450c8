/** One line of a text, as offsets into it (UTF-16 code units). */
export interface Line {
  readonly start: number;
  /** First character that is not white space; equals `end` on an empty line. */
  readonly first: number;
  /** After the last character that is not white space. */
  readonly end: number;
  /** Start of the next line: after `\n`, `\r\n` or a lone `\r`, as LSP counts lines. */
  readonly next: number;
  /** Columns of white space before `first`; a tab runs to the next multiple of four. */
  readonly indent: number;
  /** A form feed stands in the line: here a page of the extracted document begins. */
  readonly feed: boolean;
}

const CR = 13;
const LF = 10;
const FF = 12;
const TAB = 9;

/** Code units in which the end of a line is looked for first. */
const WINDOW = 512;

/**
 * The line that starts at `start`, which must be a line start below `text.length`. Its ends are looked for
 * natively and from both sides: a paragraph is often one long line, and all lines are read before a draft shows.
 */
export function readLine(text: string, start: number): Line {
  // In windows: a search for a sign that the text does not have at all would run to its end for every line.
  let own = '';
  let stop = -1;
  for (let size = WINDOW; stop < 0; size *= 4) {
    own = text.slice(start, start + size);
    const [lf, cr] = [own.indexOf('\n'), own.indexOf('\r')];
    if (lf >= 0 || cr >= 0) stop = start + (cr >= 0 && (lf < 0 || cr < lf) ? cr : lf);
    else if (start + size >= text.length) stop = text.length;
  }
  const pair = text.charCodeAt(stop) === CR && text.charCodeAt(stop + 1) === LF;
  const next = Math.min(text.length, stop + (pair ? 2 : 1));
  const feed = own.lastIndexOf('\f', stop - start) >= 0;
  let indent = 0;
  let first = start;
  for (; first < stop; first += 1) {
    const code = text.charCodeAt(first);
    if (!isSpace(code)) break;
    if (code === FF) indent = 0;
    else indent = code === TAB ? indent - (indent % 4) + 4 : indent + 1;
  }
  let end = stop;
  while (end > first && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, first, end, next, indent, feed };
}

/** White space inside a line, the spaces of typography and the byte order mark included. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || code === TAB || code === FF || code === 11;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Number of line breaks in `text`. */
export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LF) count += 1;
  }
  return count;
}

/** Start of the line after the one that holds `from`; the length of the text where there is none. */
export function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF) return at + 1;
    if (code === CR) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }
  return text.length;
}

/** Start of the line that holds `from`. */
export function startOfLine(text: string, from: number): number {
  let at = Math.max(from, 0);
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** `offset`, taken back before the line break that it stands behind or within, but not before `lineStart`. */
export function beforeBreak(text: string, lineStart: number, offset: number): number {
  while (offset > lineStart && isBreak(text.charCodeAt(offset - 1))) offset -= 1;
  return offset;
}

function isBreak(code: number): boolean {
  return code === LF || code === CR;
}
