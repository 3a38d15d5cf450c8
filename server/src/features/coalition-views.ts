import { t } from '@vscode/l10n';
import type { Position } from '../positions/position';
import { signatoriesOf } from '../positions/signatories';
import { standingOf } from '../positions/standing';
import type { Statement } from '../positions/statement';
import type { CoalitionView, DraftView, PositionView, StatementView } from '../protocol';
import type { Coalition, DraftFile } from '../repository/coalition';
import { plainSummary } from '../search/plain-summary';
import type { CoalitionSession, State } from '../workspace/coalition-session';
import type { Workspace } from '../workspace/workspace';
import { revisionTitle } from './draft-titles';
import type { Presentation } from './presentation';
import { memberWords, standingWords } from './standing-words';

/**
 * All open coalitions by name, as the views show them: positions by topic, drafts by process, adopted texts,
 * statements.
 */
export function coalitionViews(workspace: Workspace, presentation: Presentation): CoalitionView[] {
  const views = workspace.sessions.map(({ root, state, library }) => ({
    root,
    name: state.coalition.name,
    writable: state.coalition.writable,
    topics: topicsOf(state),
    processes: processesOf(state.coalition, library, presentation),
    texts: draftViews(state.coalition, library, presentation, ({ kind }) => kind === 'text'),
    members: state.coalition.members.size,
    statements: statementViews(state.coalition, presentation),
  }));
  return views.sort((a, b) => a.name.localeCompare(b.name) || a.root.localeCompare(b.root));
}

function topicsOf({ coalition }: State): CoalitionView['topics'] {
  const byTopic = new Map<string, PositionView[]>();
  for (const topic of coalition.topics.keys()) byTopic.set(topic, []);
  for (const position of coalition.positions.values()) {
    const uri = coalition.files.get(`position:${position.id}`);
    if (uri === undefined) continue;
    const topic = position.topic ?? '';
    const list = byTopic.get(topic);
    if (list) list.push(positionView(position, uri, coalition));
    else byTopic.set(topic, [positionView(position, uri, coalition)]);
  }
  return Array.from(byTopic, ([id, positions]) => ({
    id,
    name: id === '' ? t('Other') : (coalition.topics.get(id)?.name ?? id),
    positions: positions.sort((a, b) => a.title.localeCompare(b.title)),
  })).filter(({ positions }) => positions.length > 0);
}

function positionView(position: Position, uri: string, coalition: Coalition): PositionView {
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
      words: standingWords(position, coalition),
    },
  };
}

/** What is being written or signed first, by deadline; then what was issued, the latest first. */
function statementViews(coalition: Coalition, presentation: Presentation): StatementView[] {
  const views = Array.from(coalition.statements.values(), (statement) => {
    const uri = coalition.files.get(`statement:${statement.id}`);
    return uri === undefined ? [] : [statementView(statement, uri, coalition, presentation)];
  }).flat();
  const open = views.filter(({ status }) => status !== 'issued');
  const issued = views.filter(({ status }) => status === 'issued');
  return [
    ...open.sort((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9') || a.id.localeCompare(b.id)),
    ...issued.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.id.localeCompare(b.id)),
  ];
}

function statementView(
  statement: Statement,
  uri: string,
  coalition: Coalition,
  presentation: Presentation,
): StatementView {
  const { id, title, status, date, deadline, draft } = statement;
  const signed = signatoriesOf(statement);
  return {
    id,
    title,
    status,
    ...(date !== undefined && { date }),
    ...(deadline !== undefined && { deadline, due: presentation.deadline(deadline) }),
    ...(draft !== undefined && { draft }),
    uri,
    signed: signed.filter(({ member }) => coalition.members.has(member)).length,
    signatures: signed.map((signature) => ({
      ...signature,
      name: memberWords(signature.member, coalition),
    })),
  };
}

function processesOf(
  coalition: Coalition,
  library: CoalitionSession['library'],
  presentation: Presentation,
): CoalitionView['processes'] {
  const ids = new Set(coalition.processes.keys());
  for (const { process } of coalition.drafts.values()) if (process !== undefined) ids.add(process);
  return Array.from(ids, (id) => ({
    id,
    name: coalition.processes.get(id)?.name ?? id,
    drafts: draftViews(coalition, library, presentation, ({ process }) => process === id),
  }));
}

/** Drafts with what is known of them by now, in the order of their dates. */
function draftViews(
  coalition: Coalition,
  library: CoalitionSession['library'],
  presentation: Presentation,
  wanted: (file: DraftFile) => boolean,
): DraftView[] {
  const views = [...coalition.drafts.values()].filter(wanted).map(({ id, uri }): DraftView => {
    const read = library.get(id);
    const { date, deadline } = read?.draft.frontMatter ?? {};
    return {
      id,
      title: revisionTitle(id, read?.draft, coalition),
      ...(date !== undefined && { date }),
      ...(deadline !== undefined && { deadline, due: presentation.deadline(deadline) }),
      uri,
      ...(read && { counts: read.stanceCounts }),
    };
  });
  return views.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.id.localeCompare(b.id));
}
