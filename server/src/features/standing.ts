import type { Position } from '../positions/position';
import type { Stance } from '../positions/stance';

/** Ids of members by their present stance, in the order in which they took it. */
export type Standing = Readonly<Record<Stance, readonly string[]>>;

/** The present stances on a position: the latest of each member counts. */
export function standingOf({ stances }: Position): Standing {
  const latest = new Map<string, Position['stances'][number]>();
  for (const entry of stances) {
    const before = latest.get(entry.member);
    if (!before || isLater(entry, before)) latest.set(entry.member, entry);
  }
  const standing: Record<Stance, string[]> = { endorse: [], reserve: [], object: [], abstain: [] };
  for (const { member, stance } of latest.values()) standing[stance].push(member);
  return standing;
}

/** Causal order first, as clocks err; then date, then the order of the entries' ids. */
function isLater(a: Position['stances'][number], b: Position['stances'][number]): boolean {
  if (a.after.includes(b.id)) return true;
  if (b.after.includes(a.id)) return false;
  const difference = Date.parse(a.date) - Date.parse(b.date);
  return difference > 0 || (difference === 0 && a.id > b.id) || (Number.isNaN(difference) && a.id > b.id);
}
