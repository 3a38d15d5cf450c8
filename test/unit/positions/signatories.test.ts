import assert from 'node:assert/strict';
import { firstMomentOf, lastMomentOf } from '../../../server/src/entries/moment';
import { signatoriesOf } from '../../../server/src/positions/signatories';
import type { SignatureEntry } from '../../../server/src/positions/statement';
import { statement } from './examples';

function entry(
  id: string,
  kind: 'sign' | 'unsign',
  member: string,
  date: string,
  after: readonly string[] = [],
): SignatureEntry {
  return { id, kind, member, date, after };
}

describe('signatories', () => {
  it('are those who have signed and not withdrawn', () => {
    const signatures = [
      entry('01', 'sign', 'a', '2025-11-10T08:00:00Z'),
      entry('02', 'sign', 'b', '2025-11-10T07:00:00Z'),
      entry('03', 'unsign', 'a', '2025-11-11'),
      entry('04', 'unsign', 'c', '2025-11-11'),
      entry('05', 'sign', 'c', '2025-11-11', ['04']),
    ];
    const members = signatoriesOf(statement({ signatures })).map(({ member }) => member);
    assert.deepEqual(members, ['b', 'c']);
  });

  it('have withdrawn though a clock ran slow', () => {
    const signatures = [
      entry('01', 'sign', 'a', '2025-11-10'),
      entry('02', 'unsign', 'a', '2019-01-01', ['01']),
    ];
    assert.deepEqual(signatoriesOf(statement({ signatures })), []);
  });

  const late: [why: string, fields: Parameters<typeof statement>[0], signed: string, expected: boolean][] = [
    [
      'before the deadline',
      { status: 'frozen', deadline: '2025-11-14T17:00:00-05:00' },
      '2025-11-14T21:59:00Z',
      false,
    ],
    [
      'after it, by its own zone',
      { status: 'frozen', deadline: '2025-11-14T17:00:00-05:00' },
      '2025-11-14T22:00:01Z',
      true,
    ],
    ['on the last day', { status: 'frozen', deadline: '2025-11-14' }, '2025-11-14T23:00:00Z', false],
    ['the day after', { status: 'frozen', deadline: '2025-11-14' }, '2025-11-15T00:00:01Z', true],
    [
      'after the day of issue',
      { status: 'issued', date: '2025-11-12', deadline: '2025-11-14' },
      '2025-11-13T09:00:00Z',
      true,
    ],
    ['without a deadline', { status: 'frozen' }, '2025-11-14T09:00:00Z', false],
    ['in the month of issue', { status: 'issued', date: '2025-11' }, '2025-11-20T09:00:00Z', false],
  ];
  for (const [why, fields, signed, expected] of late) {
    it(`${why} are ${expected ? 'late' : 'in time'}`, () => {
      const signatures = [entry('01', 'sign', 'a', signed)];
      assert.equal(signatoriesOf(statement({ ...fields, signatures }))[0]?.late, expected);
    });
  }

  it('have signed at a moment that does not hang on the reader’s clock', () => {
    assert.equal(lastMomentOf('2025-11-14T17:00'), Date.parse('2025-11-14T17:00:00Z'));
    assert.equal(lastMomentOf('2025-11-14 17:00:00z'), Date.parse('2025-11-14T17:00:00Z'));
    assert.equal(lastMomentOf('soon'), undefined);
  });

  it('have signed on a day that begins and ends everywhere at once', () => {
    assert.equal(firstMomentOf('2025-11-14'), Date.parse('2025-11-14T00:00:00Z'));
    assert.equal(lastMomentOf('2025-11-14'), Date.parse('2025-11-14T23:59:59.999Z'));
    assert.equal(firstMomentOf('2025-11-14T17:00:00.5+0530'), Date.parse('2025-11-14T11:30:00.500Z'));
    assert.equal(firstMomentOf('2025-11-14T17:00:00+99:99'), undefined);
  });
});
