import type { StatusMark } from './markup';

/** What `(Agreed ad ref)` or `[Suggested for closure]` says of its text; the argument is without brackets. */
export function statusOf(words: string): StatusMark['status'] | undefined {
  if (words.length > 80) return undefined;
  const plain = words.replace(/[*_]/g, '').trim();
  if (
    /placement\s(?:tbd|tbc|to be\b)|placement pending/i.test(plain) &&
    /^(?:pre-?)?agreed|^placement/i.test(plain)
  ) {
    return 'placement';
  }
  if (AD_REF.test(plain)) return 'ad-ref';
  if (AGREED.test(plain)) return 'agreed';
  if (CLOSURE.test(plain)) return 'closure';
  return /^(?:reserved|reservado|réservé|зарезервировано)$/i.test(plain) ? 'reserved' : undefined;
}

const AD_REF = /^(?:(?:pre-?|provisionally )?agreed,? )?ad[ .]?ref(?:erendum|\.)?$/i;
const AGREED =
  /^(?:(?:pre|provisionally|informally)[ -]?)?(?:agreed|convenu|acordado|согласовано|متفق عليه|已商定|商定)(?:,? (?:language|text|text from .{1,40}|in .{1,40}|on \d.{1,20}))?[.,]?$/iu;
const CLOSURE = /^(?:suggested|proposed|ready) (?:for|to be) clos(?:ure|ed)$|^(?:closed|bridged)$/i;
