import type { Block, Paragraph } from '../draft/block';
import type { Draft } from '../draft/draft';
import { readLabel } from '../draft/label';
import { runningWords } from '../draft/running-words';
import { folded, foldLetters, foldUnit, Kind } from '../terms/fold';

/** What stands between a word and the one before it. */
export enum Cut {
  none,
  /** A comma or a bracket: a long sentence may be cut here. */
  clause,
  /** A full stop, a colon, a semicolon. */
  sentence,
  /** The word begins a paragraph or heading. */
  block,
}

/**
 * The words of a draft as a reader sees them: without case, typography, page furniture, footnote marks and
 * brackets that split a word; a letter is a word where the script writes no spaces. Printed labels are no
 * words: they change with every revision. Places are UTF-16 code units of the file.
 */
export interface Words {
  readonly count: number;
  /** Index into `forms`. */
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** A `Cut` for each word. */
  readonly cuts: Uint8Array;
  /** 1 for the words of the label that a heading prints (`Article 5`): it changes, and its title stays. */
  readonly labels: Uint8Array;
  /** The different words. */
  readonly forms: readonly string[];
}

/** Reads the words of all headings and paragraphs. Linear. */
export function readWords(draft: Draft): Words {
  const { blocks } = draft;
  const collector = new WordCollector(draft.length);
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind === 'heading' || block?.kind === 'paragraph')
      collector.block(block, draft.startOf(index));
  }
  return collector.finish();
}

/** `1. **Option 1:** text`: where the words begin behind the label and the name of an option. */
function wordsStart({ text, label, content }: Paragraph): number {
  const { start, end } = content;
  if (label === undefined || start >= end) return start;
  const inner = readLabel(text, start, Math.min(end, start + LONGEST_OPTION));
  return inner?.label.style === 'option' ? Math.min(inner.content, end) : start;
}

const LONGEST_OPTION = 80;

class WordCollector {
  private count = 0;
  private ids: Int32Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private cuts: Uint8Array;
  private labels: Uint8Array;
  private readonly forms: string[] = [];
  private readonly byForm = new Map<string, number>();

  /** @param length of the text, in code units */
  constructor(length: number) {
    // Seldom are there more words than a fourth of it.
    const expected = 16 + (length >> 2);
    this.ids = new Int32Array(expected);
    this.starts = new Int32Array(expected);
    this.ends = new Int32Array(expected);
    this.cuts = new Uint8Array(expected);
    this.labels = new Uint8Array(expected);
  }

  block(block: Block, at: number): void {
    if (block.kind === 'heading') {
      const first = this.count;
      this.text(block.text, block.title.start, block.title.end, at);
      const labelEnd = at + (block.label?.span.end ?? 0);
      for (let word = first; word < this.count; word += 1) {
        if ((this.ends[word] ?? 0) <= labelEnd) this.labels[word] = 1;
      }
    } else if (block.kind === 'paragraph') {
      this.text(runningWords(block), wordsStart(block), block.content.end, at);
    }
  }

  text(text: string, from: number, to: number, base: number): void {
    let cut = Cut.block;
    let at = from;
    // Behind what stands in parentheses, `(G77: delete)`: no sentence ends in it.
    let aside = from;
    while (at < to) {
      const unit = text.charCodeAt(at);
      const kind = foldUnit(unit);
      if (kind >= Kind.firstLetter || kind === Kind.composed) {
        const end = this.word(text, at, to, base, cut);
        cut = Cut.none;
        at = end;
      } else if (kind === Kind.unspaced) {
        this.add(text[at] ?? '', base + at, base + at + 1, cut);
        cut = Cut.none;
        at += 1;
      } else {
        if (kind === Kind.openBracket && text.charCodeAt(at + 1) === CARET) {
          const close = text.indexOf(']', at);
          if (close > 0 && close - at <= LONGEST_MARK) {
            at = Math.min(close + 1, to);
            continue;
          }
        }
        if (unit === OPENING) aside = asideEnd(text, at);
        if (cut < Cut.sentence) {
          cut = Math.max(cut, Math.min(cutAt(text, at, unit, kind), at < aside ? Cut.clause : Cut.sentence));
        }
        at += 1;
      }
    }
  }

  finish(): Words {
    const { count, ids, starts, ends, cuts, labels, forms } = this;
    return {
      count,
      ids: ids.slice(0, count),
      starts: starts.slice(0, count),
      ends: ends.slice(0, count),
      cuts: cuts.slice(0, count),
      labels: labels.slice(0, count),
      forms,
    };
  }

  /** Reads the word that begins at `start`; gives the offset behind it. */
  private word(text: string, start: number, to: number, base: number, cut: Cut): number {
    let at = start;
    let end = start;
    let plain = true;
    let open = 0;
    for (; at < to; at += 1) {
      const unit = text.charCodeAt(at);
      const kind = folded[unit] || foldUnit(unit);
      if (kind >= Kind.firstLetter) {
        if (kind !== unit) plain = false;
        end = at + 1;
      } else if (kind === Kind.composed) {
        plain = false;
        end = at + 1;
      } else if (kind === Kind.ignorable) plain = false;
      else if (joins(text, at, to, kind)) {
        plain = false;
        if (kind === Kind.openBracket) open += 1;
        else if (kind === Kind.closeBracket && open > 0) open -= 1;
      } else break;
    }
    const raw = text.slice(start, end);
    // `communication[s]`: the bracket that opened inside the word closes with it.
    if (open > 0 && end < to && foldUnit(text.charCodeAt(end)) === Kind.closeBracket) end += 1;
    this.add(plain ? raw : foldLetters(raw), base + start, base + end, cut);
    return Math.max(at, end);
  }

  private add(form: string, start: number, end: number, cut: Cut): void {
    let id = this.byForm.get(form);
    if (id === undefined) {
      id = this.forms.length;
      this.forms.push(form);
      this.byForm.set(form, id);
    }
    const { count } = this;
    if (count === this.ids.length) this.grow();
    this.ids[count] = id;
    this.starts[count] = start;
    this.ends[count] = end;
    this.cuts[count] = cut;
    this.count = count + 1;
  }

  private grow(): void {
    const { ids, starts, ends, cuts, labels } = this;
    this.ids = new Int32Array(ids.length * 2);
    this.starts = new Int32Array(ids.length * 2);
    this.ends = new Int32Array(ids.length * 2);
    this.cuts = new Uint8Array(ids.length * 2);
    this.labels = new Uint8Array(ids.length * 2);
    this.ids.set(ids);
    this.starts.set(starts);
    this.ends.set(ends);
    this.cuts.set(cuts);
    this.labels.set(labels);
  }
}

const CARET = 94;
const LONGEST_MARK = 42;
const OPENING = 40;
const LONGEST_ASIDE = 120;

/** End of the parenthesis that opens at `at`; `at` where it does not close soon. */
function asideEnd(text: string, at: number): number {
  const end = text.slice(at, at + LONGEST_ASIDE).indexOf(')');
  return end < 0 ? at : at + end;
}

/** A bracket or an emphasis sign with letters on both sides splits a word: `communication[s]`, `r*eaffirming`. */
function joins(text: string, at: number, to: number, kind: number): boolean {
  if (kind !== Kind.openBracket && kind !== Kind.closeBracket && kind !== Kind.emphasis) return false;
  return at + 1 < to && foldUnit(text.charCodeAt(at + 1)) >= Kind.firstLetter;
}

function cutAt(text: string, at: number, unit: number, kind: number): Cut {
  if (kind === Kind.openBracket || kind === Kind.closeBracket) return Cut.clause;
  if (kind === Kind.unspaced || kind !== Kind.symbol) {
    return Cut.none;
  }
  switch (unit) {
    case 0x2e: // .
    case 0x3a: // :
    case 0x3b: // ;
    case 0x3f: // ?
    case 0x21: // !
    case 0x61b: // ؛
    case 0x61f: // ؟
    case 0x6d4: {
      // ۔
      const next = foldUnit(text.charCodeAt(at + 1));
      return next >= Kind.firstLetter ? Cut.none : Cut.sentence;
    }
    case 0x3002: // 。
    case 0xff1a: // ：
    case 0xff1b: // ；
    case 0xff1f: // ？
    case 0xff01: // ！
      return Cut.sentence;
    case 0x2c: // ,
    case 0x60c: // ،
    case 0x3001: // 、
    case 0xff0c: // ，
      return Cut.clause;
    default:
      return Cut.none;
  }
}
