import assert from 'node:assert/strict';
import { readDraft } from '../../../server/src/draft/draft';
import { symbolTree } from '../../../server/src/features/symbols';

describe('the symbols of a long text', () => {
  const draft = readDraft('1. We act.\n\n'.repeat(30_000));

  it('are bounded, and say what is left out', async () => {
    const symbols = await symbolTree(draft, { isCancellationRequested: false });
    assert.equal(symbols.length, 20_001);
    assert.equal(symbols.at(-2)?.name, '1 We act.');
    assert.equal(symbols.at(-1)?.name, '10000 more are not listed');
    assert.deepEqual(symbols.at(-1)?.range.start, { line: 40_000, character: 0 });
    assert.deepEqual(symbols.at(-1)?.range.end.line, 59_999);
  });

  it('are given up once nobody waits for them', async () => {
    let asked = 0;
    const token = {
      get isCancellationRequested() {
        asked += 1;
        return asked > 2;
      },
    };
    assert.deepEqual(await symbolTree(draft, token), []);
    assert.equal(asked, 3);
  });
});
