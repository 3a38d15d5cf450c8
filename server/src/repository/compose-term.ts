import { Document } from 'yaml';
import type { TermStance } from '../terms/term';
import type { Coalition } from './coalition';
import { idFrom } from './id';
import { below } from './places';

/** A file to be written by the host; never over an existing one. */
export interface ComposedFile {
  readonly uri: string;
  readonly content: string;
}

/** Composes the file of a new tracked term, under an id that no term has. Pure. */
export function composeTerm(coalition: Coalition, label: string, stance: TermStance): ComposedFile {
  const words = label.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 300);
  return {
    uri: below(coalition.root, 'terms', `${freeId(idFrom(words) || 'term', coalition.terms)}.yaml`),
    content: new Document({ label: words, stance }).toString({ lineWidth: 0 }),
  };
}

/** `id`, or `id-2`, `id-3`, … */
export function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}
