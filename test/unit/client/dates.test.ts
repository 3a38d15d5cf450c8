import assert from 'node:assert/strict';
import { daysUntil, isDay, relativeDays, shortDate } from '../../../client/src/dates';

describe('dates', () => {
  const cases: [iso: string, language: string, expected: string][] = [
    ['2025-11-14', 'en', '14 Nov 2025'],
    ['2025-11', 'en', 'Nov 2025'],
    ['2025-11-14', 'fr', '14 nov. 2025'],
    ['soon', 'en', 'soon'],
  ];
  for (const [iso, language, expected] of cases) {
    it(`${iso} reads ${expected}`, () => assert.equal(shortDate(iso, language), expected));
  }

  describe('for a reader in another zone', () => {
    const before = process.env.TZ;
    afterEach(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });
    const deadline = '2026-03-18T23:00-05:00';
    // Nine in the evening in Bogota, when UTC has the next day already.
    const now = Date.parse('2026-03-19T02:00:00Z');

    it('a moment has the day that it is for the reader', () => {
      process.env.TZ = 'America/New_York';
      assert.equal(shortDate(deadline, 'en'), '19 Mar 2026');
      process.env.TZ = 'America/Bogota';
      assert.equal(shortDate(deadline, 'en'), '18 Mar 2026');
      assert.equal(shortDate('2026-03-18', 'en'), '18 Mar 2026');
      process.env.TZ = 'Asia/Tokyo';
      assert.equal(shortDate('2026-03-18T23:00', 'en'), '19 Mar 2026', 'without a zone it is UTC');
    });

    it('days are counted from the reader’s today', () => {
      process.env.TZ = 'America/Bogota';
      assert.equal(daysUntil(deadline, now), 0);
      assert.equal(daysUntil('2026-03-18', now), 0);
      assert.equal(daysUntil('2026-03-19', now), 1);
      process.env.TZ = 'Asia/Tokyo';
      assert.equal(daysUntil(deadline, now), 0);
      assert.equal(daysUntil('2026-03-18', now), -1);
    });
  });

  it('days are calendar days, whatever the hour', () => {
    const evening = new Date(2025, 10, 10, 22).getTime();
    const noon = new Date(2025, 10, 15, 12).toISOString();
    assert.equal(daysUntil('2025-11-10', evening), 0);
    assert.equal(daysUntil('2025-11-11', evening), 1);
    assert.equal(daysUntil(noon, evening), 5);
    assert.equal(daysUntil('2025-11-09', evening), -1);
    assert.equal(daysUntil('when it is ready', evening), undefined);
  });

  it('are days of the calendar', () => {
    for (const day of ['2025-11-14', '2024-02-29', '2025-12-31']) assert.equal(isDay(day), true, day);
    for (const none of [
      '2025-02-30',
      '2025-02-29',
      '2025-04-31',
      '2025-13-01',
      '2025-11',
      '14.11.2025',
      '',
    ]) {
      assert.equal(isDay(none), false, none);
    }
  });

  it('are told in words', () => {
    assert.equal(relativeDays(5, 'en'), 'in 5 days');
    assert.equal(relativeDays(0, 'en'), 'today');
    assert.equal(relativeDays(1, 'en'), 'tomorrow');
    assert.equal(relativeDays(-3, 'en'), '3 days ago');
  });
});
