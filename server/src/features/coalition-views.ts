import { t } from '@vscode/l10n';
import type { Position } from '../positions/position';
import { standingOf } from '../positions/standing';
import type { CoalitionView, DraftView, PositionView } from '../protocol';
import type { Coalition, DraftFile } from '../repository/coalition';
import { plainSummary } from '../search/plain-summary';
import type { CoalitionSession, State } from '../workspace/coalition-session';
import type { Workspace } from '../workspace/workspace';
import { revisionTitle } from './draft-titles';

/** All open coalitions as the views show them: positions by topic, drafts by process, adopted texts. */
export function coalitionViews(workspace: Workspace): CoalitionView[] {
  return workspace.sessions.map(({ root, state, library }) => ({
    root,
    name: state.coalition.name,
    writable: state.coalition.writable,
    topics: topicsOf(state),
    processes: processesOf(state.coalition, library),
    texts: draftViews(state.coalition, library, ({ kind }) => kind === 'text'),
  }));
}

function topicsOf({ coalition }: State): CoalitionView['topics'] {
  const byTopic = new Map<string, PositionView[]>();
  for (const topic of coalition.topics.keys()) byTopic.set(topic, []);
  for (const position of coalition.positions.values()) {
    const uri = coalition.files.get(`position:${position.id}`);
    if (uri === undefined) continue;
    const topic = position.topic ?? '';
    const list = byTopic.get(topic);
    if (list) list.push(positionView(position, uri));
    else byTopic.set(topic, [positionView(position, uri)]);
  }
  return Array.from(byTopic, ([id, positions]) => ({
    id,
    name: id === '' ? t('Other') : (coalition.topics.get(id)?.name ?? id),
    positions: positions.sort((a, b) => a.title.localeCompare(b.title)),
  })).filter(({ positions }) => positions.length > 0);
}

function positionView(position: Position, uri: string): PositionView {
  const { id, title, status, agreed, body } = position;
  const { endorse, reserve, object, abstain } = standingOf(position);
  return {
    id,
    title,
    status,
    ...(agreed !== undefined && { agreed }),
    summary: plainSummary(body),
    uri,
    standing: {
      endorse: endorse.length,
      reserve: reserve.length,
      object: object.length,
      abstain: abstain.length,
    },
  };
}

function processesOf(coalition: Coalition, library: CoalitionSession['library']): CoalitionView['processes'] {
  const ids = new Set(coalition.processes.keys());
  for (const { process } of coalition.drafts.values()) if (process !== undefined) ids.add(process);
  return Array.from(ids, (id) => ({
    id,
    name: coalition.processes.get(id)?.name ?? id,
    drafts: draftViews(coalition, library, ({ process }) => process === id),
  }));
}

/** Drafts with what is known of them by now, in the order of their dates. */
function draftViews(
  coalition: Coalition,
  library: CoalitionSession['library'],
  wanted: (file: DraftFile) => boolean,
): DraftView[] {
  const views = [...coalition.drafts.values()].filter(wanted).map(({ id, uri }): DraftView => {
    const read = library.get(id);
    const { date, deadline } = read?.draft.frontMatter ?? {};
    return {
      id,
      title: revisionTitle(id, read?.draft, coalition),
      ...(date !== undefined && { date }),
      ...(deadline !== undefined && { deadline }),
      uri,
      ...(read && { counts: read.stanceCounts }),
    };
  });
  return views.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.id.localeCompare(b.id));
}
