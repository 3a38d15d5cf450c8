import type { TermMatcher } from './matcher';
import type { Term } from './term';

/** The term that finds these words as a whole, in whatever form; a new term for them would find nothing. */
export function trackedAs(words: string, matcher: TermMatcher | undefined): Term | undefined {
  const text = words.trim();
  const [found] = matcher?.find(text) ?? [];
  return found && found.start === 0 && found.end === text.length ? found.term : undefined;
}
