import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe as describeSpan } from '../../../server/src/anchoring/describe';
import type { Target } from '../../../server/src/anchoring/target';
import type { Entry } from '../../../server/src/annotations/entry';
import { annotationStances } from '../../../server/src/annotations/entry';
import { entryIds } from '../../../server/src/annotations/entry-names';
import { foldThread } from '../../../server/src/annotations/fold';
import { newEntry, type Words } from '../../../server/src/annotations/new-entry';
import {
  fromWebAnnotations,
  type ImportContext,
} from '../../../server/src/annotations/web-annotation/from-web-annotation';
import { entryIdFor, entryIri, mailIri, webIri } from '../../../server/src/annotations/web-annotation/iris';
import { toCodePoints, toCodeUnits } from '../../../server/src/annotations/web-annotation/model';
import { annotationsIn } from '../../../server/src/annotations/web-annotation/read-web-annotation';
import { targetOfSelectors } from '../../../server/src/annotations/web-annotation/target-of-selectors';
import { toWebAnnotations } from '../../../server/src/annotations/web-annotation/to-web-annotation';
import { readDraft } from '../../../server/src/draft/draft';
import { kinds } from './examples';
import { checkWebAnnotation, iri } from './web-annotation-rules';

const draft = readDraft(
  '---\ntitle: 😀 Rev.1\n---\n\n12. 👩‍👩‍👧 We welcome the role of all stakeholders, 😀 in their roles.\n\n13. And of all stakeholders.\n',
);
const body = draft.text.slice(draft.text.indexOf('\n12'));
const words = 'in their roles';
const at = draft.text.indexOf(words);
const target = describeSpan(draft, { start: at, end: at + words.length }, 'idc/rev-1');

const exporting = {
  addressOf: () => undefined,
  bodyOf: (_: string, sha256: string) => (sha256 === target.text ? body : undefined),
  memberName: (member: string) => `Member ${member}`,
};
const importing: ImportContext = {
  draftOf: (source) =>
    source === 'urn:x-caucus:draft:idc/rev-1' || source === 'https://example.org/rev-1'
      ? 'idc/rev-1'
      : undefined,
  describe: (id, selectors) => targetOfSelectors(draft, id, selectors),
  memberOf: (member, emails) => member ?? (emails.includes('a@example.org') ? 'm' : undefined),
  threadOf: () => undefined,
};

/** A thread as people write it, of any length: each entry has seen the one before. */
const threads = fc
  .array(
    fc.record(
      {
        kind: fc.constantFrom(...kinds.slice(1)),
        member: fc.constantFrom('m', 'n'),
        body: fc.constantFrom('', 'Words.', 'Two\n\nparagraphs 😀'),
        stance: fc.constantFrom(...annotationStances),
        positions: fc.constantFrom(['igf', '2030']),
        proposal: fc.constantFrom('', 'in their\nrespective roles'),
      },
      { requiredKeys: ['kind', 'member', 'body'], noNullPrototype: true },
    ),
    { maxLength: 6 },
  )
  .map((later) => {
    const nextId = entryIds(() => 0.5);
    let heads: string[] = [];
    const entries = [
      { kind: 'annotation' as const, member: 'm', body: 'First.', stance: 'amend' as const },
      ...later,
    ].map(({ member, ...given }, i) => {
      const now = Date.UTC(2025, 10, 10, 8, i);
      const isAbout = given.kind === 'edit' || given.kind === 'withdraw' || given.kind === 'endorse';
      const all: Words = {
        ...given,
        ...((given.kind === 'annotation' || given.kind === 'anchor') && { target }),
        ...(isAbout && heads[0] !== undefined && { of: heads[0] }),
      };
      const id = nextId(now);
      const entry = newEntry(all, { id, member, name: 'A. B', email: 'a@example.org', now }, { heads });
      heads = [id];
      return entry;
    });
    return foldThread(`idc/rev-1-p12-${entries[0]?.id}`, entries);
  });

/** Words as a hostile file may hold them, with halves of characters. */
const anything = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udc00', '#', '%', '[', '8')))
  .map((parts) => parts.join(''));

/** Entries as the reader lets them through, whatever their files say. */
const hostile = fc.record(
  {
    name: anything,
    id: fc.constantFrom('0'.repeat(26), `7${'z'.repeat(25)}`),
    kind: fc.constantFrom(...kinds),
    member: fc.constantFrom('m', ''),
    by: fc.oneof(
      anything,
      anything.map((email) => `A. B <${email}>`),
    ),
    date: fc.constantFrom(
      ...['', '2025-11-10', '0000-01-01T00:00+14:00', '9999-12-31T23:59:59-14:00', '2016-12-31T23:59:60Z'],
    ),
    after: fc.array(anything, { maxLength: 2 }),
    of: fc.oneof(anything, fc.constantFrom('z'.repeat(26), `8${'0'.repeat(25)}`)),
    target: fc.record({
      ...{
        draft: fc.constant('idc/rev-1'),
        text: fc.constantFrom('', target.text),
        heading: fc.array(anything),
      },
      ...{ quote: anything, prefix: anything, suffix: anything },
      ...{ start: fc.nat(200), end: fc.nat(200).map((end) => end + 200) },
    }),
    proposal: fc.oneof(anything, fc.constant(false as const)),
    body: anything,
  },
  { requiredKeys: ['name', 'id', 'kind', 'member', 'by', 'date', 'after', 'body'], noNullPrototype: true },
);

describe('entries as Web Annotations', function () {
  // Many runs each; a busy machine takes its time.
  this.timeout(60_000);

  it('are what the model says they must be', () => {
    fc.assert(
      fc.property(threads, (thread) => {
        const annotations = toWebAnnotations(thread, exporting);
        assert.equal(annotations.length, thread.entries.length);
        for (const annotation of annotations) checkWebAnnotation(JSON.parse(JSON.stringify(annotation)));
      }),
    );
  });

  it('are so whatever their files say', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (entries) => {
        const annotations = toWebAnnotations(foldThread('idc/t', entries), exporting);
        for (const annotation of annotations) checkWebAnnotation(JSON.parse(JSON.stringify(annotation)));
      }),
    );
  });

  it('were made at the same instant wherever they are exported', () => {
    const zone = process.env.TZ;
    const created = (date: string) => {
      const entry = newEntry(
        { kind: 'annotation' },
        { id: '0'.repeat(26), member: 'm', name: '', email: '', now: 0 },
      );
      return toWebAnnotations(foldThread('idc/t', [{ ...entry, date }]), exporting)[0]?.created;
    };
    try {
      process.env.TZ = 'Pacific/Auckland';
      const cases: [string, string | undefined][] = [
        ['2025-11-10', '2025-11-10T00:00:00Z'],
        ['2025-11-10 08:30', '2025-11-10T08:30:00Z'],
        ['2025-11-10t08:30:00.25z', '2025-11-10T08:30:00.250Z'],
        ['2025-11-10T08:30-0400', '2025-11-10T12:30:00Z'],
        ['9999-12-31T23:59:59-14:00', undefined],
        ['', undefined],
      ];
      for (const [date, expected] of cases) assert.equal(created(date), expected, date);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('name addresses by URIs', () => {
    const cases: [string, string | undefined][] = [
      ['https://example.org', 'https://example.org'],
      ['HTTP://u:p@[::1]:80/a//b;c=d,e?f=[', undefined],
      ['HTTP://u:p@[::1]:80/a//b;c=d,e?f=/?#/?', 'HTTP://u:p@[::1]:80/a//b;c=d,e?f=/?#/?'],
      ['https://example.org/проект 2', undefined],
      ['https://é.example/п?п#п', 'https://%C3%A9.example/%D0%BF?%D0%BF#%D0%BF'],
      ['https://example.org/\ud800', 'https://example.org/%EF%BF%BD'],
      ...['https://', 'https:///a', 'https://[', 'https://a/100%', 'https://a/b#c#d', 'ftp://a/'].map(
        (none): [string, undefined] => [none, undefined],
      ),
    ];
    for (const [address, expected] of cases) assert.equal(webIri(address), expected, address);
    fc.assert(
      fc.property(anything, (words) => {
        const address = webIri(`https://example.org/${words}`);
        if (address !== undefined) iri(address);
        iri(mailIri(`a${words}`));
        assert.equal(
          decodeURIComponent(mailIri(words)),
          `mailto:${words.replace(/\p{Surrogate}/gu, '\ufffd')}`,
        );
      }),
    );
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(threads, (thread) => {
        const document: unknown = JSON.parse(JSON.stringify(toWebAnnotations(thread, exporting)));
        const { entries, refused } = fromWebAnnotations(annotationsIn(document), importing);
        assert.deepEqual(refused, []);
        assert.deepEqual(
          entries.map(({ entry }) => entry),
          thread.entries,
        );
        assert.ok(entries.every((imported) => imported.thread === thread.id));
      }),
    );
  });

  it('keep all that the standard can say when nothing else is left', () => {
    fc.assert(
      fc.property(threads, (thread) => {
        const plain = toWebAnnotations(thread, exporting).map(
          ({ 'caucus:entry': _, ...annotation }) => annotation,
        );
        const { entries, refused } = fromWebAnnotations(JSON.parse(JSON.stringify(plain)), importing);
        assert.deepEqual(refused, []);
        const said = ({ after: _, of, proposal, positions, ...entry }: Entry) => ({
          ...entry,
          of: entry.kind === 'reply' ? undefined : of,
          proposal: proposal === false ? undefined : proposal,
          positions: positions?.length ? positions : undefined,
        });
        assert.deepEqual(
          entries.map(({ entry }) => said(entry)),
          thread.entries.map(said),
        );
        assert.ok(entries.every((imported) => imported.thread === thread.id));
      }),
    );
  });

  /** The position that an annotation on words of a draft gives. */
  function positionOf(on: Target) {
    const [annotation] = toWebAnnotations(
      foldThread('idc/t', [
        newEntry(
          { kind: 'annotation', target: on },
          { id: '0'.repeat(26), member: 'm', name: '', email: '', now: 0 },
        ),
      ]),
      exporting,
    );
    const words = annotation?.target;
    assert.ok(typeof words === 'object' && 'selector' in words);
    return words.selector.find(({ type }) => type === 'TextPositionSelector');
  }

  it('give no position where other words stand than those quoted', () => {
    assert.equal(positionOf({ ...target, start: target.start + 1, end: target.end + 1 }), undefined);
  });

  it('count code points', () => {
    const position = positionOf(target);
    assert.ok(position && 'start' in position);
    assert.equal([...body].slice(position.start, position.end).join(''), 'in their roles');
    for (const text of ['', 'a😀b', '😀😀', 'e\u0301']) {
      for (let offset = 0; offset <= [...text].length; offset++) {
        assert.equal(toCodePoints(text, toCodeUnits(text, offset)), offset);
      }
    }
  });

  it('have the UUID that their ULID is', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2 ** 47 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (now, chance) => {
          const id = entryIds(() => chance.next().value ?? 0)(now);
          assert.match(entryIri(id), /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
          assert.equal(entryIdFor(entryIri(id), 0), id);
        },
      ),
    );
  });
});

describe('Web Annotations of another tool', () => {
  const note = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://example.org/annotations/1',
    type: 'Annotation',
    created: '2025-11-10T08:30:00.500+01:00',
    creator: { type: 'Person', name: 'A. B <x>', email: 'mailto:a@example.org' },
    bodyValue: 'A note.',
    target: {
      source: 'https://example.org/rev-1',
      selector: { type: 'TextQuoteSelector', exact: 'in their roles', prefix: '😀 ', suffix: '.' },
    },
  };
  const reply = {
    ...note,
    id: 'https://example.org/annotations/2',
    motivation: 'replying',
    body: [{ type: 'TextualBody', value: 'An answer.', purpose: 'replying' }],
    bodyValue: undefined,
    target: note.id,
  };
  const taken = (...annotations: unknown[]) => fromWebAnnotations(annotations, importing);

  it('become annotations on the words they quote, and replies to them', () => {
    const { entries, refused } = taken(reply, note);
    assert.deepEqual(refused, []);
    const [first, second] = entries.map(({ entry }) => entry);
    assert.deepEqual(
      [first?.kind, first?.body, first?.by, first?.member, first?.date],
      ['annotation', 'A note.', 'A. B x <a@example.org>', 'm', '2025-11-10T07:30:00.500Z'],
    );
    assert.deepEqual(first?.target, target);
    assert.deepEqual([second?.kind, second?.body, second?.after], ['reply', 'An answer.', [first?.id]]);
    assert.equal(entries[0]?.thread, entries[1]?.thread);
    assert.match(entries[0]?.thread ?? '', /^idc\/rev-1-p12-[0-9a-z]{26}$/);
    assert.deepEqual(taken(note, reply).entries, entries);
  });

  it('may stand before what they answer, in any number', function () {
    this.timeout(5_000);
    const answers = Array.from({ length: 20_000 }, (_, index) => ({
      ...reply,
      id: `urn:x:${index}`,
      target: index === 0 ? note.id : `urn:x:${index - 1}`,
    }));
    const { entries, refused } = fromWebAnnotations([...answers.reverse(), note], importing);
    assert.deepEqual([entries.length, refused], [20_001, []]);
    assert.equal(new Set(entries.map(({ thread }) => thread)).size, 1);
  });

  it('take a position alone, and a quote that is no longer there', () => {
    const on = (...selector: object[]) =>
      taken({ ...note, target: { ...note.target, selector } }).entries[0]?.entry;
    const start = toCodePoints(body, body.indexOf('in their'));
    const position = { type: 'TextPositionSelector', start, end: start + 'in their roles'.length };
    assert.deepEqual(on(position)?.target, target);
    assert.deepEqual(
      on({ type: 'TextQuoteSelector', exact: 'all stakeholders' }, { ...position, start: 1, end: 2 })?.target,
      {
        ...{ draft: 'idc/rev-1', text: '', heading: [], quote: 'all stakeholders', prefix: '', suffix: '' },
        ...{ start: 0, end: 16 },
      },
    );
    assert.equal(on({ type: 'TextQuoteSelector', exact: 'quite other words' })?.target?.text, '');
  });

  it('are refused with a reason where they say nothing that can be kept', () => {
    const cases: [unknown, string][] = [
      ['text', 'not-an-annotation'],
      [{ ...note, type: 'Note' }, 'not-an-annotation'],
      [{ ...note, creator: undefined }, 'no-member'],
      [{ ...note, target: { source: 'https://example.org/other' } }, 'no-draft'],
      [{ ...note, target: 'https://example.org/rev-1' }, 'no-words'],
      [{ ...note, target: { source: 'https://example.org/rev-1' } }, 'no-words'],
      [{ ...reply, target: 'urn:uuid:019d0048-bc20-809c-71f1-1f341b0bf597' }, 'no-thread'],
    ];
    for (const [annotation, why] of cases) {
      assert.deepEqual(
        taken(annotation).refused.map((refusal) => refusal.why),
        [why],
      );
    }
  });

  it('have a date that an entry can have', () => {
    for (const created of ['+200000-01-01T00:00:00Z', '-000100-01-01T00:00:00Z', 'yesterday']) {
      const [first] = taken({ ...note, created }).entries;
      assert.equal(first?.entry.date, '1970-01-01T00:00:00Z', created);
    }
    const [last] = taken({ ...note, created: '9999-12-31T23:59:59Z' }).entries;
    assert.equal(last?.entry.date, '9999-12-31T23:59:59Z');
  });

  it('have the address that is encoded in theirs', () => {
    const creator = { name: 'A', email: 'mailto:a%2Bb%23c@example.org' };
    const { entries } = fromWebAnnotations([{ ...note, creator }], { ...importing, memberOf: () => 'm' });
    assert.equal(entries[0]?.entry.by, 'A <a+b#c@example.org>');
  });

  it('cannot name a file outside of the annotations', () => {
    for (const thread of ['../../etc/x', 'idc/../..', '/etc/x', 'idc/a/b', 'idc']) {
      const own = { kind: 'annotation', member: 'm', thread };
      const { entries } = taken({ ...note, 'caucus:entry': own });
      assert.match(entries[0]?.thread ?? '', /^idc\/rev-1-p12-[0-9a-z]{26}$/, thread);
    }
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (value, own, part) => {
        taken(...annotationsIn(value));
        taken({ ...note, target: value }, { ...note, body: part, creator: value, 'caucus:entry': own });
        taken({
          ...reply,
          motivation: value,
          created: part,
          'caucus:entry': { kind: 'edit', member: 'm', after: own },
        });
      }),
    );
  });
});
