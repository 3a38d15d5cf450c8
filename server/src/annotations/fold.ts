import { causalOrder } from '../entries/causal-order';
import { headsOf } from '../entries/heads';
import type { Entry } from './entry';
import { Seen, seenBy } from './seen';
import type { Remark, Thread, ThreadProblem, ThreadState } from './thread';

/**
 * What the entries of a thread amount to. The order in which they are given does not matter, and no entry
 * ever takes another's words away.
 *
 * Entries go by causal order (`after`, and `of`: who speaks about an entry has seen it). An edit or a
 * withdrawal counts when it comes from the member it is about; else it stands as a remark of its own. An
 * entry about an edit is about what was edited. Of changes of state, those count that no later one has seen.
 *
 * @param id `<process>/<folder>`
 */
export function foldThread(id: string, entries: readonly Entry[]): Thread {
  // Names are unique where ids are not, so that equal entries have an order too.
  const sorted = entries.length > 1 ? [...entries].sort((a, b) => (a.name < b.name ? -1 : 1)) : entries;
  return new Fold(id, sorted).thread();
}

/** Everything that was said about one entry. */
interface Talk {
  readonly edits: Entry[];
  withdrawn?: Entry;
  /** By member, in causal order. */
  readonly endorsements: Map<string, Entry>;
}

class Fold {
  readonly #id: string;
  readonly #ordered: readonly Entry[];
  readonly #hasCircle: boolean;
  readonly #byId = new Map<string, Entry[]>();
  readonly #problems: ThreadProblem[] = [];
  /** Of an entry that is about another and counts: the entry it is about. */
  readonly #about = new Map<Entry, Entry>();
  readonly #talks = new Map<Entry, Talk>();
  #seenOnce: Seen | undefined;

  constructor(id: string, entries: readonly Entry[]) {
    this.#id = id;
    const { ordered, inCircle } = causalOrder(entries, seenBy);
    this.#ordered = ordered;
    this.#hasCircle = inCircle.size > 0;
    for (const entry of entries) {
      const known = this.#byId.get(entry.id);
      if (known?.[0]) this.#report('same-entry', entry, known[0].name);
      if (known) known.push(entry);
      else this.#byId.set(entry.id, [entry]);
    }
    for (const entry of inCircle) this.#report('circle', entry);
  }

  thread(): Thread {
    for (const [place, entry] of this.#ordered.entries()) this.#relate(entry, place);
    const remarks = this.#ordered
      .filter((entry) => this.#isRemark(entry))
      .map((entry) => this.#remark(entry));
    const annotations = this.#ordered.filter(({ kind }) => kind === 'annotation');
    const target = annotations.find((annotation) => annotation.target)?.target;
    const start = this.#ordered[0];
    if (annotations.length === 0 && start) this.#report('no-annotation', start);
    const changes = this.#ordered.filter(isChangeOfState);
    const stateEntries = changes.length < 2 ? changes : this.#seen.latest(changes);
    return {
      id: this.#id,
      entries: this.#ordered,
      remarks,
      state: stateOf(stateEntries),
      stateEntries,
      ...(target && { target }),
      anchors: this.#anchors(),
      heads: headsOf(this.#ordered),
      problems: this.#problems,
    };
  }

  /** Takes an edit, a withdrawal or an endorsement to what it is about. */
  #relate(entry: Entry, place: number): void {
    if (entry.kind !== 'edit' && entry.kind !== 'withdraw' && entry.kind !== 'endorse') return;
    const named = entry.of === undefined ? [] : (this.#byId.get(entry.of) ?? []);
    // Of two entries with one id, the writer's own is meant.
    const target = named.find(({ member }) => member === entry.member) ?? named[0];
    if (!target) {
      this.#report('missing-entry', entry, entry.of);
      return;
    }
    // In a circle, which has been reported, it may be about what comes after it.
    if (this.#hasCircle && this.#ordered.indexOf(target) >= place) return;
    const about = this.#meant(entry, target);
    if (entry.kind !== 'endorse' && (entry.member === '' || entry.member !== about.member)) {
      this.#report('not-own', entry, entry.of);
      return;
    }
    this.#about.set(entry, about);
    const talk = this.#talkOf(about);
    if (entry.kind === 'edit') talk.edits.push(entry);
    else if (entry.kind === 'withdraw') talk.withdrawn ??= entry;
    else {
      talk.endorsements.delete(entry.member);
      talk.endorsements.set(entry.member, entry);
    }
  }

  /** What is edited, withdrawn or endorsed by an entry that names an edit is what that edit is about. */
  #meant(entry: Entry, target: Entry): Entry {
    const standsAlone = target.kind === 'endorse' && (entry.kind !== 'endorse' || hasWords(target));
    return standsAlone ? target : (this.#about.get(target) ?? target);
  }

  /** Most threads never ask. */
  get #seen(): Seen {
    this.#seenOnce ??= new Seen(this.#ordered);
    return this.#seenOnce;
  }

  #talkOf(entry: Entry): Talk {
    let talk = this.#talks.get(entry);
    if (!talk) {
      talk = { edits: [], endorsements: new Map() };
      this.#talks.set(entry, talk);
    }
    return talk;
  }

  #isRemark(entry: Entry): boolean {
    const { kind } = entry;
    if (kind === 'annotation' || kind === 'reply' || kind === 'unknown') return true;
    const about = this.#about.get(entry);
    if (kind === 'edit') return !about;
    if (about && this.#talks.get(about)?.withdrawn === entry && this.#isRemark(about)) return false;
    if ((kind === 'withdraw' || kind === 'endorse') && !about) return true;
    const talk = this.#talks.get(entry);
    return hasWords(entry) || (talk !== undefined && talk.edits.length + talk.endorsements.size > 0);
  }

  #remark(entry: Entry): Remark {
    let { body, stance, positions = [], proposal } = entry;
    const talk = this.#talks.get(entry);
    for (const edit of talk?.edits ?? none) {
      if (edit.body !== '') body = edit.body;
      stance = edit.stance ?? stance;
      positions = edit.positions ?? positions;
      proposal = edit.proposal ?? proposal;
    }
    const lastEdit = talk?.edits.at(-1);
    const endorsements = (talk ? [...talk.endorsements.values()] : none).filter(
      (endorsement) => !this.#talks.get(endorsement)?.withdrawn,
    );
    return {
      entry,
      body,
      ...(stance && { stance }),
      positions,
      ...(typeof proposal === 'string' && { proposal }),
      edits: talk?.edits ?? none,
      ...(talk?.withdrawn && { withdrawn: talk.withdrawn }),
      endorsements,
      earlierEndorsements: lastEdit
        ? endorsements.filter((endorsement) => !this.#seen.hasSeen(endorsement, lastEdit))
        : none,
    };
  }

  #anchors(): Map<string, Entry> {
    const anchors = new Map<string, Entry>();
    for (const entry of this.#ordered) {
      if (entry.kind !== 'anchor' || !entry.target || this.#talks.get(entry)?.withdrawn) continue;
      anchors.set(entry.target.draft, entry);
    }
    return anchors;
  }

  #report(code: ThreadProblem['code'], { name }: Entry, other?: string): void {
    this.#problems.push({ code, name, ...(other !== undefined && { other }) });
  }
}

const none: readonly Entry[] = [];

function isChangeOfState({ kind }: Entry): boolean {
  return kind === 'resolve' || kind === 'reopen';
}

function stateOf(latest: readonly Entry[]): ThreadState {
  const kinds = new Set(latest.map(({ kind }) => kind));
  if (kinds.size > 1) return 'disputed';
  return kinds.has('resolve') ? 'resolved' : 'open';
}

function hasWords({ body, proposal }: Entry): boolean {
  return body !== '' || typeof proposal === 'string';
}
