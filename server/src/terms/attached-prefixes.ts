/**
 * Arabic writes the conjunctions و ف, the prepositions ب ل ك and the article ال together with the word
 * that follows; ل and ال contract to لل. What may stand before a tracked form, longest first, in folded
 * letters, with what the form itself has in its place.
 */
export interface AttachedPrefix {
  readonly written: string;
  /** Letters of the form that the contraction swallowed: للإنترنت is ل + الإنترنت. */
  readonly restored: string;
}

const conjunctions = ['', 'و', 'ف'];
const prepositions = ['', 'ب', 'ك'];

export const attachedPrefixes: readonly AttachedPrefix[] = conjunctions
  .flatMap((conjunction) => [
    ...prepositions.flatMap((preposition) => [
      { written: `${conjunction}${preposition}ال`, restored: '' },
      { written: `${conjunction}${preposition}`, restored: '' },
    ]),
    { written: `${conjunction}لل`, restored: 'ال' },
    { written: `${conjunction}لل`, restored: '' },
    { written: `${conjunction}ل`, restored: '' },
  ])
  .filter(({ written }) => written !== '');

/** True for folded letters of the Arabic script. */
export function isArabicLetter(letter: number): boolean {
  return letter >= 0x620 && letter <= 0x6ff;
}
