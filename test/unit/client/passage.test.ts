import assert from 'node:assert/strict';
import { passageAt } from '../../../client/src/annotations/passage';

/** `|` is the cursor, `«»` what is to be annotated. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'the sentence at the cursor',
    'One was agreed. Two| stays open. Three.',
    'One was agreed. «Two stays open.» Three.',
  ],
  [
    'the last sentence, from its end',
    'One was agreed. Two stays open.|',
    'One was agreed. «Two stays open.»',
  ],
  ['the paragraph, from its number', '|1. We reaffirm the principles.', '«1. We reaffirm the principles.»'],
  ['no spaces around', '  We decide| so.  ', '  «We decide so.»  '],
];

describe('passageAt', () => {
  for (const [what, given, expected] of cases) {
    it(`takes ${what}`, () => {
      const line = given.replace('|', '');
      const found = passageAt(line, given.indexOf('|'));
      assert.ok(found);
      const { start, end } = found;
      assert.equal(`${line.slice(0, start)}«${line.slice(start, end)}»${line.slice(end)}`, expected);
    });
  }

  it('takes nothing of an empty line', () => {
    assert.equal(passageAt('   ', 1), undefined);
    assert.equal(passageAt('', 0), undefined);
  });
});
