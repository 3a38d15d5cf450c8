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
 * `inCircle` and go last, by date and ULID. References to entries that are missing are ignored.
 */
export function causalOrder<T extends Ordered>(
  entries: readonly T[],
): { readonly ordered: readonly T[]; readonly inCircle: ReadonlySet<T> } {
  const byTime = [...entries].sort(compareTime);
  const byId = new Map(byTime.map((entry) => [entry.id, entry]));
  const waitsFor = new Map<T, number>();
  const followers = new Map<T, T[]>();
  for (const entry of byTime) {
    const seen = new Set(entry.after.flatMap((id) => byId.get(id) ?? []));
    waitsFor.set(entry, seen.size);
    for (const earlier of seen) {
      const known = followers.get(earlier);
      if (known) known.push(entry);
      else followers.set(earlier, [entry]);
    }
  }
  const ordered: T[] = [];
  const free = byTime.filter((entry) => waitsFor.get(entry) === 0).reverse();
  for (let next = free.pop(); next; next = free.pop()) {
    ordered.push(next);
    for (const follower of followers.get(next) ?? []) {
      const left = (waitsFor.get(follower) ?? 0) - 1;
      waitsFor.set(follower, left);
      if (left === 0) insert(free, follower);
    }
  }
  const placed = new Set(ordered);
  const left = byTime.filter((entry) => !placed.has(entry));
  return { ordered: [...ordered, ...left], inCircle: new Set(left) };
}

/** By instant, then by ULID; a date that cannot be read counts as earliest. */
function compareTime(a: Ordered, b: Ordered): number {
  const [x, y] = [Date.parse(a.date) || 0, Date.parse(b.date) || 0];
  return x - y || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Keeps `free` sorted latest first. */
function insert<T extends Ordered>(free: T[], entry: T): void {
  let low = 0;
  let high = free.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = free[middle];
    if (other && compareTime(other, entry) > 0) low = middle + 1;
    else high = middle;
  }
  free.splice(low, 0, entry);
}
