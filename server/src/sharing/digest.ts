import type { Entry } from '../annotations/entry';
import { foldThread } from '../annotations/fold';
import type { Remark, Thread, ThreadState } from '../annotations/thread';
import { compareLabels } from '../draft/label-order';
import { lastMomentOf } from '../entries/moment';
import type { Position } from '../positions/position';
import { lateFor, signatoriesOf } from '../positions/signatories';
import { type Standing, standingOf } from '../positions/standing';
import type { Statement } from '../positions/statement';
import { isBy } from './period';

/** What a digest is made from. */
export interface DigestSource {
  readonly name: string;
  readonly members: ReadonlyMap<string, { readonly name: string }>;
  readonly threads: Iterable<Thread>;
  readonly positions: Iterable<Position>;
  readonly statements: Iterable<Statement>;
  /** By id, as far as their front matter has been read. */
  readonly drafts: ReadonlyMap<string, { readonly title: string; readonly deadline?: string }>;
}

/** Which entries a digest tells of. */
export interface Period {
  /** True for what is news. `folder` is below the coalition's: `annotations/<process>/<thread>`. */
  isNew(entry: { readonly folder: string; readonly id: string; readonly date: string }): boolean;
  /** Milliseconds since 1970: nothing is told of what was written later, and what is due is due from here. */
  readonly until: number;
}

/** What happened in a period, and what is open at its end. Members go by their ids. */
export interface Digest {
  readonly coalition: string;
  /** Threads in which something was said, by draft and paragraph. */
  readonly drafts: readonly DraftNews[];
  /** Proposed wordings that nobody has settled yet, whenever they were made. */
  readonly proposals: readonly OpenProposal[];
  /** Threads that were resolved and reopened by members who had not seen each other's entry. */
  readonly disputed: readonly ThreadPlace[];
  /** Positions that are proposed, or on which a member took a stance. */
  readonly positions: readonly PositionNews[];
  /** Statements that are not issued, or that a member signed. */
  readonly statements: readonly StatementNews[];
  /** The earliest first. A statement that is late stays here until it is issued. */
  readonly due: readonly Due[];
}

export interface DraftNews {
  readonly draft: string;
  readonly title: string;
  readonly threads: readonly ThreadNews[];
}

export interface ThreadPlace {
  readonly thread: string;
  readonly draft: string;
  readonly paragraph: string;
  readonly quote: string;
}

export interface ThreadNews extends ThreadPlace {
  readonly state: ThreadState;
  /** What became of it in the period. */
  readonly change: 'begun' | 'begun and resolved' | 'resolved' | 'reopened' | 'continued';
  readonly said: readonly Saying[];
}

export interface Saying {
  readonly kind: Entry['kind'];
  readonly member: string;
  readonly by: string;
  readonly date: string;
  readonly stance?: string;
  /** Markdown of the repository: untrusted. The words as they stand after edits; empty once withdrawn. */
  readonly body: string;
  readonly proposal?: string;
  readonly withdrawn: boolean;
}

export interface OpenProposal extends ThreadPlace {
  readonly member: string;
  readonly proposal: string;
  readonly endorsements: readonly string[];
  readonly isNew: boolean;
}

export interface PositionNews {
  readonly id: string;
  readonly title: string;
  readonly status: Position['status'];
  readonly standing: Standing;
  readonly stances: readonly {
    readonly member: string;
    readonly stance: string;
    readonly date: string;
    readonly note: string;
  }[];
}

export interface StatementNews {
  readonly id: string;
  readonly title: string;
  readonly status: Statement['status'];
  readonly deadline?: string;
  readonly signed: readonly string[];
  readonly missing: readonly string[];
  readonly signatures: readonly {
    readonly kind: 'sign' | 'unsign';
    readonly member: string;
    readonly date: string;
    /** True when it came after the deadline. */
    readonly late: boolean;
  }[];
}

export interface Due {
  readonly kind: 'draft' | 'statement';
  readonly id: string;
  readonly title: string;
  /** As written, with its own zone. */
  readonly deadline: string;
  readonly late: boolean;
}

/** The news of a period, for a mailing list or the agenda of the next call. */
export function digestOf(source: DigestSource, period: Period): Digest {
  const threads = Array.from(source.threads, (thread) => asOf(thread, period.until))
    .filter(({ entries }) => entries.length > 0)
    .sort(byPlace);
  return {
    coalition: source.name,
    drafts: draftNews(threads, source, period),
    proposals: threads.flatMap((thread) => openProposals(thread, period)),
    disputed: threads.filter(({ state }) => state === 'disputed').map(placeOf),
    positions: Array.from(source.positions, (position) => positionNews(position, period)).filter(
      ({ status, stances }) => status === 'proposed' || stances.length > 0,
    ),
    statements: Array.from(source.statements, (one) => statementNews(one, source, period)).filter(
      ({ status, signatures }) => status !== 'issued' || signatures.length > 0,
    ),
    due: dueFrom(source, period.until),
  };
}

/** The thread as it stood at a time. */
function asOf(thread: Thread, until: number): Thread {
  const entries = thread.entries.filter(({ date }) => isBy(date, until));
  return entries.length === thread.entries.length ? thread : foldThread(thread.id, entries);
}

function byPlace(a: Thread, b: Thread): number {
  const [x, y] = [placeOf(a), placeOf(b)];
  if (x.draft !== y.draft) return x.draft < y.draft ? -1 : 1;
  return compareLabels(x.paragraph, y.paragraph) || (x.thread < y.thread ? -1 : 1);
}

function placeOf({ id, target }: Thread): ThreadPlace {
  return {
    thread: id,
    draft: target?.draft ?? '',
    paragraph: target?.paragraph ?? '',
    quote: target?.quote ?? '',
  };
}

function draftNews(threads: readonly Thread[], { drafts }: DigestSource, period: Period): DraftNews[] {
  const news = new Map<string, ThreadNews[]>();
  for (const thread of threads) {
    const told = threadNews(thread, period);
    if (!told) continue;
    const known = news.get(told.draft);
    if (known) known.push(told);
    else news.set(told.draft, [told]);
  }
  return Array.from(news, ([draft, list]) => ({
    draft,
    title: drafts.get(draft)?.title ?? draft,
    threads: list,
  }));
}

function threadNews(thread: Thread, period: Period): ThreadNews | undefined {
  const isNew = newIn(thread, period);
  const news = thread.entries.filter(isNew);
  const [first] = thread.entries;
  if (news.length === 0 || !first) return undefined;
  const begun = isNew(first);
  const turned = thread.stateEntries.some(isNew);
  const resolved = turned && thread.state === 'resolved';
  return {
    ...placeOf(thread),
    state: thread.state,
    change: begun
      ? resolved
        ? 'begun and resolved'
        : 'begun'
      : resolved
        ? 'resolved'
        : turned && thread.state === 'open'
          ? 'reopened'
          : 'continued',
    said: sayings(thread, news),
  };
}

function newIn({ id }: Thread, period: Period): (entry: Entry) => boolean {
  return (entry) => period.isNew({ folder: `annotations/${id}`, id: entry.id, date: entry.date });
}

/** What was said, each once: an edit of what is new itself is no news beside it, nor is its withdrawal. */
function sayings(thread: Thread, news: readonly Entry[]): Saying[] {
  const isNews = new Set(news);
  const remarks = new Map(thread.remarks.map((remark) => [remark.entry, remark]));
  const absorbed = new Set<Entry>();
  for (const { entry, edits, withdrawn } of thread.remarks) {
    if (isNews.has(entry)) for (const one of [...edits, ...(withdrawn ? [withdrawn] : [])]) absorbed.add(one);
  }
  return news.flatMap((entry) => (absorbed.has(entry) ? [] : [saying(entry, remarks.get(entry))]));
}

function saying(entry: Entry, remark: Remark | undefined): Saying {
  const withdrawn = remark?.withdrawn !== undefined;
  const { stance, body, proposal } = remark ?? entry;
  return {
    kind: entry.kind,
    member: entry.member,
    by: entry.by,
    date: entry.date,
    ...(stance && { stance }),
    body: withdrawn ? '' : body,
    ...(typeof proposal === 'string' && !withdrawn && { proposal }),
    withdrawn,
  };
}

function openProposals(thread: Thread, period: Period): OpenProposal[] {
  if (thread.state === 'resolved') return [];
  const isNew = newIn(thread, period);
  return thread.remarks.flatMap(({ entry, proposal, withdrawn, endorsements, edits }) =>
    proposal === undefined || withdrawn
      ? []
      : [
          {
            ...placeOf(thread),
            member: entry.member,
            proposal,
            endorsements: endorsements.map(({ member }) => member),
            isNew: [entry, ...edits].some(isNew),
          },
        ],
  );
}

function positionNews(position: Position, period: Period): PositionNews {
  const stances = position.stances.filter(({ date }) => isBy(date, period.until));
  const { id, title, status } = position;
  return {
    id,
    title,
    status,
    standing: standingOf({ ...position, stances }),
    stances: stances
      .filter((entry) => period.isNew({ folder: `positions/${id}`, id: entry.id, date: entry.date }))
      .map(({ member, stance, date, note }) => ({ member, stance, date, note })),
  };
}

function statementNews(statement: Statement, { members }: DigestSource, period: Period): StatementNews {
  const { id, title, status, deadline } = statement;
  const signatures = statement.signatures.filter(({ date }) => isBy(date, period.until));
  const signed = signatoriesOf({ ...statement, signatures }).map(({ member }) => member);
  const isLate = lateFor(statement);
  return {
    id,
    title,
    status,
    ...(deadline !== undefined && { deadline }),
    signed,
    missing: [...members.keys()].filter((member) => !signed.includes(member)),
    signatures: signatures
      .filter((entry) => period.isNew({ folder: `statements/${id}`, id: entry.id, date: entry.date }))
      .map(({ kind, member, date }) => ({ kind, member, date, late: isLate(date) })),
  };
}

function dueFrom({ statements, drafts }: DigestSource, now: number): Due[] {
  const due: Due[] = [];
  for (const { id, title, status, deadline } of statements) {
    if (deadline === undefined || status === 'issued') continue;
    due.push({ kind: 'statement', id, title, deadline, late: endOf(deadline) < now });
  }
  for (const [id, { title, deadline }] of drafts) {
    // Input that is late is not taken any more.
    if (deadline === undefined || endOf(deadline) < now) continue;
    due.push({ kind: 'draft', id, title, deadline, late: false });
  }
  return due.sort((a, b) => compare(endOf(a.deadline), endOf(b.deadline)) || compare(a.id, b.id));
}

/** Milliseconds since 1970; what is no date never ends. */
function endOf(deadline: string): number {
  return lastMomentOf(deadline) ?? Number.POSITIVE_INFINITY;
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
