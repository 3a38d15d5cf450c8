import type { Paragraph, Role } from './block';

/** Counts preambular paragraphs, by which those without a label are cited: `PP3`. */
export class PreambleCount {
  private count = 0;

  /** Takes in a paragraph in its role; its number where it is preambular and prints none. */
  take(role: Role | undefined, { label }: Paragraph): number | undefined {
    if (role !== 'preambular') {
      if (role === 'operative' || label?.style === 'number') this.count = 0;
      return undefined;
    }
    if (label?.style === 'preambular') {
      this.count = Number(/\d+/.exec(label.key)?.[0] ?? this.count);
      return undefined;
    }
    this.count += 1;
    return this.count;
  }
}
