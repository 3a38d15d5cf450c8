/**
 * Arabic writes the conjunctions و ف, the prepositions ب ك ل and the article ال together with the word
 * that follows, in this order; ل and ال contract to لل. All letters here are folded.
 */
const conjunctions = [0x648, 0x641]; // و ف
const prepositions = [0x628, 0x643]; // ب ك
const lam = 0x644;
const alef = 0x627;

/** The article that a word lost in the contraction: للإنترنت is ل + الإنترنت. */
export const article = 'ال';

/**
 * Numbers of letters that may be attached to the head of a word, most first; a negative one says that the
 * rest lost its article. `letterAt` gives the word's folded letters, anything beyond its end.
 */
export function attachedLengths(letterAt: (index: number) => number): number[] {
  const lengths: number[] = [];
  for (const from of conjunctions.includes(letterAt(0)) ? [1, 0] : [0]) {
    const next = letterAt(from);
    if (prepositions.includes(next)) {
      if (letterAt(from + 1) === alef && letterAt(from + 2) === lam) lengths.push(from + 3);
      lengths.push(from + 1);
    } else if (next === lam) {
      if (letterAt(from + 1) === lam) lengths.push(-(from + 2), from + 2);
      lengths.push(from + 1);
    } else if (next === alef && letterAt(from + 1) === lam) lengths.push(from + 2);
    if (from > 0) lengths.push(from);
  }
  return lengths;
}

/** True for folded letters of the Arabic script. */
export function isArabicLetter(letter: number): boolean {
  return letter >= 0x620 && letter <= 0x6ff;
}
