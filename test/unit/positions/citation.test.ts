import assert from 'node:assert/strict';
import { citationOf } from '../../../server/src/positions/citation';
import { position, statement } from './examples';

const statements = new Map([
  [
    'rev-1',
    statement({
      id: 'rev-1',
      title: 'Statement on WSIS+20 Rev. 1',
      date: '2025-11-14',
      url: 'https://example.org/rev-1',
    }),
  ],
  ['early', statement({ id: 'early', title: 'Early remarks', date: '2025-06' })],
]);
const context = { coalition: 'Technical Community Coalition', statements };

describe('how one cites a position', () => {
  it('names coalition, statement, date, paragraph and address', () => {
    assert.equal(
      citationOf(position({ sources: [{ statement: 'rev-1', paragraph: '101' }] }), context),
      'Technical Community Coalition, Statement on WSIS+20 Rev. 1, 14 November 2025, para. 101, https://example.org/rev-1',
    );
  });

  it('takes the latest source, and its own date and address before the statement’s', () => {
    const sources = [
      { statement: 'early' },
      { statement: 'rev-1', date: '2025-11-15', url: 'https://example.org/page' },
      { url: 'https://example.org/undated' },
    ];
    assert.equal(
      citationOf(position({ sources }), context),
      'Technical Community Coalition, Statement on WSIS+20 Rev. 1, 15 November 2025, https://example.org/page',
    );
  });

  it('writes months as months, and labels that are words as they are', () => {
    assert.equal(
      citationOf(position({ sources: [{ statement: 'early', paragraph: 'Article 6' }] }), context),
      'Technical Community Coalition, Early remarks, June 2025, Article 6',
    );
  });

  it('falls back on the position itself', () => {
    assert.equal(
      citationOf(position({ agreed: '2025-03-05' }), context),
      'Technical Community Coalition, A permanent IGF, 5 March 2025',
    );
    assert.equal(
      citationOf(position({ sources: [{ statement: 'gone' }] }), context),
      'Technical Community Coalition, A permanent IGF',
    );
    assert.equal(
      citationOf(position({ agreed: 'soon' }), context),
      'Technical Community Coalition, A permanent IGF, soon',
    );
  });

  it('lets the host write dates', () => {
    const writeDate = (date: string) => `<${date}>`;
    assert.equal(
      citationOf(position({ agreed: '2025-03-05' }), { ...context, writeDate }),
      'Technical Community Coalition, A permanent IGF, <2025-03-05>',
    );
  });
});
