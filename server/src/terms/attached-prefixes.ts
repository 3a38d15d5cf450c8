import type { HashFilter } from './hash-filter';
import { hashOf, joinHashes, maxLetters, withoutHead } from './hashing';

/** Letters that Arabic writes together with the word that follows. */
export interface AttachedPrefix {
  /** Folded. */
  readonly letters: string;
  /** What the word lost when they were attached: للإنترنت is ل + الإنترنت. */
  readonly lost: string;
  readonly hash: number;
  readonly lostHash: number;
}

/** In this order: the conjunctions و ف, the prepositions ب ك ل and the article ال; ل and ال contract to لل. */
const conjunctions = ['و', 'ف', ''];
export const article = 'ال';
const others = [
  { letters: 'بال', lost: '' },
  { letters: 'كال', lost: '' },
  { letters: 'لل', lost: article },
  { letters: 'لل', lost: '' },
  { letters: article, lost: '' },
  { letters: 'ب', lost: '' },
  { letters: 'ك', lost: '' },
  { letters: 'ل', lost: '' },
  { letters: '', lost: '' },
];

/** All of them, those with most letters first. */
export const attachedPrefixes: readonly AttachedPrefix[] = conjunctions
  .flatMap((conjunction) => others.map(({ letters, lost }) => ({ letters: conjunction + letters, lost })))
  .filter(({ letters }) => letters !== '')
  .map(({ letters, lost }) => ({ letters, lost, hash: hashOf(letters), lostHash: hashOf(lost) }))
  .sort((a, b) => b.letters.length - a.letters.length);

/** Those that a word may begin with, by its first letter. */
export const attachedBy: ReadonlyMap<number, readonly AttachedPrefix[]> = new Map(
  [...'وفبكلا'].map((first) => [
    first.charCodeAt(0),
    attachedPrefixes.filter(({ letters }) => letters.startsWith(first)),
  ]),
);

/** The hash of what remains of a word of this hash without the prefix: `kept` letters, and those it lost. */
export function withoutPrefix(
  hash: number,
  { hash: prefix, lostHash }: AttachedPrefix,
  kept: number,
): number {
  return joinHashes(lostHash, withoutHead(hash, prefix, kept), kept);
}

/** Whether a form may begin with what remains of a word of `length` letters without the prefix. */
export function mayBeBehind(
  prefix: AttachedPrefix,
  hash: number,
  length: number,
  heads: HashFilter,
): boolean {
  const kept = length - prefix.letters.length;
  return kept >= 2 && kept <= maxLetters && heads.has(withoutPrefix(hash, prefix, kept));
}

/** The prefixes that take nothing from the word, and those that take its article: what each adds to a hash. */
const simple = Int32Array.from(attachedPrefixes.filter(({ lost }) => lost === '').map(({ hash }) => hash));
const contracting = Int32Array.from(
  attachedPrefixes.filter(({ lost }) => lost !== '').map(({ hash, lostHash }) => hash - lostHash),
);

/**
 * Adds to a filter what the first `count` letters of a form, which have this hash, become behind each of the
 * prefixes. `inner`: also to the smaller set.
 */
export function addBehindPrefixes(
  filter: HashFilter,
  hash: number,
  count: number,
  hasArticle: boolean,
  inner: boolean,
): void {
  for (let i = 0; i < simple.length; i++) filter.add(joinHashes(simple[i] as number, hash, count), inner);
  const kept = count - article.length;
  if (!hasArticle || kept <= 0) return;
  for (let i = 0; i < contracting.length; i++)
    filter.add(joinHashes(contracting[i] as number, hash, kept), inner);
}

/** True for folded letters of the Arabic script. */
export function isArabicLetter(letter: number): boolean {
  return letter >= 0x620 && letter <= 0x6ff;
}
