import { causalOrder } from '../entries/causal-order';
import type { Position } from './position';
import type { Stance, StanceEntry } from './stance';

/** Ids of members by their present stance, in the order in which they took it. */
export type Standing = Readonly<Record<Stance, readonly string[]>>;

/** The present stances on a position: the latest of each member counts, in causal order. */
export function standingOf(position: Position): Standing {
  const standing: Record<Stance, string[]> = { endorse: [], reserve: [], object: [], abstain: [] };
  for (const { member, stance } of presentStances(position).values()) standing[stance].push(member);
  return standing;
}

/** Each member's present stance with its date and note, in the order in which they took it. */
export function presentStances({ stances }: Position): ReadonlyMap<string, StanceEntry> {
  return latestByMember(causalOrder(stances).ordered);
}

/** The latest of each member's entries, in the order of those. */
export function latestByMember<T extends { readonly member: string }>(ordered: readonly T[]): Map<string, T> {
  const latest = new Map<string, T>();
  for (const entry of ordered) {
    latest.delete(entry.member);
    latest.set(entry.member, entry);
  }
  return latest;
}
