import fc from 'fast-check';
import type { Draft } from '../../../server/src/draft/draft';

/** Pieces that conventions are made of, and what goes wrong with them. */
const PIECES = [
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\n\n\n',
  '\f',
  '\n\f',
  ' ',
  '    ',
  '\t',
  '      ',
  '1. ',
  '2. ',
  '3 bis. ',
  '29.',
  '29\n',
  '(a) ',
  '(b) ',
  '(i) ',
  '(ii) ',
  'a) ',
  '- ',
  '* ',
  '• ',
  'II. ',
  'A. ',
  'PP1 ',
  'Pp2\n',
  'OP6alt ',
  'OP7 ter. ',
  'Article 6\n',
  '## Article 3bis *(purpose)*\n',
  '# Title\n',
  'Annex\n',
  'Option 1: ',
  '**Option 2:** ',
  'Option (a): ',
  'ALL CAPITALS\n',
  'Title Case Line\n',
  '=====\n',
  '---\n',
  '***\n',
  '[',
  ']',
  '[shall][should]',
  '[[',
  ']]',
  '(EU, CANZ: delete)',
  ' (Agreed)',
  '[^1]',
  '\n[^1]: ',
  '[source]: http://x.y\n',
  'Recalling its resolution 70/125, ',
  'Recognizing that',
  'Decides to extend; ',
  'Welcomes',
  'the Forum',
  'shall',
  'and ',
  '.',
  ';',
  ',',
  ':',
  ' paragraph\n',
  'Geneva2 ',
  '2015 was a year',
  '1.5 °C',
  'Page 3 of 20\n',
  'RUNNING HEADER LINE\n',
  '22-02898 3/7\n',
  'A/C.3/78/L.60/Rev.1\n',
  '12\n',
  '{:toc}\n',
  '第一条\n',
  '决定',
  'المادة 1\n',
  'Статья 1\n',
  '\u00a0',
  '\ufeff',
  '\ud83d',
  'x'.repeat(170),
  '\n--',
  '...\n',
  '<!-- -->\n',
];

/** Text in the manner of drafts, with everything in it that readers of them stumble over. */
export const draftText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    {
      maxLength: 160,
      size: 'max',
    },
  )
  .map((pieces) => pieces.join(''));

/** A random edit of a text, by fractions of its length. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 80 })),
  text: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 2 })),
});

/** Applies an edit to a draft and, independently, to its text; throws where the two differ. */
export function applyEdit(
  draft: Draft,
  text: string,
  { at, length, text: words }: Edit,
): { draft: Draft; text: string } {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + length);
  const expected = text.slice(0, start) + words + text.slice(end);
  return { draft: draft.edit({ start, end }, words).draft, text: expected };
}
