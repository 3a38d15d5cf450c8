import type { Block } from './block';
import { FRONT_MATTER_LIMIT, type FrontMatter, readFrontMatter } from './front-matter';
import {
  correctFacts,
  hasPageBreak,
  PAGE_EDGE,
  PAGE_REACH,
  type PageFacts,
  pageFacts,
  runningLines,
} from './furniture';
import type { Label } from './label';
import { type Outline, readOutline } from './outline';
import { awaitsFrontMatter, type BoundaryState, LOOKAHEAD_BLOCKS, segment, stateAfter } from './segment';
import type { Span } from './span';

/** A zero-based line and a character in UTF-16 code units, as in LSP. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Which blocks an edit replaced: `removed` blocks from index `from` gave way to `inserted` new ones. */
export interface BlockChange {
  readonly from: number;
  readonly removed: number;
  readonly inserted: number;
}

/**
 * One version of a draft's text. Immutable; an edit gives a new one that shares all untouched blocks.
 * This is the document itself, not a view of one: an editor's changes are applied to the blocks, because
 * on a long text keeping a second copy with its line table costs far more than reading a paragraph.
 */
export interface Draft {
  readonly blocks: readonly Block[];
  /** UTF-16 code units. */
  readonly length: number;
  /** Joined on first use, then kept. */
  readonly text: string;
  /** Parsed on first use; `{}` where there is none or it does not parse. */
  readonly frontMatter: FrontMatter;
  /** Labels, depth and scopes, which depend on more than one block; computed on first use. */
  readonly outline: Outline;
  /** Replaces the code units of `span` by `text`. Out-of-range spans are clamped. */
  edit(span: Span, text: string): { readonly draft: Draft; readonly change: BlockChange };
  /** Code units before block `index`; `index === blocks.length` gives the length. */
  startOf(index: number): number;
  /** Zero-based line on which block `index` starts. */
  lineOf(index: number): number;
  /** Index of the block that holds the code unit at `offset`; the last block at the very end; -1 in an empty draft. */
  blockIndexAt(offset: number): number;
  positionAt(offset: number): LinePosition;
  /** Clamped as LSP asks: past the end of a line counts as its end. */
  offsetAt(position: LinePosition): number;
}

/** Reads a text. Never throws; linear in the length of the text. */
export function readDraft(text: string): Draft {
  const pages = pageFacts(text);
  const running = runningLines(pages);
  return new BlockDraft(segment(text, FILE_START, running), pages, running, undefined, text);
}

const FILE_START: BoundaryState = { file: true, first: true, afterBlank: true };

/** Where the blocks start: code units and lines before each, and the totals at the end. */
interface Table {
  readonly starts: Int32Array;
  readonly lines: Int32Array;
}

class BlockDraft implements Draft {
  private joined: string | undefined;
  private readOutline: Outline | undefined;
  private readHead: FrontMatter | undefined;

  constructor(
    readonly blocks: readonly Block[],
    private readonly pages: PageFacts,
    private readonly running: ReadonlySet<string>,
    private table: Table | undefined,
    text?: string,
  ) {
    this.joined = text;
  }

  get text(): string {
    this.joined ??= this.blocks.map((block) => block.text).join('');
    return this.joined;
  }

  get length(): number {
    return this.startOf(this.blocks.length);
  }

  get frontMatter(): FrontMatter {
    const head = this.blocks[0];
    this.readHead ??= head?.kind === 'front-matter' ? readFrontMatter(head.text) : {};
    return this.readHead;
  }

  get outline(): Outline {
    this.readOutline ??= readOutline(this.blocks);
    return this.readOutline;
  }

  startOf(index: number): number {
    const { starts } = this.tables();
    return starts[clamp(index, 0, this.blocks.length)] ?? 0;
  }

  lineOf(index: number): number {
    const { lines } = this.tables();
    return lines[clamp(index, 0, this.blocks.length)] ?? 0;
  }

  blockIndexAt(offset: number): number {
    return Math.min(lastAtMost(this.tables().starts, offset), this.blocks.length - 1);
  }

  positionAt(offset: number): LinePosition {
    const at = clamp(offset, 0, this.length);
    const index = this.blockIndexAt(at);
    const block = this.blocks[index];
    if (block === undefined) return { line: 0, character: 0 };
    const inside = at - this.startOf(index);
    let line = this.lineOf(index);
    let lineStart = 0;
    for (let next = nextLine(block.text, 0); next <= inside && next > lineStart; ) {
      if (next === block.text.length && !endsInBreak(block.text)) break;
      line += 1;
      lineStart = next;
      next = nextLine(block.text, next);
    }
    return { line, character: beforeBreak(block.text, lineStart, inside) - lineStart };
  }

  offsetAt(position: LinePosition): number {
    const { lines } = this.tables();
    const { line, character } = position;
    if (line < 0) return 0;
    if (line > this.lineOf(this.blocks.length)) return this.length;
    const index = Math.min(lastAtMost(lines, line), this.blocks.length - 1);
    const block = this.blocks[index];
    if (block === undefined) return 0;
    const start = this.startOf(index);
    let lineStart = 0;
    for (let at = this.lineOf(index); at < line; at += 1) lineStart = nextLine(block.text, lineStart);
    if (character <= 0) return start + lineStart;
    const end = Math.min(lineStart + character, nextLine(block.text, lineStart));
    return start + beforeBreak(block.text, lineStart, end);
  }

  edit(span: Span, text: string): { readonly draft: Draft; readonly change: BlockChange } {
    const start = clamp(Math.min(span.start, span.end), 0, this.length);
    const end = clamp(Math.max(span.start, span.end), 0, this.length);
    if (this.blocks.length === 0 || (start === 0 && end === this.length)) return this.replaceAll(text);
    const pages = this.pagesAfter(start, end, text);
    if (pages !== this.pages) {
      const running = runningLines(pages);
      // A header more or less may change any paragraph of the text.
      if (!sameMembers(running, this.running)) {
        return this.replaceAll(this.text.slice(0, start) + text + this.text.slice(end));
      }
    }
    return this.reread(start, end, text, pages);
  }

  /** Segments anew from before the touched blocks to where the old boundaries fit again. */
  private reread(start: number, end: number, text: string, pages: PageFacts) {
    const { blocks } = this;
    const from = this.rereadFrom(start);
    const origin = this.startOf(from);
    const state = this.stateBefore(from);
    const touched = this.blockIndexAt(end);
    const change = text.length - (end - start);
    const editEnd = start + text.length - origin;
    for (let more = LOOKAHEAD_BLOCKS; ; more *= 4) {
      const to = Math.min(blocks.length, touched + 1 + more);
      const old = joinTexts(blocks, from, to);
      const window = old.slice(0, start - origin) + text + old.slice(end - origin);
      const last = to === blocks.length;
      if (!last && state.file && awaitsFrontMatter(window)) continue;
      const inserted = segment(window, state, this.running);
      const fit = last
        ? { kept: to, inserted: inserted.length }
        : this.refit(inserted, state, { touched, to, origin, change, editEnd });
      if (fit !== undefined) return this.spliced(from, fit.kept, inserted.slice(0, fit.inserted), pages);
    }
  }

  /** The first boundary behind the edit that old and new blocks share, in equal states. */
  private refit(
    inserted: readonly Block[],
    state: BoundaryState,
    window: { touched: number; to: number; origin: number; change: number; editEnd: number },
  ): { kept: number; inserted: number } | undefined {
    let old = window.touched + 1;
    let oldState = this.stateBefore(old);
    let at = 0;
    for (const [index, block] of inserted.entries()) {
      at += block.text.length;
      state = stateAfter(state, block);
      if (at < window.editEnd) continue;
      while (old + LOOKAHEAD_BLOCKS <= window.to && this.startOf(old) - window.origin + window.change < at) {
        const passed = this.blocks[old];
        if (passed === undefined) return undefined;
        oldState = stateAfter(oldState, passed);
        old += 1;
      }
      if (old >= this.blocks.length || old + LOOKAHEAD_BLOCKS > window.to) return undefined;
      const meets = this.startOf(old) - window.origin + window.change === at;
      if (meets && state.first === oldState.first && state.afterBlank === oldState.afterBlank) {
        return { kept: old, inserted: index + 1 };
      }
    }
    return undefined;
  }

  /**
   * Block from which an edit at `start` can matter: how a block ends depends on a gap, a line and the line
   * below it, so two blocks with words are taken back.
   */
  private rereadFrom(start: number): number {
    let from = this.blockIndexAt(start);
    for (let words = 0; from > 0 && words < 2; ) {
      from -= 1;
      const kind = this.blocks[from]?.kind;
      if (kind === 'heading' || kind === 'paragraph') words += 1;
    }
    const mayOpenFrontMatter = start < FRONT_MATTER_LIMIT && this.blocks[0]?.kind === 'blank';
    return mayOpenFrontMatter && /^\ufeff?---/.test(this.blocks[0]?.text.slice(0, 4) ?? '') ? 0 : from;
  }

  private stateBefore(index: number): BoundaryState {
    if (index === 0) return FILE_START;
    const before = this.blocks[index - 1];
    let first = true;
    for (let at = 0; at < index && first; at += 1) {
      const kind = this.blocks[at]?.kind;
      first = kind !== 'heading' && kind !== 'paragraph';
    }
    return { file: false, first, afterBlank: before?.kind !== 'paragraph' };
  }

  /** What an edit makes of the facts about pages; reads only the lines around it, and few where no page ends. */
  private pagesAfter(start: number, end: number, text: string): PageFacts {
    if (this.pages.feeds + this.pages.marks === 0) {
      const { after, at } = this.around(start, end, text, 0);
      const lineStart = startOfLine(after, at);
      const lineEnd = nextLine(after, at + text.length);
      // One line more on either side, for the halves of a line break that the edit parts.
      if (!hasPageBreak(after.slice(startOfLine(after, lineStart - 1), nextLine(after, lineEnd))))
        return this.pages;
    } else {
      const near = this.around(start, end, text, PAGE_EDGE);
      if (!hasPageBreak(near.before) && !hasPageBreak(near.after)) return this.pages;
    }
    const { before, after } = this.around(start, end, text, PAGE_REACH);
    return correctFacts(this.pages, pageFacts(before), pageFacts(after));
  }

  /** The blocks that an edit touches, with at least `reach` line breaks on either side, before and after it. */
  private around(start: number, end: number, text: string, reach: number) {
    let from = this.blockIndexAt(start);
    let to = Math.min(this.blockIndexAt(end) + 2, this.blocks.length);
    for (let lines = 0; from > 0 && lines < reach; ) {
      from -= 1;
      lines += this.blocks[from]?.lineBreaks ?? 0;
    }
    for (let lines = 0; to < this.blocks.length && lines < reach; to += 1) {
      lines += this.blocks[to]?.lineBreaks ?? 0;
    }
    const origin = this.startOf(from);
    const before = joinTexts(this.blocks, from, to);
    const after = before.slice(0, start - origin) + text + before.slice(end - origin);
    return { before, after, at: start - origin };
  }

  private replaceAll(text: string): { readonly draft: Draft; readonly change: BlockChange } {
    const pages = pageFacts(text);
    const running = runningLines(pages);
    const fresh = segment(text, FILE_START, running);
    let from = 0;
    while (from < fresh.length && sameBlock(fresh[from], this.blocks[from])) from += 1;
    let tail = 0;
    const most = Math.min(fresh.length, this.blocks.length) - from;
    while (
      tail < most &&
      sameBlock(fresh[fresh.length - 1 - tail], this.blocks[this.blocks.length - 1 - tail])
    )
      tail += 1;
    const inserted = fresh.slice(from, fresh.length - tail);
    const kept = this.blocks.length - tail;
    const all = [...this.blocks.slice(0, from), ...inserted, ...this.blocks.slice(kept)];
    const draft = new BlockDraft(all, pages, running, undefined, text);
    return { draft, change: { from, removed: kept - from, inserted: inserted.length } };
  }

  private spliced(from: number, kept: number, inserted: readonly Block[], pages: PageFacts) {
    // Blocks read anew only to look at them stay the same objects.
    let same = 0;
    const most = Math.min(kept - from, inserted.length);
    while (same < most && sameBlock(this.blocks[from + same], inserted[same])) same += 1;
    let tail = 0;
    while (
      tail < most - same &&
      sameBlock(this.blocks[kept - 1 - tail], inserted[inserted.length - 1 - tail])
    )
      tail += 1;
    inserted = inserted.slice(same, inserted.length - tail);
    from += same;
    kept -= tail;
    const blocks = this.blocks.slice();
    blocks.splice(from, kept - from, ...inserted);
    const table = splicedTable(this.tables(), from, kept, inserted);
    const draft = new BlockDraft(blocks, pages, this.running, table);
    return { draft, change: { from, removed: kept - from, inserted: inserted.length } };
  }

  private tables(): Table {
    if (this.table === undefined) {
      const starts = new Int32Array(this.blocks.length + 1);
      const lines = new Int32Array(this.blocks.length + 1);
      fillTable(starts, lines, 0, this.blocks);
      this.table = { starts, lines };
    }
    return this.table;
  }
}

function fillTable(starts: Int32Array, lines: Int32Array, from: number, blocks: readonly Block[]): void {
  let start = starts[from] ?? 0;
  let line = lines[from] ?? 0;
  let at = from;
  for (const block of blocks) {
    start += block.text.length;
    line += block.lineBreaks;
    at += 1;
    starts[at] = start;
    lines[at] = line;
  }
}

/** The table after blocks `from` to `kept` gave way to `inserted`. */
function splicedTable(old: Table, from: number, kept: number, inserted: readonly Block[]): Table {
  const length = old.starts.length - (kept - from) + inserted.length;
  if (sameLines(old.lines, from, kept, inserted)) {
    const starts = old.starts.slice();
    let start = starts[from] ?? 0;
    for (const [index, block] of inserted.entries()) {
      start += block.text.length;
      starts[from + index + 1] = start;
    }
    const more = start - (old.starts[kept] ?? 0);
    for (let index = kept + 1; index < length; index += 1) starts[index] = (starts[index] ?? 0) + more;
    return { starts, lines: old.lines };
  }
  const starts = new Int32Array(length);
  const lines = new Int32Array(length);
  starts.set(old.starts.subarray(0, from + 1));
  lines.set(old.lines.subarray(0, from + 1));
  fillTable(starts, lines, from, inserted);
  const joint = from + inserted.length;
  const moreText = (starts[joint] ?? 0) - (old.starts[kept] ?? 0);
  const moreLines = (lines[joint] ?? 0) - (old.lines[kept] ?? 0);
  for (let index = joint + 1, source = kept + 1; index < length; index += 1, source += 1) {
    starts[index] = (old.starts[source] ?? 0) + moreText;
    lines[index] = (old.lines[source] ?? 0) + moreLines;
  }
  return { starts, lines };
}

/** True when the new blocks have their line breaks where the old ones had them, as after most keystrokes. */
function sameLines(lines: Int32Array, from: number, kept: number, inserted: readonly Block[]): boolean {
  return (
    inserted.length === kept - from &&
    inserted.every(
      (block, index) => block.lineBreaks === (lines[from + index + 1] ?? 0) - (lines[from + index] ?? 0),
    )
  );
}

/** Largest index whose value is at most `value`; the last of equal ones. */
function lastAtMost(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function joinTexts(blocks: readonly Block[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index += 1) text += blocks[index]?.text ?? '';
  return text;
}

/** Equal in all that a reader of blocks can see. */
function sameBlock(a: Block | undefined, b: Block | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind || a.text !== b.text) return false;
  if (a.kind === 'blank' && b.kind === 'blank') return a.furniture === b.furniture;
  if (a.kind === 'heading' && b.kind === 'heading') {
    return a.level === b.level && sameSpan(a.title, b.title) && sameLabel(a.label, b.label);
  }
  if (a.kind === 'paragraph' && b.kind === 'paragraph') {
    return (
      a.role === b.role &&
      a.indent === b.indent &&
      sameSpan(a.content, b.content) &&
      sameLabel(a.label, b.label) &&
      a.furniture.length === b.furniture.length &&
      a.furniture.every((span, index) => sameSpan(span, b.furniture[index]))
    );
  }
  return true;
}

function sameLabel(a: Label | undefined, b: Label | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.key === b.key && a.style === b.style && a.printed === b.printed && sameSpan(a.span, b.span);
}

function sameSpan(a: Span, b: Span | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const member of a) if (!b.has(member)) return false;
  return true;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function endsInBreak(text: string): boolean {
  return isBreak(text.charCodeAt(text.length - 1));
}

/** Start of the line after the one that holds `from`; the length of the text where there is none. */
function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return text.length;
}

/** Start of the line that holds `from`. */
function startOfLine(text: string, from: number): number {
  let at = Math.max(from, 0);
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** `offset`, taken back before the line break that it stands behind or within. */
function beforeBreak(text: string, lineStart: number, offset: number): number {
  while (offset > lineStart && isBreak(text.charCodeAt(offset - 1))) offset -= 1;
  return offset;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
