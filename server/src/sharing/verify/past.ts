import type { Change, Commit, History, Rulebook } from './history';
import { caucusFile } from './place';

/** What one commit did by itself: for a merge, only what none of the merged sides had done. */
export interface Deed {
  readonly commit: Commit;
  readonly changes: readonly Change[];
}

const noRules: Rulebook = { members: new Map(), requireSignatures: false };

/** Looks things up in a history. Built once, in one pass over it. */
export class Past {
  readonly deeds: readonly Deed[];
  readonly #history: History;
  readonly #byId = new Map<string, { readonly commit: Commit; readonly index: number }>();
  /** Blob of `caucus.yaml` after a commit. */
  readonly #caucus = new Map<string, string>();
  /** Commits that deleted a file by themselves, by its path. */
  readonly #deleted = new Map<string, Commit[]>();
  readonly #beginnings = new Map<string, string>();
  #arrivals: ReadonlyMap<string, string> | undefined;

  constructor(history: History) {
    this.#history = history;
    for (const [id, blob] of history.caucusBefore) this.#caucus.set(id, blob);
    const deeds: Deed[] = [];
    for (const [index, commit] of history.commits.entries()) {
      this.#byId.set(commit.id, { commit, index });
      const [parent] = commit.parents;
      if (parent !== undefined) this.#beginnings.set(commit.id, this.beginningOf(parent));
      const changes = commit.parents.length < 2 ? (commit.changes[0] ?? []) : this.#ownOfMerge(commit);
      this.#takeCaucus(commit);
      for (const { kind, path } of changes) {
        if (kind !== 'deleted') continue;
        const known = this.#deleted.get(path);
        if (known) known.push(commit);
        else this.#deleted.set(path, [commit]);
      }
      if (changes.length > 0) deeds.push({ commit, changes });
    }
    this.deeds = deeds;
  }

  /** Id of the commit in which the line of a commit begins, going from first parent to first parent. */
  beginningOf(id: string): string {
    return this.#beginnings.get(id) ?? id;
  }

  /** The position of a commit in the history; -1 for one before it. */
  indexOf(id: string): number {
    return this.#byId.get(id)?.index ?? -1;
  }

  /** A commit of the history; undefined for one before it. */
  commit(id: string): Commit | undefined {
    return this.#byId.get(id)?.commit;
  }

  /**
   * What `caucus.yaml` said when a commit was made, which is as of its first parent: nobody makes themselves
   * a member by the commit in which they speak. Where there was none yet, the commit's own.
   */
  rulesFor(commit: Commit): Rulebook {
    const [parent] = commit.parents;
    const before = parent === undefined ? undefined : this.#caucus.get(parent);
    return this.#rulebook(before ?? this.#caucus.get(commit.id));
  }

  /** What `caucus.yaml` says after a commit. */
  rulesAfter(id: string): Rulebook {
    return this.#rulebook(this.#caucus.get(id));
  }

  /** What it said before the first commit of the history, by any of the commits that came before. */
  rulesBefore(): readonly Rulebook[] {
    return Array.from(this.#history.caucusBefore.values(), (blob) => this.#rulebook(blob));
  }

  /** True where two commits were brought in together, so that nobody agreed to one before the other. */
  inOneProposal(a: Commit, b: Commit): boolean {
    if (!this.#history.complete || a === b) return true;
    this.#arrivals ??= this.#findArrivals();
    const arrival = this.#arrivals.get(a.id);
    return arrival !== undefined && arrival === this.#arrivals.get(b.id);
  }

  /** True where `ancestor` is `id` or comes before it on its own line of history. */
  isBehind(id: string, ancestor: Commit): boolean {
    const goal = this.indexOf(ancestor.id);
    const seen = new Set<string>();
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next === ancestor.id) return true;
      const found = this.#byId.get(next);
      // Parents come before children, so what stands before the goal cannot have it behind it.
      if (!found || found.index < goal || seen.has(next)) continue;
      seen.add(next);
      waiting.push(...found.commit.parents);
    }
    return false;
  }

  #rulebook(blob: string | undefined): Rulebook {
    return (blob === undefined ? undefined : this.#history.rulebooks.get(blob)) ?? noRules;
  }

  #takeCaucus({ id, parents: [parent], changes: [changes = []] }: Commit): void {
    const change = changes.find(({ path }) => path === caucusFile);
    const before = parent === undefined ? undefined : this.#caucus.get(parent);
    // Where the file is deleted, what it last said holds: else a new one could name anybody a member.
    const after = change && change.kind !== 'deleted' ? change.blob : before;
    if (after !== undefined) this.#caucus.set(id, after);
  }

  /**
   * What a merge did that no side had done: contents that neither side has, and files that one side has and
   * nobody deleted, but the merge lacks.
   */
  #ownOfMerge({ parents, changes }: Commit): Change[] {
    const byPath = new Map<string, (Change | undefined)[]>();
    for (const [side, list] of changes.entries()) {
      for (const change of list) {
        let sides = byPath.get(change.path);
        if (!sides) {
          sides = parents.map(() => undefined);
          byPath.set(change.path, sides);
        }
        sides[side] = change;
      }
    }
    // A merge may bring many deletions, which mostly come from few commits.
    const answers = new Map<string, boolean>();
    const isBehind = (parent: string, commit: Commit) => {
      const key = `${parent} ${commit.id}`;
      const answer = answers.get(key) ?? this.isBehind(parent, commit);
      answers.set(key, answer);
      return answer;
    };
    const own: Change[] = [];
    for (const [path, sides] of byPath) {
      const removed = sides.find((change) => change?.kind === 'deleted');
      if (removed) {
        const elsewhere = this.#deleted.get(path) ?? [];
        const deletedOnASide = parents.some(
          (parent, side) => !sides[side] && elsewhere.some((commit) => isBehind(parent, commit)),
        );
        if (!deletedOnASide) own.push(removed);
      } else if (sides.every((change) => change !== undefined)) {
        const change = sides.find((one) => one?.kind === 'changed') ?? sides[0];
        if (change) own.push(change);
      }
    }
    return own;
  }

  /** From the last commit back to where it begins. */
  #mainLine(): Commit[] {
    const line: Commit[] = [];
    let commit = this.#history.commits.at(-1);
    while (commit) {
      line.push(commit);
      const [parent] = commit.parents;
      commit = parent === undefined ? undefined : this.commit(parent);
    }
    return line;
  }

  /**
   * By commit, the merge on the main line that brought it in. The main line goes from first parent to first
   * parent; what was committed on it directly is not in here.
   */
  #findArrivals(): ReadonlyMap<string, string> {
    const mainLine = this.#mainLine();
    const seen = new Set(mainLine.map(({ id }) => id));
    const arrivals = new Map<string, string>();
    for (const merge of mainLine.reverse()) {
      const waiting = merge.parents.slice(1);
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (seen.has(id)) continue;
        seen.add(id);
        arrivals.set(id, merge.id);
        waiting.push(...(this.#byId.get(id)?.commit.parents ?? []));
      }
    }
    return arrivals;
  }
}
