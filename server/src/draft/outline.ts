import type { Role } from './block';
import { normaliseLabel } from './label';

/** The structure that depends on more than one block. */
export interface Outline {
  /** Headings and paragraphs in order. */
  readonly nodes: readonly OutlineNode[];
  /** Node of block `index`, if that block is a heading or a paragraph. */
  nodeOfBlock(index: number): OutlineNode | undefined;
  /**
   * Nodes that one cites so, once both are normalised (`29 bis`, `29(d)`, `PP3`, `16, Option 1`); where there
   * are none, those whose label it is: more than one where alternatives share it (`Option 1`).
   */
  find(citation: string): readonly OutlineNode[];
}

export interface OutlineNode {
  /** Index of the block in the draft. */
  readonly block: number;
  readonly kind: 'heading' | 'paragraph';
  /**
   * The full address of the paragraph by the labels printed: `28`, `29 bis`, `29(d)`, `PP3`, `Article 6.2`.
   * An option has its name (`Option 1`), and what stands in an option the address without it, so that
   * alternatives share labels. Absent where the text prints no label.
   */
  readonly label?: string;
  /**
   * How one cites it: the label; for an unlabelled preambular paragraph its place by count (`PP3`); for an
   * option and what stands in it the way to it (`16, Option 1`, `16, Option 1, Option (a)`,
   * `16, Option 1, para. 2(a)`), which no other option shares.
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

/** The outline of these nodes, in order; its indexes are made on first use. */
export function outlineOf(nodes: readonly OutlineNode[]): Outline {
  return new NodeOutline(nodes);
}

/**
 * How one cites the place of a block: the paragraph, else what it goes on, else the article in which it stands
 * unnumbered. A title alone cites nothing.
 */
export function citationOver(outline: Outline, block: number): string | undefined {
  for (let node = outline.nodeOfBlock(block); node?.kind === 'paragraph'; node = outline.nodes[node.parent]) {
    const citation = node.citation ?? node.label;
    if (citation !== undefined) return citation;
  }
  return articleOver(outline, block);
}

/** Label of the article or annex in which the paragraph of a block stands: `Article 6`. */
export function articleOver(outline: Outline, block: number): string | undefined {
  for (let node = outline.nodeOfBlock(block); node; node = outline.nodes[node.parent]) {
    const article = /^(?:Article|Annex) [^.(]+/.exec(node.label ?? '');
    if (article) return article[0];
  }
  return undefined;
}

class NodeOutline implements Outline {
  private byBlock: Map<number, OutlineNode> | undefined;
  private byCitation: ReadonlyMap<string, readonly OutlineNode[]> | undefined;
  private byLabel: ReadonlyMap<string, readonly OutlineNode[]> | undefined;

  constructor(readonly nodes: readonly OutlineNode[]) {}

  nodeOfBlock(index: number): OutlineNode | undefined {
    this.byBlock ??= new Map(this.nodes.map((node) => [node.block, node]));
    return this.byBlock.get(index);
  }

  find(citation: string): readonly OutlineNode[] {
    const wanted = normaliseLabel(citation);
    this.byCitation ??= indexed(this.nodes, citationOf);
    const cited = this.byCitation.get(wanted);
    if (cited !== undefined) return cited;
    this.byLabel ??= indexed(this.nodes, otherNameOf);
    return this.byLabel.get(wanted) ?? [];
  }
}

function citationOf({ citation }: OutlineNode): string | undefined {
  return citation;
}

/** What else a node can be meant by: its label, and for `2. Option 1: text` what it opens, `2, Option 1`. */
function otherNameOf({ label, citation, option }: OutlineNode): string | undefined {
  if (label !== citation) return label;
  return citation === undefined || option === undefined ? undefined : `${citation}, ${option}`;
}

function indexed(
  nodes: readonly OutlineNode[],
  nameOf: (node: OutlineNode) => string | undefined,
): ReadonlyMap<string, readonly OutlineNode[]> {
  const index = new Map<string, OutlineNode[]>();
  for (const node of nodes) {
    const name = nameOf(node);
    if (name === undefined) continue;
    const key = normaliseLabel(name);
    const others = index.get(key);
    if (others === undefined) index.set(key, [node]);
    else others.push(node);
  }
  return index;
}
