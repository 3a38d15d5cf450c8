import type { Entry } from '../annotations/entry';

/**
 * Whether an entry tells a reader of its thread anything. Where the words stand is no message; an entry that
 * is not understood may be one, and is shown.
 */
export function isNews({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind !== 'anchor';
}

/** Whether a person wrote an entry, by their address. */
export function isBy({ by }: Pick<Entry, 'by'>, email: string): boolean {
  if (email === '') return false;
  const address = by.slice(by.lastIndexOf('<') + 1, by.lastIndexOf('>'));
  return address.trim().toLowerCase() === email.trim().toLowerCase();
}
