import { t } from '@vscode/l10n';
import type { Position, Source } from '../positions/position';
import { standingOf } from '../positions/standing';
import { summaryOf } from '../positions/summary';
import type { Coalition } from '../repository/coalition';
import { listed } from './listed';
import type { Presentation } from './presentation';
import { clip } from './rich-text';
import { memberWords, standingWords } from './standing-words';

/** Bounds, in UTF-16 code units and items, that keep a hover on one screen. */
const LONGEST = { summary: 420, wording: 320, name: 80 };
const MOST = { names: 8, sources: 3 };

/** A position for a hover of its own. */
export function writePosition(position: Position, coalition: Coalition, presentation: Presentation): string {
  return presentation.rich.paragraphs(positionSections(position, coalition, presentation));
}

/** A position for a hover, in paragraphs: title and status, summary, wordings, standing, sources. */
export function positionSections(
  position: Position,
  coalition: Coalition,
  presentation: Presentation,
): string[] {
  const { rich } = presentation;
  const sections = [
    `${rich.strong(clip(position.title, LONGEST.wording))} ${rich.text('·')} ${rich.text(statusWords(position, coalition, presentation))}`,
  ];
  const summary = summaryOf(position);
  if (summary) sections.push(rich.prose(clip(summary, LONGEST.summary)));
  const wordings: string[] = [];
  if (position.language) wordings.push(wordingLine(t('Preferred wording'), position.language, presentation));
  if (position.fallback) wordings.push(wordingLine(t('Fallback'), position.fallback, presentation));
  if (wordings.length > 0) sections.push(rich.lines(wordings));
  const standing = standingLines(position, coalition, presentation);
  if (standing.length > 0) sections.push(rich.lines(standing));
  const sources = sourceLines(position.sources, coalition, presentation);
  if (sources.length > 0) sections.push(rich.lines(sources));
  return sections;
}

function statusWords(
  { status, agreed, proposed, proposedBy }: Position,
  coalition: Coalition,
  { date }: Presentation,
): string {
  if (status === 'superseded') return t('superseded');
  if (status === 'agreed') return agreed ? t('agreed {0}', date(agreed)) : t('agreed');
  if (proposedBy === undefined) return t('proposed, not agreed yet');
  const member = clip(memberWords(proposedBy, coalition), LONGEST.name);
  return proposed
    ? t('proposed by {0}, {1}; not agreed yet', member, date(proposed))
    : t('proposed by {0}; not agreed yet', member);
}

function wordingLine(name: string, wording: string, { rich }: Presentation): string {
  return `${rich.text(`${name}:`)} ${rich.emphasis(clip(wording, LONGEST.wording))}`;
}

function standingLines(position: Position, coalition: Coalition, presentation: Presentation): string[] {
  const { rich } = presentation;
  const words = standingWords(position, coalition);
  const named = (ids: readonly string[]) =>
    listed(
      ids.map((id) => clip(memberWords(id, coalition), LONGEST.name)),
      MOST.names,
    );
  const endorsing = standingOf(position).endorse.filter((id) => coalition.members.has(id));
  const lines = words === '' ? [] : [rich.text(words)];
  if (endorsing.length > 0) lines.push(rich.text(t('Endorsed by {0}', named(endorsing))));
  const { agreedBy } = position;
  const unchanged = agreedBy.length === endorsing.length && agreedBy.every((id) => endorsing.includes(id));
  if (agreedBy.length > 0 && !unchanged) lines.push(rich.text(t('When agreed, by {0}', named(agreedBy))));
  return lines;
}

function sourceLines(sources: readonly Source[], coalition: Coalition, presentation: Presentation): string[] {
  const { rich } = presentation;
  const lines = sources.slice(0, MOST.sources).map((source) => sourceLine(source, coalition, presentation));
  const more = sources.length - lines.length;
  if (more > 0)
    lines.push(rich.text(more === 1 ? t('and one more source') : t('and {0} more sources', more)));
  return lines;
}

function sourceLine(source: Source, coalition: Coalition, { rich, date }: Presentation): string {
  const statement = source.statement === undefined ? undefined : coalition.statements.get(source.statement);
  const url = source.url ?? statement?.url;
  const name = clip(statement?.title ?? source.statement ?? url ?? t('Source'), 120);
  const file = statement && coalition.files.get(`statement:${statement.id}`);
  const linked = url ? rich.link(name, url) : file ? rich.file(name, file) : rich.text(name);
  const day = source.date ?? statement?.date;
  const about =
    source.draft !== undefined && source.paragraph !== undefined
      ? t('on paragraph {0} of {1}', source.paragraph, source.draft)
      : source.paragraph !== undefined
        ? t('paragraph {0}', source.paragraph)
        : source.draft;
  const details = [day && date(day), about].filter((detail): detail is string => Boolean(detail));
  return [linked, ...details.map((detail) => rich.text(clip(detail, LONGEST.name)))].join(rich.text(', '));
}
