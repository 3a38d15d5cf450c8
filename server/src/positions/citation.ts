import type { Position, Source } from './position';
import type { Statement } from './statement';

/** What a citation needs to know beyond the position. */
export interface CitationContext {
  /** Name of the coalition. */
  readonly coalition: string;
  readonly statements: ReadonlyMap<string, Statement>;
  /** What a draft calls itself, by its id; the id where it is left out. */
  readonly draftTitle?: (id: string) => string;
  /** Writes an ISO date, or a year and month, for people; English where it is left out. */
  readonly writeDate?: (date: string) => string;
}

/**
 * How one cites a position: `Technical Community Coalition, Statement on WSIS+20 Rev. 1, 14 November 2025,
 * para. 101 of WSIS+20 Rev. 1, https://…`. The latest source counts; a position without one is cited by its
 * title and the date on which it was agreed. One that is not agreed says so before all else.
 */
export function citationOf(position: Position, context: CitationContext): string {
  const said = citationOfPlace(position, context);
  switch (position.status) {
    case 'agreed':
      return said;
    case 'proposed':
      return `proposed, not agreed: ${said}`;
    case 'superseded':
      return `superseded: ${said}`;
  }
}

function citationOfPlace(position: Position, context: CitationContext): string {
  const source = latest(position.sources, context);
  if (!source) {
    const agreed = position.agreed && dateOf(position.agreed, context);
    return join(context.coalition, position.title, agreed);
  }
  return citationOfSource(source, context, position.title);
}

/** How one cites one source; `title` stands in where no statement of ours gives one. */
function citationOfSource(source: Source, context: CitationContext, title?: string): string {
  const statement = source.statement === undefined ? undefined : context.statements.get(source.statement);
  const date = source.date ?? statement?.date;
  return join(
    context.coalition,
    statement?.title ?? title,
    date && dateOf(date, context),
    source.paragraph && paragraphOf(source.paragraph, source.draft ?? statement?.draft, context),
    source.url ?? statement?.url,
  );
}

/** The paragraph is one of the draft that was spoken to, not of the statement. */
function paragraphOf(label: string, draft: string | undefined, { draftTitle }: CitationContext): string {
  const paragraph = /^\d/.test(label) ? `para. ${label}` : label;
  return draft === undefined ? paragraph : `${paragraph} of ${draftTitle?.(draft) ?? draft}`;
}

function latest(sources: readonly Source[], context: CitationContext): Source | undefined {
  const dateOfSource = ({ date, statement }: Source) =>
    date ?? (statement === undefined ? undefined : context.statements.get(statement)?.date) ?? '';
  let best: Source | undefined;
  for (const source of sources) {
    if (!best || dateOfSource(source) > dateOfSource(best)) best = source;
  }
  return best;
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(', ');
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

function dateOf(date: string, { writeDate }: CitationContext): string {
  if (writeDate) return writeDate(date);
  const [, year = '', month = '', day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
