import assert from 'node:assert/strict';
import { plainLine, shown } from '../../../server/src/annotations/plain-line';

describe('words of a repository on one line', () => {
  const cases: readonly [what: string, words: string, expected: string][] = [
    ['no control of a terminal', '\u001b]0;pwned\u0007 x\u009b31m', ' ]0;pwned  x 31m'],
    ['no line break of any kind', 'a\r\nb\u2028c\u0085d', 'a b c d'],
    ['no change of direction', 'a\u202eb\u202c \u2066c\u2069\u200fd', 'ab cd'],
    ['nothing that hides', 'co\u00adop\u200beration\ufeff', 'cooperation'],
    ['the joiners of Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['the joiners of Hindi', 'क्\u200dष', 'क्\u200dष'],
    ['no joiner outside of a word', '\u200da \u200c b\u200d', 'a  b'],
  ];
  for (const [what, words, expected] of cases) {
    it(`hold ${what}`, () => assert.equal(plainLine(words), expected));
  }

  it('are cut where they are too long for a sentence, between characters', () => {
    assert.equal(shown('x'.repeat(120)), 'x'.repeat(120));
    assert.equal(shown('x'.repeat(121)), `${'x'.repeat(119)}…`);
    assert.equal(shown('a😀😀', 4), 'a😀…');
    assert.equal(shown('\u200b'.repeat(1_000_000)), '');
  });
});
