import { firstMomentOf } from '../entries/moment';
import type { DigestSource, Period } from './digest';

/** True for what was written up to `until` (milliseconds since 1970), and for what does not say when. */
export function isBy(date: string, until: number): boolean {
  return !((firstMomentOf(date) ?? Number.NaN) > until);
}

/** What was written at a time or after it. Both in milliseconds since 1970. */
export function writtenSince(start: number, until: number): Period {
  return { until, isNew: ({ date }) => (firstMomentOf(date) ?? Number.NaN) >= start };
}

/**
 * What a reader has not been told of, whenever it was written: people work offline, and share later.
 * @param told marks of {@link marksOf} that the last digest went with
 */
export function notToldOf(told: Iterable<string>, until: number): Period {
  const known = new Set(told);
  return { until, isNew: ({ id }) => !known.has(markOf(id)) };
}

/** Marks of all entries that a digest up to `until` (milliseconds since 1970) may tell of. */
export function marksOf({ threads, positions, statements }: DigestSource, until: number): string[] {
  const marks: string[] = [];
  const add = (entries: Iterable<{ readonly id: string; readonly date: string }>) => {
    for (const { id, date } of entries) if (isBy(date, until)) marks.push(markOf(id));
  };
  for (const { entries } of threads) add(entries);
  for (const { stances } of positions) add(stances);
  for (const { signatures } of statements) add(signatures);
  return marks;
}

/** The random part of a ULID tells entries apart; a list of 20,000 stays small. */
function markOf(id: string): string {
  return id.slice(-12);
}
