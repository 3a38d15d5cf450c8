import type { ContentMeter } from './content';

/**
 * Pairs of an old and a new piece that may belong together, as rows of numbers: there are thousands of them,
 * and objects would cost more than the comparing.
 */
export class Pairs {
  readonly old: number[] = [];
  readonly now: number[] = [];
  /** How much their words agree, in thousandths. */
  readonly content: number[] = [];
  /** The last that was reckoned for them with their neighbours, in thousandths. */
  readonly score: number[] = [];
  /** The best `content` of each new piece with any old one. */
  readonly likest: Int32Array;
  /** Last pair of each old piece, and the one before each pair: a chain for each old piece. */
  private readonly last: Int32Array;
  private readonly before: number[] = [];

  /** @param same pieces that are the same word for word and stand once in either text, by old piece */
  constructor(
    readonly oldCount: number,
    readonly newCount: number,
    private readonly contentOf: ContentMeter,
    readonly same: Int32Array,
  ) {
    this.likest = new Int32Array(newCount);
    this.last = new Int32Array(oldCount).fill(-1);
  }

  get count(): number {
    return this.old.length;
  }

  /** Compares the two, unless that is done. */
  add(old: number, now: number): void {
    const last = this.last[old] ?? -1;
    for (let at = last; at >= 0; at = this.before[at] ?? -1) if (this.now[at] === now) return;
    const content = this.contentOf(old, now);
    this.last[old] = this.old.length;
    this.before.push(last);
    this.old.push(old);
    this.now.push(now);
    this.content.push(content);
    this.score.push(0);
    if (content > (this.likest[now] ?? 0)) this.likest[now] = content;
  }
}
