/** UTF-16 code units after which a summary is cut at a word. */
const longestSummary = 240;

/** The first paragraph of a Markdown text as plain text on one line: one or two sentences to show in a list. */
export function plainSummary(markdown: string): string {
  // Room for marks that are dropped; a bound on what is read, however long the text.
  const head = markdown.slice(0, longestSummary * 8).replaceAll('\r', '');
  const blocks = head.split(/\n[ \t]*\n/).filter((block) => /[\p{L}\p{N}]/u.test(block));
  const paragraph = blocks.find((block) => !/^\s*#/.test(block)) ?? blocks[0] ?? '';
  const text = paragraph
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= longestSummary) return text;
  const cut = text.lastIndexOf(' ', longestSummary - 1);
  return `${text.slice(0, cut > longestSummary / 2 ? cut : longestSummary - 1)}…`;
}
