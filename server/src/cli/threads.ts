import type { Thread } from '../annotations/thread';
import { citationOver } from '../draft/outline';
import type { Coalition } from '../repository/coalition';
import { threadUri } from '../repository/places';
import { placeThread, revisionChain, type ThreadPlace } from '../revisions/place-thread';
import { DraftTexts, mustHaveDraft } from './drafts';
import { readCoalition, shownPath } from './files';
import { type PrintOptions, print, table } from './print';

export interface ThreadsOptions extends PrintOptions {
  readonly coalition?: string;
  readonly draft?: string;
  readonly open?: boolean;
}

/** `caucus threads`. The fields are described in `CLI.md` and do not change. */
export async function threads(options: ThreadsOptions): Promise<void> {
  const coalition = await readCoalition(options.coalition, { threads: true });
  if (options.draft !== undefined) mustHaveDraft(coalition, options.draft);
  const texts = new DraftTexts(coalition);
  const begun = Array.from(coalition.threads.values(), ({ target }) => target?.draft ?? '');
  await texts.read(options.draft === undefined ? begun : [options.draft], {
    earlier: options.draft !== undefined,
  });
  const rows = [...coalition.threads.values()]
    .filter(({ state }) => !options.open || state !== 'resolved')
    .flatMap((thread) => rowOf(thread, options.draft, texts, coalition) ?? []);
  const counts = {
    total: rows.length,
    open: rows.filter(({ state }) => state === 'open').length,
    resolved: rows.filter(({ state }) => state === 'resolved').length,
    disputed: rows.filter(({ state }) => state === 'disputed').length,
    unplaced: rows.filter(({ start }) => start === null).length,
  };
  print({ threads: rows, counts }, options, () => [
    ...table(
      rows.map(({ draft, paragraph, state, status, stance, member, quote, line }) => [
        draft ?? '',
        paragraph ?? '',
        line === null ? '' : `line ${line}`,
        state,
        status ?? 'no text',
        stance ?? '',
        member,
        quote,
      ]),
    ),
    '',
    `${counts.total} threads · ${counts.open} open · ${counts.resolved} resolved · ${counts.disputed} disputed · ${counts.unplaced} without a place`,
  ]);
}

/** On the draft that is asked for, as the editor shows it there; else on the one where the thread began. */
function rowOf(thread: Thread, asked: string | undefined, texts: DraftTexts, coalition: Coalition) {
  const begun = thread.target?.draft;
  const draft = asked ?? begun;
  if (asked !== undefined && begun !== asked && !thread.anchors.has(asked)) {
    // An earlier revision's settled matters are no news on a later one.
    if (thread.state === 'resolved') return undefined;
  }
  const chain = asked === undefined ? [begun ?? ''] : revisionChain(asked, texts);
  const place = placeThread(thread, chain, texts);
  if (asked !== undefined && !place) return undefined;
  const [opening] = thread.remarks;
  return {
    id: thread.id,
    state: thread.state,
    draft: draft ?? null,
    begun: begun ?? null,
    ...placeOf(place, draft === undefined ? undefined : texts.textOf(draft), thread),
    quote: thread.target?.quote ?? '',
    stance: opening?.stance ?? null,
    proposal: opening?.proposal ?? null,
    member: opening?.entry.member ?? '',
    by: opening?.entry.by ?? '',
    date: opening?.entry.date ?? '',
    body: opening && !opening.withdrawn ? opening.body : '',
    remarks: thread.remarks.length,
    endorsements: opening?.endorsements.map(({ member }) => member) ?? [],
    folder: shownPath(threadUri(coalition.root, thread.id)),
  };
}

function placeOf(place: ThreadPlace | undefined, text: ReturnType<DraftTexts['textOf']>, { target }: Thread) {
  const span = place?.span;
  const paragraph = text && span && citationOver(text.outline, text.blockIndexAt(span.start));
  return {
    paragraph: (span ? paragraph : target?.paragraph) ?? null,
    status: place?.status ?? null,
    start: span?.start ?? null,
    end: span?.end ?? null,
    line: text && span ? text.positionAt(span.start).line + 1 : null,
    confidence: place ? Math.round(place.confidence * 1000) / 1000 : null,
    reason: place?.reason ?? null,
    candidates: (place?.candidates ?? []).map((candidate) => ({
      ...candidate.span,
      confidence: Math.round(candidate.confidence * 1000) / 1000,
    })),
  };
}
