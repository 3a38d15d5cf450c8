import type { Thread } from '../annotations/thread';
import type { TextRange, ThreadsParams, ThreadView } from '../protocol';
import type { Coalition } from '../repository/coalition';
import type { OpenDraft } from '../workspace/open-draft';
import type { PlacedThread } from '../workspace/placed-threads';
import type { Workspace } from '../workspace/workspace';
import { revisionTitle } from './draft-titles';
import { paragraphAt, rangeOf, type ThreadContext, threadView } from './thread-view';

/**
 * Tells a client what changed in the threads of its open drafts: a thread when a reader would see a
 * difference, and only its range when nothing else changed.
 */
export class ThreadPushes {
  readonly #told = new Map<string, { readonly version: number; readonly threads: Map<string, Told> }>();

  /** What to tell of a draft now; `undefined` when the client knows all. */
  pushFor(workspace: Workspace, open: OpenDraft): ThreadsParams | undefined {
    const context = threadContext(workspace, open);
    const last = this.#told.get(open.uri);
    const before = last?.threads;
    const now = new Map<string, Told>();
    const threads: ThreadView[] = [];
    const moved: { id: string; range: TextRange }[] = [];
    for (const placed of context ? open.threads.all : []) {
      if (!context) break;
      const known = before?.get(placed.thread.id);
      const told = toldOf(placed, context);
      now.set(placed.thread.id, told);
      if (!known || !sameView(told, known)) threads.push(threadView(placed, context));
      else if (told.range && !sameRange(told.range, known.range)) {
        moved.push({ id: placed.thread.id, range: told.range });
      }
    }
    const removed = before ? [...before.keys()].filter((id) => !now.has(id)) : [];
    if (now.size === 0) this.#told.delete(open.uri);
    else this.#told.set(open.uri, { version: open.version, threads: now });
    const changes = threads.length + moved.length + removed.length;
    // A client carries ranges along while one types: an edit and its undoing leave it with other ones.
    if (changes === 0 && (now.size === 0 || last?.version === open.version)) return undefined;
    return { uri: open.uri, version: open.version, all: !before, threads, moved, removed };
  }

  /** The client has closed the draft and forgets its threads. */
  closed(uri: string): void {
    this.#told.delete(uri);
  }
}

/** What the threads of an open draft are shown with; `undefined` for a text that is no draft of a coalition. */
function threadContext(workspace: Workspace, open: OpenDraft): ThreadContext | undefined {
  const { session, state } = workspace.draftAt(open.uri) ?? {};
  const declared = state?.declaredIn(open.uri);
  if (!session || !state || declared?.kind !== 'draft') return undefined;
  return {
    coalition: state.coalition,
    id: declared.id,
    draft: open.draft,
    titleOf: (revision) => revisionTitle(revision, session.library.draftOf(revision), state.coalition),
  };
}

/** All that a view of a thread is made from. */
interface Told {
  readonly thread: Thread;
  readonly members: Coalition['members'];
  /** Titles of the revision it began on and of linked positions. */
  readonly titles: string;
  readonly paragraph: string;
  /** Status and reason, and what there is to choose from. */
  readonly place: string;
  readonly range: TextRange | undefined;
}

function toldOf(
  { thread, place }: PlacedThread,
  { coalition: { members, positions }, draft, titleOf }: ThreadContext,
): Told {
  const { span, status, reason, candidates } = place;
  const linked = thread.remarks[0]?.positions ?? [];
  return {
    thread,
    members,
    titles: JSON.stringify([
      titleOf(thread.target?.draft ?? ''),
      ...linked.map((id) => positions.get(id)?.title ?? null),
    ]),
    paragraph: span ? paragraphAt(draft, span.start) : '',
    place: JSON.stringify([status, reason, candidates]),
    range: span && rangeOf(draft, span),
  };
}

function sameView(a: Told, b: Told): boolean {
  return (
    a.thread === b.thread &&
    a.members === b.members &&
    a.titles === b.titles &&
    a.paragraph === b.paragraph &&
    a.place === b.place
  );
}

function sameRange(a: TextRange, b: TextRange | undefined): boolean {
  return (
    a.start.line === b?.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
