import type { Span } from '../draft/span';

/** Where a Markdown file with front matter holds its YAML and its body. */
export interface FrontMatterParts {
  /** Between the `---` lines; undefined where the file does not begin with one. */
  readonly yaml?: Span;
  /** False when the closing line is missing: then all is YAML. */
  readonly closed: boolean;
  readonly body: string;
}

const opening = /^---[ \t]*(?:\r\n?|\n)/;
const closing = /(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/y;

/** Splits at the `---` lines, as Jekyll and Pandoc do. Linear. */
export function splitFrontMatter(text: string): FrontMatterParts {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) return { closed: true, body: text.trim() };
  // Only lines that begin like a closing one are looked at.
  let hyphens = start - 1;
  let points = start - 1;
  for (let line = start; line > 0 && line < text.length; ) {
    closing.lastIndex = line;
    const close = closing.exec(text);
    if (close) {
      return { yaml: { start, end: line }, closed: true, body: text.slice(line + close[0].length).trim() };
    }
    hyphens = hyphens < line ? next(text, '\n---', line) : hyphens;
    points = points < line ? next(text, '\n...', line) : points;
    line = Math.min(hyphens, points) + 1;
  }
  return { yaml: { start, end: text.length }, closed: false, body: '' };
}

/** Where the words stand next; beyond the text where they do not. */
function next(text: string, words: string, from: number): number {
  const at = text.indexOf(words, from);
  return at < 0 ? text.length : at;
}
