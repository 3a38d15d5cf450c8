import type { Block } from './block';
import { readFootnotes } from './footnotes';

/** Not there for a reader of words, and one code unit like what it covers. */
const NOTHING = '\u200b';
/** A digit right behind a small letter, Latin or Cyrillic; without one no footnote mark is glued to a word. */
const GLUED = /[a-z\u00df-\u024f\u0430-\u045f]\d/;

/**
 * The block's text with what an extraction put between its words covered: page headers in the middle of a
 * sentence, and footnote marks glued to a word (`Forum2`). As long as the text, so offsets are the same.
 */
export function runningWords(block: Block): string {
  let words = block.text;
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return words;
  if (block.kind === 'paragraph' && block.furniture.length > 0) words = coverPages(words, block.furniture);
  if (!GLUED.test(words)) return words;
  const from = block.kind === 'paragraph' ? block.content.start : block.title.start;
  let joined = '';
  let at = 0;
  for (const { span, kind } of readFootnotes(words, from)) {
    if (kind !== 'mark' || span.start < at || !GLUED.test(words.slice(span.start - 1, span.start + 1)))
      continue;
    joined += words.slice(at, span.start) + NOTHING.repeat(span.end - span.start);
    at = span.end;
  }
  return joined + words.slice(at);
}

/** Covers each page break, from the end of the line above it to the words below, by what reads as a space. */
function coverPages(words: string, furniture: readonly { start: number; end: number }[]): string {
  let joined = '';
  let at = 0;
  for (const { start, end } of furniture) {
    if (start < at) continue;
    const from = at + words.slice(at, start).trimEnd().length;
    const to = end + words.slice(end).search(/\S|$/);
    joined += `${words.slice(at, from)} ${NOTHING.repeat(to - from - 1)}`;
    at = to;
  }
  return joined + words.slice(at);
}
