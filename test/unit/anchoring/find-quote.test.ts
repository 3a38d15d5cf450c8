import assert from 'node:assert/strict';
import { findQuote } from '../../../server/src/anchoring/find-quote';
import { readDraft } from '../../../server/src/draft/draft';

const draft = readDraft(
  [
    '---\ntitle: Rev.1\n---\n',
    '## Article 6 (stakeholders)\n',
    '12. The [multi-stakeholder] approach of Article 6 is kept, with “all stakeholders”.\n',
    '13. [We will][should] keep the modalit[y][ies] of the Forum\nand of all Stakeholders.\n',
    '14. 多利益攸关方的参与 is kept.\n',
  ].join('\n'),
);

describe('finding a quote', () => {
  const cases: [quote: string, found: string[]][] = [
    ['is kept, with', ['is kept, with']],
    ['Is Kept', ['is kept', 'is kept']],
    ['all stakeholders', ['all stakeholders']],
    ['ALL STAKEHOLDERS', ['all stakeholders', 'all Stakeholders']],
    ['"all stakeholders".', ['“all stakeholders”.']],
    ['[multi-stakeholder] approach', ['[multi-stakeholder] approach']],
    ['multi-stakeholder approach', ['multi-stakeholder] approach']],
    ['[We will][should]', ['[We will][should]']],
    ['We will should keep', ['We will][should] keep']],
    ['the Forum and of all', ['the Forum\nand of all']],
    ['13. [We will]', ['13. [We will]']],
    ['Article 6', ['Article 6', 'Article 6']],
    ['of Article 6 is', ['of Article 6 is']],
    ['参与', ['参与']],
    ['stake', []],
    ['nowhere at all', []],
    ['', []],
    ['…', []],
  ];
  for (const [quote, found] of cases) {
    it(JSON.stringify(quote), () => {
      const spans = findQuote(quote, draft);
      assert.deepEqual(
        spans.map(({ start, end }) => draft.text.slice(start, end)),
        found,
      );
    });
  }

  it('looks where it is told', () => {
    const at = draft.text.indexOf('14.');
    const spans = findQuote('is kept', draft, { start: at, end: draft.length });
    assert.equal(spans.length, 1);
    assert.ok((spans[0]?.start ?? 0) > at);
  });

  it('finds a quote that repeats itself also where its places overlap', () => {
    const text = 'a b a b a c a b a b a b a';
    const starts = findQuote('a b a b a', readDraft(text)).map(({ start }) => start);
    assert.deepEqual(starts, [0, 12, 16]);
  });

  it('finds a word in more places than a function takes arguments', () => {
    assert.equal(findQuote('a', readDraft('a '.repeat(200_000))).length, 200_000);
  });

  it('takes time by the length of a quote that repeats itself, not by that of the text as well', function () {
    this.timeout(5_000);
    const repeated = readDraft('a '.repeat(200_000));
    assert.deepEqual(findQuote(`${'a '.repeat(60_000)}b`, repeated), []);
    assert.equal(findQuote('a '.repeat(60_000), repeated).length, 140_001);
  });
});
