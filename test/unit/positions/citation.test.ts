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

  it('says of which draft the paragraph is, by its title where it has one', () => {
    const sources = [{ statement: 'rev-1', draft: 'wsis20/rev-1', paragraph: '101' }];
    const draftTitle = (id: string) => `WSIS+20, ${id.slice('wsis20/'.length)}`;
    assert.equal(
      citationOf(position({ sources }), { ...context, draftTitle }),
      'Technical Community Coalition, Statement on WSIS+20 Rev. 1, 14 November 2025, para. 101 of WSIS+20, rev-1, https://example.org/rev-1',
    );
    const onDraft = new Map([['on', statement({ id: 'on', title: 'On Rev. 1', draft: 'wsis20/rev-1' })]]);
    assert.equal(
      citationOf(position({ sources: [{ statement: 'on', paragraph: 'PP3' }] }), {
        ...context,
        statements: onDraft,
      }),
      'Technical Community Coalition, On Rev. 1, PP3 of wsis20/rev-1',
    );
  });

  it('says first that a position is not agreed', () => {
    const cite = (status: 'proposed' | 'superseded') =>
      citationOf(position({ status, sources: [{ statement: 'early' }] }), context);
    assert.equal(
      cite('proposed'),
      'proposed, not agreed: Technical Community Coalition, Early remarks, June 2025',
    );
    assert.equal(cite('superseded'), 'superseded: Technical Community Coalition, Early remarks, June 2025');
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
