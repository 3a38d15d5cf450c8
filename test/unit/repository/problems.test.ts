import assert from 'node:assert/strict';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import type { Problem } from '../../../server/src/repository/problem';
import { goodFiles, MemoryFiles, root, uriOf } from './memory-files';

interface Case {
  readonly it: string;
  /** Files beside those of the good coalition; `«` and `»` stand around the place of the expected problem. */
  readonly files: Record<string, string>;
  readonly code: string;
  readonly severity?: 'warning';
  /** The file after its fix. */
  readonly fixed?: string;
  /** Path of the other place. */
  readonly related?: string;
  /** How many problems with that code there are, if not one. */
  readonly count?: number;
}

const term = (fields: string) => ({ 'terms/forum.yaml': `label: Forum\nstance: support\n${fields}` });
const position = (fields: string) => ({
  'positions/next/position.md': `---\ntitle: Next\nstatus: agreed\n${fields}---\nText.\n`,
});
const ulid = '01km3vm6ars95te3hnq193eyn8';
const other = '01km5b57dj3bhy5dasb9eg871m';
const stance = (fields: string) => ({
  [`positions/all-stakeholders/${other}-island-operators.md`]: `---\nkind: stance\nstance: endorse\n${fields}---\n`,
});

const cases: readonly Case[] = [
  {
    it: 'a field that is missing',
    files: { 'terms/forum.yaml': '«label: Forum»\nnote: n\n' },
    code: 'missing-field',
  },
  {
    it: 'a name that is missing inside a mapping',
    files: {
      'caucus.yaml':
        'caucus: 1\nname: C\nmembers:\n  example-registry: «{ emails: [a] }»\n  island-operators: { name: I }\nprocesses: { idc: { name: I } }\n',
    },
    code: 'missing-field',
  },
  {
    it: 'a field without a value',
    files: { 'terms/forum.yaml': 'label: F\n«stance»:\n' },
    code: 'missing-field',
  },
  {
    it: 'text where a list belongs',
    files: term('variants: «the Forum»\n'),
    code: 'wrong-type',
    fixed: 'variants: [the Forum]\n',
  },
  { it: 'a list where text belongs', files: term('note: «[a, b]»\n'), code: 'wrong-type' },
  {
    it: 'true where text belongs',
    files: term('note: «true»\n'),
    code: 'wrong-type',
    fixed: 'note: "true"\n',
  },
  {
    it: 'text where true or false belongs',
    files: {
      'caucus.yaml':
        'caucus: 1\nname: C\nmembers:\n  example-registry: { name: E, fictional: «maybe» }\n  island-operators: { name: I }\nprocesses: { idc: { name: I } }\n',
    },
    code: 'wrong-type',
  },
  {
    it: 'a list instead of fields',
    files: { 'terms/forum.yaml': '«- label»\n- stance\n' },
    code: 'wrong-type',
  },
  {
    it: 'a value that is none of the choices',
    files: { 'terms/forum.yaml': 'label: F\nstance: «suport»\n' },
    code: 'bad-value',
    fixed: 'label: F\nstance: support\n',
  },
  {
    it: 'a value far from all choices',
    files: { 'terms/forum.yaml': 'label: F\nstance: «excellent»\n' },
    code: 'bad-value',
  },
  {
    it: 'a status in capitals and quotation marks',
    files: { 'positions/next/position.md': '---\ntitle: N\nstatus: «"Agreed"»\n---\n' },
    code: 'bad-value',
    fixed: '---\ntitle: N\nstatus: "agreed"\n---\n',
  },
  {
    it: 'an unknown field',
    files: term('colour: red\n'.replace('colour', '«colour»')),
    code: 'unknown-key',
    severity: 'warning',
  },
  {
    it: 'a mistyped field',
    files: term('«varaints»: [a]\n'),
    code: 'unknown-key',
    severity: 'warning',
    fixed: 'variants: [a]\n',
  },
  {
    it: 'a mistyped field in a list',
    files: position('sources:\n  - date: 2025-06\n    «ulr»: https://example.org\n'),
    code: 'unknown-key',
    severity: 'warning',
    fixed: 'sources:\n  - date: 2025-06\n    url: https://example.org\n',
  },
  {
    it: 'an empty variant',
    files: term('variants: [a, «""», b]\n'),
    code: 'empty-value',
    fixed: 'variants: [a, b]\n',
  },
  {
    it: 'an item without a value',
    files: term('variants:\n  - a\n  -«»\n  - b\n'),
    code: 'empty-value',
    fixed: 'variants:\n  - a\n  - b\n',
  },
  { it: 'an empty text', files: term('note: «""»\n'), code: 'empty-value' },
  {
    it: 'a variant twice',
    files: term('variants: [a, b, «a»]\n'),
    code: 'duplicate-value',
    severity: 'warning',
    fixed: 'variants: [a, b]\n',
  },
  {
    it: 'a translation twice, in lines',
    files: term('translations:\n  fr:\n    - un\n    - «un»\n'),
    code: 'duplicate-value',
    severity: 'warning',
    fixed: 'translations:\n  fr:\n    - un\n',
  },
  { it: 'a field twice', files: term('topic: a\n«topic»: b\n'), code: 'duplicate-key' },
  {
    it: 'a date in words',
    files: position('agreed: «14 November 2025»\n'),
    code: 'bad-date',
    fixed: 'agreed: 2025-11-14\n',
  },
  { it: 'a date that is two days', files: position('agreed: «03/04/2025»\n'), code: 'bad-date' },
  { it: 'a day that does not exist', files: position('agreed: «2025-02-30»\n'), code: 'bad-date' },
  { it: 'a month where a day belongs', files: position('agreed: «2025-02»\n'), code: 'bad-date' },
  { it: 'a bad date of a source', files: position('sources: [{ date: «June 2025» }]\n'), code: 'bad-date' },
  {
    it: 'a bad date of an entry',
    files: stance('member: island-operators\ndate: «yesterday»\n'),
    code: 'bad-date',
  },
  {
    it: 'an address without a scheme',
    files: position('sources: [{ url: «www.example.org» }]\n'),
    code: 'bad-url',
  },
  {
    it: 'an id that is none',
    files: term('positions: [«All Stakeholders»]\n'),
    code: 'bad-id',
    fixed: 'positions: [all-stakeholders]\n',
  },
  {
    it: 'a member with a bad id',
    files: {
      'caucus.yaml':
        'caucus: 1\nname: C\nmembers:\n  «Example Registry»: { name: E }\n  example-registry: { name: E }\n  island-operators: { name: I }\nprocesses: { idc: { name: I } }\n',
    },
    code: 'bad-id',
    fixed:
      'caucus: 1\nname: C\nmembers:\n  example-registry: { name: E }\n  example-registry: { name: E }\n  island-operators: { name: I }\nprocesses: { idc: { name: I } }\n',
  },
  {
    it: 'a draft without its process',
    files: position('sources: [{ draft: «idc/Rev 1» }]\n'),
    code: 'bad-id',
  },
  {
    it: 'a language that is none',
    files: term('translations: { «french»: [forum] }\n'),
    code: 'bad-language',
  },
  {
    it: 'an unknown position',
    files: term('positions: [«all-stakeholder»]\n'),
    code: 'unknown-position',
    fixed: 'positions: [all-stakeholders]\n',
  },
  {
    it: 'an unknown position like no other',
    files: term('positions:\n  - «funding»\n'),
    code: 'unknown-position',
  },
  {
    it: 'an unknown term',
    files: position('terms: [«multistakeholders»]\n'),
    code: 'unknown-term',
    fixed: 'terms: [multistakeholder]\n',
  },
  {
    it: 'an unknown statement',
    files: position('sources:\n  - statement: «"openning"»\n'),
    code: 'unknown-statement',
    fixed: 'sources:\n  - statement: "opening"\n',
  },
  {
    it: 'an unknown process of a source',
    files: position('sources:\n  - draft: «wsis/rev-1»\n'),
    code: 'unknown-process',
  },
  {
    it: 'an unknown process of a statement',
    files: { 'statements/next/statement.md': '---\ntitle: N\ndraft: «gdc/rev-1»\n---\n' },
    code: 'unknown-process',
  },
  {
    it: 'drafts of an unknown process',
    files: {
      'drafts/gdc/rev-1.undraft.md': 'Text',
      'caucus.yaml': goodFiles()['caucus.yaml']?.replace('processes', '«processes»') ?? '',
    },
    code: 'unknown-process',
    severity: 'warning',
  },
  {
    it: 'an unknown member with a stance',
    files: stance('member: «island-operator»\ndate: 2025-11-10\n'),
    code: 'unknown-member',
    fixed: `---\nkind: stance\nstance: endorse\nmember: island-operators\ndate: 2025-11-10\n---\n`,
  },
  {
    it: 'an unknown member behind an agreement',
    files: position('agreed_by: [example-registry, «island-operator»]\n'),
    code: 'unknown-member',
    severity: 'warning',
    fixed: 'agreed_by: [example-registry, island-operators]\n',
  },
  {
    it: 'an unknown member that has proposed',
    files: position('proposed_by: «exmple-registry»\n'),
    code: 'unknown-member',
    severity: 'warning',
    fixed: 'proposed_by: example-registry\n',
  },
  {
    it: 'a topic that is a slip for one that is listed',
    files: {
      'caucus.yaml':
        goodFiles()['caucus.yaml']?.replace('igf:', 'technical-community: { name: T }\n  igf:') ?? '',
      ...term('topic: «technical-communty»\n'),
    },
    code: 'unknown-topic',
    severity: 'warning',
    fixed: 'topic: technical-community\n',
  },
  {
    it: 'a topic that is a slip for one that others have',
    files: {
      ...position('topic: «fundign»\n'),
      'positions/one/position.md': '---\ntitle: One\nstatus: agreed\ntopic: funding\n---\n',
      'terms/money.yaml': 'label: money\nstance: watch\ntopic: funding\n',
    },
    code: 'unknown-topic',
    severity: 'warning',
    fixed: 'topic: funding\n',
  },
  {
    it: 'an unknown member with a signature',
    files: {
      [`statements/opening/${other}-nobody.md`]: '---\nkind: sign\nmember: «nobody»\ndate: 2025-11-10\n---\n',
    },
    code: 'unknown-member',
  },
  {
    it: 'an unknown kind of entry',
    files: {
      [`statements/opening/${other}-x.md`]:
        '---\nkind: «applaud»\nmember: island-operators\ndate: 2025-11-10\n---\n',
    },
    code: 'unknown-kind',
    severity: 'warning',
  },
  {
    it: 'an unknown position that is superseded',
    files: position('supersedes: «all-stakeholdrs»\n'),
    code: 'unknown-position',
    fixed: 'supersedes: all-stakeholders\n',
  },
  {
    it: 'a position that supersedes itself',
    files: position('supersedes: «next»\n'),
    code: 'supersedes-itself',
  },
  {
    it: 'positions that supersede each other',
    files: {
      ...position('supersedes: «later»\n'),
      'positions/later/position.md': '---\ntitle: L\nstatus: agreed\nsupersedes: next\n---\n',
    },
    code: 'supersedes-cycle',
    count: 2,
  },
  {
    it: 'entries that each come after the other',
    files: {
      ...stance(`member: island-operators\ndate: 2025-11-10\nafter: «${ulid}»\n`),
      [`positions/all-stakeholders/${ulid}-example-registry.md`]: `---\nkind: stance\nstance: endorse\nmember: example-registry\ndate: 2025-11-10\nafter: [${other}]\n---\n`,
    },
    code: 'after-cycle',
    count: 2,
  },
  {
    it: 'two entries with one ULID',
    files: {
      [`positions/all-stakeholders/${ulid}-island-operators.md`]:
        '---\n«kind: stance»\nstance: endorse\nmember: island-operators\ndate: 2025-11-10\n---\n',
    },
    code: 'duplicate-id',
    related: `positions/all-stakeholders/${ulid}-example-registry.md`,
  },
  {
    it: 'two files that are one on some computers',
    files: {
      'terms/Multistakeholder.yaml': '«»label: x\nstance: watch\n',
    },
    code: 'duplicate-id',
    related: 'terms/multistakeholder.yaml',
  },
  {
    it: 'a file name that cannot be an id',
    files: { 'terms/The Forum.yaml': '«»label: The Forum\nstance: watch\n' },
    code: 'bad-id',
  },
  {
    it: 'a file name in capitals',
    files: { 'terms/Forum.yaml': '«»label: The Forum\nstance: watch\n' },
    code: 'bad-id',
    severity: 'warning',
  },
  {
    it: 'an entry with a name of its own',
    files: { 'positions/all-stakeholders/my-view.md': '«»Text\n' },
    code: 'bad-entry-name',
    severity: 'warning',
  },
  {
    it: 'a folder without its main file',
    files: {
      [`positions/lonely/${ulid}-x.md`]:
        '---\nkind: stance\nstance: endorse\nmember: island-operators\ndate: 2025-11-10\n---\n',
      'positions/lonely/position.md': '',
    },
    code: 'missing-front-matter',
  },
  {
    it: 'a form that two terms claim',
    files: { 'terms/zz.yaml': 'label: something\nvariants: [a, «Multi-Stakeholderism»]\nstance: oppose\n' },
    code: 'form-claimed-twice',
    related: 'terms/multistakeholder.yaml',
    count: 2,
  },
  {
    it: 'a form that another term claims, in the first of the two as well',
    files: {
      'terms/multistakeholder.yaml':
        goodFiles()['terms/multistakeholder.yaml']?.replace('multistakeholderism', '«$&»') ?? '',
      'terms/zz.yaml': 'label: something\nvariants: [Multi-Stakeholderism]\nstance: oppose\n',
    },
    code: 'form-claimed-twice',
    related: 'terms/zz.yaml',
    count: 2,
  },
  {
    it: 'front matter that is missing',
    files: { 'positions/next/position.md': '«»Just text.\n' },
    code: 'missing-front-matter',
  },
  {
    it: 'front matter that does not end',
    files: { 'positions/next/position.md': '«---»\ntitle: N\nstatus: agreed\n' },
    code: 'missing-front-matter',
  },
  {
    it: 'markers of a conflict',
    files: {
      'terms/forum.yaml':
        'label: Forum\n«<<<<<<< HEAD»\nstance: support\n=======\nstance: oppose\n>>>>>>> theirs\n',
    },
    code: 'conflict-markers',
  },
  { it: 'a text that needs quotation marks', files: term('note: All: yes\n'), code: 'bad-yaml' },
  { it: 'a tab', files: term('translations:\n\tfr: [x]\n'), code: 'bad-yaml' },
  { it: 'an alias of nothing', files: term('note: «*nothing»\n'), code: 'bad-yaml' },
  {
    it: 'an unknown version',
    files: { 'caucus.yaml': goodFiles()['caucus.yaml']?.replace('caucus: 1', 'caucus: «2»') ?? '' },
    code: 'unknown-version',
  },
];

describe('problems of a coalition', () => {
  for (const { it: what, files, code, severity = 'error', fixed, related, count = 1 } of cases) {
    it(`reports ${what}`, async () => {
      const [path, marked] = Object.entries(files).find(([, text]) => text.includes('«')) ?? [];
      const clean = Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, text.replace(/[«»]/g, '')]),
      );
      const memory = new MemoryFiles({ ...goodFiles(), ...clean });
      const { problems } = await createCoalitionReader(memory, root).read();
      const found = problems.filter((problem) => problem.code === code);
      assert.equal(found.length, count, JSON.stringify(problems, null, 1));
      assert.equal(problems.length, count, JSON.stringify(problems, null, 1));
      if (path === undefined || marked === undefined) return;
      const problem = found.find(({ uri }) => uri === uriOf(path));
      assert.ok(problem, `in ${path}`);
      assert.equal(problem.severity, severity);
      assert.deepEqual(problem.range, rangeOfMarks(marked));
      assert.equal(problem.related?.uri, related && uriOf(related));
      assert.match(problem.message, /\p{L}/u);
      if (fixed === undefined) assert.equal(problem.fix, undefined);
      else {
        const result = apply(problem, clean[path] ?? '');
        assert.ok(result.includes(fixed), result);
      }
    });
  }

  it('tells a bracket that is not closed from a line that is not indented', async () => {
    for (const [yaml, message] of [
      ['label: [unclosed', /^A bracket before this is not closed/],
      ['label: [unclosed\nstance: watch\n', /^A bracket before this is not closed/],
      ['translations:\n   fr: [x]\n  es: [y]\n', /^This line is not indented/],
    ] as const) {
      const memory = new MemoryFiles({ ...goodFiles(), 'terms/forum.yaml': yaml });
      const { problems } = await createCoalitionReader(memory, root).read();
      assert.match(problems.find(({ code }) => code === 'bad-yaml')?.message ?? '', message);
    }
  });

  it('says nothing of members while caucus.yaml cannot be read', async () => {
    const memory = new MemoryFiles({ ...goodFiles(), 'caucus.yaml': 'caucus: [' });
    const { problems } = await createCoalitionReader(memory, root).read();
    assert.deepEqual(
      problems.map(({ code, uri }) => [code, uri]),
      [['bad-yaml', uriOf('caucus.yaml')]],
    );
  });

  it('reports at most so many problems of one file', async () => {
    const keys = Array.from({ length: 400 }, (_, i) => `unknown${i}: x`).join('\n');
    const memory = new MemoryFiles({
      ...goodFiles(),
      'terms/forum.yaml': `label: F\nstance: watch\n${keys}\n`,
    });
    const { problems } = await createCoalitionReader(memory, root).read();
    assert.equal(problems.length, 50);
  });
});

function rangeOfMarks(marked: string): Problem['range'] {
  const positionOf = (offset: number) => {
    const before = marked.slice(0, offset).replace(/[«»]/g, '').split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  return { start: positionOf(marked.indexOf('«')), end: positionOf(marked.indexOf('»')) };
}

function apply({ fix }: Problem, text: string): string {
  assert.ok(fix, 'a fix is offered');
  const offsetOf = ({ line, character }: { line: number; character: number }) =>
    text
      .split('\n')
      .slice(0, line)
      .reduce((sum, before) => sum + before.length + 1, 0) + character;
  return text.slice(0, offsetOf(fix.range.start)) + fix.text + text.slice(offsetOf(fix.range.end));
}
