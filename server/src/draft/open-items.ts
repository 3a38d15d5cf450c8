import { follows, isInserted, type LabelOrder, labelOrder } from './label-order';
import { DEEPEST } from './node-tree';

/** What a label counts in a list: items of a lower rank stand below those of a higher. */
export type Rank = 'number' | 'letter' | 'roman' | 'bullet';

/** A labelled paragraph under which others may stand, before it has its node. */
export interface OpeningItem {
  readonly key: string;
  readonly order: LabelOrder;
  readonly rank: Rank;
  readonly indent: number;
  readonly address: string;
  /** Its words stand well to the right of its label, as in extracted layouts: so do all that belong to it. */
  readonly hanging: boolean;
}

/** A labelled paragraph under which others may stand. */
export interface OpenItem extends OpeningItem {
  /** Index of its node. */
  readonly node: number;
  /** How one cites it; other than the address in an option. */
  readonly citation: string;
}

/** How far two indents may differ in an extraction and still be one. */
export const SLACK = 1;

const RANKS: readonly Rank[] = ['number', 'letter', 'roman', 'bullet'];
const ROMAN_BEFORE: Readonly<Record<string, string>> = { v: 'iv', x: 'ix', l: 'xlix' };

/** The labelled paragraphs under which the next one may stand, outermost first. */
export class OpenItems {
  private items: OpenItem[] = [];

  /** The innermost. */
  last(): OpenItem | undefined {
    return this.items.at(-1);
  }

  /** The innermost that is numbered. */
  lastNumber(): OpenItem | undefined {
    return this.items.findLast((item) => item.rank === 'number');
  }

  /** Opens an item below the others; one too deep to be of use opens nothing. */
  open(item: OpeningItem, node: number, citation: string): void {
    if (this.items.length >= DEEPEST) return;
    const { key, order, rank, indent, address, hanging } = item;
    this.items.push({ key, order, rank, indent, address, hanging, node, citation });
  }

  closeAll(): void {
    this.items = [];
  }

  /** Closes what stands below `item`; all, without one. */
  closeBelow(item: OpenItem | undefined): void {
    this.items.length = item === undefined ? 0 : this.items.indexOf(item) + 1;
  }

  /** Closes what an unlabelled paragraph ends that does not stand as far to the right as the words of the item. */
  closeHanging(indent: number): void {
    const hanging = this.items.findIndex((item) => item.hanging && item.indent + SLACK >= indent);
    if (hanging >= 0) this.items.length = hanging;
  }

  /** Closes all but numbered items. */
  closeUnnumbered(): void {
    this.items = this.items.filter((item) => item.rank === 'number');
  }

  /** Closes the items beside which, and below which, an item of this rank and indent cannot stand. */
  closeForRank(rank: Rank, indent: number): void {
    const at = this.items.findLastIndex((item) => {
      const further = item.indent < indent - SLACK;
      if (rank === 'bullet') return item.rank !== 'bullet' || further;
      return item.rank === 'bullet' ? further : RANKS.indexOf(item.rank) < RANKS.indexOf(rank);
    });
    this.items.length = at + 1;
  }

  /** The innermost item whose label stands to the left of this indent. */
  leftOf(indent: number): OpenItem | undefined {
    return this.items.findLast((item) => item.indent + 2 <= indent);
  }

  /** The innermost item, no preambular paragraph, whose label stands to the left of this indent. */
  listLeftOf(indent: number): OpenItem | undefined {
    return this.items.findLast((item) => item.indent + 2 <= indent && !item.key.startsWith('PP'));
  }

  /** True when an item opened behind `node` counts on to a label: 2 below Option 1 → 3. */
  countsOnBehind(node: number, label: LabelOrder): boolean {
    return this.items.some((item) => item.node > node && follows(item.order, label));
  }

  /** `17 bis` where 17 is open: inserted behind it, even when printed in parentheses. */
  isInserted(key: string): boolean {
    const order = labelOrder(key);
    return this.items.some((item) => item.rank === 'number' && isInserted(item.order, order));
  }

  /**
   * Closes the items beside which a number stands and those below them, so that the innermost number
   * left is the one it stands below.
   * @param announced the paragraph above ends in a colon and announces a list that begins with this number
   */
  closeForNumber(key: string, order: LabelOrder, indent: number, announced: boolean): void {
    const numbers = this.items.filter((item) => item.rank === 'number');
    const near = (item: OpenItem) => Math.abs(item.indent - indent) <= SLACK;
    const below = this.leftOf(indent);
    const deeper = opensList(key) && below !== undefined;
    const whole = numbers.findLast((item) => key.startsWith(`${item.key}.`));
    const sibling =
      numbers.findLast((item) => isInserted(item.order, order)) ??
      numbers.findLast((item) => near(item) && follows(item.order, order)) ??
      (deeper || announced || whole !== undefined
        ? undefined
        : (numbers.findLast(near) ?? numbers.findLast((item) => follows(item.order, order))));
    if (sibling !== undefined) this.items.length = this.items.indexOf(sibling);
    else if (!announced) this.closeBelow(whole ?? below);
  }

  /** Whether `(i)`, `(v)`, `(x)` count letters or small roman numbers, by what they follow. */
  rankOf(key: string, style: 'letter' | 'roman'): Rank {
    const letter = key.slice(1, -1).toLowerCase();
    if (letter.length > 1) return style;
    const openRoman = this.items.findLast((item) => item.rank === 'roman');
    const openLetter = this.items.findLast((item) => item.rank === 'letter');
    if (openRoman !== undefined && ROMAN_BEFORE[letter] === openRoman.key.slice(1, -1)) return 'roman';
    const before = String.fromCharCode(letter.charCodeAt(0) - 1);
    if (openLetter?.key === `(${before})` && (openRoman === undefined || letter !== 'i')) return 'letter';
    return style;
  }
}

/** True for a number that begins a list: `1`, `1 bis`, `1.1`. */
export function opensList(key: string): boolean {
  return /^1(?:\D|$)/.test(key);
}
