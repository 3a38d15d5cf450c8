import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSimpleYaml } from '../../../server/src/yaml/simple-yaml';
import { readAnyYaml, readYaml } from '../../../server/src/yaml/yaml-value';

/** Pieces of YAML that lie close to what the simple reader takes, and what breaks it. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        'a',
        'kind',
        'by',
        'word',
        'two words',
        '2025-11-10T08:30:00Z',
        '1e5',
        '101',
        'A <a@b.org>',
        'é',
        '多',
      ],
      ...[
        'true',
        'False',
        'null',
        'Null',
        '~',
        'yes',
        '...',
        '---',
        'x:y',
        'x: y',
        'x:',
        'x #y',
        'x#y',
        '#c',
      ],
    ),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...[': ', ':', '\n', '\n', '\n', '\n  ', '\n    ', '\n\n', ' ', '  ', '- ', '-', '? ', '?', ', ', ','],
      ...[
        '"',
        "'",
        '\\',
        '\\"',
        '\\\\',
        '\\n',
        '[',
        ']',
        '[]',
        '{',
        '}',
        '|',
        '|-',
        '|+',
        '>',
        '&a ',
        '*a',
        '!t ',
      ],
      ...[
        '%',
        '@',
        '`',
        '=',
        '<<',
        '\t',
        '\r\n',
        '\u00a0',
        '\u2028',
        '\ufeff',
        '\0',
        '\x85',
        '😀',
        '(',
        '.',
        '+',
        '/',
      ],
    ),
  },
);
const simpleScalar = fc.constantFrom(
  ...[
    'word',
    'some words here',
    '"quoted: text"',
    '"a \\"b\\" c"',
    '[a, b]',
    '["x, y", z]',
    '[]',
    '101',
    "people's",
  ],
  ...[
    '[people\'s "own", 1]',
    '"x \\\\"',
    '"a\\nb\\\\n"',
    '"\\\\\\n "',
    '2025-11-10',
    'A <a@b.org>',
    '""',
    '" "',
    'a:b',
    'a#b',
    '|\n  one\n  two',
  ],
  ...['|-\n  one\n\n  two # x', '|\n    deeper: x\n    y'],
);
const scalar = fc.oneof(
  { weight: 12, arbitrary: simpleScalar },
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const block = fc
  .tuple(
    fc.constantFrom('|', '|-', '|+', '|2', '>', '| '),
    fc.constantFrom('  ', '    ', ' ', '      '),
    fc.array(fc.oneof(scalar, fc.constantFrom('', ' ', 'words: and', '# more', '  deeper', '---')), {
      maxLength: 4,
    }),
  )
  .map(([style, indent, lines]) => `${style}\n${lines.map((line) => `${indent}${line}`).join('\n')}`);
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('kind', 'by', 'target', 'x-y', 'quote', 'start', '__proto__') },
  { weight: 1, arbitrary: fc.constantFrom('null', 'true', 'a b', 'Kind', '"k"', '- k') },
);
const value = fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: block });
const field = (indent: string) =>
  fc
    .tuple(key, value)
    .map(([name, written]) => `${indent}${name}: ${written.replaceAll('\n', `\n${indent}`)}\n`);
const nested = fc
  .tuple(key, fc.array(field('  '), { maxLength: 3 }))
  .map(([name, fields]) => `${name}:\n${fields.join('')}`);
const yaml = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.oneof(field(''), field(''), nested), { maxLength: 4 })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 14 }).map((parts) => `${parts.join('')}\n`) },
);

describe('the simple YAML reader', function () {
  // Many runs each; a busy machine takes its time.
  this.timeout(60_000);

  it('gives what the full reader gives, or nothing', () => {
    let taken = 0;
    fc.assert(
      fc.property(yaml, (text) => {
        const simple = readSimpleYaml(text);
        if (!simple) return;
        taken += 1;
        assert.deepEqual({ value: simple, faults: [] }, readAnyYaml(text));
      }),
      { numRuns: 10_000 },
    );
    assert.ok(taken > 1000, `only ${taken} of the texts were simple`);
  });

  it('takes what it is meant for', () => {
    const texts = [
      'kind: annotation\nby: A. Member <a@example.org>\nafter: [01jc, 01jd]\n',
      'target:\n  draft: a/b\n  paragraph: "101"\n  quote: |-\n    one\n\n    two\n  start: 3\nproposal: |\n  x: y # z\n   deeper\n',
      'heading: ["a, b", c d]\npositions: []\nproposal: ""\n',
    ];
    for (const text of texts) assert.deepEqual(readSimpleYaml(text), readAnyYaml(text).value, text);
  });

  it('leaves the rest to the full reader', () => {
    const texts = [
      '',
      'a',
      'a: b',
      'a: b\na: c\n',
      'a: true\n',
      'a: ~\n',
      'a:\n',
      'a: "x\n',
      'a: b\n  c\n',
      '- a\n',
    ];
    texts.push(
      'a: |\n\n  x\n',
      'a: |\n  x\n\n',
      'a: [b: c]\n',
      'a: b: c\n',
      'a: b #c\n',
      `a: ${'x'.repeat(20_000)}\n`,
    );
    for (const text of texts) {
      assert.equal(readSimpleYaml(text), undefined, text.slice(0, 20));
      assert.deepEqual(readYaml(text), readAnyYaml(text));
    }
  });
});
