import assert from 'node:assert/strict';
import fc from 'fast-check';
import { movedRange } from '../../../client/src/annotations/moved-range';

/** `«»` mark the range, `[was|is]` the edit. */
const cases: readonly (readonly [string, string, string])[] = [
  ['an edit before', 'one [two|2] «three» four', 'one 2 «three» four'],
  ['an edit behind', 'one «two» three [four|4]', 'one «two» three 4'],
  ['an edit inside', 'one «two [three|3] four» five', 'one «two 3 four» five'],
  ['words typed at the start', 'one [|new ]«two» three', 'one new «two» three'],
  ['words typed at the end', 'one «two»[| new] three', 'one «two» new three'],
  ['the start replaced', 'one [two «three|2] four» five', 'one 2« four» five'],
  ['the end replaced', 'one «two [three» four|3] five', 'one «two »3 five'],
  ['all of it deleted', 'one [two «three» four|] five', 'one «» five'],
  ['lines put in above', '[|new\nlines\n]one «two» three', 'new\nlines\none «two» three'],
  ['lines taken out above', '[one\ntwo\n|]three «four»', 'three «four»'],
  ['a line broken before it', 'one [ |\n]two «three»', 'one \ntwo «three»'.replace('one ', 'one')],
  ['a line broken inside', 'one «two[ |\n]three» four', 'one «two\nthree» four'],
];

describe('movedRange', () => {
  for (const [what, before, after] of cases) {
    it(`follows ${what}`, () => {
      const { range, change } = parse(before);
      assert.deepEqual(movedRange(range, change), parse(after).range);
    });
  }

  it('never ends before it begins', () => {
    const position = fc.record({ line: fc.nat(6), character: fc.nat(9) });
    fc.assert(
      fc.property(position, position, position, position, fc.string({ maxLength: 6 }), (a, b, c, d, text) => {
        const range = ordered(a, b);
        const moved = movedRange(range, { range: ordered(c, d), text });
        assert.ok(compare(moved.start, moved.end) <= 0);
      }),
    );
  });
});

type Position = { line: number; character: number };

function ordered(a: Position, b: Position) {
  return compare(a, b) <= 0 ? { start: a, end: b } : { start: b, end: a };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function parse(marked: string) {
  const plain = marked.replace(/[«»]/g, '');
  const edit = /\[([^|]*)\|([^\]]*)\]/.exec(plain);
  const text = edit ? plain.replace(edit[0], edit[1] ?? '') : plain;
  const withoutEdit = edit ? marked.replace(/\|[^\]]*\]/, '').replace('[', '') : marked;
  const start = withoutEdit.indexOf('«');
  const end = withoutEdit.indexOf('»') - 1;
  const at = edit?.index ?? 0;
  return {
    range: { start: positionAt(text, start), end: positionAt(text, end) },
    change: {
      range: { start: positionAt(text, at), end: positionAt(text, at + (edit?.[1] ?? '').length) },
      text: edit?.[2] ?? '',
    },
  };
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
}
