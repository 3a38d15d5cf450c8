import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { annotationStances, type Entry } from '../../../server/src/annotations/entry';
import { entryFileName, entryIds } from '../../../server/src/annotations/entry-names';
import { newEntry, type Words } from '../../../server/src/annotations/new-entry';
import type { Writer } from '../../../server/src/entries/writer';
import { composeEntry, entryText } from '../../../server/src/repository/compose-entry';
import type { Finding } from '../../../server/src/repository/finding';
import { readEntry } from '../../../server/src/repository/read-entry';
import { takeApart } from '../../../server/src/repository/read-file';
import { kinds, target } from '../annotations/examples';
import { root } from './memory-files';

const writer: Writer = {
  member: 'example-registry',
  name: 'A. Member',
  email: 'a.member@example.org',
  now: Date.parse('2025-11-10T08:30:00.123Z'),
  id: '01km3vm6ars95te3hnq193eyn8',
};

function read(content: string | Uint8Array, name = entryFileName(writer.id, writer.member)) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = takeApart(`file:///${name}`, 'markdown', bytes);
  const findings: Finding[] = [...file.findings];
  return { entry: readEntry(name, writer.id, file, findings), problems: findings.map(({ code }) => code) };
}

/** Texts that a file format may trip over. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...['---', '...', '\n', '\r\n', '\r', ' ', '\t', '#', ': ', '- ', '? ', '| ', '> ', '!', '&a', '*a'],
        ...[
          '"',
          "'",
          '\\',
          '{',
          '}',
          '[',
          ']',
          ',',
          '%',
          '@',
          '`',
          '~',
          'null',
          'true',
          'yes',
          '1e5',
          '0x1F',
        ],
        ...['<<<<<<< ours', '=======', '>>>>>>> theirs', '\0', '\x1b', '\x7f', '\x85', '\u2028', '\ufeff'],
        ...['\ud83d', '👩‍👩‍👧', 'السياسة', '多利益攸关方', 'é', 'e\u0301', '\u00a0', '\u202e', 'words'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

const words: fc.Arbitrary<Words> = fc
  .record(
    {
      kind: fc.constantFrom(...kinds),
      of: fc.constant('01km2cny9tm87ya9j9qdqd2jgb'),
      stance: fc.constantFrom(...annotationStances),
      positions: fc.array(fc.constantFrom('igf-permanent', '2030', 'true'), { maxLength: 3 }),
      proposal: fc.oneof(hostile, fc.constant(false as const)),
      body: hostile,
      target: fc.record(
        {
          draft: fc.constantFrom('idc/rev-1', 'old-declaration'),
          text: fc.constantFrom('0'.repeat(64), `12e${'4'.repeat(61)}`, 'a'.repeat(64)),
          paragraph: fc.oneof(
            fc.constantFrom('101', '29 bis (a)', '1.10'),
            hostile.filter((s) => s !== ''),
          ),
          heading: fc.array(
            hostile.filter((s) => s !== ''),
            { maxLength: 3 },
          ),
          quote: hostile.filter((s) => s !== ''),
          prefix: hostile,
          suffix: hostile,
          start: fc.nat(1000),
          end: fc.integer({ min: 1001, max: 999_999_999 }),
        },
        {
          requiredKeys: ['draft', 'text', 'heading', 'quote', 'prefix', 'suffix', 'start', 'end'],
          noNullPrototype: true,
        },
      ),
    },
    { requiredKeys: ['kind'], noNullPrototype: true },
  )
  .map((given) => ({ ...given, target: given.target ?? target() }));

describe('writing an entry', function () {
  // Many runs each; a busy machine takes its time.
  this.timeout(60_000);

  it('reads well without Caucus', () => {
    const entry = newEntry(
      {
        kind: 'annotation',
        stance: 'amend',
        positions: ['igf-permanent'],
        target: target({ draft: 'wsis20/rev-1', paragraph: '101' }),
        proposal: 'sustainable funding,\nfrom the regular budget',
        body: 'The Forum needs **predictable** funding.\r\n\r\nSee our statement.',
      },
      writer,
      { heads: ['01km2cny9tm87ya9j9qdqd2jgb', '01km2cny9tm87ya9j9qdqd2jgc'] },
    );
    assert.equal(
      entryText(entry),
      [
        '---',
        'kind: annotation',
        'by: A. Member <a.member@example.org>',
        'member: example-registry',
        'date: 2025-11-10T08:30:00Z',
        'after: [01km2cny9tm87ya9j9qdqd2jgb, 01km2cny9tm87ya9j9qdqd2jgc]',
        'stance: amend',
        'positions: [igf-permanent]',
        'target:',
        '  draft: wsis20/rev-1',
        `  text: ${'a'.repeat(64)}`,
        '  paragraph: "101"',
        '  heading: [Internet governance]',
        '  quote: existing funding arrangements',
        '  prefix: "consultation with those responsible for "',
        '  suffix: ", including voluntary contributions"',
        '  start: 100',
        '  end: 129',
        'proposal: |',
        '  sustainable funding,',
        '  from the regular budget',
        '---',
        '',
        'The Forum needs **predictable** funding.',
        '',
        'See our statement.',
        '',
      ].join('\n'),
    );
  });

  it('keeps words over several lines readable', () => {
    const text = entryText(
      newEntry(
        {
          kind: 'annotation',
          target: target({ quote: 'one\ntwo: "three"', prefix: 'before.\n\n13. [We ', suffix: '\n' }),
        },
        writer,
      ),
    );
    assert.match(text, / {2}quote: \|-\n {4}one\n {4}two: "three"\n/);
    assert.match(text, / {2}prefix: "before\.\\n\\n13\. \[We "\n {2}suffix: "\\n"\n/);
  });

  it('has no lines to spare', () => {
    const entry = newEntry({ kind: 'endorse', of: '01km2cny9tm87ya9j9qdqd2jgb' }, writer);
    assert.equal(
      entryText(entry),
      '---\nkind: endorse\nby: A. Member <a.member@example.org>\nmember: example-registry\ndate: 2025-11-10T08:30:00Z\nof: 01km2cny9tm87ya9j9qdqd2jgb\n---\n',
    );
  });

  it('goes below the folder of its thread', () => {
    const entry = newEntry({ kind: 'reply', body: 'Yes.' }, writer);
    assert.equal(
      composeEntry(root, 'idc/rev-1-p12-01km2cny9tm87ya9j9qdqd2jgb', entry).uri,
      `${root}/annotations/idc/rev-1-p12-01km2cny9tm87ya9j9qdqd2jgb/01km3vm6ars95te3hnq193eyn8-example-registry.md`,
    );
  });

  it('is read as it was composed, whatever the words', () => {
    fc.assert(
      fc.property(words, hostile, hostile, (given, name, email) => {
        const entry = newEntry(given, { ...writer, name, email });
        const { entry: found, problems } = read(entryText(entry));
        assert.deepEqual(problems, []);
        assert.deepEqual(found, entry);
        assert.deepEqual(newEntry({ ...given, ...withBody(entry) }, { ...writer, name, email }), entry);
      }),
      { numRuns: 800 },
    );
  });

  it('is read alike by any other YAML reader', () => {
    fc.assert(
      fc.property(words, (given) => {
        const entry = newEntry(given, writer);
        const text = entryText(entry);
        const yaml = parse(text.slice(4, text.indexOf('\n---\n', 4) + 1));
        assert.equal(yaml.target.quote, entry.target?.quote);
        assert.equal(yaml.target.prefix, entry.target?.prefix);
        assert.deepEqual(yaml.target.heading ?? [], entry.target?.heading);
        assert.equal(yaml.target.paragraph, entry.target?.paragraph);
        assert.equal(yaml.target.text, entry.target?.text);
        assert.equal(typeof yaml.date, 'string');
        if (typeof entry.proposal === 'string') assert.equal(yaml.proposal.trim(), entry.proposal);
      }),
      { numRuns: 300 },
    );
  });
});

function withBody({ body, proposal }: Entry): Partial<Words> {
  return { body, ...(proposal !== undefined && { proposal }) };
}

describe('reading an entry', () => {
  const good = entryText(
    newEntry(
      { kind: 'annotation', stance: 'amend', target: target(), proposal: 'x', body: 'Words.' },
      writer,
    ),
  );

  it('keeps the words of a file that is damaged, and says what is wrong', () => {
    const cases: [string, string, Partial<Entry>, string[]][] = [
      ['no fields', 'Only words.', { kind: 'unknown', body: 'Only words.' }, ['missing-front-matter']],
      ['empty', '', { kind: 'unknown', body: '' }, ['missing-front-matter']],
      [
        'cut off within the fields',
        good.slice(0, good.indexOf('stance:')),
        { kind: 'annotation', member: 'example-registry', body: '' },
        ['missing-front-matter'],
      ],
      [
        'conflict',
        good.replace('Words.', '<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> other'),
        { kind: 'annotation', body: 'Ours.' },
        ['conflict-markers'],
      ],
      ['bad YAML', good.replace('stance: amend', 'stance: "amend'), { body: 'Words.' }, ['bad-yaml']],
      ['kind of a later version', good.replace('annotation', 'poll'), { kind: 'unknown' }, ['unknown-kind']],
      [
        'no kind',
        good.replace('kind: annotation\n', ''),
        { kind: 'unknown', stance: 'amend' },
        ['missing-field'],
      ],
      ['bad stance', good.replace('amend', 'ammend'), { kind: 'annotation', body: 'Words.' }, ['bad-value']],
      ['no target', good.replace(/target:\n(?: {2}.*\n)+/, ''), { kind: 'annotation' }, ['missing-field']],
      ['no quote', good.replace(/ {2}quote:.*\n/, ''), { kind: 'annotation' }, ['missing-field']],
      ['unknown key', good.replace('stance:', 'mood: fine\nstance:'), { stance: 'amend' }, ['unknown-key']],
    ];
    for (const [title, content, expected, codes] of cases) {
      const { entry, problems } = read(content);
      for (const [key, value] of Object.entries(expected)) {
        assert.deepEqual(entry[key as keyof Entry], value, `${title}: ${key}`);
      }
      assert.deepEqual([...new Set(problems)], codes, title);
    }
  });

  it('does not trust offsets that lack their text, nor a text that lacks its offsets', () => {
    for (const damage of [/ {2}text:.*\n/, / {2}start:.*\n/, / {2}end:.*\n/, /start: 100/]) {
      const { entry } = read(good.replace(damage, damage.source.startsWith('start') ? 'start: 200' : ''));
      assert.deepEqual(entry.target, { ...target(), text: '', start: 0, end: target().quote.length });
    }
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        read(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.nat(good.length), hostile, (at, noise) => {
        read(good.slice(0, at) + noise + good.slice(at));
      }),
    );
  });
});

describe('the ids of entries', () => {
  it('sort in the order in which they were made, in small letters', () => {
    const next = entryIds();
    const made = Array.from({ length: 1000 }, (_, i) => next(1_762_763_400_000 + Math.floor(i / 100)));
    assert.deepEqual([...made].sort(), made);
    assert.equal(new Set(made).size, made.length);
    assert.ok(made.every((id) => /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id)));
  });

  it('do not go back when the clock does', () => {
    const next = entryIds();
    const first = next(2_000_000_000_000);
    assert.ok(next(1_000_000_000_000) > first);
  });
});
