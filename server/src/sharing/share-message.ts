import type { EntryKind } from '../annotations/entry';
import { plainLine } from '../annotations/plain-line';

/** Something that is shared: what it is, and where it belongs. */
export interface SharedItem {
  readonly what:
    | EntryKind
    | 'entry'
    | 'stance'
    | 'sign'
    | 'unsign'
    | 'term'
    | 'position'
    | 'statement'
    | 'draft'
    | 'coalition'
    | 'file';
  /** Name of the member that speaks; empty where nobody does, or it is not known. */
  readonly member: string;
  /** What it is about: `GDC Rev. 1`, or the title of a position, a statement, a term. */
  readonly subject?: string;
  /** How one cites the paragraph. */
  readonly paragraph?: string;
}

/** Places, members and paragraphs that are named; of the rest their number is told. */
const MOST_NAMED = 3;
/** UTF-16 code units of a name taken over from the repository, and of the whole. */
const LONGEST_NAME = 60;
const LONGEST = 200;

/**
 * What the history says about a share, in one line: `CIRA: 2 annotations, 1 reply on GDC Rev. 1 ¶28, ¶29`.
 * Always English: all members read the same history. Names come from the repository and are made safe.
 */
export function shareMessage(items: readonly SharedItem[]): string {
  const members = unique(items.map(({ member }) => plain(member)));
  const counts = new Map<string, number>();
  for (const { what } of items) counts.set(what, (counts.get(what) ?? 0) + 1);
  const told = wordsInOrder
    .filter((what) => counts.has(what))
    .map((what) => counted(counts.get(what) ?? 0, words[what]));
  const places = placesOf(items);
  const who = members.length > MOST_NAMED ? 'Several members' : members.join(', ');
  const line = [
    who === '' ? '' : `${who}: `,
    told.length === 0 ? 'nothing new' : told.join(', '),
    places === '' ? '' : ` on ${places}`,
  ].join('');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** A draft by its id, as people call it: `gdc/rev-1` is `GDC Rev. 1`, `wsis20/zero-draft` is `WSIS20 Zero Draft`. */
export function draftName(id: string): string {
  const [process, ...rest] = id.split('/');
  const revision = rest.join('/') || (process ?? '');
  const name = revision
    .replace(/^rev-?(\d+)/, 'Rev. $1')
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
  return rest.length === 0 ? name : `${(process ?? '').toUpperCase()} ${name}`;
}

const words: Record<SharedItem['what'], readonly [string, string]> = {
  annotation: ['annotation', 'annotations'],
  reply: ['reply', 'replies'],
  edit: ['edit', 'edits'],
  withdraw: ['withdrawal', 'withdrawals'],
  resolve: ['resolution', 'resolutions'],
  reopen: ['reopening', 'reopenings'],
  anchor: ['placement', 'placements'],
  endorse: ['endorsement', 'endorsements'],
  stance: ['stance', 'stances'],
  sign: ['signature', 'signatures'],
  unsign: ['withdrawn signature', 'withdrawn signatures'],
  entry: ['entry', 'entries'],
  term: ['term', 'terms'],
  position: ['position', 'positions'],
  statement: ['statement', 'statements'],
  draft: ['text', 'texts'],
  coalition: ['change of the coalition', 'changes of the coalition'],
  file: ['file', 'files'],
};
const wordsInOrder = Object.keys(words) as SharedItem['what'][];

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `GDC Rev. 1 ¶28, ¶29; IGF permanent`: subjects in the order in which they come, with their paragraphs. */
function placesOf(items: readonly SharedItem[]): string {
  const subjects = new Map<string, string[]>();
  for (const { subject, paragraph } of items) {
    const name = plain(subject ?? '');
    if (name === '') continue;
    const paragraphs = subjects.get(name) ?? [];
    subjects.set(name, paragraphs);
    if (paragraph !== undefined) paragraphs.push(`¶${plain(paragraph)}`);
  }
  const places = Array.from(subjects, ([name, paragraphs]) => {
    const known = unique(paragraphs).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    return known.length === 0 ? name : `${name} ${named(known, ', ')}`;
  });
  return named(places, '; ');
}

function named(names: readonly string[], separator: string): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(separator);
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '');
}

/** One line without control and direction characters: a history is read in terminals and web pages. */
function plain(name: string): string {
  const text = plainLine(name).replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}
