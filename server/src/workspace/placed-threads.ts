import { follow } from '../anchoring/follow';
import type { Thread } from '../annotations/thread';
import type { Draft } from '../draft/draft';
import type { Span } from '../draft/span';
import { placeThread, type Revisions, revisionChain, type ThreadPlace } from '../revisions/place-thread';

/** Code units put into a draft after which words that were lost are looked for again. */
const PASSAGE = 40;

/** A thread that belongs to an open draft, and where its words are now. */
export interface PlacedThread {
  readonly thread: Thread;
  readonly place: ThreadPlace;
}

/**
 * The threads of an open draft: those that began on it, and open ones of earlier revisions. Their spans
 * follow every edit at once; what an edit tore off is looked for when typing pauses.
 */
export class PlacedThreads {
  #placed = new Map<string, PlacedThread>();
  /** Threads whose span an edit touched. */
  readonly #unsettled = new Set<string>();
  /** Code units put in since threads that are nowhere were last looked for. */
  #putIn = 0;
  /** What edits have touched since typing last paused. */
  #touched: Span | undefined;
  #chain: readonly string[] = [];
  /** The texts of the earlier revisions, as the places were worked out with them. */
  #earlier: readonly (Draft | undefined)[] = [];

  /** In the order in which they were read. */
  get all(): Iterable<PlacedThread> {
    return this.#placed.values();
  }

  /**
   * Takes the threads of a coalition for the draft with an id. A thread that is known and did not change
   * keeps its place, unless an earlier text came to light.
   */
  update(id: string, threads: Iterable<Thread>, revisions: Revisions): void {
    const chain = revisionChain(id, revisions);
    const earlier = chain.slice(1).map((revision) => revisions.textOf(revision));
    const sameChain = sameItems(chain, this.#chain) && sameItems(earlier, this.#earlier);
    this.#chain = chain;
    this.#earlier = earlier;
    const before = this.#placed;
    this.#placed = new Map();
    for (const thread of threads) {
      const known = before.get(thread.id);
      if (known?.thread === thread && sameChain) {
        this.#placed.set(thread.id, known);
        continue;
      }
      const anchored = thread.target?.draft === id || thread.anchors.has(id);
      if (!anchored && thread.state === 'resolved') continue;
      const samePlace = sameChain && known && sameAnchors(known.thread, thread);
      const place = samePlace ? known.place : placeThread(thread, chain, revisions);
      if (place) this.#placed.set(thread.id, { thread, place });
    }
    for (const unsettled of this.#unsettled)
      if (!this.#placed.has(unsettled)) this.#unsettled.delete(unsettled);
  }

  /** Forgets all threads: the draft belongs to no coalition any more, or to another one. */
  clear(): void {
    this.#placed = new Map();
    this.#unsettled.clear();
    this.#chain = [];
    this.#earlier = [];
  }

  /** Moves every span with an edit that replaces the code units of `edited` by `length` others. */
  edited(edited: Span, length: number): void {
    this.#putIn += length;
    const before = this.#touched && follow(this.#touched, { span: edited, length });
    this.#touched = {
      start: Math.min(before?.start ?? edited.start, edited.start),
      end: Math.max(before?.end ?? 0, edited.start + length),
    };
    for (const [id, { thread, place }] of this.#placed) {
      if (!place.span) {
        const candidates = place.candidates.map((candidate) => ({
          ...candidate,
          span: follow(candidate.span, { span: edited, length }),
        }));
        this.#placed.set(id, { thread, place: { ...place, candidates } });
        continue;
      }
      const span = follow(place.span, { span: edited, length });
      if (span.start === place.span.start && span.end === place.span.end && edited.start >= place.span.end)
        continue;
      if (edited.start < place.span.end && edited.end > place.span.start) this.#unsettled.add(id);
      this.#placed.set(id, { thread, place: { ...place, span } });
    }
  }

  /** Says what became of the threads that edits touched, and whether lost words are back. */
  settle(draft: Draft, revisions: Revisions): void {
    this.#lookForLost(draft, revisions);
    for (const id of this.#unsettled) {
      const placed = this.#placed.get(id);
      if (!placed) continue;
      const { thread, place } = placed;
      const words = place.span && draft.text.slice(place.span.start, place.span.end);
      // Words that were typed over are where they were; only words that are gone may be elsewhere.
      const next = words?.trim()
        ? typedOver(place, words, thread)
        : placeThread(thread, this.#chain, revisions);
      if (next) this.#placed.set(id, { thread, place: next });
    }
    this.#unsettled.clear();
  }

  /**
   * Lost words come back word for word where one types, or with a passage that is put in. Looking for them
   * reads the whole text, so a few other letters are no reason for it.
   */
  #lookForLost(draft: Draft, revisions: Revisions): void {
    const passage = this.#putIn >= PASSAGE;
    if (passage) this.#putIn = 0;
    const touched = this.#touched;
    this.#touched = undefined;
    for (const { thread, place } of [...this.#placed.values()]) {
      if (place.span || !(passage || isBack(thread, draft, touched))) continue;
      const next = placeThread(thread, this.#chain, revisions);
      if (next) this.#placed.set(thread.id, { thread, place: next });
    }
  }
}

function typedOver(place: ThreadPlace, words: string, { target }: Thread): ThreadPlace {
  const whole = place.status === 'exact' || place.status === 'moved';
  if (words !== target?.quote) return whole ? { ...place, status: 'reworded' } : place;
  return whole ? place : { ...place, status: 'exact' };
}

/** True when the words as annotated stand in or across what edits have touched. */
function isBack({ target }: Thread, { text }: Draft, touched: Span | undefined): boolean {
  if (!target || !touched || target.quote === '') return false;
  const { quote } = target;
  const near = text.slice(Math.max(0, touched.start - quote.length), touched.end + quote.length);
  return near.includes(quote);
}

function sameAnchors(a: Thread, b: Thread): boolean {
  if (a.target !== b.target || a.anchors.size !== b.anchors.size) return false;
  for (const [draft, { name }] of a.anchors) if (b.anchors.get(draft)?.name !== name) return false;
  return a.state === b.state;
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
