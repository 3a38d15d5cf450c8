import { readLabel } from './label';
import { type Line, readLine } from './lines';

/**
 * What the pages of an extracted document have in common, as sums over the text, so that an edit can
 * correct them from the lines around it without reading the rest.
 */
export interface PageFacts {
  /** Lines with a form feed, and lines that are a page number or job number. */
  readonly feeds: number;
  readonly marks: number;
  /** How often a line stands next to a page break; digits in it read as `#`. */
  readonly edges: ReadonlyMap<string, number>;
}

/** Lines from a page break within which headers and footers are looked for, and one for the break itself. */
const EDGE_LINES = 8;
export const PAGE_EDGE = EDGE_LINES + 1;
/** Lines that an edit must see on either side of itself for {@link pageFacts} of the two windows to differ rightly. */
export const PAGE_REACH = 2 * PAGE_EDGE;
/** How many of those lines count. */
const HEADER_LINES = 4;
const FOOTER_LINES = 3;
const LONGEST = 160;

const NO_PAGES: PageFacts = { feeds: 0, marks: 0, edges: new Map() };

/** Reads `text`, which begins at a line start. Linear. */
export function pageFacts(text: string): PageFacts {
  if (!hasPageBreak(text)) return NO_PAGES;
  const lines: Line[] = [];
  const near = new Set<number>();
  const breaks: number[] = [];
  let feeds = 0;
  let marks = 0;
  for (let at = 0; at < text.length; ) {
    const line = readLine(text, at);
    const mark = isPageMark(text, line);
    if (line.feed) feeds += 1;
    if (mark) marks += 1;
    if (line.feed || mark) breaks.push(lines.length);
    lines.push(line);
    at = line.next;
  }
  for (const at of breaks) {
    collect(lines, near, at, 1, HEADER_LINES);
    collect(lines, near, at - 1, -1, FOOTER_LINES);
  }
  const edges = new Map<string, number>();
  for (const index of near) {
    const line = lines[index];
    const key = line === undefined || isPageMark(text, line) ? undefined : edgeKey(text, line);
    if (key !== undefined) edges.set(key, (edges.get(key) ?? 0) + 1);
  }
  return { feeds, marks, edges };
}

/** True when these lines hold a page break, so that what surrounds them counts. */
export function hasPageBreak(text: string): boolean {
  if (text.includes('\f')) return true;
  for (let at = 0; at < text.length; ) {
    const line = readLine(text, at);
    if (isPageMark(text, line)) return true;
    at = line.next;
  }
  return false;
}

/** `facts` with what one window says replaced by what the other says; the same object if they agree. */
export function correctFacts(facts: PageFacts, before: PageFacts, after: PageFacts): PageFacts {
  const edges = new Map(facts.edges);
  let changed = before.feeds !== after.feeds || before.marks !== after.marks;
  for (const key of new Set([...before.edges.keys(), ...after.edges.keys()])) {
    const difference = (after.edges.get(key) ?? 0) - (before.edges.get(key) ?? 0);
    if (difference === 0) continue;
    changed = true;
    const count = (edges.get(key) ?? 0) + difference;
    if (count > 0) edges.set(key, count);
    else edges.delete(key);
  }
  if (!changed) return facts;
  return {
    feeds: facts.feeds + after.feeds - before.feeds,
    marks: facts.marks + after.marks - before.marks,
    edges,
  };
}

/** The running headers and footers: lines that recur at page breaks, on at least three pages of ten. */
export function runningLines(facts: PageFacts): ReadonlySet<string> {
  const least = Math.max(2, Math.ceil(0.3 * Math.max(facts.feeds, facts.marks)));
  const running = new Set<string>();
  for (const [key, count] of facts.edges) if (count >= least) running.add(key);
  return running;
}

/** True for a page number, a running header or footer, or the masthead of a UN document. */
export function isFurniture(text: string, line: Line, running: ReadonlySet<string>): boolean {
  if (line.first === line.end || line.end - line.first > LONGEST) return false;
  if (isPageMark(text, line)) return true;
  const words = text.slice(line.first, line.end);
  const atBreak = line.feed || text.charCodeAt(line.next) === 12;
  if (atBreak && (/^\d{1,4}$/.test(words) || SYMBOL_ALONE.test(words))) return true;
  if (line.indent >= 40 && /^\d{1,2} \p{L}{3,12} \d{4}$/u.test(words)) return true;
  if (MASTHEAD_WORDS.some((word) => words.includes(word)) && MASTHEAD.test(words)) return true;
  if (running.size === 0) return false;
  const key = edgeKey(text, line);
  return key !== undefined && running.has(key);
}

const SYMBOL_ALONE = /^[A-Z]{1,5}(?:\/[\w.()-]{1,20}){1,7}$/;
const MASTHEAD_WORDS = ['Distr.', 'Original', 'United Nations', 'Please recycle'];
const MASTHEAD =
  /^(?:(?:.{0,60}\s{3,})?(?:Distr\.|Original)\s?:\s?\S+(?: \S+){0,3}|United Nations\s{4,}\S+|Please recycle.{0,10})$/;
const PAGE_MARK = new RegExp(
  [
    String.raw`(?:page|página|стр\.|страница|صفحة)\s?\d{1,4}(?:\s?(?:of|de|sur|из|/|من)\s?\d{1,4})?`,
    String.raw`第\s?\d{1,4}\s?页.{0,12}`,
    String.raw`[-–—]\s?\d{1,4}\s?[-–—]`,
    String.raw`\d{1,3}\s?/\s?\d{1,3}`,
    String.raw`(?:[A-Z]{2}\.)?\d{2}-\d{5}(?:\s?\([A-Z]\))?(?:\s+\d{6})?(?:\s+\d{1,3}(?:/\d{1,3})?)?`,
    String.raw`\d{1,3}(?:/\d{1,3})?\s+(?:[A-Z]{2}\.)?\d{2}-\d{5}(?:\s?\([A-Z]\))?`,
    String.raw`\*\d{6,9}\*`,
  ]
    .map((shape) => `^${shape}$`)
    .join('|'),
  'iu',
);

/** First characters of page marks; a capital may begin a job number. */
const MARK_INITIALS = new Set(
  Array.from('-–—*0123456789pPсСص第ABCDEFGHIJKLMNOQRSTUVWXYZ', (sign) => sign.charCodeAt(0)),
);

/** Last characters of page marks but the Chinese one, which may end in anything. */
const MARK_FINALS = new Set(Array.from('-–—*)0123456789', (sign) => sign.charCodeAt(0)));
const CHINESE_MARK = '第'.charCodeAt(0);

function isPageMark(text: string, line: Line): boolean {
  if (line.end === line.first || line.end - line.first > LONGEST) return false;
  const first = text.charCodeAt(line.first);
  if (!MARK_INITIALS.has(first)) return false;
  if (first !== CHINESE_MARK && !MARK_FINALS.has(text.charCodeAt(line.end - 1))) return false;
  return PAGE_MARK.test(text.slice(line.first, line.end));
}

/** The line with its digits levelled and its spaces single, if it can be a header at all. */
function edgeKey(text: string, line: Line): string | undefined {
  const length = line.end - line.first;
  if (length < 3 || length > LONGEST) return undefined;
  const words = text.slice(line.first, line.end);
  if (/^[\p{Ll}[(]|[.,;:\])]$/u.test(words) || !/[\p{L}\d]/u.test(words)) return undefined;
  const label = readLabel(text, line.first, line.end);
  if (label !== undefined) return undefined;
  return words.replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

function collect(lines: readonly Line[], into: Set<number>, from: number, step: 1 | -1, most: number): void {
  let found = 0;
  for (let index = from, seen = 0; seen < EDGE_LINES && found < most; index += step, seen += 1) {
    const line = lines[index];
    if (line === undefined) return;
    if (line.first === line.end) continue;
    into.add(index);
    found += 1;
  }
}
