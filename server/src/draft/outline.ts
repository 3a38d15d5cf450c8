import type { Role } from './block';
import { normaliseLabel } from './label';

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

/** The outline of these nodes, in order; its indexes are made on first use. */
export function outlineOf(nodes: readonly OutlineNode[]): Outline {
  return new NodeOutline(nodes);
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
