import { addressBelow, addressInArticle, printsArticle } from './address';
import type { Block, Heading, Paragraph, Role } from './block';
import { citationInOption, Repeats } from './citation';
import type { Label, LabelStyle } from './label';
import { labelOrder } from './label-order';
import { type GrowingNode, NodeTree } from './node-tree';
import { OpenHeadings } from './open-headings';
import { OpenItems, type OpeningItem, opensList, type Rank } from './open-items';
import { innerOption, OpenOptions } from './open-options';
import { type Outline, outlineOf } from './outline';
import { PreambleCount } from './preamble-count';
import { lastMark, openingOf } from './role';

/** Reads the structure of a row of blocks. Linear but for the depth of nesting, which is bounded. */
export function readOutline(blocks: readonly Block[]): Outline {
  const reader = new OutlineReader();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') reader.heading(index, block);
    else if (block.kind === 'paragraph') reader.paragraph(index, block);
  }
  return outlineOf(reader.tree.finished());
}

/** Where a paragraph stands. */
interface Place {
  /** Node index of the wanted parent, -1 at the top. */
  readonly parent: number;
  /** Its address, where it prints a label. */
  readonly label?: string;
  /** How one cites it: by its address, but for what stands in an option. A bullet has that of what it is in. */
  readonly citation?: string;
  /** It is a member of a list below a paragraph. */
  readonly isItem?: boolean;
  /** What it opens for paragraphs below it. */
  readonly opens?: OpeningItem;
}

/** Puts each heading and paragraph in its place by what is open above it. */
class OutlineReader {
  readonly tree = new NodeTree();
  private readonly headings = new OpenHeadings();
  private readonly items = new OpenItems();
  private readonly options = new OpenOptions();
  private readonly repeats = new Repeats();
  private readonly preamble = new PreambleCount();
  /** The last paragraph, if it announces a list by its colon. */
  private announcer = -1;
  /** The Markdown footnote to which indented paragraphs belong. */
  private note = -1;

  heading(block: number, { level, text, title, label }: Heading): void {
    const words = text.slice(title.start, title.end).replace(/[*_]{1,3}/g, '');
    const key = label?.style === 'option' ? undefined : label?.key;
    const node: GrowingNode = {
      block,
      kind: 'heading',
      depth: level,
      headings: this.headings.open(level, words, key),
      parent: this.tree.closeTo(level),
      end: 0,
    };
    if (key !== undefined) node.label = node.citation = key;
    this.tree.add(node);
    this.items.closeAll();
    this.options.closeAll();
    this.announcer = this.note = -1;
  }

  paragraph(block: number, paragraph: Paragraph): void {
    const { label, indent, text, content } = paragraph;
    if (this.note >= 0 && indent >= 2) {
      this.add(block, this.note, 'plain');
      return;
    }
    const isOption = label?.style === 'option';
    const option = isOption ? label.key : innerOption(paragraph);
    if (this.options.last() !== undefined) this.closeOptionsFor(paragraph);
    const place = isOption ? this.placeOption(label.key, indent) : this.place(paragraph);
    const isPreamble = paragraph.role === 'preambular' && !this.tree.isParagraph(place.parent);
    // A lettered paragraph of a preamble opens with a participle, and no list is open above it.
    const role = place.isItem === true && !isPreamble ? 'item' : paragraph.role;
    const index = this.add(block, place.parent, role);
    const node = this.tree.nodes[index] as GrowingNode;
    const citation = this.citationAt(place);
    if (place.label !== undefined) {
      node.label = place.label;
      node.citation = citation;
    }
    if (place.opens !== undefined) this.items.open(place.opens, index, citation);
    if (option !== undefined) this.openOption(index, option, paragraph);
    const scope = this.options.last();
    if (scope !== undefined) node.option = scope.name;
    this.announcer = lastMark(text, content.start, content.end) === ':' ? index : -1;
    this.note = label === undefined && isMarkdownNote(text) ? index : -1;
    const count = this.preamble.take(role, paragraph);
    if (count !== undefined && node.label === undefined) node.citation = `PP${count}`;
  }

  /** Adds a paragraph, and gives the index of its node. */
  private add(block: number, parent: number, role: Role): number {
    const { titles } = this.headings;
    return this.tree.add({ block, kind: 'paragraph', role, depth: 0, headings: titles, parent, end: 0 });
  }

  private closeOptionsFor({ label, indent, role }: Paragraph): void {
    this.options.closeFor(indent, countsOn(label) ? labelOrder(label.key) : undefined, this.items);
    // Alternatives to a preambular paragraph are paragraphs, and end where the next one begins.
    const open = this.options.last();
    if (role === 'preambular' && open?.isPreambular && indent <= open.indent) this.options.closeAll();
  }

  /** A number printed twice is the text's own; a list that begins again below one number is not. */
  private citationAt({ label, citation = label ?? '', isItem }: Place): string {
    if (label === undefined) return citation;
    const isListed = isItem === true && label.endsWith(')') && !label.startsWith('(');
    return isListed || label !== citation ? this.repeats.apart(citation) : citation;
  }

  private openOption(index: number, name: string, { label, text, indent, content }: Paragraph): void {
    const node = this.tree.nodes[index];
    const isWhole = label?.style === 'option';
    const isPreambular = isWhole && openingOf(text, content.start, content.end).kind === 'participle';
    const of =
      (isWhole ? undefined : node?.citation) ?? this.tree.citationAbove(index) ?? this.headings.shortTitle();
    const citation = this.repeats.apart(of === undefined ? name : `${of}, ${name}`);
    if (isWhole && node !== undefined) node.citation = citation;
    this.options.open({ node: index, name, citation, indent, isPreambular }, !isWhole, this.items);
  }

  private placeOption(name: string, indent: number): Place {
    const sibling = this.options.sibling(name, indent);
    if (sibling !== undefined) {
      const { base } = sibling;
      this.items.closeBelow(base);
      const own = this.tree.nodes[sibling.node];
      const inBase = base !== undefined && base.node === sibling.node;
      return { parent: inBase ? base.node : (own?.parent ?? -1), label: name };
    }
    const below = this.items.leftOf(indent);
    if (below !== undefined) this.items.closeBelow(below);
    else this.items.closeUnnumbered();
    return { parent: this.innermost(this.items.last()?.node, this.options.last()?.node), label: name };
  }

  private place({ label, indent, text, content }: Paragraph): Place {
    if (label === undefined) return this.placeUnlabelled(indent, isNote(text));
    const { key, style } = label;
    const hanging = content.start - label.span.start >= 5;
    const enclosed = key.startsWith('(');
    if (style === 'bullet') return this.placeBelow(key, style, indent);
    if ((style === 'letter' || style === 'roman') && enclosed)
      return this.placeBelow(key, this.items.rankOf(key, style), indent);
    if (style !== 'number') return this.placeAtTop(key, indent);
    if (!enclosed) return this.placeNumber(key, indent, hanging);
    const inside = key.slice(1, -1);
    return this.items.isInserted(inside)
      ? this.placeNumber(inside, indent, hanging)
      : this.placeBelow(key, 'letter', indent);
  }

  private placeUnlabelled(indent: number, isNote: boolean): Place {
    // A footnote at the end of a page does not end the list that goes on behind it.
    if (isNote) return { parent: this.items.last()?.node ?? this.tree.heading() };
    this.items.closeHanging(indent);
    return { parent: this.innermost(this.items.listLeftOf(indent)?.node, this.options.over(indent)?.node) };
  }

  /** `PP3`, `OP7`, `Article 6` with its words: below nothing but an option. */
  private placeAtTop(key: string, indent: number): Place {
    this.items.closeAll();
    const option = this.options.last();
    const citation = option === undefined ? key : citationInOption(option.citation, key);
    return {
      parent: option?.node ?? this.tree.heading(),
      label: key,
      citation,
      opens: { key, order: labelOrder(key), rank: 'number', indent, address: key, hanging: false },
    };
  }

  private placeNumber(key: string, indent: number, hanging: boolean): Place {
    const order = labelOrder(key);
    const announced =
      this.announcer >= 0 &&
      opensList(key) &&
      (this.announcer === this.items.last()?.node || this.announcer === this.options.last()?.node);
    this.items.closeForNumber(key, order, indent, announced);
    const above = this.items.lastNumber();
    const option = this.options.from(above?.node ?? -1);
    const article = this.headings.article();
    // `3.3` below paragraph 3 of Article 3 prints its address in the article.
    const isOwn = above === undefined || printsArticle(article, key);
    const address = isOwn ? addressInArticle(article, key) : addressBelow(above.address, above.key, key);
    let citation = address;
    if (option !== undefined) citation = citationInOption(option.citation, key);
    else if (!isOwn) citation = addressBelow(above.citation, above.key, key);
    return {
      parent: option?.node ?? above?.node ?? this.tree.heading(),
      label: address,
      citation,
      isItem: !isOwn,
      opens: { key, order, rank: 'number', indent, address, hanging },
    };
  }

  /** `(a)`, `(iv)`, `-`: below the number, letter, option or sentence that it belongs to. */
  private placeBelow(key: string, rank: Rank, indent: number): Place {
    this.items.closeForRank(rank, indent);
    const above = this.items.last();
    const option = this.options.from(above?.node ?? -1);
    const part = rank === 'bullet' ? '' : key;
    const article = this.headings.article() ?? '';
    const address = (above?.address ?? article) + part;
    const citation = (option?.citation ?? above?.citation ?? article) + part;
    const opens = { key, order: [], rank, indent, address, hanging: false };
    const parent = Math.max(option?.node ?? -1, above?.node ?? -1, this.announcerBehind(above?.node ?? -1));
    // A second list goes on below the sentence that announced it.
    const isClosed = parent < 0 || (parent === above?.node && !this.tree.isOpen(parent));
    const below = isClosed ? this.lastChapeau() : parent;
    if (rank === 'bullet') return { parent: below, citation, isItem: true, opens };
    return { parent: below, label: address, citation, isItem: true, opens };
  }

  /** The sentence right above that announces another list of item `above`, which it stands behind, not below. */
  private announcerBehind(above: number): number {
    if (above < 0) return this.announcer;
    const isOther = this.options.last() === undefined && this.tree.nodes[this.announcer]?.label === undefined;
    return isOther ? this.announcer : -1;
  }

  /** Items without a number above hang below the last paragraph outside lists. */
  private lastChapeau(): number {
    let node = this.tree.nodes.at(-1);
    while (node?.role === 'item') {
      const { parent } = node;
      node = this.tree.nodes[parent];
      if (node?.kind === 'paragraph' && node.role !== 'item') return parent;
    }
    return this.tree.heading();
  }

  /** The later of two nodes, and so the inner one; the heading above where there is neither. */
  private innermost(item: number | undefined, option: number | undefined): number {
    const parent = Math.max(item ?? -1, option ?? -1);
    return parent >= 0 ? parent : this.tree.heading();
  }
}

/** The label is one of a row that runs through the text or an article, and so may count on from one behind options. */
function countsOn(label: Label | undefined): label is Label {
  return label !== undefined && ROWS.has(label.style);
}

const ROWS: ReadonlySet<LabelStyle> = new Set(['number', 'preambular', 'operative', 'article']);

/** `[^2]: words`, and a bare number on a line above the words, which an extraction took over from the foot of a page. */
function isNote(text: string): boolean {
  return isMarkdownNote(text) || /^\s{0,40}\d{1,3}\s*$/m.test(text.slice(0, 60).split(/[\r\n]/, 1)[0] ?? '');
}

function isMarkdownNote(text: string): boolean {
  return /^\s{0,3}\[\^[^\]\s]{1,40}\]:/.test(text.slice(0, 60));
}
