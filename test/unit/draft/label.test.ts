import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normaliseLabel, readLabel } from '../../../server/src/draft/label';
import { compareLabels } from '../../../server/src/draft/label-order';

describe('labels', () => {
  const table: Readonly<Record<string, string | undefined>> = {
    '1. We meet': 'number 1',
    '29 bis. We meet': 'number 29 bis',
    '29 *bis* We meet': 'number 29 bis',
    '29 bis (a) We meet': 'number 29 bis(a)',
    '7.bis [We meet]': 'number 7 bis',
    '1 quat We meet': 'number 1 quater',
    '3.3ter We meet': 'number 3.3 ter',
    '28   We meet': 'number 28',
    '(17quater) We': 'number (17 quater)',
    '(a) We meet': 'letter (a)',
    'a) We meet': 'letter (a)',
    '(iv) We meet': 'roman (iv)',
    'IV. Internet governance': 'roman IV',
    'PP3 Recalling': 'preambular PP3',
    Pp5: 'preambular PP5',
    'OP6alt Urges': 'operative OP6 alt',
    'OP7 ter. Urges': 'operative OP7 ter',
    '[OP8 Urges]': 'operative OP8',
    '**Option 1:** We meet': 'option Option 1',
    '[Option (a): We meet]': 'option Option (a)',
    'Option I': 'option Option I',
    'Article 2bis (general)': 'article Article 2 bis',
    'CHAPTER II': 'article Chapter II',
    'Artículo 1': 'article Article 1',
    'Article premier': 'article Article 1',
    'Статья 12': 'article Article 12',
    'المادة 3': 'article Article 3',
    第二十三条: 'article Article 23',
    '• We meet': 'bullet -',
    '- (17bis) We': 'number (17 bis)',
    'OP7 alt 2: Urges': 'operative OP7 alt2',
    '**Option 2**: We meet': 'option Option 2',
    'i. by land': 'roman (i)',
    'б) собраться': 'letter (б)',
    '٢ - تطلب': 'number 2',
    '3.3: We meet': 'number 3.3',
    '30 . We meet': 'number 30',
    '3.x We meet': undefined,
    '2 - 3 years': undefined,
    'i. e. soon': undefined,
    'I. think so': undefined,
    '2015 was a year': undefined,
    '1.5 °C is the limit': undefined,
    '10 March 2015': undefined,
    '24/7 support': undefined,
    '(EU) We meet': undefined,
    '(the host) We meet': undefined,
    'Option for all': undefined,
    'I am here': undefined,
    Optional: undefined,
    '-dash': undefined,
  };
  for (const [text, expected] of Object.entries(table)) {
    it(text, () => {
      const found = readLabel(text, 0, text.length);
      assert.equal(found && `${found.label.style} ${found.label.key}`, expected);
    });
  }

  it('are the same however they are written', () => {
    assert.equal(normaliseLabel('29bis'), normaliseLabel('29 bis.'));
    assert.equal(normaliseLabel('Article 6, paragraph 2 (d)'), normaliseLabel('article 6.2(d)'));
    assert.equal(normaliseLabel('op6alt'), normaliseLabel('OP6 alt'));
    assert.equal(normaliseLabel('para. 57'), normaliseLabel('57'));
  });
});

describe('the order of labels', () => {
  it('follows the text: 3 < 3 bis < 3 ter < 4, an alternative after what it replaces', () => {
    for (const [one, other] of [
      ['3', '3 bis'],
      ['3 bis', '3 ter'],
      ['3 ter', '4'],
      ['3', '3 alt'],
      ['3 alt', '3 bis'],
      ['3(a)', '3(b)'],
      ['3(b)(i)', '3(b)(v)'],
      ['9', '10'],
      ['PP10', '1'],
      ['Article 2.1', 'Article 2.1 bis'],
      ['Article 2.9', 'Article 10.1'],
    ] as const) {
      assert.ok(compareLabels(one, other) < 0, `${one} < ${other}`);
      assert.ok(compareLabels(other, one) > 0, `${other} > ${one}`);
    }
  });

  it('is total', () => {
    const label = fc
      .array(
        fc.constantFrom(
          '1',
          '2',
          '12',
          ' bis',
          ' ter',
          ' alt',
          '(a)',
          '(i)',
          '(ii)',
          '(aa)',
          '.',
          'PP',
          'OP',
          'Article ',
          'Annex ',
          'IV',
          'x',
        ),
        { maxLength: 5 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        assert.ok(Math.sign(compareLabels(a, b)) + Math.sign(compareLabels(b, a)) === 0);
        if (compareLabels(a, b) <= 0 && compareLabels(b, c) <= 0) assert.ok(compareLabels(a, c) <= 0);
      }),
      { numRuns: 2_000 },
    );
  });
});
