import { holdsQuote } from '../../anchoring/own-span';
import type { Target } from '../../anchoring/target';
import { lastMomentOf } from '../../entries/moment';
import type { Entry } from '../entry';
import type { Thread } from '../thread';
import { encoded, entryIri, mailIri, ownIri } from './iris';
import {
  type Agent,
  annotationContext,
  isoOf,
  type Motivation,
  type OwnFields,
  ownContext,
  toCodePoints,
  type WebAnnotation,
  type WebTarget,
  type WordsTarget,
} from './model';

/** What an export needs to know beyond the threads. */
export interface ExportContext {
  /** The address under which a draft can be read, as a URI; undefined where there is none but ours. */
  readonly addressOf: (draft: string) => string | undefined;
  /** The text below the front matter that has a SHA-256; undefined where it is not at hand. */
  readonly bodyOf: (draft: string, sha256: string) => string | undefined;
  readonly memberName: (member: string) => string | undefined;
}

/**
 * A thread as Web Annotations, in causal order. Entries that Caucus does not understand are left out: there
 * is no saying what they would mean elsewhere.
 */
export function toWebAnnotations(thread: Thread, context: ExportContext): WebAnnotation[] {
  return thread.entries
    .filter(({ kind }) => kind !== 'unknown')
    .map((entry, index, entries) => {
      const twice = entries.findIndex(({ id }) => id === entry.id) !== index;
      const creator = creatorsOf(entry, context);
      const body = bodyOf(entry);
      const created = createdOf(entry);
      return {
        '@context': [annotationContext, ownContext],
        // Two entries that claim one id are told apart by a fragment.
        id: twice ? `${entryIri(entry.id)}#${encoded(entry.name)}` : entryIri(entry.id),
        type: 'Annotation',
        motivation: motivationOf(entry),
        ...(created !== undefined && { created }),
        ...(creator.length > 0 && { creator }),
        ...(body.length > 0 && { body }),
        target: targetOf(entry, thread, context),
        'caucus:entry': ownFieldsOf(entry, thread),
      };
    });
}

/** A day alone is its first moment, and what names no zone is in UTC, on every computer. */
function createdOf({ date }: Entry): string | undefined {
  return isoOf(lastMomentOf(/^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00` : date) ?? Number.NaN);
}

function motivationOf({ kind, stance, proposal }: Entry): Motivation {
  switch (kind) {
    case 'reply':
      return 'replying';
    case 'edit':
      return 'editing';
    case 'endorse':
      return 'assessing';
    case 'anchor':
      return 'identifying';
    case 'annotation':
      if (typeof proposal === 'string') return 'editing';
      return stance === 'question' ? 'questioning' : 'commenting';
    default:
      return 'moderating';
  }
}

function creatorsOf({ by, member }: Entry, { memberName }: ExportContext): Agent[] {
  const [, name = by, email] = /^(.*?)\s*<([^<>]*)>$/.exec(by) ?? [];
  const person: Agent = {
    type: 'Person',
    ...(name !== '' && { name }),
    ...(email && { email: mailIri(email) }),
  };
  const organisation = memberName(member);
  return [
    ...(by === '' ? [] : [person]),
    ...(member === ''
      ? []
      : [
          {
            type: 'Organization' as const,
            id: ownIri('member', member),
            ...(organisation !== undefined && { name: organisation }),
          },
        ]),
  ];
}

function bodyOf(entry: Entry): NonNullable<WebAnnotation['body']> {
  const { kind, body, proposal, stance, positions = [] } = entry;
  const isEvent = kind === 'withdraw' || kind === 'resolve' || kind === 'reopen';
  return [
    ...(body === ''
      ? []
      : [
          {
            type: 'TextualBody' as const,
            purpose: kind === 'reply' ? ('replying' as const) : ('commenting' as const),
            value: body,
            format: 'text/markdown' as const,
          },
        ]),
    ...(typeof proposal === 'string'
      ? [
          {
            type: 'TextualBody' as const,
            purpose: 'editing' as const,
            value: proposal,
            format: 'text/plain' as const,
          },
        ]
      : []),
    ...[stance, isEvent ? kind : undefined].flatMap((value) =>
      value === undefined ? [] : [{ type: 'TextualBody' as const, purpose: 'tagging' as const, value }],
    ),
    ...positions.map((position) => ({
      type: 'SpecificResource' as const,
      purpose: 'linking' as const,
      source: ownIri('position', position),
    })),
  ];
}

function targetOf(entry: Entry, thread: Thread, context: ExportContext): WebAnnotation['target'] {
  const { kind, target, of, after } = entry;
  if (kind === 'annotation') return target ? wordsOf(target, context) : ownIri('thread', thread.id);
  const root = rootOf(thread, entry);
  if (kind === 'anchor') return target ? [root, wordsOf(target, context)] : root;
  if (of !== undefined) return entryIri(of);
  const answered = kind === 'reply' ? after.at(-1) : undefined;
  return answered === undefined ? root : entryIri(answered);
}

function rootOf({ id, entries }: Thread, self: Entry): string {
  const first = entries.find(({ kind }) => kind === 'annotation');
  return first && first !== self ? entryIri(first.id) : ownIri('thread', id);
}

function wordsOf(target: Target, { addressOf, bodyOf: textOf }: ExportContext): Exclude<WebTarget, string> {
  const { draft, quote, prefix, suffix, start, end } = target;
  const text = target.text === '' ? undefined : textOf(draft, target.text);
  const selector: WordsTarget['selector'] = [
    {
      type: 'TextQuoteSelector',
      exact: quote,
      ...(prefix !== '' && { prefix }),
      ...(suffix !== '' && { suffix }),
    },
    // Who reads the position and not the quote must not be led to other words.
    ...(text === undefined || !holdsQuote(text, target, quote)
      ? []
      : [
          {
            type: 'TextPositionSelector' as const,
            start: toCodePoints(text, start),
            end: toCodePoints(text, end),
          },
        ]),
  ];
  return { type: 'SpecificResource', source: addressOf(draft) ?? ownIri('draft', draft), selector };
}

function ownFieldsOf(entry: Entry, thread: Thread): OwnFields {
  const { kind, member, after, of, proposal, positions, target } = entry;
  return {
    kind,
    member,
    thread: thread.id,
    ...(after.length > 0 && { after }),
    ...(of !== undefined && { of }),
    ...(proposal === false && { proposal }),
    ...(positions && { positions }),
    ...(target && {
      target: {
        draft: target.draft,
        text: target.text,
        ...(target.paragraph !== undefined && { paragraph: target.paragraph }),
        heading: target.heading,
        start: target.start,
        end: target.end,
      },
    }),
  };
}
