import type { Position } from './position';

/**
 * The first paragraph of a position's body, as Markdown of the repository (untrusted). Headings, comments
 * and rules before it are passed over; empty where there is no paragraph. Linear.
 */
export function summaryOf({ body }: Pick<Position, 'body'>): string {
  let paragraph = '';
  for (const line of body.split(/\r\n?|\n/)) {
    const words = line.trim();
    if (words !== '' && !isFurniture(words)) paragraph += paragraph === '' ? line.trimStart() : `\n${line}`;
    else if (paragraph !== '') break;
  }
  return paragraph.trimEnd();
}

function isFurniture(line: string): boolean {
  return /^#{1,6}\s/.test(line) || /^<!--.*-->$/.test(line) || /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/.test(line);
}
