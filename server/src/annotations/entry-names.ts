import { monotonicFactory } from 'ulid';
import type { Target } from '../anchoring/target';

/**
 * Makes the ids of entries: ULIDs (https://github.com/ulid/spec) in small letters. Those of one maker sort
 * in the order in which they were made, also within a millisecond.
 *
 * @param random gives numbers from 0 up to 1; that of the host's cryptography unless given
 * @returns takes the time in milliseconds since 1970
 */
export function entryIds(random?: () => number): (now: number) => string {
  const next = monotonicFactory(random);
  return (now) => next(now).toLowerCase();
}

/** Name of an entry's file: `01jc3h8k2v…-example-registry.md`. */
export function entryFileName(id: string, member: string): string {
  return member === '' ? `${id}.md` : `${id}-${member}.md`;
}

/**
 * Id of the thread that begins with an annotation, which is its folder below `annotations/`:
 * `wsis20/rev-1-p101-01jc3h8k2v…`. Threads on an adopted text, which belongs to no process, are in `texts`.
 *
 * @param id of the annotation
 */
export function threadIdFor({ draft, paragraph }: Pick<Target, 'draft' | 'paragraph'>, id: string): string {
  const [revision = '', process = 'texts'] = draft.split('/').reverse();
  const place = paragraph === undefined ? '' : placeInName(paragraph);
  return `${process}/${[revision.slice(0, 40), place, id].filter((part) => part !== '').join('-')}`;
}

/** `29 bis (a)` gives `p29-bis-a`, `PP3` gives `pp3`; empty where nothing is Latin. */
function placeInName(citation: string): string {
  const name = citation
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 30)
    .replace(/-$/, '');
  return /^\d/.test(name) ? `p${name}` : name;
}
