import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apply, editFields, type NewFields } from '../../../server/src/repository/edit-fields';

const agreement: NewFields = { status: 'agreed', agreed: '2026-02-03', agreed_by: ['harbour', 'lagoon'] };
const below = ['status', 'title'];

function edited(text: string, fields: NewFields = agreement): string | undefined {
  const edits = editFields(text, fields, below);
  return edits && apply(text, edits);
}

describe('setting fields of a file', () => {
  const cases: [name: string, before: string, after: string][] = [
    [
      'new fields below the status',
      '---\ntitle: T\nstatus: proposed\nlanguage: |\n  words\n---\n\nBody --- status: x\n',
      '---\ntitle: T\nstatus: agreed\nagreed: 2026-02-03\nagreed_by: [harbour, lagoon]\nlanguage: |\n  words\n---\n\nBody --- status: x\n',
    ],
    [
      'comments and odd spaces stay',
      '---\n# ours\ntitle:   "T"   # said\nstatus: proposed   # for now\n\nagreed: # not yet\n---\nBody',
      '---\n# ours\ntitle:   "T"   # said\nstatus: agreed   # for now\nagreed_by: [harbour, lagoon]\n\nagreed: 2026-02-03 # not yet\n---\nBody',
    ],
    [
      'line ends of Windows stay',
      '---\r\ntitle: T\r\nstatus: "proposed"\r\n---\r\nBody\r\n',
      '---\r\ntitle: T\r\nstatus: agreed\r\nagreed: 2026-02-03\r\nagreed_by: [harbour, lagoon]\r\n---\r\nBody\r\n',
    ],
    [
      'a list below its key gives way',
      '---\nstatus: proposed\nagreed_by:\n  - summit # early\n  - harbour\nterms: [a]\n---\n',
      '---\nstatus: agreed\nagreed: 2026-02-03\nagreed_by: [harbour, lagoon]\nterms: [a]\n---\n',
    ],
    [
      'without a status, below the title',
      '---\ntitle: >\n  A long\n  title\ndraft: a/b\n---\n',
      '---\ntitle: >\n  A long\n  title\nstatus: agreed\nagreed: 2026-02-03\nagreed_by: [harbour, lagoon]\ndraft: a/b\n---\n',
    ],
  ];
  for (const [name, before, after] of cases) it(name, () => assert.equal(edited(before), after));

  const refused: [name: string, text: string][] = [
    ['no fields', 'Body\n'],
    ['no closing line', '---\nstatus: proposed\n'],
    ['fields in braces', '---\n{title: T, status: proposed}\n---\n'],
    ['what cannot be read', '---\nstatus: [proposed\n---\n'],
    ['the same field twice', '---\nstatus: proposed\nstatus: agreed\n---\n'],
    ['a value that another one repeats', '---\nstatus: &s proposed\nother: *s\n---\n'],
  ];
  for (const [name, text] of refused) it(`refuses ${name}`, () => assert.equal(edited(text), undefined));

  it('keeps every other line, whatever the file holds', () => {
    const line = fc.constantFrom(
      'title: T',
      'language: |\n  a: b\n\n  # no comment',
      'fallback: "x: y" # why',
      'terms: [a, b]',
      'sources:\n  - url: https://example.org\n    date: 2026-01',
      'sources:\n- statement: s',
      'agreed: 2020-01-01 # old',
      'agreed:',
      'agreed_by:\n- a\n- b',
      'agreed_by: []',
      '# a comment',
      '',
    );
    const lines = fc.uniqueArray(line, { selector: (text) => /^[\w#]*/.exec(text)?.[0], maxLength: 8 });
    fc.assert(
      fc.property(
        lines,
        fc.nat(8),
        fc.constantFrom('\n', '\r\n'),
        fc.string(),
        (given, at, lineEnd, body) => {
          const yaml = [...given.slice(0, at), 'status: proposed', ...given.slice(at)].join('\n');
          const text = `---\n${yaml}\n---\n${body}`.replaceAll('\n', lineEnd);
          const result = edited(text);
          assert(result !== undefined, text);
          assert(result.endsWith(`---${lineEnd}${body.replaceAll('\n', lineEnd)}`));
          const touched = /^(?:status|agreed|agreed_by):/;
          const others = (whole: string) =>
            given.filter((part) => !touched.test(part) && whole.includes(part.replaceAll('\n', lineEnd)));
          assert.deepEqual(others(result), others(text));
          assert.equal(edited(result), result, 'setting the same again changes nothing');
        },
      ),
      { numRuns: 300 },
    );
  });
});
