import assert from 'node:assert/strict';
import type { Coalition } from '../../../server/src/repository/coalition';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { goodFiles, MemoryFiles, root, uriOf } from './memory-files';

async function read(files: ConstructorParameters<typeof MemoryFiles>[0]): Promise<Coalition> {
  return createCoalitionReader(new MemoryFiles(files), root).read();
}

describe('reading a coalition', () => {
  it('reads one of everything, without a problem', async () => {
    const coalition = await read(goodFiles());
    assert.deepEqual(coalition.problems, []);
    assert.equal(coalition.name, 'Test coalition');
    assert.equal(coalition.writable, true);
    assert.deepEqual(coalition.members.get('example-registry'), {
      id: 'example-registry',
      name: 'Example Registry',
      emails: ['@example.org'],
      fictional: true,
    });
    assert.equal(coalition.processes.get('idc')?.name, 'Illustrative Digital Compact');
    assert.equal(coalition.topics.get('igf')?.name, 'Internet Governance Forum');
    assert.deepEqual(coalition.terms.get('multistakeholder'), {
      id: 'multistakeholder',
      label: 'multistakeholder',
      variants: ['multistakeholderism'],
      translations: { fr: ['multipartite'], zh: ['多利益攸关方'] },
      stance: 'support',
      topic: 'igf',
      positions: ['all-stakeholders'],
      contrast: ['multilateral'],
      note: 'Why we track it.',
    });
    assert.deepEqual(coalition.positions.get('all-stakeholders'), {
      id: 'all-stakeholders',
      title: 'All stakeholders decide',
      topic: 'igf',
      status: 'agreed',
      agreed: '2025-11-14',
      terms: ['multistakeholder'],
      sources: [
        {
          statement: 'opening',
          url: 'https://example.org/opening',
          date: '2025-06',
          paragraph: '29',
          draft: 'idc/rev-1',
        },
      ],
      language: 'all stakeholders, in their respective roles',
      fallback: 'relevant stakeholders',
      agreedBy: [],
      redLines: ['States alone'],
      body: 'All stakeholders decide together.\n\nAnd more.',
      stances: [
        {
          id: '01km3vm6ars95te3hnq193eyn8',
          member: 'example-registry',
          by: 'A. Member <a.member@example.org>',
          date: '2025-11-10T08:30:00Z',
          after: ['01km2cny9tm87ya9j9qdqd2jgb'],
          stance: 'endorse',
          note: 'Gladly.',
        },
      ],
    });
    assert.deepEqual(coalition.statements.get('opening')?.signatures, [
      {
        id: '01km7gqx5mhx01bht2fs5k8jct',
        kind: 'sign',
        member: 'island-operators',
        date: '2025-11-11',
        after: [],
      },
    ]);
    assert.deepEqual(
      [...coalition.drafts.values()],
      [
        {
          id: 'idc/rev-1',
          uri: uriOf('drafts/idc/rev-1.undraft.md'),
          kind: 'draft',
          process: 'idc',
          revision: 'rev-1',
        },
        { id: 'old-declaration', uri: uriOf('texts/old-declaration.undraft.md'), kind: 'text' },
      ],
    );
    assert.deepEqual([...coalition.files.keys()].sort(), [
      'draft:idc/rev-1',
      'draft:old-declaration',
      'position:all-stakeholders',
      'statement:opening',
      'term:multistakeholder',
    ]);
  });

  it('does not read the texts of drafts', async () => {
    const files = new MemoryFiles(goodFiles());
    await createCoalitionReader(files, root).read();
    assert.deepEqual(
      files.reads.filter((path) => /^(drafts|texts)\//.test(path)),
      [],
    );
    assert.equal(new Set(files.reads).size, files.reads.length, 'no file is read twice');
  });

  it('takes carriage returns, byte order marks and UTF-16 as they come', async () => {
    const files = goodFiles();
    const plain = await read(files);
    const crlf = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, `\ufeff${text.replaceAll('\n', '\r\n')}`]),
    );
    const coalition = await read(crlf);
    assert.deepEqual(coalition.problems, []);
    assert.deepEqual(coalition.terms, plain.terms);
    assert.equal(coalition.positions.get('all-stakeholders')?.title, 'All stakeholders decide');
    const utf16 = await read({
      ...files,
      'terms/multistakeholder.yaml': Buffer.from(`\ufeff${files['terms/multistakeholder.yaml']}`, 'utf16le'),
    });
    assert.deepEqual(utf16.terms, plain.terms);
  });

  it('leaves numbers, dates and symbols as they are written', async () => {
    const { terms } = await read({
      ...goodFiles(),
      'terms/goal.yaml': 'label: 2030\nvariants: [1.10, 0x1F, 1e5, 007]\nstance: watch\n',
    });
    assert.equal(terms.get('goal')?.label, '2030');
    assert.deepEqual(terms.get('goal')?.variants, ['1.10', '0x1F', '1e5', '007']);
  });

  it('keeps what can be read of a file that is wrong in part', async () => {
    const { terms, positions, problems } = await read({
      ...goodFiles(),
      'terms/forum.yaml': 'label: Forum\nstance: suport\nvariants: [the Forum, [nested], IGF]\ntopic: igf\n',
      'positions/loose/position.md': '---\nstatus: proposed\nagreed: soon\n---\nStill here.\n',
      'terms/broken.yaml': 'label: broken thing\nstance: oppose\nnote: "never closed\n',
    });
    assert.deepEqual(terms.get('forum')?.variants, ['the Forum', 'IGF']);
    assert.equal(terms.get('forum')?.stance, 'watch');
    assert.equal(terms.get('forum')?.topic, 'igf');
    assert.equal(positions.get('loose')?.title, 'loose');
    assert.equal(positions.get('loose')?.body, 'Still here.');
    assert.equal(terms.get('broken')?.label, 'broken thing');
    assert.equal(terms.get('broken')?.stance, 'oppose');
    assert.deepEqual(
      new Set(problems.map(({ code }) => code)),
      new Set(['bad-value', 'wrong-type', 'missing-field', 'bad-date', 'bad-yaml']),
    );
  });

  it('shows the first of two versions that nobody chose between', async () => {
    const { terms, problems } = await read({
      ...goodFiles(),
      'terms/forum.yaml':
        'label: Forum\n<<<<<<< HEAD\nstance: support\n=======\nstance: oppose\n>>>>>>> theirs\ntopic: igf\n',
    });
    assert.equal(terms.get('forum')?.stance, 'support');
    assert.equal(terms.get('forum')?.topic, 'igf');
    assert.deepEqual(
      problems.map(({ code, range }) => [code, range.start.line]),
      [['conflict-markers', 1]],
    );
  });

  it('goes by the name of its folder when caucus.yaml cannot be read, and says one thing about it', async () => {
    for (const content of [undefined, 'caucus: 1\nmembers: {', '<<<', '- a list']) {
      const files: Record<string, string> = { ...goodFiles(), 'caucus.yaml': content ?? '' };
      if (content === undefined) delete files['caucus.yaml'];
      const coalition = await read(files);
      assert.equal(coalition.name, 'coalition', content);
      assert.equal(coalition.writable, content?.startsWith('caucus: 1') ?? false);
      assert.equal(coalition.terms.size, 1);
      assert.equal(coalition.problems[0]?.uri, uriOf('caucus.yaml'));
    }
  });

  it('is read-only for a version it does not know', async () => {
    const files = goodFiles();
    files['caucus.yaml'] = files['caucus.yaml']?.replace('caucus: 1', 'caucus: 2') ?? '';
    const coalition = await read(files);
    assert.equal(coalition.writable, false);
    assert.equal(coalition.members.size, 2);
    assert.deepEqual(
      coalition.problems.map(({ code }) => code),
      ['unknown-version'],
    );
  });
});

describe('reading what changed of a coalition', () => {
  async function opened() {
    const files = new MemoryFiles(goodFiles());
    files.files.set('terms/forum.yaml', 'label: Forum\nstance: support\n');
    const reader = createCoalitionReader(files, root);
    const before = await reader.read();
    files.reads.length = 0;
    return { files, reader, before };
  }

  it('reads the changed file alone and shares everything else', async () => {
    const { files, reader, before } = await opened();
    files.files.set('terms/forum.yaml', 'label: Forum\nstance: oppose\n');
    const after = await reader.refresh([uriOf('terms/forum.yaml')]);
    assert.deepEqual(files.reads, ['terms/forum.yaml']);
    assert.equal(after.terms.get('forum')?.stance, 'oppose');
    assert.equal(after.terms.get('multistakeholder'), before.terms.get('multistakeholder'));
    assert.equal(after.positions.get('all-stakeholders'), before.positions.get('all-stakeholders'));
    assert.equal(before.terms.get('forum')?.stance, 'support', 'the earlier state is untouched');
  });

  it('takes addresses in any spelling', async () => {
    const { files, reader } = await opened();
    files.files.set('terms/forum.yaml', 'label: Forum\nstance: oppose\n');
    const after = await reader.refresh(['file:///home/a b/coalition/terms/forum.yaml']);
    assert.equal(after.terms.get('forum')?.stance, 'oppose');
  });

  it('is the same object when nothing of it changed', async () => {
    const { files, reader, before } = await opened();
    const after = await reader.refresh([
      'file:///somewhere/else.yaml',
      uriOf('README.md'),
      `${root}-2/caucus.yaml`,
      'not an address',
    ]);
    assert.equal(after, before);
    assert.deepEqual(files.reads, []);
  });

  it('follows files that come and go, and folders as a whole', async () => {
    const { files, reader } = await opened();
    files.files.delete('terms/forum.yaml');
    files.files.set('terms/council.yaml', 'label: council\nstance: oppose\n');
    const after = await reader.refresh([uriOf('terms/forum.yaml'), uriOf('terms/council.yaml')]);
    assert.deepEqual([...after.terms.keys()].sort(), ['council', 'multistakeholder']);
    for (const path of [...files.files.keys()]) if (path.startsWith('positions/')) files.files.delete(path);
    const emptied = await reader.refresh([uriOf('positions')]);
    assert.equal(emptied.positions.size, 0);
    assert.ok(emptied.problems.some(({ code }) => code === 'unknown-position'));
    const again = await reader.refresh([root]);
    assert.deepEqual(again.problems, emptied.problems);
  });

  it('reads a position again when one of its entries changed', async () => {
    const { files, reader, before } = await opened();
    const path = 'positions/all-stakeholders/01km5b57dj3bhy5dasb9eg871m-island-operators.md';
    files.files.set(
      path,
      '---\nkind: stance\nstance: reserve\nmember: island-operators\ndate: 2025-11-12\n---\n',
    );
    const after = await reader.refresh([uriOf(path)]);
    assert.deepEqual(
      after.positions.get('all-stakeholders')?.stances.map(({ stance }) => stance),
      ['endorse', 'reserve'],
    );
    assert.equal(after.terms.get('forum'), before.terms.get('forum'));
    assert.ok(files.reads.every((read) => read.startsWith('positions/all-stakeholders/')));
  });

  it('gives what a fresh reading gives, whatever changed', async () => {
    const { files, reader } = await opened();
    const changes: [string, string | undefined][] = [
      ['caucus.yaml', 'caucus: 1\nname: Renamed\nmembers: { example-registry: { name: R } }\n'],
      ['drafts/new/rev-2.md', 'Text.'],
      ['texts/old-declaration.undraft.md', undefined],
      ['terms/Forum.yml', 'label: other\nstance: watch\n'],
      ['statements/opening/statement.md', undefined],
      ['positions/next/position.md', '---\ntitle: Next\nstatus: agreed\nsupersedes: all-stakeholders\n---\n'],
    ];
    for (const [path, content] of changes) {
      if (content === undefined) files.files.delete(path);
      else files.files.set(path, content);
      const refreshed = await reader.refresh([uriOf(path)]);
      assert.deepEqual(refreshed, await createCoalitionReader(files, root).read(), path);
    }
  });
});
