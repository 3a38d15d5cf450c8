import type { Thread } from '../annotations/thread';
import type { NextUnread, NextUnreadParams } from '../protocol';
import { entryUri } from '../repository/places';
import { placeThread } from '../revisions/place-thread';
import type { OpenSession, Workspace } from '../workspace/workspace';

/**
 * The thread with something new that comes next: in the draft at hand from where the reader is, round its
 * end; then in the drafts after it, round the last; then those whose words stand nowhere.
 */
export function nextUnread(workspace: Workspace, { at }: NextUnreadParams): NextUnread | null {
  const place = at && workspace.draftAt(at.uri);
  const here = place && workspace.sessions.find((session) => session === place.session);
  if (at && place && here) {
    const cursor = place.open.draft.offsetAt(at.position);
    const spans = [...place.open.threads.all].flatMap(({ thread, place: { span } }) =>
      span && here.reader.unread.has(thread.id) ? [{ thread, ...span }] : [],
    );
    spans.sort((a, b) => a.start - b.start || a.end - b.end);
    const next = spans.find(({ start }) => start >= cursor) ?? spans[0];
    if (next) return answer(here, next.thread, at.uri);
  }
  const sessions = here
    ? [here, ...workspace.sessions.filter((session) => session !== here)]
    : workspace.sessions;
  const current = at && here?.state.declaredIn(at.uri)?.id;
  for (const session of sessions) {
    const next = firstInDrafts(session, session === here ? current : undefined);
    if (next) return next;
  }
  for (const session of sessions) {
    const [lost] = session.reader.unread.values();
    if (lost) return answer(session, lost.thread);
  }
  return null;
}

/** The first thread that stands in the draft where it began, from the draft after `current` on. */
function firstInDrafts(session: OpenSession, current: string | undefined): NextUnread | undefined {
  const { library, reader, revisions } = session;
  const { drafts } = session.state.coalition;
  const byDraft = new Map<string, Thread[]>();
  for (const { thread } of reader.unread.values()) {
    const id = thread.target?.draft ?? '';
    const others = byDraft.get(id);
    if (others) others.push(thread);
    else byDraft.set(id, [thread]);
  }
  const ids = [...drafts.keys()];
  const after = ids.indexOf(current ?? '') + 1;
  for (const id of [...ids.slice(after), ...ids.slice(0, after)]) {
    const uri = drafts.get(id)?.uri;
    const threads = byDraft.get(id);
    if (uri === undefined || !threads?.[0]) continue;
    // Not read yet: where its threads stand shows when it opens.
    if (!library.draftOf(id)) return answer(session, threads[0], uri);
    let first: { readonly thread: Thread; readonly start: number } | undefined;
    for (const thread of threads) {
      const start = placeThread(thread, [id], revisions)?.span?.start;
      if (start !== undefined && start < (first?.start ?? Number.POSITIVE_INFINITY))
        first = { thread, start };
    }
    if (first) return answer(session, first.thread, uri);
  }
  return undefined;
}

function answer({ root, reader }: OpenSession, { id }: Thread, uri?: string): NextUnread {
  const [entry] = reader.unread.get(id)?.entries ?? [];
  return {
    root,
    id,
    ...(uri !== undefined && { uri }),
    file: entryUri(root, id, entry?.name ?? ''),
  };
}
