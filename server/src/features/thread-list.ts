import type { ThreadSummary } from '../protocol';
import { placeThread } from '../revisions/place-thread';
import type { CoalitionSession, State } from '../workspace/coalition-session';
import type { Workspace } from '../workspace/workspace';
import { revisionTitle } from './draft-titles';
import { gistOf, labelOf, memberName, paragraphAt, rangeOf } from './thread-view';

/** Every thread of the open coalitions, each on the draft where it began. */
export function allThreads(workspace: Workspace): ThreadSummary[] {
  return workspace.sessions.flatMap((session) => [...threadsOf(session)]);
}

function* threadsOf(session: CoalitionSession & { readonly state: State }): Generator<ThreadSummary> {
  const { library, revisions } = session;
  const { coalition } = session.state;
  const nameOf = memberName(coalition);
  for (const thread of coalition.threads.values()) {
    const { target, state } = thread;
    const [opening] = thread.remarks;
    const id = target?.draft ?? '';
    const draft = library.draftOf(id);
    const span = target && placeThread(thread, [id], revisions)?.span;
    const paragraph = draft && span ? paragraphAt(draft, span.start) : (target?.paragraph ?? '');
    const uri = coalition.drafts.get(id)?.uri;
    yield {
      id: thread.id,
      root: coalition.root,
      state,
      ...(opening?.stance && { stance: opening.stance }),
      label: labelOf(thread, paragraph, nameOf),
      paragraph,
      quote: target?.quote ?? '',
      draft: { id, title: revisionTitle(id, draft, coalition), ...(uri !== undefined && { uri }) },
      members: [...new Set(thread.remarks.map(({ entry }) => nameOf(entry.member)))],
      placed: span !== undefined,
      ...(draft && span && { range: rangeOf(draft, span) }),
      gist: gistOf(thread),
      proposes:
        state !== 'resolved' &&
        thread.remarks.some((remark) => remark.proposal !== undefined && !remark.withdrawn),
    };
  }
}
