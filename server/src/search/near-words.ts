/** The words of an index, for questions that the index itself does not answer. */
export interface Vocabulary {
  has(word: string): boolean;
  /** True if a word begins with `prefix` or is it. */
  hasPrefix(prefix: string): boolean;
  /**
   * Words of which some beginning is within `distance` typing errors of `typed` (insertions, deletions,
   * substitutions; Sellers' variant of the Levenshtein table), nearest first, at most `limit`. The first
   * letter must be right: few mistype it, and it spares looking at all words.
   */
  nearPrefixes(typed: string, distance: number, limit: number): string[];
}

/** The vocabulary of these words, which may repeat; they are sorted once, in code-unit order. */
export function vocabularyOf(words: Iterable<string>): Vocabulary {
  const sorted = [...new Set(words)].sort();
  return {
    has: (word) => sorted[firstNotBefore(sorted, word)] === word,
    hasPrefix: (prefix) => sorted[firstNotBefore(sorted, prefix)]?.startsWith(prefix) ?? false,
    nearPrefixes(typed, distance, limit) {
      const initial = typed.charAt(0);
      const near: { word: string; errors: number }[] = [];
      for (let i = firstNotBefore(sorted, initial); i < sorted.length; i++) {
        const word = sorted[i] ?? '';
        if (!word.startsWith(initial)) break;
        if (word.length + distance < typed.length) continue;
        const errors = errorsToPrefix(typed, word, distance);
        if (errors <= distance) near.push({ word, errors });
      }
      // Stable: equally near words stay in alphabetical order.
      return near
        .sort((a, b) => a.errors - b.errors)
        .slice(0, limit)
        .map(({ word }) => word);
    },
  };
}

/** Index of the first word that does not sort before `word`, in code-unit order. */
function firstNotBefore(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fewest typing errors between `typed` and any beginning of `word`; gives up above `limit`. */
function errorsToPrefix(typed: string, word: string, limit: number): number {
  // row[j]: errors between the first letters of `word` read so far and the first j letters of `typed`.
  const row = Array.from({ length: typed.length + 1 }, (_, j) => j);
  let best = typed.length;
  for (let i = 1; i <= Math.min(word.length, typed.length + limit); i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    let least = i;
    for (let j = 1; j <= typed.length; j++) {
      const above = row[j] ?? 0;
      const substituted = diagonal + (typed.charCodeAt(j - 1) === word.charCodeAt(i - 1) ? 0 : 1);
      const errors = Math.min(substituted, above + 1, (row[j - 1] ?? 0) + 1);
      diagonal = above;
      row[j] = errors;
      if (errors < least) least = errors;
    }
    best = Math.min(best, row[typed.length] ?? best);
    if (least > limit) break;
  }
  return best;
}
