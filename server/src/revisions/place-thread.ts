import { carry } from '../anchoring/carry';
import { locate } from '../anchoring/locate';
import { withNearest } from '../anchoring/nearest';
import type { Place, PlaceStatus } from '../anchoring/place';
import type { Target } from '../anchoring/target';
import type { Thread } from '../annotations/thread';
import type { Draft } from '../draft/draft';

/** The texts of a process, as far as they are at hand. */
export interface Revisions {
  textOf(id: string): Draft | undefined;
  /** Hears of a thread whose words could not even be looked for. */
  failed?(thread: Thread, error: unknown): void;
}

/** Where a thread stands in a revision. */
export interface ThreadPlace extends Place {
  /** The revision on which it was last placed by a person: where it began, or was confirmed since. */
  readonly from: string;
}

/** Revisions that a thread is carried through; more would be a circle. */
const LONGEST_CHAIN = 50;

/** The revision and those before it, the nearest first, by what their front matter says. */
export function revisionChain(id: string, revisions: Revisions): readonly string[] {
  const chain: string[] = [];
  let at: string | undefined = id;
  while (at !== undefined && !chain.includes(at) && chain.length < LONGEST_CHAIN) {
    chain.push(at);
    at = revisions.textOf(at)?.frontMatter.previous;
  }
  return chain;
}

/**
 * Where a thread stands in a revision: where a person placed it there, or else carried from the nearest
 * earlier revision in which a person did, one revision at a time, because neighbours differ least. Where
 * the words are lost on the way, the first and the last text are compared: what was deleted may be back.
 *
 * One thread that cannot be looked for stands nowhere, and takes no other with it.
 *
 * @param chain the revision and those before it, as {@link revisionChain} gives them
 * @returns `undefined` when the thread belongs to none of them, or the text of the first is not at hand
 */
export function placeThread(
  thread: Thread,
  chain: readonly string[],
  revisions: Revisions,
): ThreadPlace | undefined {
  const now = revisions.textOf(chain[0] ?? '');
  if (!now) return undefined;
  for (const [distance, from] of chain.entries()) {
    const confirmed = thread.anchors.get(from)?.target;
    const target = confirmed ?? (thread.target?.draft === from ? thread.target : undefined);
    if (!target) continue;
    try {
      if (distance === 0) {
        const place = locate(target, now);
        return { ...place, ...(confirmed && place.span && { reason: 'confirmed' }), from };
      }
      const between = chain.slice(0, distance).reverse();
      const place = carryThrough(target, from, between, now, revisions);
      return { ...withNearest(place, target, now), from };
    } catch (error) {
      revisions.failed?.(thread, error);
      return { status: 'gone', candidates: [], confidence: 0, reason: 'failed', from };
    }
  }
  return undefined;
}

function carryThrough(
  target: Target,
  from: string,
  later: readonly string[],
  now: Draft,
  revisions: Revisions,
): Place {
  const origin = revisions.textOf(from);
  if (!origin) return locate(target, now);
  const begun = locate(target, origin);
  if (!begun.span) return locate(target, now);
  let place = begun;
  let text = origin;
  for (const id of later) {
    const next = revisions.textOf(id);
    if (!next || !place.span) continue;
    place = after(place, carry(place.span, text, next));
    text = next;
  }
  return place.span || later.length === 1 ? place : after(begun, carry(begun.span, origin, now));
}

const gravity: readonly PlaceStatus[] = ['exact', 'moved', 'reworded', 'replaced', 'ambiguous', 'gone'];

/** What two steps amount to: the graver of the two. */
function after(first: Place, second: Place): Place {
  const graver = gravity.indexOf(first.status) > gravity.indexOf(second.status) ? first : second;
  return { ...second, status: graver.status, confidence: first.confidence * second.confidence };
}
