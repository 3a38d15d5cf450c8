import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HighlightRows, type Mark } from '../../../client/src/highlight-rows';
import type { HighlightedBlock, HighlightsParams } from '../../../server/src/protocol';

const [support, oppose, watch] = [0, 1, 2];
const counts = { support: 0, oppose: 0, watch: 0 };

function push(version: number, from: number, removed: number, blocks: HighlightedBlock[]): HighlightsParams {
  return { uri: 'file:///d', version, from, removed, blocks, counts };
}

/** Marks as `line:character-endLine:endCharacter stance`. */
function read(rows: HighlightRows): string[] {
  return [...rows.marks()].map(
    ({ line, character, endLine, endCharacter, stance }) =>
      `${line}:${character}-${endLine}:${endCharacter} ${stance}`,
  );
}

describe('highlight rows', () => {
  it('count lines from the first block of the document', () => {
    const rows = new HighlightRows();
    rows.splice(push(1, 0, -1, [[2, 0, 4, 0, 9, support, 1, 0, 1, 3, oppose], [1], [3, 1, 0, 2, 5, watch]]));
    assert.deepEqual(read(rows), ['0:4-0:9 0', '1:0-1:3 1', '4:0-5:5 2']);
    assert.equal(rows.version, 1);
  });

  it('move what stands below an edit, without being told', () => {
    const rows = new HighlightRows();
    rows.splice(push(1, 0, -1, [[1], [1, 0, 0, 0, 5, oppose]]));
    rows.splice(push(2, 0, 1, [[2], [2]]));
    assert.deepEqual(read(rows), ['4:0-4:5 1']);
  });

  it('name the stances of the blocks that came and went, and no other', () => {
    const rows = new HighlightRows();
    assert.equal(
      rows.splice(
        push(1, 0, -1, [
          [1, 0, 0, 0, 5, support],
          [1, 0, 0, 0, 5, watch],
        ]),
      ),
      0b111,
    );
    assert.equal(rows.splice(push(2, 1, 1, [[1]])), 1 << watch);
    assert.equal(rows.splice(push(3, 1, 1, [[1, 0, 1, 0, 2, oppose]])), 1 << oppose);
    assert.equal(rows.splice(push(4, 2, 0, [[1]])), 0);
  });

  describe('after an edit that met no mark', () => {
    /** `a [support] b [oppose] c`, the marks at 2-9 and 12-18 of line 0; line 1 is a block without any. */
    function edit(start: [number, number], end: [number, number], blocks: HighlightedBlock[], version = 2) {
      const rows = new HighlightRows();
      rows.splice(push(1, 0, -1, [[1, 0, 2, 0, 9, support, 0, 12, 0, 18, oppose], [1]]));
      rows.edited(version, [
        { start: { line: start[0], character: start[1] }, end: { line: end[0], character: end[1] } },
      ]);
      return rows.splice(push(2, 0, 1, blocks));
    }
    const moved: HighlightedBlock[] = [[1, 0, 3, 0, 10, support, 0, 13, 0, 19, oppose]];

    it('marks that only moved are not named', () => {
      assert.equal(edit([0, 0], [0, 0], moved), 0);
      assert.equal(edit([0, 0], [0, 1], moved), 0);
      assert.equal(edit([0, 19], [1, 0], moved), 0);
    });
    it('a mark that came, went or grew is', () => {
      assert.equal(edit([0, 0], [0, 0], [[1, 0, 3, 0, 10, support]]), 1 << oppose);
      assert.equal(edit([0, 0], [0, 0], [[1, 0, 3, 0, 10, support, 0, 12, 0, 19, oppose]]), 1 << oppose);
      assert.equal(edit([0, 0], [0, 0], [[1, 0, 3, 0, 9, support, 0, 13, 0, 19, watch]]), 0b111);
    });
    it('a mark that was met is, and one beside it', () => {
      for (const at of [2, 5, 9, 12, 18]) assert.equal(edit([0, at], [0, at], moved), 0b011);
      assert.equal(edit([0, 0], [1, 0], moved), 0b011);
    });
    it('nothing is taken for granted when the edits are ahead of the pushes', () => {
      assert.equal(edit([0, 0], [0, 0], moved, 3), 0b011);
    });
  });

  it('refuse a push that does not fit, and stay as they are', () => {
    const rows = new HighlightRows();
    assert.equal(rows.splice(push(1, 0, 0, [[1]])), undefined);
    assert.equal(rows.version, -1);
    rows.splice(push(1, 0, -1, [[1, 0, 0, 0, 5, support]]));
    for (const bad of [push(2, 1, 1, []), push(2, -1, 1, []), push(2, 0, -2, [])]) {
      assert.equal(rows.splice(bad), undefined);
      assert.deepEqual(read(rows), ['0:0-0:5 0']);
      assert.equal(rows.version, 1);
    }
  });

  it('after any pushes are those of one push of the same blocks', () => {
    const mark = fc.tuple(fc.nat(3), fc.nat(80), fc.nat(3), fc.nat(80), fc.nat(2));
    const block = fc
      .tuple(fc.nat(4), fc.array(mark, { maxLength: 3 }))
      .map(([breaks, marks]): HighlightedBlock => [breaks, ...marks.flat()]);
    const edit = fc.record({ at: fc.nat(), gone: fc.nat(), blocks: fc.array(block, { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(block), fc.array(edit, { maxLength: 10 }), (first, edits) => {
        const rows = new HighlightRows();
        let all = first;
        rows.splice(push(0, 0, -1, all));
        for (const [version, { at, gone, blocks }] of edits.entries()) {
          const from = at % (all.length + 1);
          const removed = gone % (all.length - from + 1);
          assert.notEqual(rows.splice(push(version, from, removed, blocks)), undefined);
          all = all.toSpliced(from, removed, ...blocks);
        }
        const whole = new HighlightRows();
        whole.splice(push(99, 0, -1, all));
        assert.deepEqual<Mark[]>([...rows.marks()], [...whole.marks()]);
      }),
    );
  });
});
