import { HashFilter } from './hash-filter';
import { addLetter, hashOf } from './hashing';

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

/** A remainder shorter than this is not a word to set apart (`co|in`). */
const shortestRemainder = 3;

/** The prefixes by the hash of their letters, and their first two letters: few other words begin so. */
const byHash: ReadonlyMap<number, string> = new Map(
  [...productivePrefixes].map((prefix) => [hashOf(prefix), prefix]),
);
/** The larger set is of their first two letters, the inner one of all their letters. */
const openings = new HashFilter(4 * productivePrefixes.size);
for (const [hash, prefix] of byHash) {
  openings.add(hashOf(prefix.slice(0, 2)), false);
  openings.add(hash, true);
}
const longestPrefix = Math.max(...[...productivePrefixes].map((prefix) => prefix.length));

const none: readonly string[] = [];

/**
 * Productive prefixes at the head of a folded word, longest first, save what leaves too little of it. Its
 * letters are the cells from `from` to `to`.
 */
export function prefixesOf(letters: Uint16Array, from: number, to: number): readonly string[] {
  const last = Math.min(to - shortestRemainder, from + longestPrefix);
  if (last < from + 2) return none;
  let hash = addLetter(letters[from] as number, letters[from + 1] as number);
  if (!openings.has(hash)) return none;
  let prefixes = none;
  for (let at = from + 2; at <= last; at++) {
    const prefix = openings.hasInner(hash) ? byHash.get(hash) : undefined;
    if (prefix !== undefined && stands(prefix, letters, from, at)) prefixes = [prefix, ...prefixes];
    hash = addLetter(hash, letters[at] as number);
  }
  return prefixes;
}

function stands(prefix: string, letters: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (letters[at] !== prefix.charCodeAt(at - from)) return false;
  return prefix.length === to - from;
}
