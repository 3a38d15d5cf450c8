import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { nodeFileSystem } from '../../../server/src/node-file-system';
import { withinBudget } from '../../../server/src/repository/budget';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { limits } from '../../../server/src/repository/limits';
import { readYaml } from '../../../server/src/yaml/yaml-value';
import { goodFiles, MemoryFiles, root, uriOf } from './memory-files';

async function read(files: ConstructorParameters<typeof MemoryFiles>[0]) {
  return createCoalitionReader(new MemoryFiles(files), root).read();
}

async function readAll(files: ConstructorParameters<typeof MemoryFiles>[0]) {
  return createCoalitionReader(new MemoryFiles(files), root).readThreads();
}

describe('a hostile repository', () => {
  it('cannot reach an object’s prototype', async () => {
    const coalition = await read({
      ...goodFiles(),
      'caucus.yaml':
        'caucus: 1\nname: C\n__proto__: { polluted: yes }\nmembers:\n  __proto__: { name: Evil, polluted: yes }\n  constructor: { name: Constructor }\n  example-registry: { name: E }\n  island-operators: { name: I }\nprocesses: { idc: { name: I } }\n',
      'terms/__proto__.yaml': 'label: x\nstance: watch\n',
      'terms/constructor.yaml':
        'label: builder\nstance: watch\ntranslations: { __proto__: [evil], fr: [constructeur] }\nconstructor: { prototype: { polluted: yes } }\n',
      'positions/tostring/position.md':
        '---\ntitle: T\nstatus: agreed\nterms: [constructor, toString]\n---\n',
    });
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    assert.equal(
      Object.getPrototypeOf(coalition.terms.get('constructor')?.translations ?? {}),
      Object.prototype,
    );
    assert.deepEqual(coalition.terms.get('constructor')?.translations, { fr: ['constructeur'] });
    assert.equal(coalition.members.has('__proto__'), false);
    assert.equal(coalition.terms.has('__proto__'), false);
    assert.ok(
      coalition.problems.some(({ code, message }) => code === 'bad-id' && message.includes('toString')),
    );
  });

  it('cannot grow by aliases', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) =>
        `k${i}: &a${i} [${Array(10)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]`,
    );
    const started = performance.now();
    const { terms, problems } = await read({
      ...goodFiles(),
      'terms/bomb.yaml': `label: bomb\nstance: watch\n${levels.join('\n')}\nvariants: *a29\n`,
      'terms/wide.yaml': `label: wide\nstance: watch\nvariants: &v [${Array(3000).fill('x').join(', ')}]\ntranslations: { ${Array.from({ length: 676 }, (_, i) => `${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}: *v`).join(', ')} }\n`,
    });
    assert.ok(performance.now() - started < 5000);
    assert.equal(terms.get('bomb')?.label, 'bomb');
    assert.deepEqual(terms.get('bomb')?.variants, []);
    assert.ok(problems.some(({ code, uri }) => code === 'too-large' && uri === uriOf('terms/bomb.yaml')));
    assert.ok(problems.some(({ code, uri }) => code === 'too-large' && uri === uriOf('terms/wide.yaml')));
  });

  describe('cannot bring the reader down or hold it up with one file', () => {
    const size = limits.fileBytes;
    const parts = [
      '[',
      '{',
      '- ',
      '? ',
      'a:\n',
      '!',
      '&a ',
      '[*a,',
      '"',
      "'",
      '#\n',
      '%',
      '|\n',
      '>\n ',
      ':',
      'a: ',
    ].concat([
      '\n',
      ' \n',
      '\t',
      'a b\n',
      '[a,\n',
      '---\n',
      '...\n',
      '{a: ',
      '- a\n',
      '- &b c\n',
      '[]',
      '"a\\\n',
    ]);
    const texts = new Map(parts.map((part) => [part, part.repeat(Math.floor(size / part.length))]));
    texts.set('nested', Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''));
    texts.set('folded', `a: "${' \n'.repeat(size / 3)}`);
    texts.set('literal', `a: |\n${' x  \n'.repeat(size / 6)}`);
    for (const [name, text] of texts) {
      it(JSON.stringify(name), () => {
        const started = performance.now();
        const { value } = readYaml(text);
        // Linear: far below a second on an idle machine. What is quadratic would take minutes.
        assert.ok(performance.now() - started < 8000);
        assert.ok(value === null || typeof value === 'string' || typeof value === 'object');
      });
    }
  });

  it('never makes reading YAML throw', () => {
    const fragment = fc.constantFrom(
      ...[
        'a',
        ':',
        ' ',
        '\n',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '|',
        '>',
        '&x',
        '*x',
        '!',
        '#',
        '---',
        '\t',
      ],
      ...[
        '__proto__',
        '? ',
        '<<',
        '%',
        '@',
        '`',
        '\r\n',
        '\u2028',
        '\ud800',
        '~',
        'null',
        'true',
        '!!map ',
        '...',
      ],
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        readYaml(parts.join(''));
      }),
      { numRuns: 3000 },
    );
  });

  it('never makes reading a coalition reject, whatever its files hold', async () => {
    const paths = [...Object.keys(goodFiles()), 'terms/x.yaml', 'positions/y/position.md'];
    const scalar = fc.oneof(
      fc.constantFrom(
        '',
        '~',
        'x',
        '[]',
        '{}',
        '[[]]',
        '{a: {b: c}}',
        '1',
        'true',
        '[~, 1, {}, []]',
        '"',
        '*a',
        '- a',
      ),
      fc.string({ maxLength: 12 }),
    );
    const key = fc.constantFrom(
      ...['caucus', 'name', 'members', 'processes', 'topics', 'label', 'variants', 'translations', 'stance'],
      ...[
        'positions',
        'title',
        'status',
        'terms',
        'sources',
        'agreed',
        'kind',
        'member',
        'date',
        'after',
        '__proto__',
      ],
    );
    const content = fc.array(fc.tuple(key, scalar), { maxLength: 6 }).map((fields) => {
      const yaml = fields.map(([name, value]) => `${name}: ${value}`).join('\n');
      return `---\n${yaml}\n---\nBody`;
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), content, async (path, markdown) => {
        const text = path.endsWith('.yaml') ? markdown.slice(4, -9) : markdown;
        const { problems } = await read({ ...goodFiles(), [path]: text });
        for (const { range, message } of problems) {
          assert.ok(range.start.line >= 0 && range.end.line >= range.start.line);
          assert.ok(message.length > 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is told of files that are too large', async () => {
    const { terms, problems } = await read({
      ...goodFiles(),
      'terms/large.yaml': `label: large\nstance: watch\nnote: ${'x'.repeat(limits.fileBytes)}\n`,
    });
    assert.deepEqual(
      problems.map(({ code, uri }) => [code, uri]),
      [['unreadable', uriOf('terms/large.yaml')]],
    );
    assert.equal(terms.get('large')?.label, 'large');
  });

  it('is told of bytes that are no text', async () => {
    const { problems } = await read({
      ...goodFiles(),
      'terms/latin.yaml': Buffer.from('label: Genève\nstance: watch\n', 'latin1'),
      'terms/noise.yaml': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
    });
    const latin = problems.find(({ uri }) => uri === uriOf('terms/latin.yaml'));
    assert.equal(latin?.code, 'not-utf8');
    assert.deepEqual(latin?.range, { start: { line: 0, character: 10 }, end: { line: 0, character: 11 } });
    assert.ok(problems.some(({ uri }) => uri === uriOf('terms/noise.yaml')));
  });

  it('cannot use names as anything but names', async () => {
    const names = ['..', '%2e%2e', 'a\\b', 'ä', 'x'.repeat(300), 'con?', '*', "a'b", '-x', ' ', '\u202ex'];
    const files: Record<string, string> = goodFiles();
    for (const name of names) {
      files[`terms/${name}.yaml`] = 'label: x\nstance: watch\n';
      files[`positions/${name}/position.md`] = '---\ntitle: x\nstatus: agreed\n---\n';
    }
    const { terms, positions, problems } = await read(files);
    assert.deepEqual([...terms.keys()], ['multistakeholder']);
    assert.deepEqual([...positions.keys()], ['all-stakeholders']);
    assert.ok(problems.every(({ code }) => code === 'bad-id'));
  });

  it('is told of names that not every computer can hold', async () => {
    const thread = 'annotations/idc/rev-1-p1-01jc3h8k2v0000000000000000';
    const entry = '---\nkind: annotation\nmember: example-registry\ndate: 2025-01-01\n---\nx\n';
    const { terms, positions, drafts, threads, problems } = await readAll({
      ...goodFiles(),
      'terms/con.yaml': 'label: x\nstance: watch\n',
      'terms/lpt1.yaml': 'label: x\nstance: watch\n',
      'positions/nul/position.md': '---\ntitle: x\nstatus: agreed\n---\n',
      'drafts/aux/rev-1.undraft.md': 'Text.\n',
      'drafts/idc/prn.undraft.md': 'Text.\n',
      'annotations/com1/x/01jc3h8k2v0000000000000000.md': entry,
      'annotations/idc/ends./01jc3h8k2v0000000000000000.md': entry,
      'annotations/idc/what?/01jc3h8k2v0000000000000000.md': entry,
      [`${thread}/aux.md`]: entry,
      [`${thread}/01jc3h8k2v0000000000000000.md`]: entry,
      [`annotations/idc/${'é'.repeat(200)}/01jc3h8k2v0000000000000000.md`]: entry,
    });
    const named = problems.filter(({ code }) => code === 'impossible-name').map(({ uri }) => uri);
    assert.deepEqual(
      named.sort(),
      [
        'terms/con.yaml',
        'terms/lpt1.yaml',
        'positions/nul',
        'drafts/aux',
        'drafts/idc/prn.undraft.md',
        'annotations/com1',
        'annotations/idc/ends.',
        'annotations/idc/what?',
        `${thread}/aux.md`,
        `annotations/idc/${'é'.repeat(200)}`,
      ]
        .map(uriOf)
        .sort(),
    );
    assert.deepEqual([terms.size, positions.size, drafts.size], [1, 1, 2]);
    assert.deepEqual(
      Array.from(threads.values(), ({ entries }) => entries.length),
      [1],
    );
  });

  it('is told of names that many computers take for one', async () => {
    const entry = '---\nkind: annotation\nmember: example-registry\ndate: 2025-01-01\n---\nx\n';
    const { threads, problems } = await readAll({
      ...goodFiles(),
      'Terms/other.yaml': 'label: x\nstance: watch\n',
      'Caucus.yaml': 'caucus: 1\nname: Other\n',
      'annotations/idc/a/01jc3h8k2v0000000000000000.md': entry,
      'annotations/idc/A/01jc3h8k2v0000000000000001.md': entry,
      'annotations/IDC/b/01jc3h8k2v0000000000000002.md': entry,
    });
    const named = problems.filter(({ code }) => code === 'colliding-name').map(({ uri }) => uri);
    assert.deepEqual(
      named.sort(),
      ['Terms', 'Caucus.yaml', 'annotations/idc/a', 'annotations/idc'].map(uriOf).sort(),
    );
    assert.equal(threads.size, 3);
  });

  it('cannot hold the reader up with folders of 100,000 files', async () => {
    const many = (ending: string) =>
      Array.from({ length: 100_000 }, (_, i) => ({
        name: `${String(i).padStart(26, '0')}${ending}`,
        type: ending === '' ? ('directory' as const) : ('file' as const),
      }));
    const [files, folders] = [many('-x.md'), many('')];
    const listings = new Map([
      ['terms', files.map(({ name, type }) => ({ name: name.replace('.md', '.yaml'), type }))],
      ['drafts/idc', files],
      ['positions/p', files],
      ['annotations/idc', folders],
    ]);
    let reads = 0;
    const fs = {
      async readDirectory(uri: string) {
        const path = decodeURIComponent(uri.slice(root.length + 1));
        const [section = ''] = path.split('/');
        if (path === 'drafts' || path === 'annotations') return [{ name: 'idc', type: 'directory' as const }];
        if (path === 'positions') return [{ name: 'p', type: 'directory' as const }];
        return listings.get(path) ?? (section === 'annotations' ? files.slice(0, 1) : []);
      },
      async readFile() {
        reads += 1;
        return new TextEncoder().encode('---\nkind: reply\n---\n');
      },
    };
    const { terms, drafts, threads, problems } = await createCoalitionReader(fs, root).readThreads();
    assert.deepEqual(
      [terms.size, drafts.size, threads.size],
      [limits.listing, limits.listing, limits.listing],
    );
    assert.ok(reads < 3 * limits.listing);
    assert.ok(problems.length <= limits.problems);
    const told = problems.filter(({ code }) => code === 'too-many-files');
    assert.ok(told.length > 0, 'the reader is told');
  }).timeout(60_000);

  it('cannot fill the memory with many large files', async () => {
    const large = `---\nkind: reply\nmember: x\n---\n${'x'.repeat(900_000)}`;
    const bytes = new TextEncoder().encode(large);
    const within = withinBudget(
      { readFile: async () => bytes, readDirectory: async () => [] },
      { files: 1000, bytes: 10_000_000 },
    );
    let read = 0;
    for (let i = 0; i < 100; i++) {
      await within.readFile('file:///x', 1_000_000).then(
        () => read++,
        (error: Error) => assert.match(error.message, /larger than 10 MB/),
      );
    }
    assert.equal(read, 12);
    const few = withinBudget(
      { readFile: async () => new Uint8Array(), readDirectory: async () => [] },
      { files: 3, bytes: 10 },
    );
    for (let i = 0; i < 3; i++) await few.readFile('file:///x', 1);
    await assert.rejects(few.readFile('file:///x', 1), /more than 3 files/);
  });

  it('cannot lead outside by links', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caucus-'));
    try {
      const outside = join(folder, 'outside');
      const coalition = join(folder, 'coalition');
      mkdirSync(join(outside, 'secret'), { recursive: true });
      writeFileSync(join(outside, 'secret.yaml'), 'label: secret\nstance: support\n');
      writeFileSync(
        join(outside, 'secret', 'position.md'),
        '---\ntitle: Secret\nstatus: agreed\n---\nSecret.\n',
      );
      for (const [path, text] of Object.entries(goodFiles())) {
        mkdirSync(join(coalition, path, '..'), { recursive: true });
        writeFileSync(join(coalition, path), text);
      }
      symlinkSync(join(outside, 'secret.yaml'), join(coalition, 'terms', 'secret.yaml'));
      symlinkSync(join(outside, 'secret'), join(coalition, 'positions', 'secret'));
      symlinkSync(outside, join(coalition, 'drafts', 'gdc'));
      symlinkSync('/dev/zero', join(coalition, 'terms', 'endless.yaml'));
      symlinkSync(coalition, join(coalition, 'positions', 'circle'));
      const { terms, positions, drafts, problems } = await createCoalitionReader(
        nodeFileSystem(),
        pathToFileURL(coalition).toString(),
      ).read();
      assert.deepEqual([...terms.keys()], ['multistakeholder']);
      assert.deepEqual([...positions.keys()], ['all-stakeholders']);
      assert.equal(drafts.size, 2);
      assert.equal(problems.length, 5);
      assert.ok(problems.every(({ code }) => code === 'link'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe('whose folders are links', () => {
    let folder: string;
    let outside: string;
    let coalition: string;
    const thread = 'annotations/idc/rev-1-p1-01km3vm6ars95te3hnq193eyn8';
    const entry = '01km3vm6ars95te3hnq193eyn8-example-registry.md';
    const secrets: Record<string, string> = {
      'terms/secret.yaml': 'label: secret\nstance: support\n',
      'positions/secret/position.md': '---\ntitle: Secret\nstatus: agreed\n---\nSecret.\n',
      'statements/secret/statement.md': '---\ntitle: Secret\n---\nSecret.\n',
      'drafts/idc/secret.undraft.md': '1. Secret.\n',
      'texts/secret.undraft.md': '1. Secret.\n',
      [`${thread}/${entry}`]: '---\nkind: annotation\nmember: example-registry\n---\nSecret.\n',
    };

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'caucus-'));
      outside = join(folder, 'outside');
      coalition = join(folder, 'coalition');
      for (const [path, text] of Object.entries(secrets)) write(outside, path, text);
      write(coalition, 'caucus.yaml', goodFiles()['caucus.yaml'] ?? '');
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    function write(top: string, path: string, text: string): void {
      mkdirSync(join(top, path, '..'), { recursive: true });
      writeFileSync(join(top, path), text);
    }

    const readerOf = (path: string) =>
      createCoalitionReader(nodeFileSystem(), pathToFileURL(path).toString());

    it('is not led outside by those of its sections, and says so', async () => {
      const sections = ['terms', 'positions', 'statements', 'drafts', 'texts', 'annotations'];
      for (const section of sections) symlinkSync(join(outside, section), join(coalition, section));
      const { terms, positions, statements, drafts, threads, problems } =
        await readerOf(coalition).readThreads();
      assert.deepEqual(
        [terms, positions, statements, drafts, threads].map(({ size }) => size),
        [0, 0, 0, 0, 0],
      );
      assert.deepEqual(
        problems.map(({ code, uri }) => `${code} ${uri.slice(uri.lastIndexOf('/') + 1)}`).sort(),
        sections.map((section) => `link ${section}`).sort(),
      );
    });

    for (const place of ['annotations', 'annotations/idc', thread]) {
      it(`is not led outside by ${place} when that comes later`, async () => {
        const reader = readerOf(coalition);
        await reader.readThreads();
        mkdirSync(join(coalition, place, '..'), { recursive: true });
        symlinkSync(join(outside, place), join(coalition, place));
        for (const path of [`${thread}/${entry}`, thread, 'annotations/idc', 'annotations']) {
          const { threads } = await reader.refresh([pathToFileURL(join(coalition, path)).toString()]);
          assert.deepEqual([...threads.keys()], [], path);
        }
        const { problems } = await reader.refresh([pathToFileURL(join(coalition, place)).toString()]);
        assert.deepEqual(
          problems.map(({ code, uri }) => [code, uri]),
          [['link', pathToFileURL(join(coalition, place)).toString()]],
        );
      });
    }

    it('is read when it is opened through a link itself', async () => {
      symlinkSync(outside, join(folder, 'opened'));
      write(outside, 'caucus.yaml', goodFiles()['caucus.yaml'] ?? '');
      const reader = readerOf(join(folder, 'opened'));
      const { terms, drafts, threads } = await reader.readThreads();
      assert.deepEqual([terms.size, drafts.size, threads.size], [1, 2, 1]);
      const path = join(folder, 'opened', thread, entry);
      write(
        join(folder, 'opened'),
        `${thread}/${entry.replace('eyn8', 'eyn9')}`,
        secrets[`${thread}/${entry}`] ?? '',
      );
      const refreshed = await reader.refresh([pathToFileURL(path).toString()]);
      assert.equal([...refreshed.threads.values()][0]?.entries.length, 2);
    });
  });
});
