import { t } from '@vscode/l10n';
import type { Term } from '../terms/term';
import type { CoalitionSession, State } from '../workspace/coalition-session';
import type { DraftInPlace } from '../workspace/workspace';
import { draftTitle } from './draft-titles';
import { positionSections } from './hover-position';
import { listed } from './listed';
import type { Presentation } from './presentation';
import { clip } from './rich-text';
import { stanceSign } from './stance-signs';
import { termPositions } from './term-positions';

/** Bounds, in UTF-16 code units and items, that keep a hover on one screen. */
const LONGEST = { summary: 420, note: 160, name: 80 };
const MOST = { others: 4, contrast: 6 };

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
  const [position, ...more] = draft.state.derived(termPositions).get(term.id) ?? [];
  const others = more.filter(({ status }) => status !== 'superseded');
  const sections = [
    `${rich.strong(clip(term.label, LONGEST.name))} ${rich.text('·')} ${stanceSign(term.stance)}`,
  ];
  if (term.note) sections.push(rich.prose(clip(term.note, position ? LONGEST.note : LONGEST.summary)));
  if (position) sections.push(...positionSections(position, coalition, presentation));
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
