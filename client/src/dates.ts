const DAY = 24 * 60 * 60 * 1000;

/**
 * A date as people write it: `14 Nov 2025`, `Nov 2025` for a month. With a time of day, the day that it then is
 * for the reader.
 * @param iso date, date and time, or year and month; anything else is given back as it is
 * @param language of the user interface, as a BCP 47 tag
 */
export function shortDate(iso: string, language: string): string {
  const moment = momentOf(iso);
  const time = moment ?? Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const day = /^\d{4}-\d{2}-\d{2}/.test(iso);
  // Diplomatic English writes the day first.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'short',
    ...(day && { day: 'numeric' }),
    ...(moment === undefined && { timeZone: 'UTC' }),
  }).format(time);
}

/**
 * Whole calendar days, as the reader's calendar has them, from `now` (ms since 1970) to an ISO date or date and
 * time; negative when past.
 */
export function daysUntil(iso: string, now: number): number | undefined {
  const moment = momentOf(iso);
  const day = moment === undefined ? Date.parse(iso) / DAY : dayHere(moment);
  return Number.isNaN(day) ? undefined : Math.floor(day) - dayHere(now);
}

/**
 * Milliseconds since 1970 of a date with a time of day, in UTC where no zone is named, as the server reads it;
 * undefined for a date alone.
 */
function momentOf(iso: string): number | undefined {
  const [, day, time, zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/i.exec(iso) ?? [];
  return day === undefined ? undefined : Date.parse(`${day}T${time}${zone.toUpperCase()}`);
}

/** Number of the day, since 1970, that it is for the reader at a moment. */
function dayHere(moment: number): number {
  const here = new Date(moment);
  return Date.UTC(here.getFullYear(), here.getMonth(), here.getDate()) / DAY;
}

/** True for an ISO date of a day that there is: JavaScript takes 30 February for 2 March. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `in 5 days`, `tomorrow`, `3 days ago`. */
export function relativeDays(days: number, language: string): string {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
}
