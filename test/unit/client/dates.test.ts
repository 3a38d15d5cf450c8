import assert from 'node:assert/strict';
import { daysUntil, relativeDays, shortDate } from '../../../client/src/dates';

describe('dates', () => {
  const cases: [iso: string, language: string, expected: string][] = [
    ['2025-11-14', 'en', '14 Nov 2025'],
    ['2025-11-14T23:30:00Z', 'en', '14 Nov 2025'],
    ['2025-11', 'en', 'Nov 2025'],
    ['2025-11-14', 'fr', '14 nov. 2025'],
    ['soon', 'en', 'soon'],
  ];
  for (const [iso, language, expected] of cases) {
    it(`${iso} reads ${expected}`, () => assert.equal(shortDate(iso, language), expected));
  }

  const evening = Date.parse('2025-11-10T22:00:00Z');

  it('days are calendar days, whatever the hour', () => {
    assert.equal(daysUntil('2025-11-10', evening), 0);
    assert.equal(daysUntil('2025-11-11', evening), 1);
    assert.equal(daysUntil('2025-11-15T12:00:00Z', evening), 5);
    assert.equal(daysUntil('2025-11-09', evening), -1);
    assert.equal(daysUntil('when it is ready', evening), undefined);
  });

  it('are told in words', () => {
    assert.equal(relativeDays(5, 'en'), 'in 5 days');
    assert.equal(relativeDays(0, 'en'), 'today');
    assert.equal(relativeDays(1, 'en'), 'tomorrow');
    assert.equal(relativeDays(-3, 'en'), '3 days ago');
  });
});
