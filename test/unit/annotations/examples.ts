import type { Target } from '../../../server/src/anchoring/target';
import type { Entry, EntryKind } from '../../../server/src/annotations/entry';

export function target(fields: Partial<Target> = {}): Target {
  return {
    draft: 'idc/rev-1',
    text: 'a'.repeat(64),
    paragraph: '12',
    heading: ['Internet governance'],
    quote: 'existing funding arrangements',
    prefix: 'consultation with those responsible for ',
    suffix: ', including voluntary contributions',
    start: 100,
    end: 129,
    ...fields,
  };
}

/** An entry `<id>-<member>.md`, as the fold takes it. */
export function entry(id: string, kind: Entry['kind'], fields: Partial<Entry> = {}): Entry {
  const member = fields.member ?? 'registry';
  return {
    name: `${id}-${member}.md`,
    id,
    kind,
    member,
    by: 'A. Member <a.member@example.org>',
    date: '2025-11-10T08:30:00Z',
    after: [],
    body: '',
    ...(kind === 'annotation' && { stance: 'amend', target: target() }),
    ...fields,
  };
}

/** Entries written one after the other: each has seen the one before, and the dates follow each other. */
export function inTurn(...entries: readonly Entry[]): Entry[] {
  return entries.map((each, i) => ({
    ...each,
    date: `2025-11-10T${String(8 + i).padStart(2, '0')}:00:00Z`,
    after: entries[i - 1] ? [entries[i - 1]?.id ?? ''] : [],
  }));
}

export const kinds: readonly EntryKind[] = [
  'annotation',
  'reply',
  'edit',
  'withdraw',
  'resolve',
  'reopen',
  'anchor',
  'endorse',
];
