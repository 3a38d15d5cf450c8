import type { Reading } from './reading';

/** How many paragraphs apart two drafts of the same words may stand. */
const REACH = 40;

/**
 * Name of the alternative that each paragraph belongs to, if it is one of several drafts of the same words:
 * `Option 1`, `Alternative 2`, `5` beside `5 alt`.
 */
export function alternativesIn({ nodes }: Reading): readonly (string | undefined)[] {
  const replaced = new Set<string>();
  for (const node of nodes) {
    const label = node?.label;
    if (label !== undefined && ALTERNATIVE.test(label)) replaced.add(label.replace(ALTERNATIVE, ''));
  }
  return nodes.map((node) => {
    const label = node?.label;
    if (label !== undefined && (ALTERNATIVE.test(label) || replaced.has(label))) return label;
    return node?.option;
  });
}

const ALTERNATIVE = / alt ?\d{0,3}$/;

/** True when two paragraphs of one text may be drafts of the same words. */
export function areAlternatives(
  { headings }: Reading,
  names: readonly (string | undefined)[],
  a: number,
  b: number,
): boolean {
  const [first, second] = [names[a], names[b]];
  if (first === undefined || second === undefined || first === second) return false;
  return Math.abs(a - b) <= REACH && headings[a] === headings[b];
}
