import type { Entry } from './entry';

/** Steps that a thread may cost before we say "not seen": real threads need hundreds, an attack needs none. */
const mostSteps = 1_000_000;

/** Ids of the entries that a writer had seen: who speaks about an entry has seen it. */
export function seenBy({ after, of }: Entry): readonly string[] {
  return of === undefined ? after : [...after, of];
}

/** Who had seen what when writing, one thing having led to another. */
export class Seen {
  readonly #places = new Map<Entry, number>();
  /** For each entry the places of those its writer had seen at once; only earlier ones, so never a circle. */
  readonly #parents: readonly (readonly number[])[];
  #steps = 0;

  /** @param ordered in causal order; what a writer claims to have seen and comes later does not count */
  constructor(ordered: readonly Entry[]) {
    const byId = new Map<string, number[]>();
    const parents: number[][] = [];
    for (const [place, entry] of ordered.entries()) {
      const { id } = entry;
      this.#places.set(entry, place);
      parents.push(seenBy(entry).flatMap((other) => byId.get(other) ?? []));
      const known = byId.get(id);
      if (known) known.push(place);
      else byId.set(id, [place]);
    }
    this.#parents = parents;
  }

  /** Whether the writer of `later` had seen `earlier`. */
  hasSeen(later: Entry, earlier: Entry): boolean {
    const sought = this.#places.get(earlier) ?? -1;
    const start = this.#places.get(later) ?? -1;
    if (start <= sought) return false;
    const visited = new Set<number>([start]);
    const open = [start];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      for (const parent of this.#parents[place] ?? []) {
        if (parent === sought) return true;
        this.#steps += 1;
        if (this.#steps > mostSteps) return false;
        if (parent < sought || visited.has(parent)) continue;
        visited.add(parent);
        open.push(parent);
      }
    }
    return false;
  }

  /** Those that the writer of no other had seen, in causal order. */
  latest(entries: readonly Entry[]): readonly Entry[] {
    const covered = new Set<number>();
    const open = entries.flatMap((entry) => this.#places.get(entry) ?? []);
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      for (const parent of this.#parents[place] ?? []) {
        if (covered.has(parent)) continue;
        covered.add(parent);
        open.push(parent);
      }
    }
    return entries.filter((entry) => !covered.has(this.#places.get(entry) ?? -1));
  }
}
