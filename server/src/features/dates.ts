import { t } from '@vscode/l10n';
import { lastMomentOf } from '../entries/moment';

/** Writes dates for people: `18 March 2026`, `March 2026`. */
export type WriteDate = (isoDate: string) => string;

/** A writer for a client's language; one that no host knows gives English. Created once: it is dear. */
export function dateWriter(locale: string | undefined): WriteDate {
  const day = format(locale, { day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
  const month = format(locale, { month: 'long', year: 'numeric' }, 'UTC');
  return (isoDate) => {
    const match = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(isoDate);
    if (!match) return isoDate;
    const [, years, months, days] = match;
    const date = new Date(Date.UTC(Number(years), Number(months) - 1, Number(days ?? 1)));
    return (days === undefined ? month : day).format(date);
  };
}

/**
 * A writer of dates with a time of day, for a reader in `timeZone` (the host's unless given): in the reader's
 * own time, then in the time that is written. A date alone is written as it is.
 */
export function deadlineWriter(locale: string | undefined, timeZone?: string): WriteDate {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const writerIn = (zone: string | undefined) => {
    const dates = format(locale, day, zone);
    const times = format(locale, clock, zone);
    return (moment: number) => `${dates.format(moment)}, ${times.format(moment)}`;
  };
  const inUtc = writerIn('UTC');
  const here = writerIn(timeZone);
  const dates = dateWriter(locale);
  return (iso) => {
    const moment = lastMomentOf(iso);
    if (moment === undefined || !iso.includes(':')) return dates(iso);
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)$/.exec(iso) ?? [];
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const there = inUtc(moment + offset * 60_000);
    const zone = offset === 0 ? 'UTC' : `UTC${sign === '-' ? '−' : '+'}${hours}:${minutes}`;
    const local = here(moment);
    return local === there ? `${there} ${zone}` : t('{0} your time ({1})', local, `${there} ${zone}`);
  };
}

function format(
  locale: string | undefined,
  parts: Intl.DateTimeFormatOptions,
  timeZone: string | undefined,
): Intl.DateTimeFormat {
  const options = { ...parts, ...(timeZone !== undefined && { timeZone }) };
  // The international order of day and month; a month first would be read as the other.
  const wanted = locale === undefined || /^en(-US)?$/i.test(locale) ? 'en-GB' : locale;
  try {
    return new Intl.DateTimeFormat(wanted, options);
  } catch {
    return new Intl.DateTimeFormat('en-GB', options);
  }
}
