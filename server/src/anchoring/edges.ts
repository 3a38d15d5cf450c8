import type { Span } from '../draft/span';
import { foldUnit, Kind, symbolCode } from '../terms/fold';
import { Cut } from './folded-words';
import type { Reading } from './reading';
import type { Trace } from './trace';
import { type Links, Tie } from './word-alignment';

type Source = Pick<Reading, 'draft' | 'words'>;

/** A span and the words that it touches. */
export interface Quote {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

/**
 * From words to code units: a place begins and ends with words, and takes with it the signs around them that
 * the quote took (a bracket, the full stop, the printed number), if they are still there.
 */
export function edgesOf(quote: Quote, old: Source, now: Source, trace: Trace, links: Links): Span {
  const start = startOf(quote, old, now, trace, links);
  const end = endOf(quote, old, now, trace, links);
  return { start, end: Math.max(start, end) };
}

function startOf(quote: Quote, old: Source, now: Source, trace: Trace, { ties }: Links): number {
  const at = quote.span.start;
  const { oldFirst, newFirst } = trace;
  const oldStart = old.words.starts[oldFirst] ?? 0;
  const newStart = now.words.starts[newFirst] ?? 0;
  // Signs around a word that the quote does not begin with are not its own.
  if (at === oldStart || oldFirst !== quote.from) return newStart;
  if (at > oldStart) {
    const sameLength =
      (old.words.ends[oldFirst] ?? 0) - oldStart === (now.words.ends[newFirst] ?? 0) - newStart;
    return ties[oldFirst] === Tie.same && sameLength ? newStart + at - oldStart : newStart;
  }
  if (old.words.cuts[oldFirst] === Cut.block) {
    const label = labelStart(old, oldStart);
    if (label !== undefined && at <= label) {
      return now.words.cuts[newFirst] === Cut.block ? (labelStart(now, newStart) ?? newStart) : newStart;
    }
  }
  const before = Math.max(
    blockStart(now, newStart),
    newFirst === 0 ? 0 : (now.words.ends[newFirst - 1] ?? 0),
  );
  const lead = old.draft.text.slice(Math.max(at, oldStart - LONGEST), oldStart);
  const gap = now.draft.text.slice(Math.max(before, newStart - LONGEST), newStart);
  return newStart - commonEnd(lead, gap);
}

function endOf(quote: Quote, old: Source, now: Source, trace: Trace, { ties }: Links): number {
  const at = quote.span.end;
  const { oldLast, newLast } = trace;
  const oldEnd = old.words.ends[oldLast] ?? 0;
  const newEnd = now.words.ends[newLast] ?? 0;
  if (at === oldEnd || oldLast !== quote.to - 1) return newEnd;
  if (at < oldEnd) {
    const sameLength =
      oldEnd - (old.words.starts[oldLast] ?? 0) === newEnd - (now.words.starts[newLast] ?? 0);
    return ties[oldLast] === Tie.same && sameLength ? newEnd - (oldEnd - at) : newEnd;
  }
  const next = newLast + 1 < now.words.count ? (now.words.starts[newLast + 1] ?? 0) : now.draft.length;
  const after = Math.min(next, blockEnd(now, newEnd));
  const tail = old.draft.text.slice(oldEnd, Math.min(at, oldEnd + LONGEST));
  const gap = now.draft.text.slice(newEnd, Math.min(after, newEnd + LONGEST));
  return newEnd + commonStart(tail, gap);
}

/** How far signs around a word are compared. */
const LONGEST = 64;

/** Where the printed label at the head of the paragraph at `offset` begins. */
function labelStart(reading: Source, offset: number): number | undefined {
  const index = reading.draft.blockIndexAt(offset);
  const block = reading.draft.blocks[index];
  if (block?.kind !== 'paragraph' || block.label === undefined) return undefined;
  return reading.draft.startOf(index) + block.label.span.start;
}

function blockStart({ draft }: Source, offset: number): number {
  return draft.startOf(draft.blockIndexAt(offset));
}

/** End of the paragraph's words, before the line end. */
function blockEnd({ draft }: Source, offset: number): number {
  const index = draft.blockIndexAt(offset - 1);
  return draft.startOf(index) + (draft.blocks[index]?.text.trimEnd().length ?? 0);
}

/** Code units at the start of `gap` that stand in `tail` in the same order, as far as no words are parted. */
function commonStart(tail: string, gap: string): number {
  let taken = 0;
  let from = 0;
  for (let at = 0; at < gap.length; at += 1) {
    const sign = endSignOf(gap.charCodeAt(at));
    let found = from;
    while (found < tail.length && endSignOf(tail.charCodeAt(found)) !== sign) found += 1;
    if (found < tail.length) {
      from = found + 1;
      taken = at + 1;
    } else if (sign === SPACE) break;
  }
  return taken;
}

function commonEnd(lead: string, gap: string): number {
  let taken = 0;
  let from = lead.length - 1;
  for (let at = gap.length - 1; at >= 0; at -= 1) {
    const sign = signOf(gap.charCodeAt(at));
    let found = from;
    while (found >= 0 && signOf(lead.charCodeAt(found)) !== sign) found -= 1;
    if (found >= 0) {
      from = found - 1;
      taken = gap.length - at;
    } else if (sign === SPACE) break;
  }
  return taken;
}

const SPACE = 0x20;
const STOP = 0x2e;

/** What a reader takes for the same sign. */
function signOf(unit: number): number {
  const kind = foldUnit(unit);
  if (kind === Kind.space || kind === Kind.lineBreak) return SPACE;
  return kind === Kind.symbol ? symbolCode(unit) : unit;
}

/** The same at the end of words, where a full stop, a comma and a semicolon end a row of words alike. */
function endSignOf(unit: number): number {
  if (unit === 0x3b || unit === 0x3a || unit === 0x3002 || unit === 0x61b || unit === 0x2c) return STOP;
  return signOf(unit);
}
