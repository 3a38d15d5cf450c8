import assert from 'node:assert/strict';
import fc from 'fast-check';
import { follow } from '../../../server/src/anchoring/follow';
import { marked } from './marked';

/** `|` to `|` is replaced by what follows `→`. */
const cases: [name: string, before: string, insert: string, after: string][] = [
  [
    'shifts behind an edit above',
    'The |Forum| shall «meet» yearly',
    'new Forum',
    'The new Forum shall «meet» yearly',
  ],
  ['stays before an edit below', 'shall «meet» |yearly|', 'often', 'shall «meet» often'],
  ['does not take in what is typed at its start', 'shall |«meet» yearly', 'not ', 'shall not «meet» yearly'],
  ['does not take in what is typed at its end', 'shall «meet»| yearly', 'ing', 'shall «meet»ing yearly'],
  ['takes in what is typed inside', 'shall «meet| often» yearly', ' more', 'shall «meet more often» yearly'],
  ['takes in what is typed in its place', 'shall «|meet|» yearly', 'convene', 'shall «convene» yearly'],
  ['loses what is deleted from its start', 'sh|all «me|et» yearly', '', 'sh«et» yearly'],
  ['loses what is deleted from its end', 'shall «me|et» ye|arly', '', 'shall «me»arly'],
  ['is empty when all of it is deleted', 'sha|ll «meet» ye|arly', '', 'sha«»arly'],
];

describe('following an edit', () => {
  for (const [name, before, insert, after] of cases) {
    it(name, () => {
      const bare = before.replace(/[«»]/g, '');
      const start = bare.indexOf('|');
      const end = bare.lastIndexOf('|') === start ? start : bare.lastIndexOf('|') - 1;
      const from = marked(before.replace(/\|/g, '')).spans[0];
      assert.ok(from);
      const { text, spans } = marked(after);
      const plain = bare.replace(/\|/g, '');
      assert.equal(plain.slice(0, start) + insert + plain.slice(end), text);
      assert.deepEqual(follow(from, { span: { start, end }, length: insert.length }), spans[0]);
    });
  }

  it('keeps the words of a span that the edit does not touch', () => {
    const number = fc.nat(40);
    fc.assert(
      fc.property(number, number, number, number, number, (a, b, c, d, length) => {
        const text = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR';
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const edit = { start: Math.min(c, d), end: Math.max(c, d) };
        const after = text.slice(0, edit.start) + '-'.repeat(length) + text.slice(edit.end);
        const place = follow({ start, end }, { span: edit, length });
        assert.ok(0 <= place.start && place.start <= place.end && place.end <= after.length);
        if (edit.end <= start || edit.start >= end) {
          assert.equal(after.slice(place.start, place.end), text.slice(start, end));
        }
      }),
    );
  });
});
