import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { goodFiles } from '../repository/memory-files';

const cli = resolve('dist/cli.js');

const draft = [
  '---',
  'title: Rev.1',
  'previous: idc/zero-draft',
  '---',
  '',
  '## Article 6 (stakeholders)',
  '',
  '2. The [multi-stakeholder] approach [and [its] forum is kept:',
  '',
  '(a) with stakeholders;',
  '',
  '(b) “and” the multistakeholder community.',
  '',
].join('\n');

describe('the command line', function () {
  // Each test starts a process; a busy machine takes its time.
  this.timeout(30_000);
  let folder: string;

  before(() => {
    assert.ok(existsSync(cli), 'dist/cli.js is missing: npm run build');
    folder = mkdtempSync(join(tmpdir(), 'caucus cli-'));
    const files = {
      ...goodFiles(),
      'drafts/idc/rev-1.undraft.md': draft,
      'drafts/idc/zero-draft.undraft.md': 'Text',
    };
    for (const [path, text] of Object.entries(files)) write(path, text);
  });

  after(() => rmSync(folder, { recursive: true }));

  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function caucus(...args: string[]) {
    return run(args);
  }

  function run(
    args: readonly string[],
    { cwd = folder, input = '' }: { readonly cwd?: string; readonly input?: string | Uint8Array } = {},
  ) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd,
      input,
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    });
    return { status, stdout, stderr, json: () => JSON.parse(stdout) };
  }

  describe('outline', () => {
    it('prints paragraphs, headings and brackets with their places in the file', () => {
      const { status, stderr, json } = caucus('outline', 'drafts/idc/rev-1.undraft.md');
      assert.deepEqual([status, stderr], [0, '']);
      const { paragraphs, headings, brackets } = json();
      const words = (place: { start: number; end: number }) => draft.slice(place.start, place.end);
      assert.deepEqual(
        headings.map((heading: { label: string; line: number; start: number; end: number }) => [
          heading.label,
          heading.line,
          words(heading),
        ]),
        [['Article 6', 6, '## Article 6 (stakeholders)']],
      );
      assert.deepEqual(
        paragraphs.map((paragraph: Record<string, unknown> & { start: number; end: number }) => [
          paragraph.label,
          paragraph.marker,
          paragraph.role,
          paragraph.line,
          words(paragraph),
        ]),
        [
          ['Article 6.2', '2.', 'plain', 8, '2. The [multi-stakeholder] approach [and [its] forum is kept:'],
          ['Article 6.2(a)', '(a)', 'item', 10, '(a) with stakeholders;'],
          ['Article 6.2(b)', '(b)', 'item', 12, '(b) “and” the multistakeholder community.'],
        ],
      );
      assert.deepEqual(brackets, { open: 3, close: 2, contested: 3, unbalanced: 1 });
      for (const { depth, citation, option } of paragraphs) {
        assert.ok(Number.isInteger(depth));
        assert.equal(typeof citation, 'string');
        assert.equal(option, null);
      }
    });

    it('tells alternatives apart by their citations', () => {
      write('options.txt', '16. We act:\n\nOption 1: We share:\n\n(a) all.\n\nOption 2: None.\n');
      assert.deepEqual(
        caucus('outline', 'options.txt', '--json')
          .json()
          .paragraphs.map((paragraph: Record<string, unknown>) => [
            paragraph.label,
            paragraph.citation,
            paragraph.option,
          ]),
        [
          ['16', '16', null],
          ['Option 1', '16, Option 1', 'Option 1'],
          ['16(a)', '16, Option 1(a)', 'Option 1'],
          ['Option 2', '16, Option 2', 'Option 2'],
        ],
      );
    });

    it('reads standard input', () => {
      const { stdout } = caucus('outline', 'drafts/idc/rev-1.undraft.md');
      assert.equal(run(['outline', '-'], { input: draft }).stdout, stdout);
      assert.match(run(['outline', '-'], { input: 'PK\0' }).stderr, /not a text file: standard input/);
      const { status, stderr } = run(['outline', '-'], { input: new Uint8Array(20_000_001).fill(120) });
      assert.deepEqual([status, stderr], [2, 'caucus: larger than 20 MB: standard input\n']);
    });

    it('reads an empty file', () => {
      write('empty.txt', '');
      assert.deepEqual(caucus('outline', 'empty.txt', '--json').json(), {
        paragraphs: [],
        headings: [],
        brackets: { open: 0, close: 0, contested: 0, unbalanced: 0 },
      });
    });
  });

  describe('terms', () => {
    it('finds the coalition above the file, and the terms in it', () => {
      const { json, stderr } = caucus('terms', 'drafts/idc/rev-1.undraft.md');
      assert.equal(stderr, '');
      const { occurrences, counts } = json();
      assert.deepEqual(
        occurrences.map((found: Record<string, unknown> & { start: number; end: number }) => [
          found.term,
          found.stance,
          found.text,
          found.paragraph,
          found.line,
        ]),
        [
          ['multistakeholder', 'support', 'multi-stakeholder', 'Article 6.2', 8],
          ['multistakeholder', 'support', 'multistakeholder', 'Article 6.2(b)', 12],
        ],
      );
      for (const { start, end, text } of occurrences) assert.equal(draft.slice(start, end), text);
      assert.deepEqual(counts, { total: 2, support: 2, oppose: 0, watch: 0, terms: { multistakeholder: 2 } });
    });

    it('reads standard input, with the coalition you are in', () => {
      const { stdout } = caucus('terms', 'drafts/idc/rev-1.undraft.md');
      assert.equal(run(['terms', '-'], { input: draft, cwd: join(folder, 'drafts') }).stdout, stdout);
    });

    it('says that terms could not be read, beside what the others give', () => {
      write('half/caucus.yaml', 'caucus: 1\nname: Half\n');
      write('half/terms/forum.yaml', 'label: forum\nstance: watch\n');
      write('half/terms/broken.yaml', 'label: [approach\n');
      write('half/terms/large.yaml', `note: ${'x'.repeat(1_000_000)}`);
      const { status, stderr, json } = caucus('terms', 'drafts/idc/rev-1.undraft.md', '--coalition', 'half');
      rmSync(join(folder, 'half'), { recursive: true });
      assert.equal(status, 0);
      assert.equal(
        stderr,
        'caucus: 2 files or folders of the coalition could not be read; see caucus check\n',
      );
      assert.equal(json().counts.total, 1);
    });

    it('takes the coalition it is given, for a file anywhere', () => {
      const elsewhere = mkdtempSync(join(tmpdir(), 'caucus-draft-'));
      try {
        const file = join(elsewhere, 'leaked.txt');
        writeFileSync(file, 'A multistakeholder text.');
        const alone = caucus('terms', file);
        assert.equal(alone.status, 2);
        assert.match(alone.stderr, /^caucus: no coalition found.*--coalition\n$/);
        assert.equal(caucus('terms', file, '--coalition', folder).json().counts.total, 1);
      } finally {
        rmSync(elsewhere, { recursive: true });
      }
    });
  });

  describe('positions', () => {
    it('looks up, typing errors allowed', () => {
      const { results } = caucus('positions', 'stakeholdrs', 'decide').json();
      assert.equal(results[0].id, 'all-stakeholders');
      assert.deepEqual(Object.keys(results[0]), ['id', 'kind', 'title', 'score', 'summary']);
      assert.equal(results[0].kind, 'position');
      assert.equal(results[0].summary, 'All stakeholders decide together.');
    });

    it('prints at most so many', () => {
      assert.equal(caucus('positions', 'stakeholder', '--limit', '1').json().results.length, 1);
      assert.equal(caucus('positions', 'x', '--limit', 'many').status, 2);
    });

    it('prints an empty list when nothing is found', () => {
      const { status, json } = caucus('positions', 'zzzzzz');
      assert.deepEqual([status, json()], [0, { results: [] }]);
    });
  });

  describe('check', () => {
    it('finds nothing wrong in a coalition that is right', () => {
      const { status, stdout } = caucus('check');
      assert.deepEqual([status, stdout], [0, 'No problems found.\n']);
      assert.deepEqual(caucus('check', 'terms', '--json').json(), { problems: [], errors: 0, warnings: 0 });
    });

    it('tells of a draft that is too large to be read', () => {
      write('huge/caucus.yaml', 'caucus: 1\nname: Huge\nprocesses: { idc: { name: I } }\n');
      write('huge/drafts/idc/rev-1.undraft.md', new Uint8Array(100_000_000).fill(120));
      const { status, stdout } = caucus('check', 'huge');
      rmSync(join(folder, 'huge'), { recursive: true });
      assert.equal(status, 1);
      assert.match(
        stdout,
        /^huge\/drafts\/idc\/rev-1\.undraft\.md:1:1: error: .*larger than 20000000 bytes \[unreadable\]\n/,
      );
    });

    it('tells of an entry that does not quote what stands where it says', () => {
      const folderOf = 'quotes/annotations/idc/rev-1-p1-01km0415850000000000000001';
      const text = createHash('sha256').update('1. Hello world.\n').digest('hex');
      const entry = (quote: string, start: number) =>
        `---\nkind: annotation\nmember: a\nby: A\ndate: 2026-02-01T10:00:00Z\ntarget: { draft: idc/rev-1, text: ${text}, quote: ${quote}, start: ${start}, end: ${start + 5} }\n---\n`;
      write(
        'quotes/caucus.yaml',
        'caucus: 1\nname: Q\nprocesses: { idc: { name: I } }\nmembers: { a: { name: A } }\n',
      );
      write('quotes/drafts/idc/rev-1.undraft.md', '1. Hello world.\n');
      write(`${folderOf}/01km0415850000000000000001-a.md`, entry('Hello', 9));
      write(`${folderOf}/01km0415850000000000000002-a.md`, entry('Hello', 3));
      write(`${folderOf}/01km0415850000000000000003-a.md`, entry('Hello', 3).replace(text, '0'.repeat(64)));
      const { problems } = caucus('check', 'quotes', '--json').json();
      rmSync(join(folder, 'quotes'), { recursive: true });
      assert.deepEqual(
        problems.map(({ code, severity, file, line, column }: Record<string, unknown>) => [
          code,
          severity,
          file,
          line,
          column,
        ]),
        [['misplaced-quote', 'warning', `${folderOf}/01km0415850000000000000001-a.md`, 6, 122]],
      );
    });

    describe('of a coalition with problems', () => {
      before(() => {
        write('wrong/caucus.yaml', 'caucus: 1\nname: Wrong\nprocesses: { idc: { name: I } }\n');
        write('wrong/terms/forum.yaml', 'label: Forum\nstance: suport\ncolour: red\n');
        write('wrong/drafts/idc/rev-2.undraft.md', '---\nprevious: idc/rev-1\n---\nText.\n');
      });
      after(() => rmSync(join(folder, 'wrong'), { recursive: true }));

      it('prints a line each and ends with 1', () => {
        const { status, stdout } = caucus('check', 'wrong');
        assert.equal(status, 1);
        assert.deepEqual(
          stdout.split('\n').map((line) => /^\S+ \w+(?=:)|\[[a-z-]+\]$/g[Symbol.match](line)),
          [
            ['wrong/drafts/idc/rev-2.undraft.md:2:11: warning', '[unknown-draft]'],
            ['wrong/terms/forum.yaml:2:9: error', '[bad-value]'],
            ['wrong/terms/forum.yaml:3:1: warning', '[unknown-key]'],
            null,
            null,
            null,
          ],
        );
        assert.match(stdout, /\n1 error, 2 warnings\n$/);
      });

      it('prints JSON', () => {
        const { status, json } = caucus('check', 'wrong', '--json');
        assert.equal(status, 1);
        const { problems, errors, warnings } = json();
        assert.deepEqual([errors, warnings], [1, 2]);
        const { message, ...problem } = problems[1];
        assert.match(message, /support/);
        assert.deepEqual(problem, {
          code: 'bad-value',
          severity: 'error',
          file: 'wrong/terms/forum.yaml',
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 15,
          fix: 'Change to “support”',
        });
      });

      it('prints SARIF 2.1.0', () => {
        const { status, json } = caucus('check', 'wrong', '--sarif');
        assert.equal(status, 1);
        const log = json();
        assert.equal(log.version, '2.1.0');
        assert.match(log.$schema, /sarif-2\.1\.0/);
        const [run] = log.runs;
        assert.equal(log.runs.length, 1);
        assert.equal(run.tool.driver.name, 'Caucus');
        assert.equal(run.columnKind, 'utf16CodeUnits');
        assert.equal(run.results.length, 3);
        for (const result of run.results) {
          assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
          assert.ok(['error', 'warning'].includes(result.level));
          assert.ok(result.message.text.length > 0);
          const { artifactLocation, region } = result.locations[0].physicalLocation;
          assert.match(artifactLocation.uri, /^wrong\/(drafts|terms)\//);
          assert.ok(region.startLine >= 1 && region.startColumn >= 1);
          assert.ok(region.endLine > region.startLine || region.endColumn >= region.startColumn);
        }
      });
    });

    it('finds coalitions below a folder that is in none', () => {
      const above = mkdtempSync(join(tmpdir(), 'caucus-above-'));
      try {
        for (const name of ['one', 'two']) {
          mkdirSync(join(above, name));
          writeFileSync(join(above, name, 'caucus.yaml'), 'caucus: 1\n');
        }
        const { problems } = JSON.parse(caucus('check', above, '--json').stdout);
        assert.equal(problems.length, 2);
      } finally {
        rmSync(above, { recursive: true });
      }
    });
  });

  describe('serve', () => {
    it('speaks the Language Server Protocol', async () => {
      const server = spawn(process.execPath, [cli, 'serve', '--stdio'], { cwd: folder });
      try {
        send(server, {
          id: 1,
          method: 'initialize',
          params: { processId: process.pid, rootUri: null, capabilities: {} },
        });
        const answer = await firstMessage(server);
        assert.equal(answer.id, 1);
        assert.ok(answer.result.capabilities.hoverProvider);
        const ended = new Promise((done) => server.on('exit', done));
        send(server, { id: 2, method: 'shutdown' });
        send(server, { method: 'exit' });
        assert.equal(await ended, 0);
      } finally {
        server.kill();
      }
    });
  });

  describe('mistakes', () => {
    const mistakes: [string, string[], RegExp][] = [
      ['an unknown command', ['frobnicate'], /unknown command/],
      ['a mistyped command', ['chek'], /Did you mean check\?/],
      ['an unknown option', ['outline', 'x', '--frob'], /unknown option/],
      ['a missing argument', ['outline'], /missing required argument/],
      ['too many arguments', ['outline', 'a', 'b'], /too many arguments/],
      ['a missing file', ['outline', 'nowhere.txt'], /no such file: nowhere\.txt/],
      ['a folder instead of a file', ['outline', 'terms'], /not a file/],
      ['a file that is no text', ['outline', 'word.docx'], /not a text file/],
      ['a missing folder', ['check', 'nowhere'], /no such folder/],
      ['a file instead of a folder', ['check', 'caucus.yaml'], /not a folder: caucus\.yaml/],
      ['a file instead of a repository', ['verify', 'caucus.yaml'], /not a folder: caucus\.yaml/],
      ['a file instead of a coalition', ['threads', '--coalition', 'caucus.yaml'], /not a folder/],
      ['a folder without a name', ['positions', 'x', '--coalition', ''], /a folder is given without a name/],
      ['a date that is none', ['digest', '--since', '2025-13-45'], /--since must be a date/],
      [
        'a period that ends before it begins',
        ['digest', '--since', '2025-05-01', '--until', '2024-01-01'],
        /--until 2024-01-01 is not later than --since 2025-05-01/,
      ],
      ['a commit where there is no git', ['digest', '--since', 'main'], /is not in a git repository/],
      [
        'a folder without a coalition',
        ['terms', 'drafts/idc/rev-1.undraft.md', '--coalition', 'terms'],
        /no coalition in terms/,
      ],
      ['a missing query', ['positions'], /missing required argument/],
      ['two formats at once', ['check', '--json', '--sarif'], /choose one/],
      ['serving over nothing', ['serve'], /--stdio/],
      ['a name over two lines', ['outline', 'a\nb'], /no such file: a b/],
    ];
    before(() => write('word.docx', Uint8Array.from([80, 75, 3, 4, 0, 0, 0, 1])));
    for (const [what, args, message] of mistakes) {
      it(`${what}: one line and 2`, () => {
        const { status, stdout, stderr } = caucus(...args);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, /^caucus: [^\n]+\n$/);
        assert.match(stderr, message);
      });
    }
  });

  it('says in which folder no coalition was found', () => {
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'caucus-empty-')));
    const { status, stderr } = run(['positions', 'x'], { cwd: elsewhere });
    rmSync(elsewhere, { recursive: true });
    assert.equal(status, 2);
    assert.match(stderr, /no file caucus\.yaml in \S*caucus-empty-\w+ or above it/);
  });

  it('refuses a coalition of which caucus.yaml is a link, whatever is asked of it', () => {
    write('elsewhere.yaml', 'caucus: 1\nname: Linked\n');
    write('linked/terms/forum.yaml', 'label: Forum\nstance: watch\n');
    write('linked/a.txt', 'Text.');
    symlinkSync(join(folder, 'elsewhere.yaml'), join(folder, 'linked', 'caucus.yaml'));
    try {
      for (const args of [
        ['check', 'linked'],
        ['terms', 'linked/a.txt'],
        ['terms', 'linked/a.txt', '--coalition', 'linked'],
        ['positions', 'forum', '--coalition', 'linked'],
        ['threads', '--coalition', 'linked'],
      ]) {
        const { status, stderr } = caucus(...args);
        assert.equal(status, 2, args[0]);
        assert.match(stderr, /^caucus: caucus\.yaml in .*linked is a link, and links are not followed/);
      }
    } finally {
      rmSync(join(folder, 'linked'), { recursive: true });
    }
  });

  it('explains itself', () => {
    for (const args of [[], ['--help'], ['-h']]) {
      const { status, stdout, stderr } = caucus(...args);
      assert.deepEqual([status, stderr], [0, ''], String(args));
      for (const command of ['outline', 'terms', 'positions', 'check', 'digest', 'verify', 'serve'])
        assert.match(stdout, new RegExp(`\\b${command}\\b`));
    }
    assert.match(caucus('terms', '--help').stdout, /--coalition/);
    assert.match(caucus('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('says in one line that its output cannot be written', function () {
    if (!existsSync('/dev/full')) this.skip();
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [cli, 'outline', 'drafts/idc/rev-1.undraft.md'], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    assert.equal(status, 2);
    assert.match(stderr, /^caucus: cannot write the output: [^\n]*no space left[^\n]*\n$/);
  });

  it('ends quietly when nobody reads on', async () => {
    write('long.txt', '1. Text of a paragraph.\n\n'.repeat(20_000));
    const reader = spawn(process.execPath, [cli, 'outline', 'long.txt'], { cwd: folder });
    let complaint = '';
    reader.stderr.on('data', (data) => {
      complaint += data;
    });
    reader.stdout.once('data', () => reader.stdout.destroy());
    const status = await new Promise((done) => reader.on('close', done));
    assert.deepEqual([status, complaint], [0, '']);
  });
});

function send(server: ChildProcess, message: object): void {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function firstMessage(server: ChildProcess) {
  return new Promise<{ id: number; result: { capabilities: Record<string, unknown> } }>((done, fail) => {
    let received = '';
    server.on('exit', () => fail(new Error(`the server ended: ${received}`)));
    server.stdout?.on('data', (data) => {
      received += data;
      const [, length = '', body = ''] =
        /^Content-Length: (\d+)\r\n(?:.+\r\n)*\r\n([\s\S]*)$/.exec(received) ?? [];
      if (body !== '' && Buffer.byteLength(body) >= Number(length)) {
        done(JSON.parse(Buffer.from(body).subarray(0, Number(length)).toString()));
      }
    });
  });
}
