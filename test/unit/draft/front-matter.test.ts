import assert from 'node:assert/strict';
import { readDraft } from '../../../server/src/draft/draft';

describe('front matter', () => {
  it('is read for what it says, values of the wrong type left out', () => {
    const text =
      '---\ntitle: Rev. 1\ndate: 2025-11-07\nstatus: draft\naliases: [GDC, 5]\nlanguage: [en]\nsource: { file: a.pdf }\n---\nWe meet.\n';
    assert.deepEqual(readDraft(text).frontMatter, {
      title: 'Rev. 1',
      date: '2025-11-07',
      status: 'draft',
      aliases: ['GDC', '5'],
      source: { file: 'a.pdf' },
    });
  });

  it('never throws', () => {
    for (const head of ['a: [', '*x', '&a [*a, *a]', '\t- x', '!!js/function x', '{{{']) {
      assert.doesNotThrow(() => readDraft(`---\n${head}\n---\n`).frontMatter);
    }
  });
});
