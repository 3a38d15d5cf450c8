import assert from 'node:assert/strict';
import { deadlineWriter } from '../../../server/src/features/dates';

describe('a deadline', () => {
  const cases: [iso: string, zone: string, expected: string][] = [
    [
      '2025-11-14T17:00:00-05:00',
      'Europe/Zurich',
      '14 November 2025, 23:00 your time (14 November 2025, 17:00 UTC−05:00)',
    ],
    [
      '2025-11-14T17:00:00-05:00',
      'Asia/Tokyo',
      '15 November 2025, 07:00 your time (14 November 2025, 17:00 UTC−05:00)',
    ],
    ['2025-11-14T17:00:00-05:00', 'America/New_York', '14 November 2025, 17:00 UTC−05:00'],
    ['2025-07-14T12:00Z', 'Europe/Zurich', '14 July 2025, 14:00 your time (14 July 2025, 12:00 UTC)'],
    ['2025-07-14T12:00', 'UTC', '14 July 2025, 12:00 UTC'],
    ['2025-07-14', 'Asia/Tokyo', '14 July 2025'],
    ['whenever', 'Asia/Tokyo', 'whenever'],
  ];
  for (const [iso, zone, expected] of cases) {
    it(`${iso} in ${zone}`, () => assert.equal(deadlineWriter('en', zone)(iso), expected));
  }
});
