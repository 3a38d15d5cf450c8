/**
 * Plural endings that may be written after a form without listing it, where adding them is safe: on the
 * last word, and only ever added, never taken away (a listed plural does not find its singular).
 * Possessives need no entry here: `'s` is a word of its own to the matcher.
 */
export interface Ending {
  /** Its bit in a set of endings. */
  readonly bit: number;
  /** Letters of the form that the ending replaces: `y` in `modality`. */
  readonly replaces: string;
  readonly by: string;
}

const s: Ending = { bit: 1, replaces: '', by: 's' };
const es: Ending = { bit: 2, replaces: '', by: 'es' };
const ies: Ending = { bit: 4, replaces: 'y', by: 'ies' };
const x: Ending = { bit: 8, replaces: '', by: 'x' };
const ones: Ending = { bit: 16, replaces: 'ón', by: 'ones' };

export const endings: readonly Ending[] = [s, es, ies, x, ones];

const inS: readonly Ending[] = [s, es, ies, ones];
const inX: readonly Ending[] = [x];
const none: readonly Ending[] = [];

/** The endings whose last letter this is. */
export function endingsIn(letter: number): readonly Ending[] {
  return letter === 0x73 ? inS : letter === 0x78 ? inX : none;
}

/** Bits that hold any set of endings. */
export const endingBits = 5;

/** The form as it is listed. */
export const noEnding: Ending = { bit: 0, replaces: '', by: '' };

/** The set of endings that a form may take. `word` is its last, folded; `language` a BCP 47 tag. */
export function endingsOf(word: string, language: string): number {
  const last = word.slice(-1);
  const before = word.slice(-2, -1);
  if (last === '') return 0;
  const region = language.indexOf('-');
  switch ((region < 0 ? language : language.slice(0, region)).toLowerCase()) {
    case 'en':
      return english(before, last);
    case 'fr':
      return french(before, last);
    case 'es':
      return spanish(before, last);
    default:
      return 0;
  }
}

function english(before: string, last: string): number {
  if (last < 'a' || last > 'z') return 0;
  if ('sxz'.includes(last) || (last === 'h' && (before === 'c' || before === 's'))) return es.bit;
  if (last === 'y' && before !== '' && !'aeiou'.includes(before)) return ies.bit;
  return last === 'o' ? s.bit | es.bit : s.bit;
}

function french(before: string, last: string): number {
  const letter = (last >= 'a' && last <= 'z') || (last >= 'à' && last <= 'ÿ');
  if (!letter || 'sxz'.includes(last) || (last === 'l' && before === 'a')) return 0;
  return last === 'u' && (before === 'a' || before === 'e') ? x.bit : s.bit;
}

function spanish(before: string, last: string): number {
  if (last === 'n' && before === 'ó') return ones.bit;
  if ('aeiouáéíóú'.includes(last)) return s.bit;
  return 'bcdfgjlmnprtvy'.includes(last) ? es.bit : 0;
}
