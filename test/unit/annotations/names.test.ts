import assert from 'node:assert/strict';
import { entryFileName, threadIdFor } from '../../../server/src/annotations/entry-names';
import { memberOf } from '../../../server/src/annotations/member-of';

describe('the names of threads and entries', () => {
  const id = '01km3vm6ars95te3hnq193eyn8';
  const cases: [string, string | undefined, string][] = [
    ['wsis20/rev-1', '101', `wsis20/rev-1-p101-${id}`],
    ['wsis20/rev-1', '29 bis (a)', `wsis20/rev-1-p29-bis-a-${id}`],
    ['wsis20/rev-1', 'PP3', `wsis20/rev-1-pp3-${id}`],
    ['wsis20/rev-1', 'Article 6.2', `wsis20/rev-1-article-6-2-${id}`],
    ['wsis20/rev-1', '第六条', `wsis20/rev-1-${id}`],
    ['wsis20/rev-1', '../../etc', `wsis20/rev-1-etc-${id}`],
    ['wsis20/rev-1', undefined, `wsis20/rev-1-${id}`],
    ['tunis-agenda', '72', `texts/tunis-agenda-p72-${id}`],
    [
      `wsis20/${'x'.repeat(100)}`,
      'Option '.repeat(20),
      `wsis20/${'x'.repeat(40)}-option-option-option-option-op-${id}`,
    ],
  ];
  for (const [draft, paragraph, expected] of cases) {
    it(`${draft} ${paragraph}`, () => {
      assert.equal(threadIdFor({ draft, ...(paragraph !== undefined && { paragraph }) }, id), expected);
    });
  }

  it('end with the member', () => {
    assert.equal(entryFileName(id, 'example-registry'), `${id}-example-registry.md`);
    assert.equal(entryFileName(id, ''), `${id}.md`);
  });
});

describe('the member of an address', () => {
  const members = [
    { id: 'domain', emails: ['@Example.org'] },
    { id: 'person', emails: ['guest@example.org', 'Other@example.net'] },
    { id: 'none', emails: [] },
  ];
  const cases: [string, string | undefined][] = [
    ['a.member@example.org', 'domain'],
    [' A.Member@EXAMPLE.ORG ', 'domain'],
    ['guest@example.org', 'person'],
    ['other@EXAMPLE.net', 'person'],
    ['a@sub.example.org', undefined],
    ['a@notexample.org', undefined],
    ['@example.org', undefined],
    ['', undefined],
    ['nobody', undefined],
  ];
  for (const [email, expected] of cases) {
    it(`${JSON.stringify(email)} is ${expected}`, () => assert.equal(memberOf(email, members), expected));
  }
});
