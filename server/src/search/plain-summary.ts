import { summaryOf } from '../positions/summary';

/** UTF-16 code units after which a summary is cut at a word. */
const longestSummary = 240;

/** The first paragraph of a Markdown body as plain text on one line, cut to what a list can show. */
export function plainSummary(body: string): string {
  const text = summaryOf({ body })
    // Room for marks that are dropped; a bound on what is read, however long the text.
    .slice(0, longestSummary * 8)
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= longestSummary) return text;
  const cut = text.lastIndexOf(' ', longestSummary - 1);
  return `${text.slice(0, cut > longestSummary / 2 ? cut : longestSummary - 1)}…`;
}
