import { t } from '@vscode/l10n';
import type { Candidate, PlaceReason } from '../anchoring/place';
import type { Remark, Thread, ThreadProblem } from '../annotations/thread';
import type { Draft } from '../draft/draft';
import { citationOver } from '../draft/outline';
import type { Span } from '../draft/span';
import type { PlaceView, RemarkView, TextRange, ThreadView } from '../protocol';
import type { Coalition } from '../repository/coalition';
import { entryUri } from '../repository/places';
import { plainSummary } from '../search/plain-summary';
import type { PlacedThread } from '../workspace/placed-threads';
import { remarkMarkdown, stanceWord } from './remark-markdown';
import { clip } from './rich-text';

/** What a view of threads needs to know of the draft they stand in. */
export interface ThreadContext {
  readonly coalition: Coalition;
  /** Id of the draft. */
  readonly id: string;
  readonly draft: Draft;
  /** The title of a revision, by its id. */
  readonly titleOf: (id: string) => string;
}

const LONGEST_PREVIEW = 120;
/** Words that are shorter say too little alone. UTF-16 code units. */
const SHORT_PREVIEW = 30;

/** A thread as an editor shows it. */
export function threadView({ thread, place }: PlacedThread, context: ThreadContext): ThreadView {
  const { coalition, draft, id, titleOf } = context;
  const nameOf = memberName(coalition);
  const [opening] = thread.remarks;
  const begun = thread.target?.draft;
  const quote = thread.target?.quote ?? '';
  const paragraph = place.span ? paragraphAt(draft, place.span.start) : (thread.target?.paragraph ?? '');
  const carriedFrom = begun !== undefined && begun !== id ? titleOf(begun) : undefined;
  return {
    id: thread.id,
    root: coalition.root,
    state: thread.state,
    ...(opening?.stance && { stance: opening.stance }),
    label: labelOf(thread, paragraph, nameOf, [
      ...(carriedFrom === undefined ? [] : [t('from {0}', carriedFrom)]),
      ...(place.status === 'exact' ? [] : [statusWord(place.status)]),
    ]),
    paragraph,
    quote,
    gist: gistOf(thread),
    place: placeView(place.status, place.reason, place.span, place.candidates, draft),
    ...(carriedFrom !== undefined && { carriedFrom }),
    remarks: thread.remarks.map((remark) => remarkView(remark, thread, quote, coalition)),
    positions: (opening?.positions ?? []).flatMap((positionId) => {
      const uri = coalition.files.get(`position:${positionId}`);
      const title = coalition.positions.get(positionId)?.title ?? positionId;
      return uri === undefined ? [] : [{ id: positionId, title, uri }];
    }),
    problems: thread.problems.map(problemWords),
  };
}

/** `¶101 · amend · CIRA · 2 replies · resolved`. */
export function labelOf(
  thread: Thread,
  paragraph: string,
  nameOf: (member: string) => string,
  more: readonly string[] = [],
): string {
  const [opening, ...others] = thread.remarks;
  const replies = others.length;
  const stateWords = { open: '', resolved: t('resolved'), disputed: t('resolved by some, open for others') };
  return [
    paragraphSign(paragraph),
    opening?.stance && stanceWord(opening.stance).toLocaleLowerCase(),
    opening && nameOf(opening.entry.member),
    replies === 0 ? '' : replies === 1 ? t('1 reply') : t('{0} replies', replies),
    stateWords[thread.state],
    ...more,
  ]
    .filter((part) => part)
    .join(' · ');
}

/** What a list shows of a thread: the beginning of the annotation, or what it proposes, as plain text. */
export function gistOf({ remarks: [opening] }: Thread): string {
  if (!opening || opening.withdrawn) return '';
  const words = plainSummary(opening.body);
  return words === '' && opening.proposal ? `→ ${plainSummary(opening.proposal)}` : words;
}

/** `¶101`; a label that is more than a number speaks for itself. */
function paragraphSign(paragraph: string): string {
  return /^\d/.test(paragraph) ? `¶${paragraph}` : paragraph;
}

/** How one cites the paragraph at an offset; the heading above where it has no label. */
export function paragraphAt(draft: Draft, offset: number): string {
  const block = draft.blockIndexAt(offset);
  const { outline } = draft;
  return citationOver(outline, block) ?? clip(outline.nodeOfBlock(block)?.headings.at(-1) ?? '', 40);
}

/** A function that gives the name of a member by its id; the id where nobody is known by it. */
export function memberName({ members }: Coalition): (member: string) => string {
  return (member) => members.get(member)?.name ?? (member || t('Somebody'));
}

/** The range of a span of the file. */
export function rangeOf(draft: Draft, { start, end }: Span): TextRange {
  return { start: draft.positionAt(start), end: draft.positionAt(end) };
}

/** What a client calls a remark: the id of its entry, or the file's name where two entries claim the same. */
export function remarkId(remark: Remark, { remarks }: Thread): string {
  const { id, name } = remark.entry;
  return remarks.some((other) => other !== remark && other.entry.id === id) ? name : id;
}

function remarkView(remark: Remark, thread: Thread, quote: string, coalition: Coalition): RemarkView {
  const { entry } = remark;
  const nameOf = memberName(coalition);
  const edited = remark.edits.at(-1)?.date;
  return {
    id: remarkId(remark, thread),
    uri: entryUri(coalition.root, thread.id, entry.name),
    kind: entry.kind === 'annotation' || entry.kind === 'reply' ? entry.kind : 'unknown',
    member: nameOf(entry.member),
    memberId: entry.member,
    by: entry.by.replace(/\s*<[^<>]*>\s*$/, ''),
    date: entry.date,
    ...(edited !== undefined && { edited }),
    withdrawn: remark.withdrawn !== undefined,
    ...(remark.stance && { stance: remark.stance }),
    body: remark.body,
    ...(remark.proposal !== undefined && { proposal: remark.proposal }),
    shown: remarkMarkdown(remark, quote, nameOf),
    endorsedBy: remark.endorsements.map(({ member }) => ({ id: member, name: nameOf(member) })),
  };
}

function placeView(
  status: PlaceView['status'],
  reason: PlaceReason,
  span: Span | undefined,
  candidates: readonly Candidate[],
  draft: Draft,
): PlaceView {
  return {
    status,
    ...(span && { range: rangeOf(draft, span) }),
    candidates: candidates.map((candidate) => ({
      range: rangeOf(draft, candidate.span),
      paragraph: paragraphAt(draft, candidate.span.start),
      preview: previewOf(draft, candidate.span),
    })),
    reason: reasonWords(reason),
  };
}

/** The words of a place; of a word or two, with those around them, which alone say where it is. */
function previewOf({ text }: Draft, { start, end }: Span): string {
  const oneLine = (words: string) => words.replace(/\s+/g, ' ');
  const words = oneLine(text.slice(start, Math.min(end, start + 4 * LONGEST_PREVIEW))).trim();
  if (words.length > SHORT_PREVIEW) return clip(words, LONGEST_PREVIEW);
  const before = text.slice(Math.max(0, start - SHORT_PREVIEW), start).replace(/^\S*\s/, '');
  const after = text.slice(end, end + SHORT_PREVIEW).replace(/\s\S*$/, '');
  return oneLine(`…${before}${words}${after}…`);
}

function statusWord(status: PlaceView['status']): string {
  const words = {
    exact: '',
    moved: t('moved'),
    reworded: t('reworded'),
    replaced: t('replaced by other words'),
    ambiguous: t('may stand in several places'),
    gone: t('gone'),
  };
  return words[status];
}

function reasonWords(reason: PlaceReason): string {
  const words: Record<PlaceReason, () => string> = {
    'same-text': () => t('The text is the one it was written on.'),
    confirmed: () => t('A member placed it here.'),
    aligned: () => t('Both revisions were compared.'),
    context: () => t('Found by its words and what stands around them.'),
    'paragraph-gone': () => t('The paragraph is no longer in the text.'),
    'words-gone': () => t('The words are no longer in the text.'),
    'equal-places': () => t('Several places fit equally well.'),
    uncertain: () => t('What comes nearest is too different to be sure.'),
    failed: () => t('An error in Caucus kept it from looking for the words; the log says which.'),
  };
  return words[reason]();
}

function problemWords({ code, name }: ThreadProblem): string {
  const words: Record<ThreadProblem['code'], () => string> = {
    'same-entry': () => t('{0}: another file claims to be the same remark.', name),
    'missing-entry': () => t('{0}: what it refers to is missing.', name),
    circle: () => t('{0}: it claims to come after itself.', name),
    'not-own': () => t('{0}: it changes a remark of another member and does not count.', name),
    'no-annotation': () => t('The annotation it began with is missing.'),
  };
  return words[code]();
}
