import { t } from '@vscode/l10n';
import type { Entry } from '../annotations/entry';
import type { Remark, Thread } from '../annotations/thread';
import { type Draft, readDraft } from '../draft/draft';
import { compareLabels } from '../draft/label-order';
import {
  type ProposedFile,
  type Review,
  type ReviewItem,
  type ReviewParams,
  type ReviewThread,
  reviewSections,
  type ThreadView,
} from '../protocol';
import { type ProposedCoalition, readProposed } from '../repository/read-proposed';
import { canonicalUri, pathWithin } from '../repository/uri';
import { placeThread, type Revisions } from '../revisions/place-thread';
import type { CoalitionSession } from '../workspace/coalition-session';
import type { OpenSession, Workspace } from '../workspace/workspace';
import { draftTitle, revisionTitle } from './draft-titles';
import { mustBeOpen } from './refusal';
import { itemOf } from './review-items';
import { memberName, threadView } from './thread-view';

/** Reads files that are not here yet over the coalition, for a person to look at. Changes nothing. */
export async function review(workspace: Workspace, { root, files }: ReviewParams): Promise<Review> {
  const session = mustBeOpen(workspace, root);
  const { coalition } = session.state;
  const proposed = await proposedIn(session, files);
  const texts = new Texts(session, proposed, files);
  const news = files.filter((file) => file.news);
  const threads = await placedThreads(news, proposed, texts);
  const items = news.map((file): ReviewItem => {
    const item = itemOf(file, coalition, proposed);
    const id = threadOf(file.path);
    const thread = id === undefined ? undefined : proposed.coalition.threads.get(id);
    if (item.section === 'texts') return { ...item, gist: draftTitle(item.gist, texts.textOf(item.gist)) };
    if (!thread) return item;
    const draft = thread.target?.draft ?? '';
    const placed = threads.get(thread.id);
    const paragraph = placed?.view.paragraph ?? thread.target?.paragraph ?? '';
    return {
      ...item,
      draft: { id: draft, title: revisionTitle(draft, texts.textOf(draft), proposed.coalition) },
      paragraph,
      ...(placed && { thread: thread.id }),
    };
  });
  return { items: inOrder(items, threads), threads: [...threads.values()] };
}

/** The coalition as it would be: files of a proposal are read over those that are here. */
export function proposedIn(session: OpenSession, files: readonly ProposedFile[]): Promise<ProposedCoalition> {
  const readable = files.filter(({ problem }) => problem === undefined);
  return readProposed(session.state.coalition, session.fileSystem, readable);
}

/** The texts of drafts as they would be: what is open in the editor as it stands there. */
class Texts implements Revisions {
  readonly #session: CoalitionSession;
  readonly #proposed: ProposedCoalition;
  readonly #coming = new Map<string, { readonly path: string; readonly text: string }>();
  readonly #read = new Map<string, Draft>();

  constructor(session: CoalitionSession, proposed: ProposedCoalition, files: readonly ProposedFile[]) {
    this.#session = session;
    this.#proposed = proposed;
    const coming = new Map(files.map(({ path, after }) => [path, after]));
    for (const { id, uri } of proposed.coalition.drafts.values()) {
      const path = pathWithin(canonicalUri(uri), session.root) ?? '';
      const text = coming.get(path);
      if (text !== undefined) this.#coming.set(id, { path, text });
    }
  }

  textOf(id: string): Draft | undefined {
    const coming = this.#coming.get(id);
    if (!coming) return this.#session.library.draftOf(id);
    const draft = this.#read.get(id) ?? readDraft(coming.text);
    this.#read.set(id, draft);
    return draft;
  }

  failed(thread: Thread, error: unknown): void {
    this.#session.revisions.failed?.(thread, error);
  }

  /** Where one reads it. */
  placeOf(id: string): ReviewThread['at'] | undefined {
    const coming = this.#coming.get(id);
    const uri = this.#proposed.coalition.drafts.get(id)?.uri;
    return coming ? { path: coming.path } : uri === undefined ? undefined : { uri };
  }

  /** Waits for the texts that are not read yet. */
  async settled(ids: Iterable<string>): Promise<void> {
    for (const id of ids) {
      if (this.placeOf(id) && !this.textOf(id)) return this.#session.library.settled();
    }
  }
}

/** The threads to which something is said, where each stands on the text it began on. */
async function placedThreads(
  news: readonly ProposedFile[],
  { coalition }: ProposedCoalition,
  texts: Texts,
): Promise<Map<string, ReviewThread>> {
  const names = new Map<string, Set<string>>();
  for (const { path, after } of news) {
    const id = threadOf(path);
    if (id === undefined || after === undefined) continue;
    names.set(id, (names.get(id) ?? new Set()).add(path.slice(path.lastIndexOf('/') + 1)));
  }
  const touched = Array.from(names.keys(), (id) => coalition.threads.get(id)).flatMap((one) => one ?? []);
  await texts.settled(new Set(touched.map(({ target }) => target?.draft ?? '')));
  const placed = new Map<string, ReviewThread>();
  for (const thread of touched) {
    const id = thread.target?.draft ?? '';
    const [draft, at] = [texts.textOf(id), texts.placeOf(id)];
    const place = placeThread(thread, [id], texts);
    if (!draft || !at || !place?.span) continue;
    const titleOf = (one: string) => revisionTitle(one, texts.textOf(one), coalition);
    const isNew = (entry: Entry) => names.get(thread.id)?.has(entry.name) === true;
    const view = threadView({ thread, place }, { coalition, id, draft, titleOf });
    placed.set(thread.id, {
      at,
      view,
      news: newsOf(thread, view, isNew),
      deeds: deedsOf(thread, isNew, memberName(coalition)),
    });
  }
  return placed;
}

function newsOf(
  { remarks }: Thread,
  view: ThreadView,
  isNew: (entry: Entry) => boolean,
): ReviewThread['news'] {
  const words = remarks.map((remark) => newsOfRemark(remark, isNew));
  return Object.fromEntries(
    view.remarks.map(({ id }, index) => [id, words[index] ?? '']).filter(([, news]) => news !== ''),
  );
}

function newsOfRemark(
  { entry, edits, withdrawn, endorsements }: Remark,
  isNew: (entry: Entry) => boolean,
): string {
  if (isNew(entry)) return t('new');
  return [
    edits.some(isNew) ? t('edited') : '',
    withdrawn && isNew(withdrawn) ? t('withdrawn') : '',
    endorsements.some(isNew) ? t('endorsed') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What has no place among the remarks: changes of state and placings without words. */
function deedsOf(
  { entries, remarks }: Thread,
  isNew: (entry: Entry) => boolean,
  nameOf: (member: string) => string,
): ReviewThread['deeds'] {
  const shown = new Set(remarks.map(({ entry }) => entry));
  const words = { resolve: t('Resolved'), reopen: t('Reopened'), anchor: t('Placed here') };
  return entries.flatMap((entry) => {
    const { kind, member, date } = entry;
    if (kind !== 'resolve' && kind !== 'reopen' && kind !== 'anchor') return [];
    return isNew(entry) && !shown.has(entry) ? [{ by: nameOf(member), date, words: words[kind] }] : [];
  });
}

/** In the order in which one reads: the words of drafts by their place, then the rest by kind. */
function inOrder(items: readonly ReviewItem[], threads: ReadonlyMap<string, ReviewThread>): ReviewItem[] {
  const lines = new Map(
    Array.from(threads, ([id, { view }]) => {
      const { line = -1, character = 0 } = view.place.range?.start ?? {};
      return [id, line * 1e6 + character];
    }),
  );
  const placeOf = ({ thread = '' }: ReviewItem) => lines.get(thread) ?? -1;
  return [...items].sort(
    (a, b) =>
      reviewSections.indexOf(a.section) - reviewSections.indexOf(b.section) ||
      compare(a.draft?.id ?? '', b.draft?.id ?? '') ||
      placeOf(a) - placeOf(b) ||
      compareLabels(a.paragraph ?? '', b.paragraph ?? '') ||
      compare(folderOf(a.path), folderOf(b.path)) ||
      // What members say about a document comes after it; names of entries begin with the time.
      Number(a.text !== undefined) - Number(b.text !== undefined) ||
      compare(a.path, b.path),
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `annotations/<process>/<thread>/<entry>.md`. */
function threadOf(path: string): string | undefined {
  const [place, process, folder, entry] = path.split('/');
  return place === 'annotations' && entry !== undefined ? `${process}/${folder}` : undefined;
}
