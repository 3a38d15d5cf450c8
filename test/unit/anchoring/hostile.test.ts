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
});
