import assert from 'node:assert/strict';
import { nearest, suggester } from '../../../server/src/repository/nearest';

describe('what a mistyped word may have meant', () => {
  const known = ['multistakeholder', 'multilateral', 'igf', 'idc', 'support', 'watch', 'url'];
  for (const [typed, meant] of [
    ['multistakholder', 'multistakeholder'],
    ['mutlilateral', 'multilateral'],
    ['Support', 'support'],
    ['suport', 'support'],
    ['ulr', 'url'],
    ['gdc', undefined],
    ['wathc', 'watch'],
    ['entirely-different', undefined],
    ['', undefined],
    ['m'.repeat(5000), undefined],
  ] as const) {
    it(`${typed.slice(0, 30) || 'nothing'} → ${meant ?? 'nothing'}`, () =>
      assert.equal(nearest(typed, known), meant));
  }

  it('stops after so many searches, and remembers', () => {
    const suggest = suggester(1);
    assert.equal(suggest('suport', known), 'support');
    assert.equal(suggest('suport', []), 'support');
    assert.equal(suggest('wathc', known), undefined);
  });
});
