import type { Reference } from './markup';

export function readReferences(_text: string, _from: number, _to: number): readonly Reference[] {
  return [];
}
