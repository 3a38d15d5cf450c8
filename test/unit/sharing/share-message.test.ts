import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { draftName, type SharedItem, shareMessage } from '../../../server/src/sharing/share-message';

const at = (what: SharedItem['what'], paragraph: string, member = 'CIRA'): SharedItem => ({
  what,
  member,
  subject: 'GDC Rev. 1',
  paragraph,
});

describe('what the history says about a share', () => {
  const cases: readonly (readonly [string, readonly SharedItem[]])[] = [
    [
      'CIRA: 2 annotations, 1 reply on GDC Rev. 1 ¶28, ¶29',
      [at('annotation', '29'), at('annotation', '28'), at('reply', '29')],
    ],
    ['CIRA, auDA: 2 replies on GDC Rev. 1 ¶9, ¶10', [at('reply', '10'), at('reply', '9', 'auDA')]],
    [
      'Several members: 4 replies on GDC Rev. 1 ¶1, ¶2, ¶3 and 1 more',
      ['a', 'b', 'c', 'd'].map((member, index) => at('reply', String(index + 1), member)),
    ],
    [
      'CIRA: 1 annotation, 1 stance on GDC Rev. 1 ¶28; Keep the forum',
      [at('annotation', '28'), { what: 'stance', member: 'CIRA', subject: 'Keep the forum' }],
    ],
    ['1 term on multistakeholder', [{ what: 'term', member: '', subject: 'multistakeholder' }]],
    [
      '2 files',
      [
        { what: 'file', member: '' },
        { what: 'file', member: '' },
      ],
    ],
    ['CIRA: 1 resolution', [{ what: 'resolve', member: 'CIRA' }]],
    ['nothing new', []],
    [
      'Evil Name: 1 position on a b c',
      [{ what: 'position', member: 'Evil\nName', subject: 'a\u001b b\r\n\u202e c' }],
    ],
  ];
  for (const [expected, items] of cases) {
    it(expected, () => assert.equal(shareMessage(items), expected));
  }

  it('is one bounded line whatever the names', () => {
    const items = Array.from({ length: 500 }, (_, index) =>
      at('annotation', 'x'.repeat(index), `m${index}\n`),
    );
    const message = shareMessage(items);
    assert.ok(message.length <= 200);
    assert.doesNotMatch(message, /\n/);
  });

  for (const [id, name] of [
    ['gdc/rev-1', 'GDC Rev. 1'],
    ['wsis20/zero-draft', 'WSIS20 Zero Draft'],
    ['tunis-agenda', 'Tunis Agenda'],
    ['gdc/rev-2-bis', 'GDC Rev. 2 Bis'],
  ] as const) {
    it(`calls ${id} ${name}`, () => assert.equal(draftName(id), name));
  }
});
