/** Longest text that is shown of one remark, in UTF-16 code units; its file holds the rest. */
const LONGEST = 20_000;

/**
 * Markdown of a repository, paragraphs, lists and emphasis kept, made safe to show: HTML shows as it is
 * written, an image becomes a link that nothing loads by itself, and only links to the web stay links. What
 * is no link any more keeps its words. Rather one backslash too many inside a code span than one link too many.
 */
export function safeMarkdown(source: string): string {
  const text = source.length > LONGEST ? `${source.slice(0, LONGEST).trimEnd()}…` : source;
  return (
    text
      // An entity may spell a scheme: `[x](&#99;ommand:…)`.
      .replace(/&(?=#?\w{1,32};)/g, '&amp;')
      .replace(/<(?!https?:\/\/[^\s<>]{1,2000}>)/gi, '&lt;')
      .replaceAll('![', '[')
      .replace(/\]\((?!\s{0,9}<?https?:\/\/)/gi, ']\\(')
      .replace(/\]:(?!\s{0,9}<?https?:\/\/)/gi, ']\\:')
  );
}
