import { firstMomentOf } from './moment';

/** What orders the entries of a thread, a position or a statement. */
export interface Ordered {
  /** ULID. */
  readonly id: string;
  /** ISO date and time. */
  readonly date: string;
  /** ULIDs of the entries its writer had seen. */
  readonly after: readonly string[];
}

/**
 * Entries in causal order: none before an entry its writer had seen; of those that are free to come next,
 * the earliest by date, then by ULID (Kahn's topological sort with that priority), so that a clock that
 * runs wrong cannot put an answer before its question. Entries that claim to come after each other are
 * `inCircle`: when nothing else is free, the earliest of them comes next. References to entries that are
 * missing are ignored; who names an id that several entries have, has seen them all.
 *
 * @param seenBy ids of the entries that a writer had seen; those in `after` unless given
 */
export function causalOrder<T extends Ordered>(
  entries: readonly T[],
  seenBy: (entry: T) => readonly string[] = ({ after }) => after,
): { readonly ordered: readonly T[]; readonly inCircle: ReadonlySet<T> } {
  const byTime = sortByTime(entries);
  const places = new Map<string, number[]>();
  for (const [place, { id }] of byTime.entries()) {
    const known = places.get(id);
    if (!known) places.set(id, [place]);
    else if (known.length < mostOfOneId) known.push(place);
  }
  // Where clocks run right, as they mostly do, time is a causal order already.
  const isOrdered = byTime.every((entry, place) =>
    seenBy(entry).every((id) => (places.get(id)?.at(-1) ?? -1) < place),
  );
  if (isOrdered) return { ordered: byTime, inCircle: new Set() };

  const seen = byTime.map((entry) => new Set(seenBy(entry).flatMap((id) => places.get(id) ?? [])));
  const followers: number[][] = byTime.map(() => []);
  for (const [place, earlier] of seen.entries()) for (const other of earlier) followers[other]?.push(place);

  const ordered: T[] = [];
  const waitsFor = seen.map(({ size }) => size);
  const free = waitsFor.flatMap((count, place) => (count === 0 ? [place] : [])).reverse();
  const placed = new Uint8Array(byTime.length);
  const placeNext = (place: number) => {
    const entry = byTime[place];
    if (entry === undefined || placed[place]) return;
    placed[place] = 1;
    ordered.push(entry);
    for (const follower of followers[place] ?? []) {
      const left = (waitsFor[follower] ?? 0) - 1;
      waitsFor[follower] = left;
      if (left === 0 && !placed[follower]) insert(free, follower);
    }
  };
  const placeFree = () => {
    for (let next = free.pop(); next !== undefined; next = free.pop()) placeNext(next);
  };
  placeFree();
  const circle = ordered.length < byTime.length ? circleOf(seen, followers, placed) : [];
  for (const place of circle) {
    placeNext(place);
    placeFree();
  }
  return { ordered, inCircle: new Set(circle.flatMap((place) => byTime[place] ?? [])) };
}

/** Entries of one id are a slip; thousands are an attack that would make every pair of entries an edge. */
const mostOfOneId = 16;

/** By instant, then by ULID; a date that cannot be read counts as earliest. */
function sortByTime<T extends Ordered>(entries: readonly T[]): T[] {
  if (entries.length < 2) return [...entries];
  return entries
    .map((entry) => ({ entry, instant: firstMomentOf(entry.date) ?? 0 }))
    .sort((a, b) => a.instant - b.instant || compareIds(a.entry.id, b.entry.id))
    .map(({ entry }) => entry);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of those not placed, the ones that are in a circle or between two, rather than merely behind one. */
function circleOf(
  seen: readonly ReadonlySet<number>[],
  followers: readonly (readonly number[])[],
  placed: Uint8Array,
): number[] {
  const circle = new Set<number>();
  for (const place of seen.keys()) if (!placed[place]) circle.add(place);
  const followedBy = followers.map((list) =>
    list.reduce((sum, place) => sum + (circle.has(place) ? 1 : 0), 0),
  );
  const last = [...circle].filter((place) => followedBy[place] === 0);
  for (let place = last.pop(); place !== undefined; place = last.pop()) {
    circle.delete(place);
    for (const earlier of seen[place] ?? []) {
      const left = (followedBy[earlier] ?? 0) - 1;
      followedBy[earlier] = left;
      if (left === 0 && circle.has(earlier)) last.push(earlier);
    }
  }
  return [...circle];
}

/** Keeps `free` sorted latest first. */
function insert(free: number[], place: number): void {
  let low = 0;
  let high = free.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((free[middle] ?? 0) > place) low = middle + 1;
    else high = middle;
  }
  free.splice(low, 0, place);
}
