import type { LookedParams, ReaderParams, UnreadParams, UnreadThread as UnreadView } from '../protocol';
import type { UnreadThread } from '../unread/reader';
import type { CoalitionSession } from '../workspace/coalition-session';
import type { Workspace } from '../workspace/workspace';
import { remarkId } from './thread-view';

/** Tells a client what is new to its reader, each time that it is something else than before. */
export class UnreadPushes {
  readonly #told = new WeakMap<CoalitionSession, Told>();

  /** What to tell of a coalition now; `undefined` when the client knows it. */
  pushFor(session: CoalitionSession): UnreadParams | undefined {
    const { reader, root } = session;
    const before = this.#told.get(session);
    if (!reader.hasBegun || reader.changes === (before?.changes ?? 0)) return undefined;
    const now = new Map(reader.unread);
    this.#told.set(session, { changes: reader.changes, unread: now });
    // Of thousands, few change between two pushes: the others are the same objects.
    const threads = [...now].flatMap(([id, unread]) =>
      before?.unread.get(id) === unread ? [] : [unreadView(unread)],
    );
    const read = before ? [...before.unread.keys()].filter((id) => !now.has(id)) : [];
    return { root, all: !before, threads, read };
  }
}

interface Told {
  readonly changes: number;
  readonly unread: ReadonlyMap<string, UnreadThread>;
}

/** The reader was shown entries. */
export function look(workspace: Workspace, { root, threads }: LookedParams): void {
  const session = workspace.sessionAt(root);
  for (const { id, entries } of threads) session?.reader.look(id, entries);
  session?.events.looked(session);
}

/** The client has learned who reads, or what they have seen in another window. */
export function learn(workspace: Workspace, { root, email, record }: ReaderParams): void {
  const session = workspace.sessionAt(root);
  if (email !== undefined) session?.reader.setEmail(email);
  if (record !== undefined) session?.reader.join(record);
  session?.events.looked(session);
}

function unreadView(unread: UnreadThread): UnreadView {
  const { thread, entries } = unread;
  return { id: thread.id, entries: entries.map(({ name }) => name), remarks: remarksWithNews(unread) };
}

/** The remarks that are new themselves, or that were edited, withdrawn or endorsed since. */
function remarksWithNews({ thread, entries }: UnreadThread): string[] {
  const news = new Set(entries);
  return thread.remarks
    .filter(({ entry, edits, withdrawn, endorsements }) =>
      [entry, ...edits, ...(withdrawn ? [withdrawn] : []), ...endorsements].some((each) => news.has(each)),
    )
    .map((remark) => remarkId(remark, thread));
}
