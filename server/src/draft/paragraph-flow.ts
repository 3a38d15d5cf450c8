import type { LabelReading } from './label';
import { follows, type LabelOrder, labelOrder } from './label-order';
import type { Line } from './lines';
import { lastMark, openingOf } from './role';

/** How a line ends: a sentence or clause is over, a comma, or in the middle of things. */
export type Ending = 'hard' | 'soft' | 'none';

/** A line longer than this is not wrapped by hand: its end is the end of a paragraph. */
const LONGEST_WRAPPED = 160;
/** Columns by which an indent must differ to mean something. */
const STEP = 3;
/** A line of fewer columns was not wrapped: nothing of a sentence goes on below it behind a dash. */
const SHORT = 60;
/** Bullets that may be the dash in a wrapped sentence. */
const DASHES: ReadonlySet<string> = new Set('-–—*+');
/** Code units at a line's end that are looked at. */
const TAIL = 24;

/** What the lines of a paragraph so far say about the line that may continue it. */
export class Flow {
  /** Columns before the first line, before its words, and before the last line below it (-1: none yet). */
  readonly indent: number;
  readonly content: number;
  body = -1;
  /** Columns of the last line and of the longest so far. */
  last: number;
  widest: number;
  /** How the last line ends, and the characters that end it. */
  ending: Ending;
  tail: string;
  readonly bullet: boolean;
  /** The paragraph's label, which a label further down may follow. */
  readonly key: string | undefined;
  /** The same label taken apart, once it has been asked for. */
  order: LabelOrder | undefined;
  /** The paragraph is a footnote, whose indented lines are all its own. */
  readonly note: boolean;
  /** The last line is one bracket from end to end. */
  bracketed: boolean;

  /** The flow after the first line of a paragraph. */
  constructor(text: string, line: Line, label: LabelReading | undefined) {
    this.indent = line.indent;
    this.content = label === undefined ? line.indent : line.indent + (label.content - line.first);
    this.last = this.widest = line.indent + (line.end - line.first);
    this.bullet = label?.label.style === 'bullet';
    this.key = label?.label.key;
    this.note = text.startsWith('[^', line.first);
    this.tail = text.slice(Math.max(line.first, line.end - TAIL), line.end);
    this.ending = endingOf(this.tail);
    this.bracketed = isBracketed(text, line);
  }

  /** Takes in the line below the last. */
  add(text: string, line: Line): void {
    this.last = line.indent + (line.end - line.first);
    this.widest = Math.max(this.widest, this.last);
    this.body = line.indent;
    this.tail = text.slice(Math.max(line.first, line.end - TAIL), line.end);
    this.ending = endingOf(this.tail);
    this.bracketed = isBracketed(text, line);
  }
}

function isBracketed(text: string, line: Line): boolean {
  return text.charAt(line.first) === '[' && text.charAt(line.end - 1) === ']';
}

/** A footnote mark at the end of a line, glued to its sentence or one space off. */
const NOTE_MARK = /([.,;:!?)\]”"’])\s?(?:\[\^[^\]\s]{1,12}\]|\d{1,2}|[¹²³⁰⁴-⁹]{1,2})$/;
const MARK_END = /[\d\]¹²³⁰⁴-⁹]$/;
const JOINED = /;\s(?:and|or|et|ou|y|o|и|или)$/i;

function endingOf(tail: string): Ending {
  let words = MARK_END.test(tail) ? tail.replace(NOTE_MARK, '$1') : tail;
  if (JOINED.test(words)) words = words.slice(0, words.lastIndexOf(';') + 1);
  const mark = lastMark(words, 0, words.length);
  if (mark === '') return 'none';
  return mark === ',' ? 'soft' : 'hard';
}

/** True when the line opens with a small letter. */
export function startsLower(text: string, line: Line): boolean {
  const code = text.charCodeAt(line.first);
  if (code >= 97 && code <= 122) return true;
  if (code >= 65 && code <= 91) return false;
  return /^[*_\s]{0,3}\p{Ll}/u.test(text.slice(line.first, line.first + 6));
}

/** True when an unlabelled line belongs to the paragraph above it. */
export function continues(text: string, flow: Flow, line: Line): boolean {
  if (flow.note && line.indent > flow.indent) return true;
  if (flow.bracketed && isBracketed(text, line)) return false;
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
  /(?:^|[\s(])(?:(?:sub-?)?paragraphs?|paras?\.?|articles?|resolutions?|decisions?|sections?|goals?|targets?|chapters?|annex|nos?\.?|and|or|of|to|in|the|by|from|with|under|than|for|on|at|see|paragraphe|article|párrafos?|artículos?|пункт\p{L}{0,3}|стать\p{L}{1,2})$|[–-]$/iu;

/** True when a label at the head of a line below a paragraph's line opens a new paragraph. */
export function labelOpens(text: string, flow: Flow, line: Line, found: LabelReading): boolean {
  const { style } = found.label;
  if (style === 'article') return false;
  if (style === 'option') return found.terminated;
  const alone = found.content >= line.end;
  const next = text.slice(found.content, Math.min(line.end, found.content + 2));
  const large = alone || /^[\p{Lu}\p{Lo}[*_"“«('‘]/u.test(next);
  if (style === 'bullet') {
    if (flow.ending === 'hard' || flow.bullet || flow.last < SHORT || !DASHES.has(text.charAt(line.first)))
      return true;
    return large && flow.ending === 'soft';
  }
  if (flow.ending === 'hard' || /,\s(?:and|or)$/i.test(flow.tail)) return found.terminated || large;
  if (flow.ending === 'soft') return large && (found.terminated || alone);
  if (alone || POINTER.test(flow.tail.trimEnd())) return false;
  return (large && found.terminated) || goesOn(flow, line, found);
}

/** A list of phrases without punctuation: `1) connect`, `2) share`, and further in `a) at home`. */
function goesOn(flow: Flow, line: Line, found: LabelReading): boolean {
  if (flow.key === undefined || /\d$/.test(flow.tail)) return false;
  const { key } = found.label;
  if (found.terminated && line.indent >= flow.indent + 2 && /^(?:\([ai1]\)|1)$/.test(key)) return true;
  flow.order ??= labelOrder(flow.key);
  return key.startsWith(`${flow.key}.`) || follows(flow.order, labelOrder(key));
}
