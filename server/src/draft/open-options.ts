import type { Paragraph } from './block';
import { readLabel } from './label';
import { follows, type LabelOrder, labelOrder } from './label-order';
import { type OpenItem, type OpenItems, SLACK } from './open-items';

/** One of several alternatives, in whose scope the next paragraph may stand. */
export interface OpenOption {
  /** Index of its node. */
  readonly node: number;
  /** As printed: `Option 1`. */
  readonly name: string;
  /** How one cites it: `16, Option 1`. */
  readonly citation: string;
  /** `1`, `I`, `a` or `(a)`: options of one group are counted alike. */
  readonly shape: string;
  readonly indent: number;
  /** It is itself a preambular paragraph. */
  readonly isPreambular: boolean;
  /** The numbered paragraph whose alternatives these are. */
  readonly base: OpenItem | undefined;
}

/**
 * The options in whose scope the next paragraph may stand, outermost first. A scope runs to the next option
 * of its group, to the number that counts on from the paragraph above, or to the next heading.
 */
export class OpenOptions {
  private options: OpenOption[] = [];

  /** The innermost. */
  last(): OpenOption | undefined {
    return this.options.at(-1);
  }

  closeAll(): void {
    this.options = [];
  }

  /** Closes options that a paragraph at this indent, with this number, cannot belong to. */
  closeFor(indent: number, number: LabelOrder | undefined, items: OpenItems): void {
    for (let option = this.options.at(-1); option !== undefined; option = this.options.at(-1)) {
      const { base } = option;
      const indented = option.indent >= 3 && (base === undefined || option.indent > base.indent + SLACK);
      const outside = indented
        ? indent <= option.indent - 3
        : number !== undefined && base !== undefined && goesBeyond(option, base, number, items);
      if (!outside) return;
      this.options.pop();
    }
  }

  /**
   * Opens an option, and closes the one that it is an alternative to.
   * @param inNumbered it stands inside a numbered paragraph, `1. Option 1: text`, which is its node
   */
  open(option: Omit<OpenOption, 'shape' | 'base'>, inNumbered: boolean, items: OpenItems): void {
    const { name, indent } = option;
    const same = this.options.findLastIndex((open) => isOfGroup(name, open));
    const open = this.options[same];
    if (open !== undefined && !beginsGroup(name, indent, open)) this.options.length = same;
    const base = inNumbered ? items.last() : items.lastNumber();
    const shape = shapeOf(name);
    this.options.push({ ...option, shape, indent: inNumbered ? indent + 4 : indent, base });
  }

  /** The open option beside which one of this name and indent stands. */
  sibling(name: string, indent: number): OpenOption | undefined {
    const beside = this.options.findLast(
      (open) => isOfGroup(name, open) && Math.abs(open.indent - indent) <= 3,
    );
    return beside === undefined || beginsGroup(name, indent, beside) ? undefined : beside;
  }

  /** The innermost option that opened in node `node` or behind it. */
  from(node: number): OpenOption | undefined {
    return this.options.findLast((open) => open.node >= node);
  }

  /** The innermost option that an unlabelled paragraph at this indent can belong to. */
  over(indent: number): OpenOption | undefined {
    return this.options.findLast((open) => open.indent <= indent + SLACK);
  }
}

/** `1. **Option 1:** text`: name of the option that opens inside a labelled paragraph. */
export function innerOption(paragraph: Paragraph): string | undefined {
  if (paragraph.label === undefined || paragraph.label.style === 'option') return undefined;
  const { start, end } = paragraph.content;
  const found = start < end ? readLabel(paragraph.text, start, Math.min(end, start + 80)) : undefined;
  return found?.label.style === 'option' ? found.label.key : undefined;
}

/** The number counts on from the paragraph whose alternatives the option is, not from one within it. */
function goesBeyond(option: OpenOption, base: OpenItem, number: LabelOrder, items: OpenItems): boolean {
  if (follows(base.order, number)) return true;
  const [first, second] = [base.order[0], number[0]];
  if (base.order.length !== 1 || number.length !== 1 || first === undefined || second === undefined)
    return false;
  // Behind PP9 and its options, OP1 begins.
  if (first.kind === 0 && second.kind === 1) return true;
  const inside = items.countsOnBehind(option.node, number);
  return !inside && second.kind === first.kind && second.number > first.number;
}

/** `Option 1` further in, while `Option 2` is open, begins a group of its own below it. */
function beginsGroup(name: string, indent: number, open: OpenOption): boolean {
  return indent > open.indent + SLACK && /^(?:1|i|a|\(a\)|\(i\)|一)$/i.test(idOf(name));
}

/** Options of one group are counted alike; but `Option II` also follows `Option 1`, as drafters slip. */
function isOfGroup(name: string, open: OpenOption): boolean {
  if (shapeOf(name) === open.shape) return true;
  const roman = /^[IVX]+$/.test(idOf(name)) && /^1$/.test(open.shape);
  return roman && follows(labelOrder(idOf(open.name)), labelOrder(idOf(name)));
}

function idOf(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

/** How an option is counted: `1`, `I`, `A`, `(a)`. */
function shapeOf(name: string): string {
  return idOf(name)
    .replace(/\d+/, '1')
    .replace(/[ivxl]+/i, 'I')
    .replace(/[a-hj-z]/i, 'a');
}
