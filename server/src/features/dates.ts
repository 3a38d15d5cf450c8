/** Writes dates for people: `18 March 2026`, `March 2026`. */
export type WriteDate = (isoDate: string) => string;

/** A writer for a client's language; one that no host knows gives English. Created once: it is dear. */
export function dateWriter(locale: string | undefined): WriteDate {
  const day = format(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const month = format(locale, { month: 'long', year: 'numeric' });
  return (isoDate) => {
    const match = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(isoDate);
    if (!match) return isoDate;
    const [, years, months, days] = match;
    const date = new Date(Date.UTC(Number(years), Number(months) - 1, Number(days ?? 1)));
    return (days === undefined ? month : day).format(date);
  };
}

function format(locale: string | undefined, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const options = { ...parts, timeZone: 'UTC' };
  // The international order of day and month; a month first would be read as the other.
  const wanted = locale === undefined || /^en(-US)?$/i.test(locale) ? 'en-GB' : locale;
  try {
    return new Intl.DateTimeFormat(wanted, options);
  } catch {
    return new Intl.DateTimeFormat('en-GB', options);
  }
}
