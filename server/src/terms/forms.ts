import { maxLetters } from './hashing';
import { rows } from './rows';
import type { Term } from './term';
import { tokens } from './tokens';

/** Longest form, in words (letters, where a script has no spaces). */
export const maxTokens = 64;

/** One way a term is written, and the language whose endings it takes. */
export interface Form {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** Label, variants and translations. Label and variants are English, as the coalition's files are. */
export function formsOf(term: Term): Form[] {
  const forms: Form[] = [{ text: term.label, language: 'en' }];
  for (const text of term.variants) forms.push({ text, language: 'en' });
  for (const [language, texts] of Object.entries(term.translations)) {
    for (const text of texts) forms.push({ text, language });
  }
  return forms;
}

/** The folded words of a form; none when it has no letters, or more than are ever found. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  if (text.length > 4 * maxLetters) return words;
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
