const DAY = 24 * 60 * 60 * 1000;

/**
 * A date as people write it: `14 Nov 2025`, `Nov 2025` for a month.
 * @param iso date, date and time, or year and month; anything else is given back as it is
 * @param language of the user interface, as a BCP 47 tag
 */
export function shortDate(iso: string, language: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const day = /^\d{4}-\d{2}-\d{2}/.test(iso);
  // Diplomatic English writes the day first.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'short',
    ...(day && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(time);
}

/** Whole calendar days from `now` (ms) to an ISO date or date and time; negative when past. */
export function daysUntil(iso: string, now: number): number | undefined {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : Math.floor(time / DAY) - Math.floor(now / DAY);
}

/** `in 5 days`, `tomorrow`, `3 days ago`. */
export function relativeDays(days: number, language: string): string {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
}
