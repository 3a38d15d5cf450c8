import type { Blank, Block, Heading, Paragraph } from './block';
import { FRONT_MATTER_LIMIT, frontMatterEnd } from './front-matter';
import { type HeadingReading, isCapitals, readHeading } from './heading';
import type { LabelReading } from './label';
import { type KnownLine, LineReader } from './line-reader';
import { countLineBreaks } from './lines';
import { continues, Flow, labelOpens, startsLower } from './paragraph-flow';
import { roleOf } from './role';
import type { Span } from './span';

/**
 * All that a block depends on from before it. Segmentation can begin anew at any block boundary with it,
 * and two boundaries with equal states before equal texts give equal blocks.
 */
export interface BoundaryState {
  /** At the start of the file, where front matter may stand. */
  readonly file: boolean;
  /** No heading and no paragraph stands above. */
  readonly first: boolean;
  /** The block above is not a paragraph. */
  readonly afterBlank: boolean;
}

export const FILE_START: BoundaryState = { file: true, first: true, afterBlank: true };

/** Blocks that segmentation looks past a boundary to place it: a gap, a line and the line below that one. */
export const LOOKAHEAD_BLOCKS = 3;

/** Lines of a gap (a page break, empty lines) over which a sentence or a label still reaches its words. */
const LONGEST_GAP = 60;

/** The state after `block`, given the one before it. */
export function stateAfter(state: BoundaryState, block: Block): BoundaryState {
  const words = block.kind === 'heading' || block.kind === 'paragraph';
  return { file: false, first: state.first && !words, afterBlank: block.kind !== 'paragraph' };
}

/**
 * Cuts a text into blocks. Total and linear: the blocks' texts, joined, are `text`.
 * @param text begins at a line start
 * @param running lines that recur at page breaks, see `runningLines`
 */
export function segment(text: string, state: BoundaryState, running: ReadonlySet<string>): Block[] {
  const blocks: Block[] = [];
  const push = (block: Block): number => {
    blocks.push(block);
    state = stateAfter(state, block);
    return block.text.length;
  };
  let at = 0;
  if (state.file) {
    const end = frontMatterEnd(text);
    if (end > 0) {
      const head = text.slice(0, end);
      at += push({ kind: 'front-matter', text: head, lineBreaks: countLineBreaks(head) });
    }
  }
  const lines = new LineReader(text, running);
  while (at < text.length) {
    const line = lines.at(at);
    if (lines.isBlank(line)) at += push(readBlank(lines, line));
    else at += push(readHeadingBlock(lines, line, state) ?? readParagraph(lines, line));
  }
  return blocks;
}

/** True when only more text can tell whether front matter opens this one. */
export function awaitsFrontMatter(text: string): boolean {
  return text.length < FRONT_MATTER_LIMIT && /^\ufeff?---/.test(text) && frontMatterEnd(text) === 0;
}

function readBlank(lines: LineReader, line: KnownLine): Blank {
  const { text } = lines;
  const start = line.start;
  let furniture = false;
  for (;;) {
    if (line.first < line.end) furniture = true;
    if (line.next >= text.length) break;
    const next = lines.at(line.next);
    if (!lines.isBlank(next)) break;
    line = next;
  }
  const words = text.slice(start, line.next);
  return { kind: 'blank', text: words, lineBreaks: countLineBreaks(words), furniture };
}

function readHeadingBlock(lines: LineReader, line: KnownLine, state: BoundaryState): Heading | undefined {
  const { text } = lines;
  const found = headingAt(lines, line, state.first, state.afterBlank);
  if (found === undefined) return undefined;
  const end = found.underline === undefined ? line.next : found.underline.next;
  const words = text.slice(line.start, end);
  const { level, title, label } = found.heading;
  return {
    kind: 'heading',
    text: words,
    lineBreaks: countLineBreaks(words),
    level,
    title: shift(title, -line.start),
    ...(label && { label: { ...label, span: shift(label.span, -line.start) } }),
  };
}

const UNDERLINE = /^(?:={3,200}|-{3,200})$/;

function headingAt(
  lines: LineReader,
  line: KnownLine,
  first: boolean,
  afterBlank: boolean,
): { heading: HeadingReading; underline?: KnownLine } | undefined {
  const { text } = lines;
  const below = line.next < text.length ? lines.at(line.next) : undefined;
  const rule =
    below !== undefined && below.end - below.first <= 200 && afterBlank
      ? UNDERLINE.exec(text.slice(below.first, below.end))
      : null;
  const heading = readHeading(text, line, {
    first,
    afterBlank,
    label: lines.label(line),
    alone: below === undefined || standsApart(lines, line, below),
    underline: rule === null ? 0 : rule[0].startsWith('=') ? 1 : 2,
  });
  if (heading === undefined) return undefined;
  const underlined =
    rule !== null && below !== undefined && !/^#/.test(text.slice(line.first, line.first + 1));
  return underlined ? { heading, underline: below } : { heading };
}

/** The line below `line` does not continue it. */
function standsApart(lines: LineReader, line: KnownLine, below: KnownLine): boolean {
  const { text } = lines;
  if (lines.isBlank(below) || below.feed) return true;
  if (Math.abs(below.indent - line.indent) >= 10) return true;
  if (lines.label(below) !== undefined) return true;
  if (below.end - below.first >= 100 || line.end - line.first >= 100) return false;
  if (!isCapitals(text.slice(line.first, line.end))) return false;
  // A title in capitals may run over two lines; what is not in capitals is none of it.
  return isCapitals(text.slice(below.first, below.end))
    ? lines.label(line) !== undefined
    : !startsLower(text, below);
}

function readParagraph(lines: LineReader, line: KnownLine): Paragraph {
  const { text } = lines;
  const { start } = line;
  const found = lines.label(line);
  const label = found !== undefined && !isNoteNumber(lines, line, found) ? found : undefined;
  const furniture: Span[] = [];
  const indent = line.indent;
  let flow = new Flow(text, line, label);
  let content = label?.content ?? line.first;
  let last = line;
  let bare = label !== undefined && label.label.style !== 'bullet' && content >= line.end;
  while (last.next < text.length) {
    const next = lines.at(last.next);
    if (lines.isBlank(next)) {
      if (!bare && flow.ending === 'hard') break;
      const beyond = gapEnd(lines, next);
      if (beyond === undefined) break;
      const joins = bare
        ? receivesLabel(lines, beyond.line)
        : beyond.page && resumes(lines, flow, beyond.line);
      if (!joins) break;
      furniture.push(...beyond.furniture);
      if (bare) content = beyond.line.first;
      flow = new Flow(text, beyond.line, undefined);
      last = beyond.line;
      bare = false;
      continue;
    }
    if (bare) {
      if (!receivesLabel(lines, next)) break;
      content = next.first;
      flow = new Flow(text, next, undefined);
      flow.body = next.indent;
      last = next;
      bare = false;
      continue;
    }
    if (opens(lines, flow, next) || !continues(text, flow, next)) break;
    flow.add(text, next);
    last = next;
  }
  const words = text.slice(start, last.next);
  const end = last.end - start;
  const from = Math.min(content - start, end);
  const own = label === undefined ? undefined : { ...label.label, span: shift(label.label.span, -start) };
  return {
    kind: 'paragraph',
    text: words,
    lineBreaks: countLineBreaks(words),
    ...(own && { label: own }),
    role: roleOf(words, own, from, end),
    indent,
    content: { start: from, end },
    furniture: furniture.length === 0 ? NO_FURNITURE : furniture.map((span) => shift(span, -start)),
  };
}

const NO_FURNITURE: readonly Span[] = [];

/** The first line after a gap, and what is printed in the gap; nothing when the gap is too long to bridge. */
function gapEnd(
  lines: LineReader,
  line: KnownLine,
): { line: KnownLine; page: boolean; furniture: Span[] } | undefined {
  const { text } = lines;
  const furniture: Span[] = [];
  let page = false;
  for (let count = 0; count < LONGEST_GAP; count += 1) {
    page ||= line.feed;
    if (!lines.isBlank(line)) return { line, page, furniture };
    if (line.first < line.end) {
      if (!lines.isFurniture(line)) return undefined;
      page = true;
      furniture.push({ start: line.first, end: line.end });
    }
    if (line.next >= text.length) return undefined;
    line = lines.at(line.next);
  }
  return undefined;
}

/** The line can be the words of the label that stands alone above it. */
function receivesLabel(lines: LineReader, line: KnownLine): boolean {
  const { text } = lines;
  if (lines.label(line) !== undefined) return false;
  if (isDefinition(text, line)) return false;
  return headingAt(lines, line, false, false) === undefined;
}

/** A sentence cut by a page break goes on in this line. */
function resumes(lines: LineReader, flow: Flow, line: KnownLine): boolean {
  const { text } = lines;
  if (opens(lines, flow, line)) return false;
  if (startsLower(text, line)) return true;
  return flow.ending === 'none' && headingAt(lines, line, false, true) === undefined;
}

/** The line below a paragraph's line is a heading, carries a label of its own, or defines a footnote. */
function opens(lines: LineReader, flow: Flow, line: KnownLine): boolean {
  const { text } = lines;
  if (isDefinition(text, line)) return true;
  if (flow.note && line.indent > flow.indent) return false;
  const found = lines.label(line);
  if (found !== undefined && labelOpens(text, flow, line, found)) return true;
  const marked = text.charCodeAt(line.first) === 35;
  if (!marked && flow.ending !== 'hard' && line.indent < 24) return false;
  return headingAt(lines, line, false, false) !== undefined;
}

/** `[^1]: the note`. */
function isDefinition(text: string, line: KnownLine): boolean {
  return (
    text.startsWith('[^', line.first) && /^\[\^[^\]\s]{1,40}\]:/.test(text.slice(line.first, line.first + 48))
  );
}

/** A bare number whose words stand below it, slightly to the right: a footnote at the end of a page. */
function isNoteNumber(lines: LineReader, line: KnownLine, found: LabelReading): boolean {
  const { text } = lines;
  if (found.label.style !== 'number' || !/^\d{1,3}$/.test(found.label.printed)) return false;
  if (found.content < line.end || line.next >= text.length) return false;
  const below = lines.at(line.next);
  return below.first < below.end && below.indent > line.indent && below.indent - line.indent <= 4;
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
