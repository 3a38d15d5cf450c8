import { causalOrder } from './causal-order';
import type { Position } from './position';
import type { Stance, StanceEntry } from './stance';
import type { SignatureEntry, Statement } from './statement';

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

/** Ids of the members who have signed a statement and not withdrawn, in the order in which they signed. */
export function signatoriesOf({ signatures }: Statement): readonly string[] {
  const ordered = [...signatures].sort(
    (a, b) => (Date.parse(a.date) || 0) - (Date.parse(b.date) || 0) || (a.id < b.id ? -1 : 1),
  );
  return Array.from(latestByMember<SignatureEntry>(ordered).values()).flatMap(({ kind, member }) =>
    kind === 'sign' ? [member] : [],
  );
}

function latestByMember<T extends { readonly member: string }>(ordered: readonly T[]): Map<string, T> {
  const latest = new Map<string, T>();
  for (const entry of ordered) {
    latest.delete(entry.member);
    latest.set(entry.member, entry);
  }
  return latest;
}
