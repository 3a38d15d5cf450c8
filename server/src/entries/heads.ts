import type { Ordered } from './causal-order';

/**
 * Ids of the entries that no other names in `after`: what a new entry names there, so that it comes after
 * all of them. Empty only without entries; where entries name each other in a circle, the last is the head.
 *
 * @param ordered in causal order
 */
export function headsOf(ordered: readonly Ordered[]): readonly string[] {
  const heads = new Set(ordered.map(({ id }) => id));
  for (const { id, after } of ordered) for (const other of after) if (other !== id) heads.delete(other);
  const last = ordered.at(-1);
  return heads.size === 0 && last ? [last.id] : [...heads];
}
