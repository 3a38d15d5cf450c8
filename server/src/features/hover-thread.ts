import { t } from '@vscode/l10n';
import type { Span } from '../draft/span';
import { plainSummary } from '../search/plain-summary';
import type { PlacedThread } from '../workspace/placed-threads';
import type { DraftInPlace } from '../workspace/workspace';
import type { Presentation } from './presentation';
import { stanceWord, wordDiff } from './remark-markdown';
import { clip } from './rich-text';
import { memberName } from './thread-view';

const MOST_THREADS = 3;
/** UTF-16 code units of a proposal that a hover has room for. */
const LONGEST_WORDING = 320;
/** UTF-16 code units of a paragraph that a summary surely does not cut. */
const LONGEST_BODY = 200;

/** The open threads on the words at an offset of the draft, the shortest span first. */
export function threadsAt(
  { open }: DraftInPlace,
  offset: number,
): readonly (PlacedThread & { readonly span: Span })[] {
  return [...open.threads.all]
    .flatMap(({ thread, place }) => {
      const { span } = place;
      const here = span && span.start <= offset && offset <= span.end && thread.state !== 'resolved';
      return here ? [{ thread, place, span }] : [];
    })
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

/** What members say on the words at a place: a paragraph a thread. */
export function writeThreads(
  threads: readonly PlacedThread[],
  { state }: DraftInPlace,
  { rich }: Presentation,
): string {
  if (!state) return '';
  const nameOf = memberName(state.coalition);
  const paragraphs = threads.slice(0, MOST_THREADS).map(({ thread }) => {
    const [opening, ...others] = thread.remarks;
    if (!opening) return '';
    const facts = [
      others.length === 1 ? t('1 reply') : others.length > 1 ? t('{0} replies', others.length) : '',
      opening.endorsements.length > 0
        ? t('endorsed by {0}', opening.endorsements.map(({ member }) => nameOf(member)).join(', '))
        : '',
    ].filter((fact) => fact);
    const head = [
      opening.stance && rich.strong(stanceWord(opening.stance)),
      rich.text([nameOf(opening.entry.member), ...facts].join(' · ')),
    ];
    const lines = [head.filter((part) => part).join(rich.text(' · '))];
    if (opening.withdrawn) lines.push(rich.text(t('withdrawn')));
    else {
      if (opening.proposal !== undefined)
        lines.push(proposalLine(thread.target?.quote ?? '', opening.proposal, rich));
      const gist = plainSummary(opening.body);
      if (gist) lines.push(rich.text(gist));
    }
    return rich.lines(lines);
  });
  const more = threads.length - MOST_THREADS;
  if (more > 0) paragraphs.push(rich.text(more === 1 ? t('and one more') : t('and {0} more', more)));
  return rich.paragraphs(paragraphs.filter((paragraph) => paragraph));
}

/** The annotations that {@link writeThreads} shows word for word, and not only how they begin. */
export function shownWhole(
  threads: readonly PlacedThread[],
): { readonly id: string; readonly name: string }[] {
  return threads.slice(0, MOST_THREADS).flatMap(({ thread }) => {
    const [opening] = thread.remarks;
    if (!opening || opening.withdrawn || opening.edits.length > 0) return [];
    const { body, proposal = '' } = opening;
    const isShort = body.length <= LONGEST_BODY && !/\n\s*\n/.test(body.trim());
    const isWhole = isShort && (thread.target?.quote ?? '').length + proposal.length <= LONGEST_WORDING;
    return isWhole ? [{ id: thread.id, name: opening.entry.name }] : [];
  });
}

function proposalLine(quote: string, proposal: string, rich: Presentation['rich']): string {
  const short = quote.length + proposal.length <= LONGEST_WORDING;
  if (rich.kind === 'markdown' && short) return wordDiff(quote, proposal);
  return rich.text(
    proposal.trim() ? t('Proposes: {0}', clip(proposal, LONGEST_WORDING)) : t('Proposes to delete it'),
  );
}
