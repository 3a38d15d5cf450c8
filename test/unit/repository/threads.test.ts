import assert from 'node:assert/strict';
import { newEntry, type Words } from '../../../server/src/annotations/new-entry';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { entryText } from '../../../server/src/repository/compose-entry';
import { entryUri, threadUri } from '../../../server/src/repository/places';
import { folderFindings, readThreads } from '../../../server/src/repository/read-threads';
import { target } from '../annotations/examples';
import { goodFiles, MemoryFiles, root, uriOf } from './memory-files';

const first = '01km3vm6ars95te3hnq193eyn8';
const second = '01km3vm6ars95te3hnq193eyn9';
const third = '01km3vm6ars95te3hnq193eyna';
const folder = `annotations/idc/rev-1-p12-${first}`;
const thread = `idc/rev-1-p12-${first}`;

function entry(id: string, member: string, words: Words, heads: string[] = []): Record<string, string> {
  const writer = { id, member, name: 'A. Member', email: 'a@example.org', now: Date.UTC(2025, 10, 10, 8) };
  return { [`${id}-${member}.md`]: entryText(newEntry(words, writer, { heads })) };
}

const annotation = entry(first, 'example-registry', {
  kind: 'annotation',
  stance: 'amend',
  positions: ['all-stakeholders'],
  target: target(),
  body: 'First words.',
});
const reply = entry(second, 'island-operators', { kind: 'reply', body: 'An answer.' }, [first]);

/** The good coalition with files in one thread. */
function files(entries: Record<string, string | { link: string }>): MemoryFiles {
  return new MemoryFiles({
    ...goodFiles(),
    ...Object.fromEntries(Object.entries(entries).map(([name, content]) => [`${folder}/${name}`, content])),
  });
}

async function read(entries: Record<string, string | { link: string }>) {
  const coalition = await createCoalitionReader(files(entries), root).readThreads();
  const problems = coalition.problems.map(({ code, uri, range }) => [
    code,
    uri.slice(uri.lastIndexOf('/') + 1, uri.lastIndexOf('/') + 27),
    range.start.line + 1,
  ]);
  return { coalition, found: coalition.threads.get(thread), problems };
}

describe('reading threads', () => {
  it('finds each with its entries, without a problem', async () => {
    const { coalition, found, problems } = await read({ ...annotation, ...reply });
    assert.deepEqual(problems, []);
    assert.deepEqual([...coalition.threads.keys()], [thread]);
    assert.deepEqual(
      found?.remarks.map(({ entry: { member }, body }) => [member, body]),
      [
        ['example-registry', 'First words.'],
        ['island-operators', 'An answer.'],
      ],
    );
    assert.deepEqual(found?.heads, [second]);
    assert.equal(threadUri(root, thread), uriOf(folder));
    assert.equal(
      entryUri(root, thread, found?.entries[0]?.name ?? ''),
      uriOf(`${folder}/${first}-example-registry.md`),
    );
  });

  it('leaves them for later when the rest is read', async () => {
    const memory = files(annotation);
    const reader = createCoalitionReader(memory, root);
    assert.equal((await reader.read()).threads.size, 0);
    assert.ok(!memory.reads.some((path) => path.startsWith('annotations/')));
    memory.reads.length = 0;
    const coalition = await reader.readThreads();
    assert.equal(coalition.threads.size, 1);
    assert.deepEqual(memory.reads, [`${folder}/${first}-example-registry.md`]);
  });

  it('passes over what is hidden, no entry, or a link', async () => {
    const { found, problems } = await read({
      ...annotation,
      '.01km3vm6ars95te3hnq193eyn9.tmp': 'half an',
      '.hidden.md': 'x',
      'README.md': '# For people',
      'picture.png': 'x',
      [`${second}-x.md`]: { link: '/etc/passwd' },
    });
    assert.equal(found?.entries.length, 1);
    assert.deepEqual(problems, [['link', second, 1]]);
    const empty = await read({ '.tmp': 'x' });
    assert.equal(empty.found, undefined);
  });

  it('shows what it cannot understand, and says where it is wrong', async () => {
    const text = annotation[`${first}-example-registry.md`] ?? '';
    const { found, problems } = await read({
      ...annotation,
      [`${second}-island-operators.md`]: text.replace(
        'First words.',
        '<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> x',
      ),
      [`${third}-island-operators.md`]: 'No fields, only words.',
      'copy of a file.md': text.replace('First', 'Copied'),
    });
    assert.deepEqual(
      new Set(found?.remarks.map(({ entry: { kind }, body }) => `${kind}: ${body}`)),
      new Set([
        'annotation: First words.',
        'annotation: Ours.',
        'unknown: No fields, only words.',
        'unknown: Copied words.',
      ]),
    );
    assert.deepEqual(problems, [
      ['conflict-markers', second, 20],
      ['missing-front-matter', third, 1],
      ['bad-entry-name', 'copy%20of%20a%20file.md', 1],
    ]);
  });

  it('reports what does not fit together, in the right file and line, and offers no change', async () => {
    const cases: [Record<string, string>, [string, string, number][]][] = [
      [reply, [['no-annotation', second, 2]]],
      [
        { ...annotation, ...entry(second, 'stranger', { kind: 'reply', body: 'x' }) },
        [['unknown-member', second, 4]],
      ],
      [
        { ...annotation, ...entry(second, 'island-operators', { kind: 'edit', of: first, body: 'x' }) },
        [['not-own', second, 6]],
      ],
      [
        { ...annotation, ...entry(second, 'island-operators', { kind: 'endorse', of: third }) },
        [['unknown-entry', second, 6]],
      ],
      [
        { ...annotation, ...entry(second, 'island-operators', { kind: 'endorse' }) },
        [['missing-field', second, 2]],
      ],
      [
        { ...annotation, ...entry(first, 'island-operators', { kind: 'reply', body: 'x' }) },
        [['duplicate-id', first, 2]],
      ],
      [
        {
          ...annotation,
          ...entry(second, 'island-operators', { kind: 'reply', body: 'x' }, [third]),
          ...entry(third, 'island-operators', { kind: 'reply', body: 'y' }, [second]),
        },
        [
          ['after-cycle', second, 6],
          ['after-cycle', third, 6],
        ],
      ],
      [
        entry(first, 'example-registry', {
          kind: 'annotation',
          stance: 'note',
          positions: ['all-stakeholder'],
          target: target({ draft: 'idc/rev-9' }),
        }),
        [
          ['unknown-position', first, 7],
          ['unknown-draft', first, 9],
        ],
      ],
    ];
    for (const [entries, expected] of cases) {
      const { coalition, problems } = await read(entries);
      assert.deepEqual(problems, expected);
      assert.ok(coalition.problems.every(({ fix }) => fix === undefined));
      assert.equal(coalition.threads.get(thread)?.entries.length, Object.keys(entries).length);
    }
  });

  it('reads so many entries of a thread, and says when there are more', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, i) => [
        `${first.slice(0, 22)}${String(i).padStart(4, '0')}-m.md`,
        '---\n---\n',
      ]),
    );
    const { coalition, found } = await read(many);
    assert.equal(found?.entries.length, 2000);
    assert.ok(coalition.problems.some(({ code }) => code === 'too-many-files'));
  });
});

describe('reading too many threads', () => {
  it('stops, and says so', async () => {
    const memory = new MemoryFiles({});
    for (let i = 0; i < 100; i++) {
      const id = `${first.slice(0, 24)}${String(i).padStart(2, '0')}`;
      memory.files.set(`annotations/idc/rev-1-${id}/${id}-m.md`, Object.values(annotation)[0] ?? '');
    }
    assert.equal((await readThreads(root, memory)).read.size, 100);
    const some = await readThreads(root, memory, 40);
    assert.ok(some.read.size >= 40 && some.read.size < 100);
    assert.deepEqual(
      folderFindings(some).map(({ code, file }) => [code, file.uri]),
      [['too-many-files', uriOf('annotations')]],
    );
  });
});

describe('reading many threads', () => {
  it('lets others have their turn, though all files are at hand', async () => {
    const entry = new TextEncoder().encode(Object.values(annotation)[0] ?? '');
    const folders = Array.from({ length: 1000 }, (_, i) => `rev-1-${String(i).padStart(4, '0')}`);
    const list = (names: readonly string[], type: 'directory' | 'file') =>
      names.map((name) => ({ name, type }));
    const atHand = {
      readFile: async () => entry,
      readDirectory: async (uri: string) =>
        uri.endsWith('/annotations')
          ? list(['idc'], 'directory')
          : uri.endsWith('/idc')
            ? list(folders, 'directory')
            : list([`${first}-example-registry.md`, `${second}-example-registry.md`], 'file'),
    };
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    const { read: threads } = await readThreads(root, atHand);
    clearInterval(timer);
    assert.equal(threads.size, 1000);
    assert.ok(turns > 2, `only ${turns} turns`);
  });
});

describe('reading what changed of threads', () => {
  const other = `annotations/idc/rev-1-p13-${second}`;

  async function opened() {
    const memory = files(annotation);
    memory.files.set(`${other}/${second}-example-registry.md`, Object.values(annotation)[0] ?? '');
    const reader = createCoalitionReader(memory, root);
    const before = await reader.readThreads();
    memory.reads.length = 0;
    return { memory, reader, before };
  }

  it('reads one thread again and shares all else', async () => {
    const { memory, reader, before } = await opened();
    const path = `${folder}/${second}-island-operators.md`;
    memory.files.set(path, Object.values(reply)[0] ?? '');
    const after = await reader.refresh([uriOf(path)]);
    assert.ok(memory.reads.every((read) => read.startsWith(folder)));
    assert.equal(after.threads.get(thread)?.remarks.length, 2);
    assert.equal(before.threads.get(thread)?.remarks.length, 1);
    const untouched = other.slice('annotations/'.length);
    assert.equal(after.threads.get(untouched), before.threads.get(untouched));
    assert.equal(after.positions.get('all-stakeholders'), before.positions.get('all-stakeholders'));
  });

  it('shares the threads when something else changed', async () => {
    const { memory, reader, before } = await opened();
    memory.files.set('terms/forum.yaml', 'label: Forum\nstance: support\n');
    const after = await reader.refresh([uriOf('terms/forum.yaml')]);
    assert.equal(after.threads.get(thread), before.threads.get(thread));
    assert.deepEqual(memory.reads, ['terms/forum.yaml']);
  });

  it('gives what a fresh reading gives, whatever changed', async () => {
    const { memory, reader } = await opened();
    const changes: [string, string | { link: string } | undefined][] = [
      [`annotations/idc/rev-1-${third}/${third}-example-registry.md`, Object.values(annotation)[0]],
      [`annotations/new/rev-1-${third}/${third}-example-registry.md`, Object.values(annotation)[0]],
      [`${other}/${second}-example-registry.md`, undefined],
      [`${folder}/README.md`, 'x'],
      [`${folder}/${third}-x.md`, 'damaged'],
      ['caucus.yaml', 'caucus: 1\nname: Renamed\n'],
      ['annotations/README.md', 'x'],
      ['annotations/idc/linked', { link: '/outside' }],
      [`annotations/idc/REV-1-${third}/${third}-example-registry.md`, Object.values(annotation)[0]],
      ['annotations/elsewhere', { link: '/outside' }],
      [`annotations/idc/REV-1-${third}/${third}-example-registry.md`, undefined],
      ['annotations/idc/linked', undefined],
      ['annotations/elsewhere', undefined],
    ];
    for (const [path, content] of changes) {
      if (content === undefined) memory.files.delete(path);
      else memory.files.set(path, content);
      const refreshed = await reader.refresh([uriOf(path)]);
      const fresh = await createCoalitionReader(memory, root).readThreads();
      assert.deepEqual(refreshed, fresh, path);
      assert.deepEqual([...refreshed.threads.keys()], [...fresh.threads.keys()], path);
    }
    for (const path of [...memory.files.keys()])
      if (path.startsWith('annotations/')) memory.files.delete(path);
    assert.equal((await reader.refresh([uriOf('annotations')])).threads.size, 0);
  });
});
