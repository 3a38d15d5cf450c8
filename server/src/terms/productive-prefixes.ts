/**
 * Prefixes that form new words freely, so that writers set them with a hyphen, a space or nothing:
 * `multi-stakeholder`, `multi stakeholder`, `multistakeholder`. After one of them a form may be broken
 * by a space, and a hyphen does not end the word: `governmental` does not stand in `non-governmental`.
 *
 * One list for all languages, folded. English, French and Spanish share most; Russian ones are those that
 * are also written with a hyphen. `in`, `re`, `de`, `a` and the like are left out: they are words, or
 * the remainder too often is one.
 */
const productivePrefixes: ReadonlySet<string> = new Set([
  ...['anti', 'bi', 'bio', 'co', 'counter', 'cross', 'cyber', 'eco', 'extra', 'geo', 'hyper', 'infra'],
  ...['inter', 'intra', 'macro', 'mega', 'meta', 'micro', 'mid', 'mini', 'mono', 'multi', 'neo', 'neuro'],
  ...['non', 'para', 'peri', 'poly', 'post', 'pre', 'pro', 'pseudo', 'quasi', 'self', 'semi', 'socio'],
  ...['sub', 'super', 'supra', 'tele', 'trans', 'tri', 'ultra', 'uni', 'vice'],
  ...['ciber', 'contra', 'contre', 'multí', 'plur', 'pluri', 'pós', 'sobre', 'télé', 'vidéo'],
  ...['анти', 'вице', 'интернет', 'кибер', 'медиа', 'мега', 'микро', 'мини', 'мульти', 'супер', 'экс'],
]);

/** True for a folded word that is such a prefix. */
export function isProductivePrefix(word: string): boolean {
  return productivePrefixes.has(word);
}

const longestPrefix = Math.max(...[...productivePrefixes].map((prefix) => prefix.length));

/** A remainder shorter than this is not a word to set apart (`co|in`). */
const shortestRemainder = 3;

/** Their first two letters: few other words begin so. */
const openings: ReadonlySet<string> = new Set([...productivePrefixes].map((prefix) => prefix.slice(0, 2)));

const none: readonly number[] = [];

/** Lengths of the productive prefixes at the head of a folded word, shortest first, up to its last letters. */
export function prefixLengths(word: string): readonly number[] {
  if (!openings.has(word.slice(0, 2))) return none;
  const lengths: number[] = [];
  const limit = Math.min(longestPrefix, word.length - shortestRemainder);
  for (let length = 2; length <= limit; length++) {
    if (productivePrefixes.has(word.slice(0, length))) lengths.push(length);
  }
  return lengths;
}
