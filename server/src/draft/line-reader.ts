import { isFurniture } from './furniture';
import { type LabelReading, readLabel } from './label';
import { type Line, readLine } from './lines';

/** A line, and what has been asked of it so far. */
export interface KnownLine extends Line {
  /** Kept by {@link LineReader}. */
  blank?: boolean;
  /** Kept by {@link LineReader}; `null` where there is none. */
  label?: LabelReading | null;
}

/** How many lines are kept: the one at hand, those below it, and one behind a gap. */
const KEPT = 4;

/**
 * The lines of a text as segmentation asks for them. Whether a line is a heading, goes on a paragraph or
 * opens one is asked of it and of its neighbours, so the last few lines are kept with what they turned out
 * to be: in a list of very short items, reading each line four times was most of the work.
 */
export class LineReader {
  private readonly kept: KnownLine[] = [];
  private oldest = 0;

  /** @param running lines that recur at page breaks, see `runningLines` */
  constructor(
    readonly text: string,
    private readonly running: ReadonlySet<string>,
  ) {}

  /** The line that starts at `start`, which must be a line start below the length of the text. */
  at(start: number): KnownLine {
    for (const line of this.kept) if (line.start === start) return line;
    const line: KnownLine = readLine(this.text, start);
    this.kept[this.oldest] = line;
    this.oldest = (this.oldest + 1) % KEPT;
    return line;
  }

  /** True for a line without words of the text: empty, a rule, a directive of Markdown, page furniture. */
  isBlank(line: KnownLine): boolean {
    line.blank ??= line.first === line.end || isRule(this.text, line) || this.isFurniture(line);
    return line.blank;
  }

  /** True for a line that is printed on a page without belonging to the text. */
  isFurniture(line: Line): boolean {
    return isFurniture(this.text, line, this.running);
  }

  /** The label at the head of the line, if any. */
  label(line: KnownLine): LabelReading | undefined {
    if (line.label === undefined) line.label = readLabel(this.text, line.first, line.end) ?? null;
    return line.label ?? undefined;
  }
}

const RULE = /^(?:-(?:\s?-){2,200}|\*(?:\s?\*){2,200}|_(?:\s?_){2,200}|=(?:\s?=){2,200}|~{3,200})$/;
const DIRECTIVE =
  /^(?:\{:[^}]{0,80}\}|[*-] TOC|\[[^\]^]{1,60}\]:\s+<?(?:https?:\/\/|mailto:|www\.|[./#])\S{0,1000}(?:\s+["'(].{0,200})?|<!--.{0,400}-->)$/;
const LONGEST_RULE = 1400;
const RULE_INITIALS = new Set(Array.from('-*_=~{[<', (sign) => sign.charCodeAt(0)));

function isRule(text: string, { first, end }: Line): boolean {
  if (!RULE_INITIALS.has(text.charCodeAt(first)) || end - first > LONGEST_RULE) return false;
  const words = text.slice(first, end);
  return RULE.test(words) || DIRECTIVE.test(words);
}
