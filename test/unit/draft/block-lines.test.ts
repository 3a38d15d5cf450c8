import assert from 'node:assert/strict';
import { lineAt, lineStartsOf } from '../../../server/src/draft/block-lines';
import { readDraft } from '../../../server/src/draft/draft';
import { chance } from '../../bench/anchors/chance';

describe('the lines of a block', () => {
  it('start where the text is split, and hold every offset up to the next', () => {
    const dice = chance(11);
    for (let round = 0; round < 2000; round += 1) {
      const signs = ['a', ' b', '\n', '\r', '\r\n', 'words'];
      const text = Array.from({ length: dice.whole(1, 12) }, () => dice.pick(signs)).join('');
      for (const block of readDraft(text).blocks) {
        const starts = lineStartsOf(block);
        const ends = [...block.text.matchAll(/\r\n|\r|\n/g)].map(
          ({ index, 0: found }) => index + found.length,
        );
        assert.deepEqual(starts, [0, ...ends], JSON.stringify(block.text));
        for (let offset = 0; offset <= block.text.length; offset += 1) {
          assert.equal(lineAt(starts, offset), ends.filter((end) => end <= offset).length);
        }
      }
    }
  });
});
