import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkWebAnnotationCollection } from '../annotations/web-annotation-rules';
import { goodFiles } from '../repository/memory-files';

const cli = resolve('dist/cli.js');

const draft = [
  '---',
  'title: Rev.1',
  '---',
  '',
  '12. We welcome the role of all stakeholders, in their respective roles.',
  '',
  '13. We encourage All Stakeholders to take part, with **existing funding arrangements**.',
  '',
].join('\n');

const revised = [
  '---',
  'title: Rev.2',
  'previous: idc/rev-1',
  '---',
  '',
  '1. A paragraph that is new.',
  '',
  '14. We encourage All Stakeholders to take part, with existing and new funding arrangements.',
  '',
].join('\n');

describe('annotations on the command line', function () {
  // Each test starts processes; a busy machine takes its time.
  this.timeout(60_000);
  let folder: string;

  beforeEach(() => {
    assert.ok(existsSync(cli), 'dist/cli.js is missing: npm run build');
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'caucus cli-')));
    const files = {
      ...goodFiles(),
      'drafts/idc/rev-1.undraft.md': draft,
      'drafts/idc/rev-2.undraft.md': revised,
      'git.config': '[user]\nname = A. Member\nemail = a.member@EXAMPLE.org\n',
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function caucus(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: join(folder, 'git.config'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CEILING_DIRECTORIES: tmpdir(),
      },
    });
    return { status, stdout, stderr, json: () => JSON.parse(stdout) };
  }

  const annotate = (...args: string[]) =>
    caucus('annotate', 'idc/rev-1', '--stance', 'note', '--body', 'Why.', ...args);
  const entries = () => {
    const annotations = join(folder, 'annotations');
    if (!existsSync(annotations)) return [];
    return readdirSync(annotations, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
  };

  describe('annotate', () => {
    it('writes one file that reads as what was said, by whom git knows', () => {
      const { status, stderr, json } = caucus(
        ...[
          'annotate',
          'drafts/idc/rev-1.undraft.md',
          '--quote',
          'existing funding arrangements',
          '--stance',
          'amend',
        ],
        ...['--proposal', 'sustainable funding', '--body', 'It must be **predictable**.'],
      );
      assert.deepEqual([status, stderr], [0, '']);
      const { thread, entry, file, member, by, paragraph, start, end } = json();
      assert.match(thread, /^idc\/rev-1-p13-[0-9a-z]{26}$/);
      assert.deepEqual(
        [member, by, paragraph],
        ['example-registry', 'A. Member <a.member@EXAMPLE.org>', '13'],
      );
      assert.equal(draft.slice(start, end), 'existing funding arrangements');
      assert.equal(file, `annotations/${thread}/${entry}-example-registry.md`);
      const text = readFileSync(join(folder, file), 'utf8');
      assert.match(text, /\nstance: amend\n/);
      assert.match(
        text,
        /\nproposal: \|\n {2}sustainable funding\n---\n\nIt must be \*\*predictable\*\*\.\n$/,
      );
      assert.equal(entries().length, 1);
      assert.deepEqual(caucus('check').stdout, 'No problems found.\n');
    });

    it('asks for more where the words stand more than once, and says where', () => {
      const { status, stderr } = annotate('--quote', 'ALL stakeholders');
      assert.equal(status, 2);
      assert.equal(
        stderr,
        'caucus: “ALL stakeholders” stands 2 times in idc/rev-1: paragraph 12 (line 5), paragraph 13 (line 7); say which with --paragraph, or with more words in --quote\n',
      );
      assert.deepEqual(entries(), []);
      assert.equal(annotate('--quote', 'ALL stakeholders', '--paragraph', '13').json().paragraph, '13');
      assert.equal(annotate('--quote', 'all stakeholders').json().paragraph, '12');
    });

    it('writes nothing when something is wrong, and says what', () => {
      const cases: [string[], RegExp][] = [
        [['--quote', 'no such words'], /does not stand in idc\/rev-1/],
        [['--quote', 'take part', '--paragraph', '12'], /does not stand in paragraph 12 of idc\/rev-1/],
        [['--quote', 'take part', '--paragraph', '99'], /there is no paragraph 99/],
        [
          ['--quote', 'take part', '--member', 'nobody'],
          /there is no member nobody in caucus.yaml; there are: example-registry/,
        ],
        [
          ['--quote', 'take part', '--author', 'X <x@elsewhere.net>'],
          /no member of the coalition has the address x@elsewhere.net/,
        ],
        [['--quote', 'take part', '--author', 'x@example.org'], /--author must be/],
        [['--quote', 'take part', '--stance', 'love'], /Allowed choices are support/],
      ];
      for (const [args, expected] of cases) {
        const { status, stderr, stdout } = annotate(...args);
        assert.equal(status, 2, stdout);
        assert.match(stderr, expected);
        assert.equal(stderr.trim().split('\n').length, 1);
      }
      assert.match(
        caucus('annotate', 'idc/rev-9', '--quote', 'x', '--stance', 'note', '--body', 'x').stderr,
        /no draft idc\/rev-9/,
      );
      assert.match(
        caucus('annotate', 'caucus.md', '--quote', 'x', '--stance', 'note', '--body', 'x').stderr,
        /not a draft/,
      );
      writeFileSync(join(folder, 'git.config'), '');
      assert.match(annotate('--quote', 'take part').stderr, /who writes\?/);
      writeFileSync(join(folder, 'caucus.yaml'), 'caucus: 2\nname: Later\n');
      assert.match(annotate('--quote', 'take part').stderr, /another version/);
      assert.deepEqual(entries(), []);
    });

    it('speaks for whom it is told', () => {
      const { json } = annotate(
        '--quote',
        'take part',
        '--author',
        'B. Member <b@elsewhere.net>',
        '--member',
        'island-operators',
      );
      assert.deepEqual([json().member, json().by], ['island-operators', 'B. Member <b@elsewhere.net>']);
    });
  });

  describe('threads', () => {
    it('lists them where they began, and where they stand on a later draft', () => {
      annotate('--quote', 'existing funding arrangements');
      annotate('--quote', 'in their respective roles');
      const { threads, counts } = caucus('threads').json();
      assert.deepEqual(
        threads.map((thread: Record<string, unknown>) => [
          thread.quote,
          thread.paragraph,
          thread.state,
          thread.status,
          thread.line,
        ]),
        [
          ['in their respective roles', '12', 'open', 'exact', 5],
          ['existing funding arrangements', '13', 'open', 'exact', 7],
        ],
      );
      assert.deepEqual(counts, { total: 2, open: 2, resolved: 0, disputed: 0, unplaced: 0 });
      const later = caucus('threads', '--draft', 'idc/rev-2').json();
      const byQuote = new Map(later.threads.map((thread: { quote: string }) => [thread.quote, thread]));
      const funding = byQuote.get('existing funding arrangements') as Record<string, unknown>;
      assert.deepEqual(
        [funding.paragraph, funding.status, funding.begun, funding.draft],
        ['14', 'reworded', 'idc/rev-1', 'idc/rev-2'],
      );
      const roles = byQuote.get('in their respective roles') as Record<string, unknown>;
      assert.deepEqual([roles.status, roles.start], ['gone', null]);
      assert.equal(later.counts.unplaced, 1);
    });

    it('leaves out what is resolved when asked, and on later drafts', () => {
      const { thread, entry } = annotate('--quote', 'take part').json();
      const resolve = `---\nkind: resolve\nmember: example-registry\ndate: 2099-01-01\nafter: ${entry}\n---\n`;
      writeFileSync(
        join(folder, 'annotations', thread, '01zzzzzzzzzzzzzzzzzzzzzzzz-example-registry.md'),
        resolve,
      );
      assert.equal(caucus('threads').json().counts.resolved, 1);
      assert.equal(caucus('threads', '--open').json().counts.total, 0);
      assert.equal(caucus('threads', '--draft', 'idc/rev-1').json().counts.total, 1);
      assert.equal(caucus('threads', '--draft', 'idc/rev-2').json().counts.total, 0);
      assert.match(caucus('threads', '--draft', 'idc/rev-7').stderr, /there is no draft idc\/rev-7/);
    });
  });

  describe('export and import-annotations', () => {
    const stored = () =>
      new Map(entries().map((name) => [name, readFileSync(join(folder, 'annotations', name), 'utf8')]));

    it('give the same files back, byte for byte', () => {
      const { thread, entry } = annotate('--quote', 'take part', '--proposal', 'participate').json();
      annotate('--quote', 'in their respective roles', '--member', 'island-operators');
      writeFileSync(
        join(folder, 'annotations', thread, '01zzzzzzzzzzzzzzzzzzzzzzzz-example-registry.md'),
        `---\nkind: resolve\nby: A. Member <a@example.org>\nmember: example-registry\ndate: 2025-11-11T08:30:00Z\nafter: ${entry}\n---\n`,
      );
      const before = stored();
      const { status, stdout } = caucus('export', '--format', 'jsonld');
      assert.equal(status, 0);
      assert.equal(checkWebAnnotationCollection(JSON.parse(stdout)).length, 3);
      writeFileSync(join(folder, 'all.jsonld'), stdout);
      assert.deepEqual(caucus('import-annotations', 'all.jsonld').json(), {
        written: [],
        known: 3,
        refused: [],
      });
      rmSync(join(folder, 'annotations'), { recursive: true });
      assert.equal(caucus('import-annotations', 'all.jsonld').json().written.length, 3);
      assert.deepEqual(stored(), before);
      assert.equal(
        JSON.parse(caucus('export', '--format', 'jsonld', '--draft', 'idc/rev-2').stdout).total,
        0,
      );
    });

    it('name a draft by its address, as a URI, and find it by that again', () => {
      const at = (url: string) => {
        rmSync(join(folder, 'annotations'), { recursive: true, force: true });
        writeFileSync(
          join(folder, 'drafts/idc/rev-1.undraft.md'),
          draft.replace('---\n', `---\nsource:\n  url: ${JSON.stringify(url)}\n`),
        );
        annotate('--quote', 'take part');
        const { stdout } = caucus('export', '--format', 'jsonld');
        const [annotation] = checkWebAnnotationCollection(JSON.parse(stdout)) as [
          { 'caucus:entry'?: unknown; target: { source: string } },
        ];
        delete annotation['caucus:entry'];
        rmSync(join(folder, 'annotations'), { recursive: true });
        writeFileSync(join(folder, 'one.jsonld'), JSON.stringify(annotation));
        assert.equal(caucus('import-annotations', 'one.jsonld').json().written.length, 1);
        return annotation.target.source;
      };
      assert.equal(
        at('https://example.org/проект'),
        'https://example.org/%D0%BF%D1%80%D0%BE%D0%B5%D0%BA%D1%82',
      );
      assert.equal(at('https://example.org/100%'), 'urn:x-caucus:draft:idc/rev-1');
    });

    it('takes what another tool wrote, and says what it cannot take', () => {
      const note = (id: string, source: string) => ({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        ...{
          id,
          type: 'Annotation',
          bodyValue: 'A note.',
          creator: { name: 'X', email: 'mailto:x@example.org' },
        },
        target: { source, selector: { type: 'TextQuoteSelector', exact: 'take part' } },
      });
      const notes = [
        note('https://example.net/1', 'urn:x-caucus:draft:idc/rev-1'),
        note('https://example.net/2', 'https://example.net/'),
        note('https://example.net/3', ''),
      ];
      writeFileSync(join(folder, 'notes.jsonld'), JSON.stringify(notes));
      const { written, refused } = caucus('import-annotations', 'notes.jsonld').json();
      assert.equal(written.length, 1);
      assert.deepEqual(refused, [
        { id: 'https://example.net/2', reason: 'it is on a text that is no draft of the coalition' },
        { id: 'https://example.net/3', reason: 'it is on a text that is no draft of the coalition' },
      ]);
      const [thread] = caucus('threads').json().threads;
      assert.deepEqual(
        [thread.quote, thread.paragraph, thread.member, thread.body],
        ['take part', '13', 'example-registry', 'A note.'],
      );
      // Some were refused, and some are here: done. Nothing but refusals is an error.
      assert.equal(caucus('import-annotations', 'notes.jsonld').status, 0);
      writeFileSync(join(folder, 'notes.jsonld'), JSON.stringify(notes.slice(1)));
      assert.equal(caucus('import-annotations', 'notes.jsonld').status, 1);
      writeFileSync(join(folder, 'notes.jsonld'), '[]');
      assert.equal(caucus('import-annotations', 'notes.jsonld').status, 0);
      writeFileSync(join(folder, 'notes.jsonld'), '{');
      assert.match(caucus('import-annotations', 'notes.jsonld').stderr, /not JSON: notes.jsonld/);
    });
  });
});
