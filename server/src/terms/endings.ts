/**
 * Plural endings that may be written after a form without listing it, where adding them is safe: on the
 * last word, and only ever added, never taken away (a listed plural does not find its singular).
 * Possessives need no entry here: `'s` is a word of its own to the matcher.
 */
export interface Ending {
  /** Letters of the form that the ending replaces: `y` in `modality`. */
  readonly replaces: string;
  readonly by: string;
}

/** Number 0 stands for the form as listed. */
export const endings: readonly Ending[] = [
  { replaces: '', by: '' },
  { replaces: '', by: 's' },
  { replaces: '', by: 'es' },
  { replaces: 'y', by: 'ies' },
  { replaces: '', by: 'x' },
  { replaces: 'ón', by: 'ones' },
];

const none: readonly number[] = [];
const s = [1];
const es = [2];
const sAndEs = [1, 2];
const ies = [3];
const x = [4];
const ones = [5];

/** Numbers of the endings that a form may take. `letters` are folded; `language` is a BCP 47 tag. */
export function endingsOf(letters: string, language: string): readonly number[] {
  switch (language.split('-', 1)[0]?.toLowerCase()) {
    case 'en':
      return english(letters);
    case 'fr':
      return french(letters);
    case 'es':
      return spanish(letters);
    default:
      return none;
  }
}

function english(letters: string): readonly number[] {
  if (!/[a-z]$/.test(letters)) return none;
  if (/(?:[sxz]|ch|sh)$/.test(letters)) return es;
  if (/[^aeiou]y$/.test(letters)) return ies;
  return letters.endsWith('o') ? sAndEs : s;
}

function french(letters: string): readonly number[] {
  if (!/[a-zà-ÿ]$/.test(letters) || /[sxz]$|al$/.test(letters)) return none;
  return /(?:au|eu)$/.test(letters) ? x : s;
}

function spanish(letters: string): readonly number[] {
  if (letters.endsWith('ón')) return ones;
  if (/[aeiouáéíóú]$/.test(letters)) return s;
  return /[bcdfgjlmnprtvy]$/.test(letters) ? es : none;
}
