import { t } from '@vscode/l10n';
import type { Position, Source } from '../positions/position';
import type { Stance } from '../positions/stance';
import { standingOf } from '../positions/standing';
import { summaryOf } from '../positions/summary';
import type { Coalition } from '../repository/coalition';
import type { Term } from '../terms/term';
import type { CoalitionSession, State } from '../workspace/coalition-session';
import type { DraftInPlace } from '../workspace/workspace';
import { draftTitle } from './draft-titles';
import type { Presentation } from './presentation';
import { clip } from './rich-text';
import { stanceSign } from './stance-signs';
import { termPositions } from './term-positions';

/** Bounds, in UTF-16 code units and items, that keep a hover on one screen. */
const LONGEST = { summary: 420, wording: 320, name: 80 };
const MOST = { names: 8, sources: 3, others: 4, contrast: 6 };

/** What the coalition says about a term: its position, wordings, who stands behind them, and where it was said. */
export function writeTerm(
  term: Term,
  draft: DraftInPlace & {
    readonly session: CoalitionSession;
    readonly state: State;
    /** Who asked for what about the bracket around the term, as {@link RichText}. */
    readonly requests: readonly string[];
  },
  presentation: Presentation,
): string {
  const { rich } = presentation;
  const { coalition } = draft.state;
  const [position, ...others] = draft.state.derived(termPositions).get(term.id) ?? [];
  const sections = [
    `${rich.strong(clip(term.label, LONGEST.name))} ${rich.text('·')} ${stanceSign(term.stance)}`,
  ];
  if (position) sections.push(...positionSections(position, coalition, presentation));
  if (term.note && !position) sections.push(rich.prose(clip(term.note, LONGEST.summary)));
  const facts = [countLine(term, draft, presentation)];
  if (term.contrast.length > 0) {
    facts.push(rich.text(t('Competes with: {0}', listed(term.contrast, MOST.contrast))));
  }
  if (others.length > 0) {
    const titles = others.map(({ title }) => clip(title, LONGEST.name));
    facts.push(rich.text(t('See also: {0}', listed(titles, MOST.others, '; '))));
  }
  if (draft.requests.length > 0) {
    facts.push(`${rich.text(t('In brackets here:'))} ${draft.requests.join(rich.text('; '))}`);
  }
  sections.push(rich.lines(facts));
  const file = position && coalition.files.get(`position:${position.id}`);
  const ownFile = coalition.files.get(`term:${term.id}`);
  if (file) sections.push(rich.file(t('Open the whole position'), file));
  else if (ownFile) sections.push(rich.file(t('Open the tracked term'), ownFile));
  return rich.paragraphs(sections);
}

function positionSections(position: Position, coalition: Coalition, presentation: Presentation): string[] {
  const { rich } = presentation;
  const sections = [
    `${rich.strong(clip(position.title, LONGEST.wording))} ${rich.text('·')} ${rich.text(statusWords(position, presentation))}`,
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

function statusWords({ status, agreed }: Position, { date }: Presentation): string {
  if (status === 'proposed') return t('proposed, not agreed yet');
  if (status === 'superseded') return t('superseded');
  return agreed ? t('agreed {0}', date(agreed)) : t('agreed');
}

function wordingLine(name: string, wording: string, { rich }: Presentation): string {
  return `${rich.text(`${name}:`)} ${rich.emphasis(clip(wording, LONGEST.wording))}`;
}

function standingLines(position: Position, coalition: Coalition, { rich }: Presentation): string[] {
  const standing = standingOf(position);
  const sentences: Record<Stance, (names: string) => string> = {
    endorse: (names) => t('Endorsed by {0}', names),
    reserve: (names) => t('Reserved by {0}', names),
    object: (names) => t('Objected to by {0}', names),
    abstain: (names) => t('Abstained: {0}', names),
  };
  return (['endorse', 'reserve', 'object', 'abstain'] as const).flatMap((stance) => {
    const names = standing[stance].map((id) => clip(coalition.members.get(id)?.name ?? id, LONGEST.name));
    return names.length > 0 ? [rich.text(sentences[stance](listed(names, MOST.names)))] : [];
  });
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

/** How often the term stands in this draft, and in the revision before it as far as that has been read. */
function countLine(
  term: Term,
  { open, session }: DraftInPlace & { readonly session: CoalitionSession },
  { rich }: Presentation,
): string {
  const here = open.countOf(term.id);
  const previous = open.draft.frontMatter.previous;
  const before = previous === undefined ? undefined : session.library.get(previous);
  const times = here === 1 ? t('Once in this draft') : t('{0} times in this draft', here);
  if (!before) return rich.text(times);
  const count = before.termCounts.get(term.id) ?? 0;
  const title = clip(draftTitle(before.file.id, before.draft), LONGEST.name);
  if (count === 0) return rich.text(t('{0}, not at all in {1}', times, title));
  return rich.text(
    count === 1 ? t('{0}, once in {1}', times, title) : t('{0}, {1} times in {2}', times, count, title),
  );
}

function listed(items: readonly string[], most: number, separator = ', '): string {
  const shown = items.slice(0, most).join(separator);
  const more = items.length - most;
  return more > 0 ? t('{0} and {1} more', shown, more) : shown;
}
