import { maxLetters } from './hashing';
import { rows } from './rows';
import type { Term } from './term';
import { tokens } from './tokens';

/** Longest form, in words (letters, where a script has no spaces). */
export const maxTokens = 64;

/** Calls `take` with each way a term is written, and the language whose endings it takes, a BCP 47 tag. */
export function forEachForm(term: Term, take: (text: string, language: string) => void): void {
  // Label and variants are English, as the coalition's files are.
  take(term.label, 'en');
  takeAll(term.variants, 'en', take);
  for (const language in term.translations) takeAll(term.translations[language] ?? [], language, take);
}

/** By index: before it is compiled, another loop makes an object for each text. */
function takeAll(
  texts: readonly string[],
  language: string,
  take: (text: string, language: string) => void,
): void {
  for (let i = 0; i < texts.length; i++) take(texts[i] as string, language);
}

/** Number of ways a term is written. */
export function formCount({ variants, translations }: Term): number {
  let count = 1 + variants.length;
  for (const language in translations) count += translations[language]?.length ?? 0;
  return count;
}

/** Whether a text is longer than any form that is ever found. */
export function isOverlong(text: string): boolean {
  return text.length > 4 * maxLetters;
}

/** The folded words of a form; none when it has no letters, or more than are ever found. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  if (isOverlong(text)) return words;
  let letters = 0;
  tokens.reset(text, rows.read(text, 0));
  tokens.startAt(0, 0);
  for (let index = 0; tokens.has(index); index++) {
    const word = tokens.lettersOf(index);
    words.push(word);
    letters += word.length;
  }
  return letters === 0 || letters > maxLetters || words.length > maxTokens ? [] : words;
}
