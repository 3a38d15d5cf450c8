/**
 * Seeded UN-style prose and lists of tracked terms for the benchmarks, from word lists of our own: the same
 * seed gives the same text on every machine. Not meant to be read; meant to have the mix of word lengths,
 * repetition, punctuation, brackets and labels of a draft.
 */
import type { Term } from '../../server/src/terms/term';
import { type Lexicon, lexicons } from './lexicons';

export type Language = 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh';

/** Numbered paragraphs of about 60 words, one a line, a blank line between; `words` words in all. */
export function prose(words: number, languages: readonly Language[] = ['en'], seed = 1): string {
  const random = generator(seed);
  const paragraphs: string[] = [];
  let written = 0;
  for (let number = 1; written < words; number++) {
    const language = languages[number % languages.length] ?? 'en';
    const paragraph = paragraphOf(lexicons[language], random);
    written += paragraph.words;
    paragraphs.push(`${number}. ${paragraph.text}`);
  }
  return `${paragraphs.join('\n\n')}\n`;
}

/** All six languages of the United Nations in turn, a paragraph each. */
export const sixLanguages: readonly Language[] = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

/**
 * Terms whose forms are phrases that the prose uses, the commonest first, each with a label and one or two
 * variants; with `languages` beyond English, one of the others is the term's translation.
 */
export function termList(count: number, languages: readonly Language[] = ['en'], seed = 1): Term[] {
  const random = generator(seed);
  const foreign = languages.filter((language) => language !== 'en');
  const sources = Object.fromEntries(
    languages.concat('en').map((language) => [language, phrases(lexicons[language])]),
  );
  const next = (language: string) => sources[language]?.next().value ?? '';
  const stances = ['support', 'oppose', 'watch'] as const;
  return Array.from({ length: count }, (_, i) => {
    const language = foreign[i % foreign.length];
    return {
      id: `term-${String(i).padStart(5, '0')}`,
      label: next('en'),
      variants: random() < 0.5 ? [next('en')] : [next('en'), next('en')],
      translations: language ? { [language]: [next(language)] } : {},
      stance: stances[i % 3] ?? 'watch',
      positions: [],
      contrast: [],
    };
  });
}

/** Pseudo-random numbers in [0, 1): mulberry32. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function paragraphOf(lexicon: Lexicon, random: () => number): { text: string; words: number } {
  const { space } = lexicon;
  const length = 30 + Math.floor(random() * 60);
  const parts: string[] = [pick(lexicon.openers, random)];
  while (parts.length < length) {
    for (let i = 0; i < 3 + random() * 6; i++) parts.push(common(lexicon.fillers, random));
    let phrase = phraseOf(lexicon, random);
    const chance = random();
    if (chance < 0.03) phrase = `[${phrase}]`;
    else if (chance < 0.05) phrase = phrase.replace(' ', '-');
    else if (chance < 0.12) phrase += lexicon.comma;
    parts.push(phrase);
  }
  return { text: parts.join(space) + lexicon.stop, words: parts.length + Math.floor(parts.length / 7) };
}

function phraseOf(lexicon: Lexicon, random: () => number): string {
  const head = common(lexicon.heads, random);
  return random() < 0.4 ? lexicon.phrase(common(lexicon.modifiers, random), head) : head;
}

/** Phrases of a lexicon, roughly the commonest first, without end. */
function* phrases({ modifiers, heads, phrase }: Lexicon): Generator<string, string> {
  for (let tail = ''; ; tail += ` ${heads[tail.length % heads.length]}`) {
    for (let sum = 0; sum < modifiers.length + heads.length; sum++) {
      for (let m = 0; m <= sum; m++) {
        const modifier = modifiers[m];
        const head = heads[sum - m];
        if (modifier && head) yield phrase(modifier, head) + tail;
      }
    }
  }
}

function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? '';
}

/** Early words far more often than late ones, as in any language. */
function common(words: readonly string[], random: () => number): string {
  return words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? '';
}
