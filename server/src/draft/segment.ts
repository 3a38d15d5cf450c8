import type { Blank, Block, Heading, Paragraph } from './block';
import { FRONT_MATTER_LIMIT, frontMatterEnd } from './front-matter';
import { isFurniture } from './furniture';
import { type HeadingReading, isCapitals, readHeading } from './heading';
import { type LabelReading, readLabel } from './label';
import { countLineBreaks, type Line, readLine } from './lines';
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
  while (at < text.length) {
    const line = readLine(text, at);
    if (isBlank(text, line, running)) at += push(readBlank(text, line, running));
    else at += push(readHeadingBlock(text, line, state, running) ?? readParagraph(text, line, running));
  }
  return blocks;
}

/** True when only more text can tell whether front matter opens this one. */
export function awaitsFrontMatter(text: string): boolean {
  return text.length < FRONT_MATTER_LIMIT && /^\ufeff?---/.test(text) && frontMatterEnd(text) === 0;
}

function readBlank(text: string, line: Line, running: ReadonlySet<string>): Blank {
  const start = line.start;
  let furniture = false;
  for (;;) {
    if (line.first < line.end) furniture = true;
    if (line.next >= text.length) break;
    const next = readLine(text, line.next);
    if (!isBlank(text, next, running)) break;
    line = next;
  }
  const words = text.slice(start, line.next);
  return { kind: 'blank', text: words, lineBreaks: countLineBreaks(words), furniture };
}

const RULE = /^(?:-(?:\s?-){2,200}|\*(?:\s?\*){2,200}|_(?:\s?_){2,200}|=(?:\s?=){2,200}|~{3,200})$/;
const DIRECTIVE =
  /^(?:\{:[^}]{0,80}\}|[*-] TOC|\[[^\]^]{1,60}\]:\s+<?(?:https?:\/\/|mailto:|www\.|[./#])\S{0,1000}(?:\s+["'(].{0,200})?|<!--.{0,400}-->)$/;

/** Lines that hold no words of the text: empty, a rule, a directive of Markdown, page furniture. */
function isBlank(text: string, line: Line, running: ReadonlySet<string>): boolean {
  if (line.first === line.end) return true;
  const code = text.charCodeAt(line.first);
  const length = line.end - line.first;
  if (length > 1400) return false;
  if (RULE_OR_DIRECTIVE.has(code)) {
    const words = text.slice(line.first, line.end);
    if (RULE.test(words) || DIRECTIVE.test(words)) return true;
  }
  return isFurniture(text, line, running);
}

const RULE_OR_DIRECTIVE = new Set(Array.from('-*_=~{[<', (sign) => sign.charCodeAt(0)));

function readHeadingBlock(
  text: string,
  line: Line,
  state: BoundaryState,
  running: ReadonlySet<string>,
): Heading | undefined {
  const found = headingAt(text, line, state.first, state.afterBlank, running);
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
  text: string,
  line: Line,
  first: boolean,
  afterBlank: boolean,
  running: ReadonlySet<string>,
): { heading: HeadingReading; underline?: Line } | undefined {
  const below = line.next < text.length ? readLine(text, line.next) : undefined;
  const rule =
    below !== undefined && below.end - below.first <= 200 && afterBlank
      ? UNDERLINE.exec(text.slice(below.first, below.end))
      : null;
  const heading = readHeading(text, line, {
    first,
    afterBlank,
    alone: below === undefined || standsApart(text, line, below, running),
    underline: rule === null ? 0 : rule[0].startsWith('=') ? 1 : 2,
  });
  if (heading === undefined) return undefined;
  const underlined =
    rule !== null && below !== undefined && !/^#/.test(text.slice(line.first, line.first + 1));
  return underlined ? { heading, underline: below } : { heading };
}

/** The line below `line` does not continue it. */
function standsApart(text: string, line: Line, below: Line, running: ReadonlySet<string>): boolean {
  if (isBlank(text, below, running) || below.feed) return true;
  if (Math.abs(below.indent - line.indent) >= 10) return true;
  if (readLabel(text, below.first, below.end) !== undefined) return true;
  if (below.end - below.first >= 100 || line.end - line.first >= 100) return false;
  if (!isCapitals(text.slice(line.first, line.end))) return false;
  // A title in capitals may run over two lines; what is not in capitals is none of it.
  return isCapitals(text.slice(below.first, below.end))
    ? readLabel(text, line.first, line.end) !== undefined
    : !startsLower(text, below);
}

function readParagraph(text: string, line: Line, running: ReadonlySet<string>): Paragraph {
  const { start } = line;
  const found = readLabel(text, line.first, line.end);
  const label = found !== undefined && !isNoteNumber(text, line, found) ? found : undefined;
  const furniture: Span[] = [];
  const indent = line.indent;
  let flow = new Flow(text, line, label);
  let content = label?.content ?? line.first;
  let last = line;
  let bare = label !== undefined && label.label.style !== 'bullet' && content >= line.end;
  while (last.next < text.length) {
    const next = readLine(text, last.next);
    if (isBlank(text, next, running)) {
      if (!bare && flow.ending === 'hard') break;
      const beyond = gapEnd(text, next, running);
      if (beyond === undefined) break;
      const joins = bare
        ? receivesLabel(text, beyond.line, running)
        : beyond.page && resumes(text, flow, beyond.line, running);
      if (!joins) break;
      furniture.push(...beyond.furniture);
      if (bare) content = beyond.line.first;
      flow = new Flow(text, beyond.line, undefined);
      last = beyond.line;
      bare = false;
      continue;
    }
    if (bare) {
      if (!receivesLabel(text, next, running)) break;
      content = next.first;
      flow = new Flow(text, next, undefined);
      flow.body = next.indent;
      last = next;
      bare = false;
      continue;
    }
    if (opens(text, flow, next, running) || !continues(text, flow, next)) break;
    flow.add(text, next);
    last = next;
  }
  const words = text.slice(start, last.next);
  const end = last.end - start;
  const from = Math.min(content - start, end);
  const shared = {
    kind: 'paragraph',
    text: words,
    lineBreaks: countLineBreaks(words),
    indent,
    content: { start: from, end },
    furniture: furniture.length === 0 ? NO_FURNITURE : furniture.map((span) => shift(span, -start)),
  } as const;
  if (label === undefined) return { ...shared, role: roleOf(words, undefined, from, end) };
  const own = { ...label.label, span: shift(label.label.span, -start) };
  return { ...shared, label: own, role: roleOf(words, own, from, end) };
}

const NO_FURNITURE: readonly Span[] = [];

/** The first line after a gap, and what is printed in the gap; nothing when the gap is too long to bridge. */
function gapEnd(
  text: string,
  line: Line,
  running: ReadonlySet<string>,
): { line: Line; page: boolean; furniture: Span[] } | undefined {
  const furniture: Span[] = [];
  let page = false;
  for (let count = 0; count < LONGEST_GAP; count += 1) {
    page ||= line.feed;
    if (!isBlank(text, line, running)) return { line, page, furniture };
    if (line.first < line.end) {
      if (!isFurniture(text, line, running)) return undefined;
      page = true;
      furniture.push({ start: line.first, end: line.end });
    }
    if (line.next >= text.length) return undefined;
    line = readLine(text, line.next);
  }
  return undefined;
}

/** The line can be the words of the label that stands alone above it. */
function receivesLabel(text: string, line: Line, running: ReadonlySet<string>): boolean {
  if (readLabel(text, line.first, line.end) !== undefined) return false;
  if (isDefinition(text, line)) return false;
  return headingAt(text, line, false, false, running) === undefined;
}

/** A sentence cut by a page break goes on in this line. */
function resumes(text: string, flow: Flow, line: Line, running: ReadonlySet<string>): boolean {
  if (opens(text, flow, line, running)) return false;
  if (startsLower(text, line)) return true;
  return flow.ending === 'none' && headingAt(text, line, false, true, running) === undefined;
}

/** The line below a paragraph's line is a heading, carries a label of its own, or defines a footnote. */
function opens(text: string, flow: Flow, line: Line, running: ReadonlySet<string>): boolean {
  if (isDefinition(text, line)) return true;
  if (flow.note && line.indent > flow.indent) return false;
  const found = readLabel(text, line.first, line.end);
  if (found !== undefined && labelOpens(text, flow, line, found)) return true;
  const marked = text.charCodeAt(line.first) === 35;
  if (!marked && flow.ending !== 'hard' && line.indent < 24) return false;
  return headingAt(text, line, false, false, running) !== undefined;
}

/** `[^1]: the note`. */
function isDefinition(text: string, line: Line): boolean {
  return (
    text.startsWith('[^', line.first) && /^\[\^[^\]\s]{1,40}\]:/.test(text.slice(line.first, line.first + 48))
  );
}

/** A bare number whose words stand below it, slightly to the right: a footnote at the end of a page. */
function isNoteNumber(text: string, line: Line, found: LabelReading): boolean {
  if (found.label.style !== 'number' || !/^\d{1,3}$/.test(found.label.printed)) return false;
  if (found.content < line.end || line.next >= text.length) return false;
  const below = readLine(text, line.next);
  return below.first < below.end && below.indent > line.indent && below.indent - line.indent <= 4;
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
