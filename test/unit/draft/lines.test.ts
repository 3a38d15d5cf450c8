import assert from 'node:assert/strict';
import { countLineBreaks, isSpace, readLine } from '../../../server/src/draft/lines';
import { chance } from '../../bench/anchors/chance';

const signs = [' ', '\t', '\n', '\r', '\r\n', '\f', '\u00a0', 'a', 'b', 'x'.repeat(511), '  '];

describe('the lines of a text', () => {
  it('are those that splitting at every line break gives, whatever the text', () => {
    const dice = chance(7);
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: dice.whole(1, 12) }, () => dice.pick(signs)).join('');
      // A break at the very end opens no line.
      const expected = text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
      let at = 0;
      let count = 0;
      for (; at < text.length; count += 1) {
        const line = readLine(text, at);
        const own = expected[count] ?? '';
        const words = text.slice(line.first, line.end);
        assert.equal(words, trimmed(own), JSON.stringify(text));
        assert.equal(line.feed, own.includes('\f'), JSON.stringify(text));
        assert.ok(line.next > at);
        at = line.next;
      }
      assert.equal(count, expected.length, JSON.stringify(text));
      assert.equal(countLineBreaks(text), text.split(/\r\n|\r|\n/).length - 1, JSON.stringify(text));
    }
  });

  it('count columns of white space, a tab to the next multiple of four, a new page from none', () => {
    for (const [text, indent] of [
      ['  a', 2],
      ['\ta', 4],
      [' \ta', 4],
      ['   \f a', 1],
      ['a', 0],
    ] as const) {
      assert.equal(readLine(text, 0).indent, indent, JSON.stringify(text));
    }
  });

  it('are found in linear time where a lone carriage return ends them', () => {
    const text = 'a line\r'.repeat(60_000);
    const started = performance.now();
    let count = 0;
    for (let at = 0; at < text.length; at = readLine(text, at).next) count += 1;
    assert.equal(count, 60_000);
    // A search for the line feed that is not there would take seconds.
    assert.ok(performance.now() - started < 1500);
  });
});

function trimmed(line: string): string {
  let [first, end] = [0, line.length];
  while (first < end && isSpace(line.charCodeAt(first))) first += 1;
  while (end > first && isSpace(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(first, end);
}
