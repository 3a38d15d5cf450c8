import { t } from '@vscode/l10n';
import { citationOf } from '../positions/citation';
import type { Position, PositionStatus } from '../positions/position';
import type { LookUpItem, LookUpParams } from '../protocol';
import type { Coalition } from '../repository/coalition';
import type { SearchResult } from '../search/search-index';
import type { OpenSession, Workspace } from '../workspace/workspace';
import { draftTitle } from './draft-titles';
import type { Presentation } from './presentation';
import { stanceSign } from './stance-signs';

const MOST = 200;

/** Positions, terms and statements of all open coalitions that a query finds, best first. */
export function lookUp(workspace: Workspace, params: LookUpParams, presentation: Presentation): LookUpItem[] {
  const query = String(params.query);
  const limit = Math.max(1, Math.min(MOST, Math.floor(Number(params.limit)) || MOST));
  const { sessions } = workspace;
  return sessions
    .flatMap((session) =>
      session.state.searchIndex.search(query, limit).map((result) => ({ result, session })),
    )
    .sort((a, b) => b.result.score - a.result.score)
    .slice(0, limit)
    .flatMap(({ result, session }) => {
      const { coalition } = session.state;
      const uri = coalition.files.get(`${result.kind}:${result.id}`);
      if (uri === undefined) return [];
      const wording = wordingOf(result, session, presentation);
      return [
        {
          kind: result.kind,
          id: result.id,
          title: result.title,
          detail: detailOf(result, coalition, presentation),
          summary: result.summary,
          uri,
          ...(wording !== undefined && { wording }),
          ...(sessions.length > 1 && { coalition: coalition.name }),
        },
      ];
    });
}

function detailOf({ kind, id }: SearchResult, coalition: Coalition, { date }: Presentation): string {
  const topicName = (topic: string | undefined) =>
    topic === undefined ? undefined : (coalition.topics.get(topic)?.name ?? topic);
  if (kind === 'position') {
    const position = coalition.positions.get(id);
    if (!position) return '';
    const { status, agreed, topic } = position;
    const words =
      status === 'agreed'
        ? agreed
          ? t('agreed {0}', date(agreed))
          : t('agreed')
        : status === 'proposed'
          ? t('proposed, not agreed yet')
          : t('superseded');
    return joined([words, topicName(topic)]);
  }
  if (kind === 'term') {
    const term = coalition.terms.get(id);
    return term ? joined([stanceSign(term.stance), topicName(term.topic)]) : '';
  }
  const statement = coalition.statements.get(id);
  if (!statement) return '';
  const status = { drafting: t('being written'), frozen: t('open for signature'), issued: t('issued') }[
    statement.status
  ];
  return joined([statement.date ? `${status} ${date(statement.date)}` : status, statement.draft]);
}

/** Preferred wording with where it was said, ready to paste into a mail or a statement. */
function wordingOf(
  { kind, id }: SearchResult,
  { state: { coalition }, library }: OpenSession,
  presentation: Presentation,
): LookUpItem['wording'] {
  const position =
    kind === 'position'
      ? coalition.positions.get(id)
      : kind === 'term'
        ? wordedPosition(coalition.terms.get(id)?.positions ?? [], coalition)
        : undefined;
  if (!position?.language) return undefined;
  const citation = citationOf(position, {
    coalition: coalition.name,
    statements: coalition.statements,
    draftTitle: (draft) => draftTitle(draft, library.draftOf(draft)),
    writeDate: presentation.date,
  });
  return { text: `“${position.language.trim()}” (${citation})`, status: position.status };
}

/** The position of a term whose wording one would use: an agreed one before one that is only proposed. */
function wordedPosition(ids: readonly string[], { positions }: Coalition): Position | undefined {
  const worded = ids.flatMap((id) => positions.get(id) ?? []).filter(({ language }) => language);
  const standing = (wanted: PositionStatus) => worded.find(({ status }) => status === wanted);
  return standing('agreed') ?? standing('proposed') ?? worded[0];
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(' · ');
}
