/**
 * The last millisecond since 1970 that an ISO date, or date and time, means: a date alone means all of its
 * day, and what names no zone is taken in UTC, as readers in several zones must agree. Undefined for
 * anything else.
 */
export function lastMomentOf(iso: string): number | undefined {
  const [, day, time = '', zone = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(iso) ?? [];
  if (day === undefined) return undefined;
  const moment = Date.parse(
    time === '' ? `${day}T23:59:59.999Z` : `${day}T${time}${zone === '' ? 'Z' : zone.toUpperCase()}`,
  );
  return Number.isNaN(moment) ? undefined : moment;
}
