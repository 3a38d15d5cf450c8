import type { Target } from '../../anchoring/target';
import { firstMomentOf } from '../../entries/moment';
import { plainText } from '../../entries/plain-text';
import { present } from '../../present';
import { annotationStances, type Entry } from '../entry';
import { entryFileName, threadIdFor } from '../entry-names';
import { entryIdFor, idInIri, ownIri } from './iris';
import { isoOf } from './model';
import { type ReadAnnotation, readAnnotation } from './read-web-annotation';

/** What an import needs to know beyond the file. */
export interface ImportContext {
  /** The draft that an address or an IRI of ours names. */
  readonly draftOf: (source: string) => string | undefined;
  /** Describes words of a draft by what selectors say of them, code points for positions. */
  readonly describe: (draft: string, selectors: Selectors) => Target | undefined;
  /** The member that speaks: by its id as exported, else by the addresses of the authors. */
  readonly memberOf: (member: string | undefined, emails: readonly string[]) => string | undefined;
  /** The thread of the coalition that an entry is in. */
  readonly threadOf: (entry: string) => string | undefined;
}

export interface Selectors {
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
}

export interface Imported {
  readonly entries: readonly { readonly thread: string; readonly entry: Entry }[];
  /** Annotations that say nothing that an entry could hold, and why. */
  readonly refused: readonly { readonly id: string; readonly why: Refusal }[];
}

export type Refusal =
  | 'not-an-annotation'
  | 'no-member'
  | 'no-draft'
  | 'no-words'
  | 'no-thread'
  | 'motivation';

/**
 * Entries for Web Annotations, ours or those of another tool. What comes from Caucus comes back as it was;
 * of others, notes on words of a draft are taken, and replies to them. Importing a file twice gives the same
 * entries twice.
 */
export function fromWebAnnotations(annotations: readonly unknown[], context: ImportContext): Imported {
  const entries: { thread: string; entry: Entry }[] = [];
  const refused: { id: string; why: Refusal }[] = [];
  const reads: ReadAnnotation[] = [];
  const known: Known = { context, ids: new Map(), threads: new Map() };
  for (const annotation of annotations) {
    const read = readAnnotation(annotation);
    if (!read) {
      refused.push({ id: nameOf(annotation), why: 'not-an-annotation' });
      continue;
    }
    known.ids.set(read.id, idOf(read));
    reads.push(read);
  }
  // Answers may stand before what they answer: they wait for it, by its id, and follow it at once.
  const waiting = new Map<string, ReadAnnotation[]>();
  const homeless = new Set<ReadAnnotation>();
  for (const first of reads) {
    const due = [first];
    for (const read of due) {
      const reading = new Reading(read, known);
      const result = reading.entry();
      if (result === 'no-thread') {
        homeless.add(read);
        const answered = reading.answered() ?? '';
        const others = waiting.get(answered);
        if (others) others.push(read);
        else waiting.set(answered, [read]);
        continue;
      }
      homeless.delete(read);
      if (typeof result === 'string') {
        refused.push({ id: read.id, why: result });
        continue;
      }
      entries.push(result);
      known.threads.set(result.entry.id, result.thread);
      for (const answer of waiting.get(result.entry.id) ?? []) due.push(answer);
      waiting.delete(result.entry.id);
    }
  }
  for (const { id } of homeless) refused.push({ id, why: 'no-thread' });
  return { entries, refused };
}

interface Known {
  readonly context: ImportContext;
  /** Ids of the entries that the annotations of the file become, by IRI. */
  readonly ids: Map<string, string>;
  /** Threads of those that have become entries, by id. */
  readonly threads: Map<string, string>;
}

function idOf({ id, created }: ReadAnnotation): string {
  return entryIdFor(id.replace(/#.*$/, ''), instantOf(created));
}

/**
 * Milliseconds since 1970; 0 for what no entry could have as its date. The same in every time zone: two members
 * who import one file must get entries of the same ids.
 */
function instantOf(created = ''): number {
  const instant = firstMomentOf(created) ?? Number.NaN;
  return isoOf(instant) === undefined ? 0 : instant;
}

/** One annotation on its way to become an entry. */
class Reading {
  readonly #read: ReadAnnotation;
  readonly #own: ReadAnnotation['caucus:entry'];
  readonly #known: Known;

  constructor(read: ReadAnnotation, known: Known) {
    this.#read = read;
    this.#own = read['caucus:entry'];
    this.#known = known;
  }

  entry(): { thread: string; entry: Entry } | Refusal {
    const kind = this.#own?.kind ?? this.#kind();
    if (!kind) return 'motivation';
    const people = this.#read.creator.filter((agent) => typeof agent === 'object');
    const emails = people.flatMap(({ email }) => email.map((address) => plainAddress(address)));
    const organisation = people.flatMap(({ id }) => idInIri('member', id ?? '') ?? []).at(0);
    const member = this.#known.context.memberOf(this.#own?.member ?? organisation, emails);
    if (member === undefined) return 'no-member';
    const needsWords = kind === 'annotation' || kind === 'anchor';
    const target = needsWords ? this.#words() : undefined;
    if (typeof target === 'string') return target;
    const id = idOf(this.#read);
    const answered = this.answered();
    const thread = this.#thread(kind === 'annotation' ? undefined : answered, target, id);
    if (thread === undefined) return 'no-thread';
    const person = people.find((agent) => !idInIri('member', agent.id ?? ''));
    const entry: Entry = {
      name: entryFileName(id, member),
      id,
      kind,
      member,
      by: byline(person?.name, emails[0]),
      date: isoOf(instantOf(this.#read.created)) ?? '',
      after: this.#own?.after ?? (this.#own || answered === undefined ? [] : [answered]),
      ...this.#of(kind, answered),
      ...this.#said(),
      ...(target && { target }),
    };
    return { thread, entry };
  }

  /** What an annotation of another tool amounts to. */
  #kind(): Exclude<Entry['kind'], 'unknown'> | undefined {
    const { motivation } = this.#read;
    const isAnswer = this.answered() !== undefined;
    if (!isAnswer) return 'annotation';
    const moderation = this.#tags().find(
      (tag) => tag === 'withdraw' || tag === 'resolve' || tag === 'reopen',
    );
    if (motivation.includes('moderating')) return moderation as 'withdraw' | 'resolve' | 'reopen' | undefined;
    if (motivation.includes('editing')) return 'edit';
    if (motivation.includes('assessing')) return 'endorse';
    if (motivation.includes('identifying')) return 'anchor';
    return 'reply';
  }

  /** The entry that the annotation is about, where it is about another annotation. */
  answered(): string | undefined {
    for (const target of this.#read.target) {
      const iri = typeof target === 'string' ? target : target.selector.length > 0 ? undefined : target.id;
      if (iri === undefined || this.#known.context.draftOf(iri) !== undefined) continue;
      const id = this.#known.ids.get(iri) ?? (iri.startsWith('urn:uuid:') ? entryIdFor(iri, 0) : undefined);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  #of(kind: Entry['kind'], answered: string | undefined): Pick<Entry, 'of'> {
    const isAbout = kind === 'edit' || kind === 'withdraw' || kind === 'endorse';
    const of = this.#own ? this.#own.of : isAbout ? answered : undefined;
    return of === undefined ? {} : { of };
  }

  #thread(answered: string | undefined, target: Target | undefined, id: string): string | undefined {
    if (this.#own?.thread !== undefined) return this.#own.thread;
    if (answered !== undefined)
      return this.#known.threads.get(answered) ?? this.#known.context.threadOf(answered);
    return target && threadIdFor(target, id);
  }

  #words(): Target | Refusal {
    const own = this.#own?.target;
    for (const target of this.#read.target) {
      if (typeof target === 'string') continue;
      const source =
        (typeof target.source === 'object' ? target.source.id : target.source) ?? target.id ?? '';
      const { draftOf, describe } = this.#known.context;
      // Two drafts may have one address; their ids are their own.
      const draft = (own && draftOf(ownIri('draft', own.draft))) ?? draftOf(source);
      if (draft === undefined) return 'no-draft';
      const quote = target.selector.find(({ type, exact }) => type === 'TextQuoteSelector' && exact);
      const position = target.selector.find(({ type }) => type === 'TextPositionSelector');
      if (own && quote?.exact) {
        const { paragraph, ...others } = own;
        const { exact, prefix = '', suffix = '' } = quote;
        return {
          ...others,
          draft,
          ...(paragraph !== undefined && { paragraph }),
          quote: exact,
          prefix,
          suffix,
        };
      }
      const found = describe(draft, {
        ...present('exact', quote?.exact),
        ...present('prefix', quote?.prefix),
        ...present('suffix', quote?.suffix),
        ...present('start', position?.start),
        ...present('end', position?.end),
      });
      return found ?? 'no-words';
    }
    return 'no-words';
  }

  #tags(): string[] {
    return this.#read.body.flatMap((body) =>
      typeof body === 'object' && body.purpose.includes('tagging') && body.value !== undefined
        ? [body.value]
        : [],
    );
  }

  /** Words, proposal, stance and positions. */
  #said(): Pick<Entry, 'body' | 'proposal' | 'stance' | 'positions'> {
    const words: string[] = this.#read.bodyValue === undefined ? [] : [this.#read.bodyValue];
    const linked: string[] = [];
    let proposal: string | undefined;
    for (const body of this.#read.body) {
      if (typeof body === 'string') words.push(body);
      else if (body.purpose.includes('linking'))
        linked.push(...[idInIri('position', body.source ?? '') ?? []].flat());
      else if (body.value === undefined || body.purpose.includes('tagging')) continue;
      else if (body.purpose.includes('editing')) proposal = body.value;
      else words.push(body.value);
    }
    const stance = annotationStances.find((each) => this.#tags().includes(each));
    const positions = this.#own?.positions ?? (linked.length > 0 ? linked : undefined);
    return {
      body: plainText(words.join('\n\n')),
      ...(stance && { stance }),
      ...(positions && { positions }),
      ...(proposal !== undefined && { proposal: plainText(proposal) }),
      ...(proposal === undefined && this.#own?.proposal === false && { proposal: false as const }),
    };
  }
}

function plainAddress(email: string): string {
  const address = email.replace(/^mailto:/i, '');
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function byline(name = '', email = ''): string {
  const clean = (words: string) =>
    plainText(words)
      .replace(/[<>\s]+/g, ' ')
      .trim();
  return [clean(name), email === '' ? '' : `<${clean(email)}>`].filter(Boolean).join(' ');
}

function nameOf(annotation: unknown): string {
  const id = (annotation as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : '';
}
