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

  describe('that was made to hang the reader', () => {
    const heads: readonly [string, string][] = [
      ['keys within keys', '? '.repeat(30_000)],
      ['lists within lists', '['.repeat(30_000)],
      ['very many keys', Array.from({ length: 9_000 }, (_, i) => `k${i}:\n`).join('')],
      [
        'aliases of aliases',
        Array.from({ length: 40 }, (_, i) => `b${i}: &x${i + 1} [${`*x${i}, `.repeat(9)}x]\n`).join(''),
      ],
    ];
    for (const [name, head] of heads) {
      it(`costs little, and the text below it is read: ${name}`, () => {
        const started = performance.now();
        const draft = readDraft(`---\ntitle: A\n${head}\n---\n\n1. We meet.\n`);
        assert.ok((draft.frontMatter.title ?? 'A') === 'A');
        assert.equal(draft.blocks[0]?.kind, 'front-matter');
        assert.ok(draft.blocks.some(({ text }) => text.startsWith('1. We meet.')));
        assert.ok(performance.now() - started < 2000);
      });
    }
  });
});
