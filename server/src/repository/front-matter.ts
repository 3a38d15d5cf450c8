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
  let line = start;
  while (line < text.length) {
    closing.lastIndex = line;
    const close = closing.exec(text);
    if (close) {
      return { yaml: { start, end: line }, closed: true, body: text.slice(line + close[0].length).trim() };
    }
    const next = text.indexOf('\n', line);
    if (next < 0) break;
    line = next + 1;
  }
  return { yaml: { start, end: text.length }, closed: false, body: '' };
}
