import { t } from '@vscode/l10n';
import { citationOf } from '../positions/citation';
import type { LookUpItem, LookUpParams } from '../protocol';
import type { Coalition } from '../repository/coalition';
import type { SearchResult } from '../search/search-index';
import type { Workspace } from '../workspace/workspace';
import type { Presentation } from './presentation';
import { stanceSign } from './stance-signs';

const MOST = 200;

/** Positions, terms and statements of all open coalitions that a query finds, best first. */
export function lookUp(workspace: Workspace, params: LookUpParams, presentation: Presentation): LookUpItem[] {
  const query = String(params.query);
  const limit = Math.max(1, Math.min(MOST, Math.floor(Number(params.limit)) || MOST));
  const { sessions } = workspace;
  return sessions
    .flatMap(({ state }) => state.searchIndex.search(query, limit).map((result) => ({ result, state })))
    .sort((a, b) => b.result.score - a.result.score)
    .slice(0, limit)
    .flatMap(({ result, state: { coalition } }) => {
      const uri = coalition.files.get(`${result.kind}:${result.id}`);
      if (uri === undefined) return [];
      const wording = wordingOf(result, coalition, presentation);
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
  coalition: Coalition,
  presentation: Presentation,
): string | undefined {
  const position =
    kind === 'position'
      ? coalition.positions.get(id)
      : kind === 'term'
        ? coalition.terms
            .get(id)
            ?.positions.map((position) => coalition.positions.get(position))
            .find((candidate) => candidate?.language)
        : undefined;
  if (!position?.language) return undefined;
  const context = {
    coalition: coalition.name,
    statements: coalition.statements,
    writeDate: presentation.date,
  };
  return `“${position.language.trim()}” (${citationOf(position, context)})`;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(' · ');
}
