import type { OutlineNode } from './outline';

/** A node whose end and citation may still change. */
export type GrowingNode = { -readonly [K in keyof OutlineNode]: OutlineNode[K] };

/** How many nodes may be open at once; deeper ones hang on the last. */
export const DEEPEST = 100;

/** The nodes of an outline, put below one another in the order of the text. */
export class NodeTree {
  readonly nodes: GrowingNode[] = [];
  /** Open nodes, outermost first. */
  private chain: number[] = [];

  /**
   * Appends a node below the nearest open ancestor-or-self of its wanted parent, and sets its parent and,
   * for a paragraph, its depth. Returns its index.
   */
  add(node: GrowingNode): number {
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

  /** Closes all but the headings above one of this level; the index of the innermost that stays open, or -1. */
  closeTo(level: number): number {
    this.chain = this.chain.filter((node) => {
      const open = this.nodes[node];
      return open?.kind === 'heading' && open.depth < level;
    });
    return this.chain.at(-1) ?? -1;
  }

  /** How one cites the nearest paragraph or heading above node `index`; a heading that can't be cited ends the search. */
  citationAbove(index: number): string | undefined {
    let node = this.nodes[this.nodes[index]?.parent ?? -1];
    while (node?.kind === 'paragraph' && node.citation === undefined) node = this.nodes[node.parent];
    return node?.citation;
  }

  /** Index of the innermost open heading, -1 without one. */
  heading(): number {
    return this.chain.findLast((node) => this.nodes[node]?.kind === 'heading') ?? -1;
  }

  /** Whether nodes that are added now can stand below it. */
  isOpen(index: number): boolean {
    return this.chain.includes(index);
  }

  isParagraph(index: number): boolean {
    return this.nodes[index]?.kind === 'paragraph';
  }

  /** The nodes, each with its end. */
  finished(): readonly OutlineNode[] {
    for (let index = this.nodes.length - 1; index >= 0; index -= 1) {
      const node = this.nodes[index];
      if (node === undefined) continue;
      node.end = Math.max(node.end, index + 1);
      const parent = this.nodes[node.parent];
      if (parent !== undefined) parent.end = Math.max(parent.end, node.end);
    }
    return this.nodes;
  }
}
