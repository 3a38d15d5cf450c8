import assert from 'node:assert/strict';
import { isDue, type Standing } from '../../../client/src/sharing/due';

const quiet: Standing = { since: 0, failures: 0, waiting: false, updateMinutes: 0, focused: false };
const minute = 60_000;

describe('when files are exchanged without anybody asking', () => {
  const cases: readonly (readonly [string, Partial<Standing>, boolean])[] = [
    ['never, where nothing is wanted', { since: 1000 * minute }, false],
    ['not yet, between two updates', { updateMinutes: 5, since: 4 * minute }, false],
    ['after the minutes that are set', { updateMinutes: 5, since: 5 * minute }, true],
    ['sooner, when somebody comes back', { updateMinutes: 5, since: minute, focused: true }, true],
    ['a minute later, where something waits to go out', { waiting: true, since: minute }, true],
    ['later, after a failure', { updateMinutes: 5, failures: 1, since: minute / 2 }, true],
    ['much later, after many', { updateMinutes: 5, failures: 9, since: 4 * minute }, false],
    ['again, where only what waits is to go out', { waiting: true, failures: 9, since: 5 * minute }, true],
    ['never again, where nothing is wanted any more', { failures: 1, since: 1000 * minute }, false],
  ];
  for (const [when, standing, expected] of cases) {
    it(when, () => {
      assert.equal(isDue({ ...quiet, ...standing }), expected);
    });
  }
});
