import { correctFacts, hasPageBreak, PAGE_EDGE, PAGE_REACH, type PageFacts, pageFacts } from './furniture';
import { nextLine, startOfLine } from './lines';
import { joinTexts, type Reading } from './reading';

/**
 * What an edit makes of the facts about pages: code units `start` to `end` give way to `text`. Reads only
 * the lines around the edit, and few where no page ends. The same object where nothing changes.
 */
export function pagesAfterEdit(before: Reading, start: number, end: number, text: string): PageFacts {
  const { pages } = before;
  if (pages.feeds + pages.marks === 0) {
    const { after, at } = around(before, start, end, text, 0);
    const lineStart = startOfLine(after, at);
    const lineEnd = nextLine(after, at + text.length);
    // One line more on either side, for the halves of a line break that the edit parts.
    if (!hasPageBreak(after.slice(startOfLine(after, lineStart - 1), nextLine(after, lineEnd)))) return pages;
  } else {
    const near = around(before, start, end, text, PAGE_EDGE);
    if (!hasPageBreak(near.before) && !hasPageBreak(near.after)) return pages;
  }
  const window = around(before, start, end, text, PAGE_REACH);
  return correctFacts(pages, pageFacts(window.before), pageFacts(window.after));
}

/** The blocks that an edit touches, with at least `reach` line breaks on either side, before and after it. */
function around({ blocks, starts }: Reading, start: number, end: number, text: string, reach: number) {
  let from = starts.blockAt(start);
  let to = Math.min(starts.blockAt(end) + 2, blocks.length);
  for (let lines = 0; from > 0 && lines < reach; ) {
    from -= 1;
    lines += blocks[from]?.lineBreaks ?? 0;
  }
  for (let lines = 0; to < blocks.length && lines < reach; to += 1) {
    lines += blocks[to]?.lineBreaks ?? 0;
  }
  const origin = starts.startOf(from);
  const before = joinTexts(blocks, from, to);
  const after = before.slice(0, start - origin) + text + before.slice(end - origin);
  return { before, after, at: start - origin };
}
