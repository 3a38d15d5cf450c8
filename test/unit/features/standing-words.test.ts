import assert from 'node:assert/strict';
import { standingWords } from '../../../server/src/features/standing-words';
import { signatoryList } from '../../../server/src/features/statement-words';
import { position, stance, statement } from '../positions/examples';

const members = new Map(
  ['CIRA', 'auDA', 'Nominet'].map((name) => {
    const id = name.toLowerCase();
    return [id, { id, name, emails: [], fictional: false }] as const;
  }),
);

describe('standing in words', () => {
  const cases: [why: string, stances: ReturnType<typeof stance>[], expected: string][] = [
    ['nobody', [], ''],
    [
      'one who reserves',
      [stance('01', 'cira', 'endorse'), stance('02', 'auda', 'reserve', { note: 'Only if funded.' })],
      '1 of 3 members endorse · auDA reserves (Only if funded.)',
    ],
    [
      'one who has left is never counted as a member',
      [stance('01', 'cira', 'endorse'), stance('02', 'gone', 'endorse')],
      '1 of 3 members endorse · gone (no longer a member) endorses',
    ],
    [
      'the first paragraph of a note, in plain text',
      [stance('01', 'nominet', 'object', { note: '**No.** See [this](https://example.org).\n\nAnd more.' })],
      '0 of 3 members endorse · Nominet objects (No. See this.)',
    ],
  ];
  for (const [why, stances, expected] of cases) {
    it(why, () => assert.equal(standingWords(position({ stances }), { members }), expected));
  }
});

describe('a list of signatories', () => {
  it('names those who have signed, in alphabetical order, and no other member', () => {
    const sign = (id: string, member: string, date: string) =>
      ({ id, kind: 'sign', member, date, after: [] }) as const;
    const signatures = [
      sign('01', 'nominet', '2026-02-01T08:00:00Z'),
      sign('02', 'auda', '2026-02-03T08:00:00Z'),
    ];
    const signed = statement({ status: 'frozen', deadline: '2026-02-02', signatures });
    assert.equal(
      signatoryList(signed, { members }, { date: (iso) => iso.slice(0, 10) }),
      'Opening statement: signatories\n\nauDA (signed late, 2026-02-03)\nNominet\n',
    );
  });
});
