import type { Position } from '../../../server/src/positions/position';
import type { Stance, StanceEntry } from '../../../server/src/positions/stance';
import type { Statement } from '../../../server/src/positions/statement';

export function position(fields: Partial<Position> = {}): Position {
  return {
    id: 'igf-permanent',
    title: 'A permanent IGF',
    status: 'agreed',
    terms: [],
    sources: [],
    agreedBy: [],
    redLines: [],
    body: '',
    stances: [],
    ...fields,
  };
}

export function statement(fields: Partial<Statement> = {}): Statement {
  return {
    id: 'opening',
    title: 'Opening statement',
    status: 'issued',
    positions: [],
    body: '',
    signatures: [],
    ...fields,
  };
}

export function stance(
  id: string,
  member: string,
  word: Stance,
  fields: Partial<StanceEntry> = {},
): StanceEntry {
  return { id, member, stance: word, date: '2025-11-10', after: [], note: '', ...fields };
}
