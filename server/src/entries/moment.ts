/**
 * The last millisecond since 1970 that an ISO date, or date and time, means: a date alone means all of its
 * day, and what names no zone is taken in UTC, as readers in several zones must agree. Undefined for
 * anything else.
 */
export function lastMomentOf(iso: string): number | undefined {
  return momentOf(iso, '23:59:59.999');
}

/** As `lastMomentOf`, the first millisecond: a date alone means the beginning of its day. */
export function firstMomentOf(iso: string): number | undefined {
  return momentOf(iso, '00:00');
}

/** @param timeOfDay where the date stands alone */
function momentOf(iso: string, timeOfDay: string): number | undefined {
  const [, day, time, zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(iso) ?? [];
  if (day === undefined) return undefined;
  const moment = Date.parse(`${day}T${time ?? timeOfDay}${zone.toUpperCase()}`);
  return Number.isNaN(moment) ? undefined : moment;
}
