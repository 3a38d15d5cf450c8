import type { Term } from './term';

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
