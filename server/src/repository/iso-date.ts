/** True for a real calendar date `2025-11-14`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isReal(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** True for a real date, or a year and month `2025-06`. */
export function isDateOrMonth(text: string): boolean {
  return isDate(text) || isDate(`${text}-01`);
}

/**
 * True for a date, alone or with a time of day and its zone: `2025-11-10T08:30:00Z`, `…T17:00-04:00`. No zone is
 * farther than 14 hours from UTC, and no clock shows a leap second.
 */
export function isDateTime(text: string): boolean {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):?(\d{2}))?)?$/i.exec(
      text,
    );
  if (!match) return false;
  const [, day = '', ...numbers] = match;
  const [hour = 0, minute = 0, second = 0, zoneHours = 0, zoneMinutes = 0] = numbers.map((digits) =>
    Number(digits ?? 0),
  );
  return (
    isDate(day) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    zoneMinutes < 60 &&
    zoneHours * 60 + zoneMinutes <= 14 * 60
  );
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/**
 * The ISO form of a date that people write otherwise and that leaves no doubt: `14 November 2025`,
 * `Nov 14, 2025`, `2025/11/14`, `2025-6-3`, `14.11.2025`. Undefined for `03/04/2025`, which means one day
 * in Geneva and another in New York, and for anything else.
 */
export function isoFrom(text: string): string | undefined {
  const words = text.trim().toLowerCase().slice(0, 40);
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(words);
  if (yearFirst) return real(yearFirst[1], Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(words);
  if (dayFirst) {
    const [first, second] = [Number(dayFirst[1]), Number(dayFirst[2])];
    if (first > 12 || words.includes('.')) return real(dayFirst[3], second, first);
    if (second > 12) return real(dayFirst[3], first, second);
    return undefined;
  }
  const named =
    /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})$/.exec(words) ??
    reordered(/^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(words));
  if (!named) return undefined;
  const [, day = '', name = '', year = ''] = named;
  const month = months.findIndex((candidate) => candidate.startsWith(name)) + 1;
  return real(year, month, Number(day));
}

function reordered(match: RegExpExecArray | null): string[] | undefined {
  return match ? ['', match[2] ?? '', match[1] ?? '', match[3] ?? ''] : undefined;
}

function real(year: string | undefined, month: number, day: number): string | undefined {
  if (!isReal(Number(year), month, day)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isReal(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day <= days;
}
