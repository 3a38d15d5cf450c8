import { equal } from 'node:assert/strict';
import { foldUnit, Kind } from '../../../server/src/terms/fold';

describe('The table of folded letters', () => {
  it('agrees with the properties of Unicode, also where it knows a character without asking', () => {
    for (let unit = 0; unit < 0xd800; unit++) {
      const text = String.fromCharCode(unit);
      const value = foldUnit(unit);
      const what = `U+${unit.toString(16)}`;
      if (
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text) &&
        /\p{L}/u.test(text)
      )
        equal(value, Kind.unspaced, what);
      else if (/[\p{L}\p{Nd}\p{Nl}]/u.test(text))
        equal(value >= Kind.firstLetter || value === Kind.composed || isStrange(unit, value), true, what);
      else equal(value < Kind.firstLetter, true, what);
      if (/\s/.test(text) && !/[\n\u2028\u2029\ufeff]/.test(text)) equal(value, Kind.space, what);
      if (/[\p{P}\p{S}]/u.test(text) && value !== Kind.symbol)
        equal(/[-[\]*_\u2013\u2010-\u2012\u2212\u058a\u1806\u30fb]/u.test(text), true, what);
    }
  });

  it('takes capitals, compatible forms and letters that readers do not keep apart for the same', () => {
    const pairs = [
      'Aa',
      'Zz',
      'Éé',
      'Œœ',
      'Žž',
      'ſs',
      'Σσ',
      'ςσ',
      'Жж',
      'Ёе',
      'ёе',
      'Ђђ',
      'Ѡѡ',
      'أا',
      'آا',
      'ٱا',
      'Ａa',
    ];
    for (const pair of pairs) equal(foldUnit(pair.charCodeAt(0)), foldUnit(pair.charCodeAt(1)), pair);
    for (const mark of 'ĳŀǆ') equal(foldUnit(mark.charCodeAt(0)), Kind.composed, mark);
  });
});

/** Scripts without spaces that are not asked for above, and the line that stretches Arabic letters. */
function isStrange(unit: number, value: number): boolean {
  return value === Kind.unspaced || (unit === 0x640 && value === Kind.ignorable);
}
