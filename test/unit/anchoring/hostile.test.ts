import assert from 'node:assert/strict';
import { carry } from '../../../server/src/anchoring/carry';
import { describe as describeSpan } from '../../../server/src/anchoring/describe';
import { locate } from '../../../server/src/anchoring/locate';
import { readDraft } from '../../../server/src/draft/draft';

/** Code units of each text: what is quadratic would take minutes. */
const LENGTH = 600_000;

const texts: [name: string, piece: string][] = [
  ['one word, on one line', 'word '],
  ['one letter', 'a'],
  ['one sentence, a paragraph each time', 'The Forum meets every year.\n\n'],
  ['one option after the other', 'Option 1: The Forum meets.\n\nOption 2: The Forum will meet.\n\n'],
  ['full stops', 'a. '],
  ['brackets that do not close', '[a '],
  ['parentheses that do not close', '(a '],
  ['letters of a script without spaces', '论坛每年举行会议'],
];

describe('anchoring in hostile texts', function () {
  this.timeout(60_000);

  for (const [name, piece] of texts) {
    it(`ends, for ${name}`, () => {
      const count = Math.floor(LENGTH / piece.length);
      const old = readDraft(piece.repeat(count));
      const now = readDraft(piece.repeat(count - 3));
      const span = { start: LENGTH / 2, end: LENGTH / 2 + 60 };
      for (const place of [
        carry(span, old, now),
        carry({ start: 1, end: old.length }, old, now),
        locate(describeSpan(old, span, 'a/b'), now),
      ]) {
        assert.ok(place.candidates.length <= 5);
      }
    });
  }

  it('keeps of a thousand paragraphs in two options what each quote needs', () => {
    const name = (at: number) => at.toString(26).replace(/\d/g, (digit) => 'klmnopqrst'[Number(digit)] ?? '');
    const sentences = Array.from(
      { length: 1000 },
      (_, at) => `The forum ${name(at)}a of ${name(at * 7)}b meets the ${name(at * 13)}c every year.`,
    );
    const old = readDraft(sentences.map((words, at) => `${at + 1}. ${words}\n\n`).join(''));
    const now = readDraft(
      sentences.map((words, at) => `${at + 1}. Option 1: ${words}\n\n${at + 1} alt. ${words}\n\n`).join(''),
    );
    const before = process.memoryUsage().arrayBuffers;
    const statuses = sentences.map((words) => {
      const start = old.text.indexOf(words);
      return carry({ start, end: start + words.length }, old, now).status;
    });
    const bytes = process.memoryUsage().arrayBuffers - before;
    assert.deepEqual(new Set(statuses), new Set(['ambiguous']));
    assert.ok(bytes < 50_000_000, `${bytes} bytes`);
  });
});
