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

/** In order of their bits. */
export const endings: readonly Ending[] = [s, es, ies, x, ones];

/** Bits that hold any set of endings. */
export const endingBits = 5;

/** The form as it is listed. */
export const noEnding: Ending = { bit: 0, replaces: '', by: '' };

const inS: readonly Ending[] = [noEnding, s, es, ies, ones];
const inX: readonly Ending[] = [noEnding, x];
const others: readonly Ending[] = [noEnding];

/** The endings with which a word may end whose last letter this is, first of all none. */
export function endingsIn(letter: number): readonly Ending[] {
  return letter === 0x73 ? inS : letter === 0x78 ? inX : others;
}

/** Which endings the words of a language take. */
export enum EndingRule {
  none,
  english,
  french,
  spanish,
}

/** The rule of a language, a BCP 47 tag. */
export function endingRuleOf(language: string): EndingRule {
  const region = language.indexOf('-');
  switch ((region < 0 ? language : language.slice(0, region)).toLowerCase()) {
    case 'en':
      return EndingRule.english;
    case 'fr':
      return EndingRule.french;
    case 'es':
      return EndingRule.spanish;
    default:
      return EndingRule.none;
  }
}

/** The set of endings that a form may take whose last word has these last letters, folded; `before` is 0 without one. */
export function endingsOf(rule: EndingRule, before: number, last: number): number {
  switch (rule) {
    case EndingRule.english:
      return english(before, last);
    case EndingRule.french:
      return french(before, last);
    case EndingRule.spanish:
      return spanish(before, last);
    default:
      return 0;
  }
}

/** Letters that the rules ask for. An enum, so that they stand in the code as numbers. */
enum Letter {
  a = 0x61,
  c = 0x63,
  e = 0x65,
  h = 0x68,
  l = 0x6c,
  n = 0x6e,
  o = 0x6f,
  s = 0x73,
  u = 0x75,
  x = 0x78,
  y = 0x79,
  z = 0x7a,
}

function english(before: number, last: number): number {
  if (last < Letter.a || last > Letter.z) return 0;
  switch (last) {
    case Letter.s:
    case Letter.x:
    case Letter.z:
      return es.bit;
    case Letter.h:
      return before === Letter.c || before === Letter.s ? es.bit : s.bit;
    case Letter.y:
      return before === 0 || isOneOf('aeiou', before) ? s.bit : ies.bit;
    case Letter.o:
      return s.bit | es.bit;
    default:
      return s.bit;
  }
}

function french(before: number, last: number): number {
  const letter = (last >= Letter.a && last <= Letter.z) || (last >= 0xe0 && last <= 0xff);
  if (!letter || isOneOf('sxz', last) || (last === Letter.l && before === Letter.a)) return 0;
  return last === Letter.u && (before === Letter.a || before === Letter.e) ? x.bit : s.bit;
}

function spanish(before: number, last: number): number {
  if (last === Letter.n && before === 0xf3) return ones.bit;
  if (isOneOf('aeiouáéíóú', last)) return s.bit;
  return isOneOf('bcdfgjlmnprtvy', last) ? es.bit : 0;
}

function isOneOf(letters: string, letter: number): boolean {
  return letters.includes(String.fromCharCode(letter));
}
