import type { Block, Paragraph, Role } from './block';
import { type LabelReading, normaliseLabel, readLabel } from './label';
import { follows, isInserted, type LabelOrder, labelOrder } from './label-order';
import { lastMark } from './role';

/** The structure that depends on more than one block. */
export interface Outline {
  /** Headings and paragraphs in order. */
  readonly nodes: readonly OutlineNode[];
  /** Node of block `index`, if that block is a heading or a paragraph. */
  nodeOfBlock(index: number): OutlineNode | undefined;
  /** Nodes whose address is `label` once both are normalised (`29 bis`, `29(d)`, `Article 6.2`, `PP3`). */
  find(label: string): readonly OutlineNode[];
}

export interface OutlineNode {
  /** Index of the block in the draft. */
  readonly block: number;
  readonly kind: 'heading' | 'paragraph';
  /**
   * The full address of the paragraph as one cites it: `28`, `29 bis`, `29(d)`, `PP3`, `Article 6.2`.
   * An option has its name, which others of the draft share: `Option 1`. Absent where the text prints no label.
   */
  readonly label?: string;
  /**
   * How one cites it: the label, or for an unlabelled preambular paragraph its place by count (`PP3`).
   */
  readonly citation?: string;
  /** The paragraph's role in its place; absent for a heading. */
  readonly role?: Role;
  /** Level of a heading from 1; nesting of a paragraph below others from 0. */
  readonly depth: number;
  /** Titles of the headings above, outermost first. */
  readonly headings: readonly string[];
  /** The option in whose scope it stands, as printed (`Option 1`), if any. */
  readonly option?: string;
  /** Node index of the parent (heading or paragraph), -1 at the top. */
  readonly parent: number;
  /** Node index after the last descendant. */
  readonly end: number;
}

/** Reads the structure of a row of blocks. Linear but for the depth of nesting. */
export function readOutline(blocks: readonly Block[]): Outline {
  const builder = new OutlineBuilder();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      const title = block.text.slice(block.title.start, block.title.end).replace(/[*_]{1,3}/g, '');
      builder.heading(
        index,
        block.level,
        title,
        block.label?.style === 'option' ? undefined : block.label?.key,
      );
    } else if (block.kind === 'paragraph') builder.paragraph(index, block);
  }
  return new NodeOutline(builder.finish());
}

class NodeOutline implements Outline {
  private byBlock: Map<number, OutlineNode> | undefined;
  private byLabel: Map<string, OutlineNode[]> | undefined;

  constructor(readonly nodes: readonly OutlineNode[]) {}

  nodeOfBlock(index: number): OutlineNode | undefined {
    this.byBlock ??= new Map(this.nodes.map((node) => [node.block, node]));
    return this.byBlock.get(index);
  }

  find(label: string): readonly OutlineNode[] {
    if (this.byLabel === undefined) {
      this.byLabel = new Map();
      for (const node of this.nodes) {
        if (node.citation === undefined) continue;
        const key = normaliseLabel(node.citation);
        const others = this.byLabel.get(key);
        if (others === undefined) this.byLabel.set(key, [node]);
        else others.push(node);
      }
    }
    return this.byLabel.get(normaliseLabel(label)) ?? [];
  }
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A labelled paragraph under which others may stand. */
interface OpenItem {
  readonly node: number;
  readonly key: string;
  readonly order: LabelOrder;
  readonly rank: Rank;
  readonly indent: number;
  readonly address: string;
  /** Its words stand well to the right of its label, as in extracted layouts: so do all that belong to it. */
  readonly hanging: boolean;
}

type Rank = 'number' | 'letter' | 'roman' | 'bullet';

interface OpenOption {
  readonly node: number;
  readonly name: string;
  /** `1`, `I`, `a` or `(a)`: options of one group are counted alike. */
  readonly shape: string;
  readonly indent: number;
  /** The numbered paragraph whose alternatives these are. */
  readonly base: OpenItem | undefined;
}

/** How far two indents may differ in an extraction and still be one. */
const SLACK = 1;
/** How many nodes may be open at once; deeper ones hang on the last. */
const DEEPEST = 100;

class OutlineBuilder {
  private readonly nodes: Draft<OutlineNode>[] = [];
  /** Open nodes, outermost first. */
  private chain: number[] = [];
  private titles: readonly string[] = [];
  private levels: { level: number; title: string; article: string | undefined }[] = [];
  private items: OpenItem[] = [];
  private options: OpenOption[] = [];
  /** The last paragraph announces a list by its colon. */
  private announced = -1;
  private preambular = 0;

  heading(block: number, level: number, title: string, label: string | undefined): void {
    while ((this.levels.at(-1)?.level ?? 0) >= level) this.levels.pop();
    const above = this.levels.map((entry) => entry.title);
    this.chain = this.chain.filter((node) => {
      const open = this.nodes[node];
      return open?.kind === 'heading' && open.depth < level;
    });
    const article = label !== undefined && /^(?:Article|Annex) /.test(label) ? label : undefined;
    this.levels.push({ level, title, article });
    this.add({
      block,
      kind: 'heading',
      ...(label !== undefined && { label, citation: label }),
      depth: level,
      headings: above,
      parent: this.chain.at(-1) ?? -1,
      end: 0,
    });
    this.titles = this.levels.map((entry) => entry.title);
    this.items = [];
    this.options = [];
    this.announced = -1;
  }

  paragraph(block: number, paragraph: Paragraph): void {
    const { label, indent, text, content } = paragraph;
    const option = label?.style === 'option' ? label.key : innerOption(paragraph)?.label.key;
    const numbered = label !== undefined && label.style !== 'option' ? label : undefined;
    this.closeOptions(indent, numbered?.style === 'number' ? labelOrder(numbered.key) : undefined);
    const place =
      numbered === undefined
        ? label === undefined
          ? this.placeUnlabelled(indent, isPageNote(text))
          : this.placeOption(indent, label.key)
        : this.placeLabelled(numbered.key, numbered.style, indent, content.start - numbered.span.start >= 5);
    const node = this.add({
      block,
      kind: 'paragraph',
      ...(place.label !== undefined && { label: place.label, citation: place.label }),
      role: place.item && !this.isPreamble(paragraph, place) ? 'item' : paragraph.role,
      depth: 0,
      headings: this.titles,
      parent: place.parent,
      end: 0,
    });
    place.open?.(node);
    if (option !== undefined) this.openOption(node, option, indent, numbered !== undefined);
    const scope = this.options.at(-1);
    const added = this.nodes[node];
    if (scope !== undefined && added !== undefined) added.option = scope.name;
    this.announced = lastMark(text, content.start, content.end) === ':' ? node : -1;
    if (added !== undefined) this.count(node, added, paragraph);
  }

  finish(): readonly OutlineNode[] {
    for (let index = this.nodes.length - 1; index >= 0; index -= 1) {
      const node = this.nodes[index];
      if (node === undefined) continue;
      node.end = Math.max(node.end, index + 1);
      const parent = this.nodes[node.parent];
      if (parent !== undefined) parent.end = Math.max(parent.end, node.end);
    }
    return this.nodes;
  }

  /** Appends a node below the nearest open ancestor-or-self of its wanted parent. */
  private add(node: Draft<OutlineNode>): number {
    const index = this.nodes.length;
    let parent = node.parent;
    while (parent >= 0 && !this.chain.includes(parent)) parent = this.nodes[parent]?.parent ?? -1;
    this.chain.length = this.chain.indexOf(parent) + 1;
    if (this.chain.length >= DEEPEST) {
      this.chain.length = DEEPEST - 1;
      parent = this.chain.at(-1) ?? -1;
    }
    const above = this.nodes[parent];
    node.parent = parent;
    if (node.kind === 'paragraph') node.depth = above?.kind === 'paragraph' ? above.depth + 1 : 0;
    this.nodes.push(node);
    this.chain.push(index);
    return index;
  }

  /** Closes options that a paragraph at this indent, with this number, cannot belong to. */
  private closeOptions(indent: number, number: LabelOrder | undefined): void {
    for (let option = this.options.at(-1); option !== undefined; option = this.options.at(-1)) {
      const { base } = option;
      const indented = option.indent >= 3 && (base === undefined || option.indent > base.indent + SLACK);
      const outside = indented
        ? indent <= option.indent - 3
        : number !== undefined && base !== undefined && this.goesBeyond(option, base, number);
      if (!outside) return;
      this.options.pop();
    }
  }

  /** The number counts on from the paragraph whose alternatives the option is, not from one within it. */
  private goesBeyond(option: OpenOption, base: OpenItem, number: LabelOrder): boolean {
    if (follows(base.order, number)) return true;
    const [first, second] = [base.order[0], number[0]];
    if (base.order.length !== 1 || number.length !== 1 || first === undefined || second === undefined)
      return false;
    const inside = this.items.some((item) => item.node > option.node && follows(item.order, number));
    return !inside && second.kind === first.kind && second.number > first.number;
  }

  private openOption(node: number, name: string, indent: number, inNumbered: boolean): void {
    const shape = shapeOf(name);
    const first = /^(?:1|i|a|\(a\)|\(i\)|一)$/i.test(name.slice(name.indexOf(' ') + 1));
    const same = this.options.findLastIndex((open) => open.shape === shape);
    const open = this.options[same];
    // `Option 1` further in, while `Option 2` is open, begins a group of its own below it.
    if (open !== undefined && !(first && indent > open.indent + SLACK)) this.options.length = same;
    const base = inNumbered ? this.items.at(-1) : this.items.findLast((item) => item.rank === 'number');
    this.options.push({ node, name, shape, indent: inNumbered ? indent + 4 : indent, base });
  }

  private placeOption(indent: number, name: string): Place {
    const shape = shapeOf(name);
    const sibling = this.options.findLast(
      (open) => open.shape === shape && Math.abs(open.indent - indent) <= 3,
    );
    if (sibling !== undefined) {
      const { base } = sibling;
      this.items = base === undefined ? [] : this.items.slice(0, this.items.indexOf(base) + 1);
      const own = this.nodes[sibling.node];
      const inBase = base !== undefined && base.node === sibling.node;
      return { parent: inBase ? base.node : (own?.parent ?? -1), label: name };
    }
    const below = this.items.findLastIndex((item) => item.indent + 2 <= indent);
    this.items =
      below >= 0 ? this.items.slice(0, below + 1) : this.items.filter((item) => item.rank === 'number');
    const above = this.items.at(-1);
    const outer = this.options.at(-1);
    const parent = Math.max(above?.node ?? -1, outer?.node ?? -1);
    return { parent: parent >= 0 ? parent : this.top(), label: name };
  }

  private placeUnlabelled(indent: number, note: boolean): Place {
    // A footnote at the end of a page does not end the list that goes on behind it.
    if (note) return { parent: this.items.at(-1)?.node ?? this.top() };
    const hanging = this.items.findIndex((item) => item.hanging && item.indent + SLACK >= indent);
    if (hanging >= 0) this.items = this.items.slice(0, hanging);
    const above = this.items.findLast((item) => item.indent + 2 <= indent && !item.key.startsWith('PP'));
    const option = this.options.findLast((open) => open.indent <= indent + SLACK);
    const parent = Math.max(above?.node ?? -1, option?.node ?? -1);
    return { parent: parent >= 0 ? parent : this.top() };
  }

  private placeLabelled(key: string, style: string, indent: number, hanging: boolean): Place {
    switch (style) {
      case 'bullet':
        return this.placeBelow(key, 'bullet', indent, undefined);
      case 'letter':
      case 'roman':
        if (!key.startsWith('(')) break;
        return this.placeBelow(key, this.rankOf(key, style), indent, key);
      case 'number':
        if (!key.startsWith('(')) return this.placeNumber(key, indent, hanging);
        if (this.isInserted(key.slice(1, -1))) return this.placeNumber(key.slice(1, -1), indent, hanging);
        return this.placeBelow(key, 'letter', indent, key);
    }
    this.items = [];
    const order = labelOrder(key);
    const parent = this.options.at(-1)?.node ?? this.top();
    return {
      parent,
      label: key,
      open: (node) =>
        this.items.push({ node, key, order, rank: 'number', indent, address: key, hanging: false }),
    };
  }

  /** `17 bis` where 17 is open: inserted behind it, even when printed in parentheses. */
  private isInserted(key: string): boolean {
    const order = labelOrder(key);
    return this.items.some((item) => item.rank === 'number' && isInserted(item.order, order));
  }

  private placeNumber(key: string, indent: number, hanging: boolean): Place {
    const { items } = this;
    const order = labelOrder(key);
    const numbers = items.filter((item) => item.rank === 'number');
    const near = (item: OpenItem) => Math.abs(item.indent - indent) <= SLACK;
    const first = /^1(?:\D|$)/.test(key);
    const below = items.findLast((item) => item.indent + 2 <= indent);
    const deeper = first && below !== undefined;
    const chapeaux = [items.at(-1)?.node, this.options.at(-1)?.node];
    const announced = first && this.announced >= 0 && chapeaux.includes(this.announced);
    const whole = numbers.findLast((item) => key.startsWith(`${item.key}.`));
    const sibling =
      numbers.findLast((item) => isInserted(item.order, order)) ??
      numbers.findLast((item) => near(item) && follows(item.order, order)) ??
      (deeper || announced || whole !== undefined
        ? undefined
        : (numbers.findLast(near) ?? numbers.findLast((item) => follows(item.order, order))));
    const at = sibling === undefined ? -1 : items.indexOf(sibling);
    if (sibling !== undefined) this.items = items.slice(0, at);
    else if (announced) this.items = items.slice();
    else if (whole !== undefined) this.items = items.slice(0, items.indexOf(whole) + 1);
    else this.items = items.slice(0, below === undefined ? 0 : items.indexOf(below) + 1);
    const above = this.items.findLast((item) => item.rank === 'number');
    const option = this.options.findLast((open) => open.node > (above?.node ?? -1));
    const parent = option?.node ?? above?.node ?? this.top();
    // `3.3` below paragraph 3 of Article 3 prints its address in the article.
    const own = above === undefined || this.printsArticle(key);
    const address = own ? this.inArticle(key) : addressBelow(above, key);
    return {
      parent,
      label: address,
      item: !own,
      open: (node) => this.items.push({ node, key, order, rank: 'number', indent, address, hanging }),
    };
  }

  private placeBelow(key: string, rank: Rank, indent: number, part: string | undefined): Place {
    const order: LabelOrder = [];
    const at =
      rank === 'bullet'
        ? this.items.findLastIndex((item) => item.rank !== 'bullet' || item.indent < indent - SLACK)
        : this.items.findLastIndex((item) =>
            item.rank === 'bullet'
              ? item.indent < indent - SLACK
              : RANKS.indexOf(item.rank) < RANKS.indexOf(rank),
          );
    this.items = this.items.slice(0, at + 1);
    const above = this.items.at(-1);
    const option = this.options.findLast((open) => open.node > (above?.node ?? -1));
    const chapeau = above === undefined ? this.announced : -1;
    const parent = Math.max(option?.node ?? -1, above?.node ?? -1, chapeau);
    const address = part === undefined ? (above?.address ?? '') : `${above?.address ?? ''}${part}`;
    return {
      parent: parent >= 0 ? parent : this.chapeauOr(this.top()),
      ...(part !== undefined && { label: address }),
      item: true,
      open: (node) => this.items.push({ node, key, order, rank, indent, address, hanging: false }),
    };
  }

  /** Whether `(i)`, `(v)`, `(x)` count letters or small roman numbers, by what they follow. */
  private rankOf(key: string, style: 'letter' | 'roman'): Rank {
    const letter = key.slice(1, -1).toLowerCase();
    if (letter.length > 1) return style;
    const openRoman = this.items.findLast((item) => item.rank === 'roman');
    const openLetter = this.items.findLast((item) => item.rank === 'letter');
    if (openRoman !== undefined && ROMAN_BEFORE[letter] === openRoman.key.slice(1, -1)) return 'roman';
    const before = String.fromCharCode(letter.charCodeAt(0) - 1);
    if (openLetter?.key === `(${before})` && (openRoman === undefined || letter !== 'i')) return 'letter';
    return style;
  }

  /** Items without a number above hang below the last paragraph outside lists. */
  private chapeauOr(top: number): number {
    const last = this.nodes.length - 1;
    const node = this.nodes[last];
    if (node?.kind !== 'paragraph') return top;
    const item = this.nodes[node.parent];
    return item?.kind === 'paragraph' && node.role === 'item' ? node.parent : top;
  }

  private inArticle(key: string): string {
    const article = this.article();
    if (article === undefined) return key;
    return this.printsArticle(key) ? `${article.slice(0, article.indexOf(' '))} ${key}` : `${article}.${key}`;
  }

  /** True for `3.3` in Article 3. */
  private printsArticle(key: string): boolean {
    const article = this.article();
    return article !== undefined && key.startsWith(`${article.slice(article.indexOf(' ') + 1)}.`);
  }

  private article(): string | undefined {
    return this.levels.findLast((entry) => entry.article !== undefined)?.article;
  }

  /** A lettered paragraph of a preamble: it opens with a participle, and no list is open above it. */
  private isPreamble(paragraph: Paragraph, place: Place): boolean {
    return paragraph.role === 'preambular' && this.nodes[place.parent]?.kind !== 'paragraph';
  }

  private top(): number {
    return this.chain.findLast((node) => this.nodes[node]?.kind === 'heading') ?? -1;
  }

  /** Counts preambular paragraphs, and takes in those that only their neighbours show to be. */
  private count(_index: number, node: Draft<OutlineNode>, paragraph: Paragraph): void {
    if (node.role !== 'preambular') {
      if (node.role === 'operative' || paragraph.label?.style === 'number') {
        this.preambular = 0;
      }
      return;
    }
    if (paragraph.label?.style === 'preambular') {
      this.preambular = Number(/\d+/.exec(paragraph.label.key)?.[0] ?? this.preambular);
      return;
    }
    this.preambular += 1;
    if (node.label === undefined) node.citation = `PP${this.preambular}`;
  }
}

/** A bare number on a line above the words: a note that an extraction took over from the foot of a page. */
function isPageNote(text: string): boolean {
  return /^\s{0,40}\d{1,3}\s*$/m.test(text.slice(0, 60).split(/[\r\n]/, 1)[0] ?? '');
}

/** `3` below `Article 2.1` → `Article 2.1.3`; `1.3` below `1`, which repeats it, → `1.3`. */
function addressBelow(above: OpenItem, key: string): string {
  const repeats = key.startsWith(`${above.key}.`) && above.address.endsWith(above.key);
  return repeats ? above.address.slice(0, -above.key.length) + key : `${above.address}.${key}`;
}

interface Place {
  readonly parent: number;
  readonly label?: string;
  readonly item?: boolean;
  readonly open?: (node: number) => void;
}

const RANKS: readonly Rank[] = ['number', 'letter', 'roman', 'bullet'];
const ROMAN_BEFORE: Readonly<Record<string, string>> = { v: 'iv', x: 'ix', l: 'xlix' };

/** `1. **Option 1:** text`: the option that opens inside a numbered paragraph. */
function innerOption(paragraph: Paragraph): LabelReading | undefined {
  if (paragraph.label === undefined || paragraph.label.style === 'option') return undefined;
  const { start, end } = paragraph.content;
  const found = start < end ? readLabel(paragraph.text, start, Math.min(end, start + 80)) : undefined;
  return found?.label.style === 'option' ? found : undefined;
}

/** How an option is counted: `1`, `I`, `A`, `(a)`. */
function shapeOf(name: string): string {
  const id = name.slice(name.indexOf(' ') + 1);
  return id
    .replace(/\d+/, '1')
    .replace(/[ivxl]+/i, 'I')
    .replace(/[a-hj-z]/i, 'a');
}
