import assert from 'node:assert/strict';
import { isDate, isDateOrMonth, isDateTime, isoFrom } from '../../../server/src/repository/iso-date';

describe('dates', () => {
  it('are real days', () => {
    for (const date of ['2025-11-14', '2024-02-29', '2000-02-29', '0001-01-01'])
      assert.ok(isDate(date), date);
    for (const date of [
      '2025-02-29',
      '1900-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-11-31',
      '2025-1-1',
      '20251114',
      '',
    ])
      assert.ok(!isDate(date), date);
    assert.ok(isDateOrMonth('2025-06') && !isDateOrMonth('2025-13') && !isDateOrMonth('2025'));
  });

  it('may have a time of day', () => {
    for (const date of [
      '2025-11-10',
      '2025-11-10T08:30:00Z',
      '2026-03-23T17:00:00-04:00',
      '2025-11-10 08:30',
      '2025-11-10T08:30:00.123+0530',
      '2025-11-10T08:30:00+14:00',
      '2025-11-10T08:30:00-1200',
    ])
      assert.ok(isDateTime(date), date);
    for (const date of [
      '2025-11-10T24:00:00Z',
      '2025-11-10T08:60Z',
      '2025-11-10T',
      'T08:30',
      '2025-02-30T08:30:00Z',
      '2025-11-10T08:30:60Z',
      '2025-11-10T08:30:00+99:99',
      '2025-11-10T08:30:00+14:01',
      '2025-11-10T08:30:00-05:60',
      'now',
    ])
      assert.ok(!isDateTime(date), date);
  });

  it('are understood however people write them, unless in doubt', () => {
    const understood: Record<string, string> = {
      '14 November 2025': '2025-11-14',
      'Nov. 14, 2025': '2025-11-14',
      'November 14th, 2025': '2025-11-14',
      '2025/11/14': '2025-11-14',
      '2025-6-3': '2025-06-03',
      '14.11.2025': '2025-11-14',
      '04.03.2025': '2025-03-04',
      '14/11/2025': '2025-11-14',
      '11/14/2025': '2025-11-14',
    };
    for (const [written, iso] of Object.entries(understood)) assert.equal(isoFrom(written), iso, written);
    for (const written of ['03/04/2025', '31 February 2025', 'soon', '2025', '', '99 Foo 2025'])
      assert.equal(isoFrom(written), undefined, written);
  });
});
