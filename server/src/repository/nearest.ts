/** Finds what a mistyped word may have meant. Remembers its answers, and stops after `most` searches. */
export function suggester(most: number): (word: string, candidates: Iterable<string>) => string | undefined {
  const answers = new Map<string, string | undefined>();
  let searches = 0;
  return (word, candidates) => {
    if (answers.has(word)) return answers.get(word);
    searches += 1;
    const answer = searches <= most ? nearest(word, candidates) : undefined;
    answers.set(word, answer);
    return answer;
  };
}

/**
 * The candidate nearest to `word` by optimal string alignment (insertions, deletions, substitutions and
 * swapped neighbours), if it is near enough to be a slip: an error for every four letters, three at most. Case does not count.
 * In shorter words only swapped letters do: `gdc` is no slip for `idc`.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined;
  let limit = Math.min(3, Math.max(1, Math.floor(word.length / 4)));
  let best: string | undefined;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue;
    if (word.length < 4 && lettersOf(candidate) !== lettersOf(word)) continue;
    const errors = distance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (errors > limit || (best !== undefined && errors === limit)) continue;
    best = candidate;
    limit = errors;
    if (errors === 0) break;
  }
  return best;
}

function lettersOf(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}

/** Errors between two words; gives up above `limit`. */
function distance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let errors = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) errors = Math.min(errors, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = errors;
      least = Math.min(least, errors);
    }
    if (least > limit) return least;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
