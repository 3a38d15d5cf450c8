import assert from 'node:assert/strict';
import { marked } from 'marked';
import type { Entry } from '../../../server/src/annotations/entry';
import { foldThread } from '../../../server/src/annotations/fold';
import type { Position } from '../../../server/src/positions/position';
import type { Statement } from '../../../server/src/positions/statement';
import { type DigestSource, digestOf, type Period } from '../../../server/src/sharing/digest';
import { digestText } from '../../../server/src/sharing/digest-text';

const members = new Map([
  ['cira', { name: 'CIRA' }],
  ['auda', { name: 'auDA' }],
  ['denic', { name: 'DENIC' }],
]);

function entry(id: string, fields: Partial<Entry>): Entry {
  const { member = 'cira', kind = 'reply' } = fields;
  return {
    name: `${id}-${member}.md`,
    id,
    kind,
    member,
    by: `A <a@${member}.example>`,
    date: `2026-03-${id.slice(0, 2)}T10:00:00Z`,
    after: [],
    body: '',
    ...fields,
  };
}

const target = (paragraph: string, quote: string, draft = 'gdc/rev-1') => ({
  draft,
  text: '',
  paragraph,
  heading: [],
  quote,
  prefix: '',
  suffix: '',
  start: 0,
  end: quote.length,
});

const threads = [
  foldThread('gdc/rev-1-p10-a', [
    entry('01', {
      kind: 'annotation',
      stance: 'amend',
      target: target('10', 'old words'),
      body: 'Old.',
      proposal: 'other words',
    }),
    entry('12', { member: 'auda', body: 'I agree.', after: ['01'] }),
    entry('13', { member: 'auda', kind: 'endorse', of: '01', after: ['12'] }),
  ]),
  foldThread('gdc/rev-1-p2-b', [
    entry('11', {
      kind: 'annotation',
      stance: 'question',
      target: target('2', 'these words'),
      body: 'Frist.',
    }),
    entry('12', { kind: 'edit', of: '11', body: 'First.', after: ['11'] }),
    entry('13', { member: 'denic', kind: 'resolve', after: ['12'] }),
  ]),
  foldThread('gdc/rev-1-p3-c', [
    entry('02', {
      kind: 'annotation',
      target: target('3', 'settled'),
      body: 'Said long ago.',
      proposal: 'gone',
    }),
    entry('03', { kind: 'resolve', after: ['02'] }),
  ]),
  foldThread('gdc/rev-1-p4-d', [
    entry('02', { kind: 'annotation', target: target('4', 'both'), body: 'X.' }),
    entry('11', { kind: 'resolve', after: ['02'] }),
    entry('12', { member: 'auda', kind: 'reopen', after: ['02'] }),
  ]),
  foldThread('gdc/rev-1-p5-e', [
    entry('11', {
      kind: 'annotation',
      target: target('5', 'taken back'),
      body: 'Secret.',
      proposal: 'secret',
    }),
    entry('12', { kind: 'withdraw', of: '11', after: ['11'] }),
  ]),
  foldThread('gdc/rev-1-p6-f', [
    entry('11', { kind: 'annotation', target: target('6', 'later'), body: 'In time.' }),
    entry('28', { member: 'auda', body: 'Too late.', after: ['11'] }),
  ]),
];

const position: Position = {
  id: 'igf',
  title: 'A permanent IGF',
  status: 'proposed',
  terms: [],
  sources: [],
  agreedBy: [],
  redLines: [],
  body: '',
  stances: [
    { id: '01', member: 'cira', date: '2026-03-01', after: [], stance: 'endorse', note: '' },
    { id: '11', member: 'auda', date: '2026-03-11', after: ['01'], stance: 'reserve', note: 'With money.' },
  ],
};

const statement: Statement = {
  id: 'rev-1',
  title: 'On Rev.1',
  status: 'frozen',
  deadline: '2026-03-12T17:00:00-04:00',
  positions: [],
  body: '',
  signatures: [
    { id: '10', kind: 'sign', member: 'cira', date: '2026-03-11T10:00:00Z', after: [] },
    { id: '13', kind: 'sign', member: 'denic', date: '2026-03-13T10:00:00Z', after: [] },
  ],
};

const source: DigestSource = {
  name: 'The Coalition',
  members,
  threads,
  positions: [
    position,
    { ...position, id: 'old', title: 'Settled', status: 'agreed', stances: position.stances.slice(0, 1) },
  ],
  statements: [statement, { ...statement, id: 'done', title: 'Done', status: 'issued', signatures: [] }],
  drafts: new Map([
    ['gdc/rev-1', { title: 'GDC Rev.1', deadline: '2026-03-20' }],
    ['gdc/zero', { title: 'GDC Zero', deadline: '2026-02-01' }],
  ]),
};

const start = Date.parse('2026-03-10');
const period: Period = { isNew: ({ date }) => Date.parse(date) >= start, until: Date.parse('2026-03-14') };

describe('the digest', () => {
  const digest = digestOf(source, period);
  const [news] = digest.drafts;

  it('tells what was said by draft and paragraph, in the order of the text', () => {
    assert.deepEqual(
      digest.drafts.map(({ title }) => title),
      ['GDC Rev.1'],
    );
    assert.deepEqual(
      news?.threads.map(({ paragraph, change, state }) => `${paragraph} ${change} ${state}`),
      [
        '2 begun and resolved resolved',
        '4 continued disputed',
        '5 begun open',
        '6 begun open',
        '10 continued open',
      ],
    );
  });

  it('tells who said what, each once and as it stands', () => {
    const said = (paragraph: string) =>
      news?.threads
        .find((thread) => thread.paragraph === paragraph)
        ?.said.map(({ kind, member, body }) => `${member} ${kind} ${body}`.trim());
    assert.deepEqual(said('2'), ['cira annotation First.', 'denic resolve']);
    assert.deepEqual(said('10'), ['auda reply I agree.', 'auda endorse']);
    assert.deepEqual(said('5'), ['cira annotation']);
    assert.deepEqual(said('6'), ['cira annotation In time.']);
  });

  it('lists what is open, whenever it began', () => {
    assert.deepEqual(
      digest.proposals.map(({ paragraph, proposal, endorsements, isNew }) => [
        paragraph,
        proposal,
        endorsements,
        isNew,
      ]),
      [['10', 'other words', ['auda'], false]],
    );
    assert.deepEqual(
      digest.disputed.map(({ paragraph }) => paragraph),
      ['4'],
    );
  });

  it('tells where positions and statements stand', () => {
    assert.deepEqual(
      digest.positions.map(({ id, stances, standing }) => [
        id,
        stances.length,
        standing.endorse,
        standing.reserve,
      ]),
      [['igf', 1, ['cira'], ['auda']]],
    );
    assert.deepEqual(
      digest.statements.map(({ id, signed, missing, signatures }) => [
        id,
        signed,
        missing,
        signatures.map(({ late }) => late),
      ]),
      [['rev-1', ['cira', 'denic'], ['auda'], [false, true]]],
    );
  });

  it('knows that a signature is late once the day of issue is over', () => {
    const issued: Statement = { ...statement, status: 'issued', date: '2026-03-10', deadline: '2026-03-20' };
    const [news] = digestOf({ ...source, statements: [issued] }, period).statements;
    assert.deepEqual(
      news?.signatures.map(({ late }) => late),
      [true, true],
    );
  });

  it('tells what is due, and what is late', () => {
    assert.deepEqual(
      digest.due.map(({ id, late }) => [id, late]),
      [
        ['rev-1', true],
        ['gdc/rev-1', false],
      ],
    );
  });

  it('reads as Markdown and as text', () => {
    const markdown = digestText(digest, source, 'markdown');
    assert.match(
      markdown,
      /^# What is new in The Coalition\n\n## GDC Rev\.1\n\n### Paragraph 2\n\n- “these words” · new, resolved\n {2}- CIRA \(question\): First\.\n {2}- DENIC \(resolves\)\n/,
    );
    assert.match(
      markdown,
      /- gdc\/rev-1 ¶10: CIRA proposes “other words” for “old words” · endorsed by auDA\n/,
    );
    assert.match(
      markdown,
      /- 2026-03-12 17:00 -04:00: On Rev\.1, which has passed\n- 2026-03-20: GDC Rev\.1\n$/,
    );
    const text = digestText(digest, source, 'text');
    assert.match(text, /^What is new in The Coalition\n=+\n\nGDC Rev\.1\n-+\n\nParagraph 2\n- “these words”/);
    assert.doesNotMatch(markdown + text, /Secret|Too late|Frist|undefined|\[object|\{\d\}/);
  });

  it('says so when there is nothing new', () => {
    const nothing = digestOf(
      { ...source, threads: [], positions: [], statements: [], drafts: new Map() },
      period,
    );
    assert.equal(
      digestText(nothing, source, 'markdown'),
      '# What is new in The Coalition\n\nNothing was said on a draft.\n',
    );
  });

  it('lets nothing of the repository act as Markdown', () => {
    const evil = [
      '![x](https://evil.example/x.png) <img src="https://evil.example/y.png">',
      '<script>alert(1)</script> [click](command:evil) https://evil.example www.evil.example',
      '# Heading `code` **bold** | table | ~~gone~~ @everyone &lt;',
      '\n\n- item\n\n---\n\n> quote',
      '1. one',
      '--- two',
    ];
    const hostile = evil.map((words, i) =>
      foldThread(`gdc/rev-1-p${i}-x`, [
        entry('11', {
          kind: 'annotation',
          target: target('9', words, words),
          body: words,
          proposal: words,
          member: words,
        }),
      ]),
    );
    const told = digestOf(
      {
        ...source,
        name: evil[0] ?? '',
        threads: hostile,
        positions: evil.map((title) => ({ ...position, title })),
        statements: [{ ...statement, title: evil[2] ?? '', deadline: evil[1] ?? '' }],
        drafts: new Map([['gdc/rev-1', { title: evil[1] ?? '', deadline: evil[0] ?? '' }]]),
      },
      period,
    );
    const html = marked.parse(digestText(told, { ...source, name: evil[0] ?? '' }, 'markdown'), {
      async: false,
    });
    const tags = new Set(Array.from(html.matchAll(/<([a-z0-9]+)/g), ([, tag]) => tag));
    assert.deepEqual([...tags].sort(), ['h1', 'h2', 'h3', 'li', 'ul']);
  });
});
