import type { LabelReading } from './label';
import type { Line } from './lines';
import { lastMark, openingOf } from './role';

/** How a line ends: a sentence or clause is over, a comma, or in the middle of things. */
export type Ending = 'hard' | 'soft' | 'none';

/** What the lines of a paragraph so far say about the line that may continue it. */
export interface Flow {
  readonly ending: Ending;
  /** Columns before the first line, before its words, and before the lines below it (-1: none yet). */
  readonly indent: number;
  readonly content: number;
  readonly body: number;
  /** Columns of the last line and of the longest so far. */
  readonly last: number;
  readonly widest: number;
  /** Words that end the last line in lower case, for `paragraph` in `paragraph\n29. ...`. */
  readonly tail: string;
  readonly bullet: boolean;
  /** The paragraph is a footnote, whose indented lines are all its own. */
  readonly note: boolean;
  /** The last line is one bracket from end to end. */
  readonly bracketed: boolean;
  extend(text: string, line: Line): Flow;
  startsLower(text: string, line: Line): boolean;
}

/** A line longer than this is not wrapped by hand: its end is the end of a paragraph. */
const LONGEST_WRAPPED = 160;
/** Columns by which an indent must differ to mean something. */
const STEP = 3;

/** The flow after the first line of a paragraph. */
export function flowOf(text: string, line: Line, label: LabelReading | undefined): Flow {
  const columns = line.indent + (line.end - line.first);
  return {
    ...lineFacts(text, line),
    indent: line.indent,
    content: label === undefined ? line.indent : line.indent + (label.content - line.first),
    body: -1,
    last: columns,
    widest: columns,
    bullet: label?.label.style === 'bullet',
    note: text.startsWith('[^', line.first),
    extend,
    startsLower,
  };
}

function extend(this: Flow, text: string, line: Line): Flow {
  const columns = line.indent + (line.end - line.first);
  return {
    ...this,
    ...lineFacts(text, line),
    body: line.indent,
    last: columns,
    widest: Math.max(this.widest, columns),
  };
}

function lineFacts(text: string, line: Line): Pick<Flow, 'ending' | 'tail' | 'bracketed'> {
  const tail = text.slice(Math.max(line.first, line.end - 24), line.end);
  return {
    ending: endingOf(tail),
    tail,
    bracketed: text.charAt(line.first) === '[' && tail.endsWith(']'),
  };
}

/** A footnote mark at the end of a line, glued to its sentence or one space off. */
const NOTE_MARK = /([.,;:!?)\]”"’])\s?(?:\[\^[^\]\s]{1,12}\]|\d{1,2}|[¹²³⁰⁴-⁹]{1,2})$/;

function endingOf(tail: string): Ending {
  const words = tail.replace(NOTE_MARK, '$1').replace(/(?<=;)\s(?:and|or|et|ou|y|o|и|или)$/i, '');
  const mark = lastMark(words, 0, words.length);
  if (mark === '') return 'none';
  return mark === ',' ? 'soft' : 'hard';
}

function startsLower(text: string, line: Line): boolean {
  return /^[*_\s]{0,3}\p{Ll}/u.test(text.slice(line.first, line.first + 6));
}

/** True when an unlabelled line belongs to the paragraph above it. */
export function continues(text: string, flow: Flow, line: Line): boolean {
  if (flow.note && line.indent > flow.indent) return true;
  if (flow.bracketed && text.charAt(line.first) === '[' && text.charAt(line.end - 1) === ']') return false;
  if (flow.ending === 'none' || startsLower(text, line)) return true;
  if (flow.ending === 'soft') {
    const outdented = flow.body >= 0 && Math.abs(line.indent - flow.body) >= STEP;
    return !outdented && openingOf(text, line.first, line.end).kind === 'none';
  }
  if (flow.last > LONGEST_WRAPPED) return false;
  if (opensClause(text, line)) return false;
  if (flow.body >= 0) {
    if (Math.abs(line.indent - flow.body) >= STEP) return false;
  } else if (flow.content - flow.indent >= 4) {
    if (Math.abs(line.indent - flow.content) >= STEP) return false;
  } else if (line.indent >= flow.content + STEP + 1) return false;
  return line.indent === 0 || !wouldHaveFitted(text, flow, line);
}

/** A participle or verb of a resolution at the head of the line, in capitals or emphasis. */
function opensClause(text: string, line: Line): boolean {
  const opening = openingOf(text, line.first, line.end);
  return opening.kind !== 'none' && (opening.sure || opening.emphasised || line.indent > 0);
}

/** A wrap happens where the next word does not fit; where it would have, the line was ended on purpose. */
function wouldHaveFitted(text: string, flow: Flow, line: Line): boolean {
  const word = /^\S{1,40}/.exec(text.slice(line.first, Math.min(line.end, line.first + 40)))?.[0].length ?? 0;
  const width = Math.max(flow.widest, line.indent + (line.end - line.first));
  return flow.last + 1 + word < width - STEP;
}

const POINTER =
  /(?:^|[\s(])(?:paragraphs?|paras?\.?|articles?|resolutions?|decisions?|sections?|goals?|targets?|chapters?|annex|nos?\.?|and|or|of|to|in|the|by|from|with|under|than|for|on|at|see|paragraphe|article|párrafos?|artículos?|пункт\p{L}{0,3}|стать\p{L}{1,2})$|[–-]$/iu;

/** True when a label at the head of a line below a paragraph's line opens a new paragraph. */
export function labelOpens(text: string, flow: Flow, line: Line, found: LabelReading): boolean {
  const { style } = found.label;
  if (style === 'article') return false;
  if (style === 'option') return found.terminated;
  const alone = found.content >= line.end;
  const next = text.slice(found.content, Math.min(line.end, found.content + 2));
  const large = alone || /^[\p{Lu}\p{Lo}[*_"“«('‘]/u.test(next);
  if (style === 'bullet') return flow.ending === 'hard' || flow.bullet || (large && flow.ending === 'soft');
  if (flow.ending === 'hard' || /,\s(?:and|or)$/i.test(flow.tail)) return found.terminated || large;
  if (flow.ending === 'soft') return large && (found.terminated || alone);
  return large && !alone && found.terminated && !POINTER.test(flow.tail.trimEnd());
}
