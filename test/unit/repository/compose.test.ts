import assert from 'node:assert/strict';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { composeCoalition } from '../../../server/src/repository/compose-coalition';
import { type ComposedFile, composeTerm } from '../../../server/src/repository/compose-term';
import { goodFiles, MemoryFiles, root } from './memory-files';

function written(files: readonly ComposedFile[], beside: Record<string, string> = {}) {
  const entries = files.map(({ uri, content }) => [decodeURIComponent(uri.slice(root.length + 1)), content]);
  return createCoalitionReader(new MemoryFiles({ ...beside, ...Object.fromEntries(entries) }), root).read();
}

describe('composing a coalition', () => {
  const names = [
    ['Technical Community', 'Example Registry'],
    ['', ''],
    ['  Two\nlines: "quoted" & #marked  ', "L'Association: {île} [x]"],
    ['联盟', '注册局'],
    ['yes', '1e5'],
    ['x'.repeat(5000), '---'],
  ] as const;
  for (const [name, member] of names) {
    it(`gives one without problems: ${JSON.stringify([name.slice(0, 20), member])}`, async () => {
      const files = composeCoalition(`${root}/`, name, member);
      const coalition = await written(files);
      assert.deepEqual(coalition.problems, []);
      assert.equal(coalition.writable, true);
      assert.equal(coalition.members.size, 1);
      assert.equal(coalition.terms.size, 1);
      assert.equal(coalition.positions.size, 1);
      if (name.trim() !== '') {
        const wanted = name.replace(/\s+/g, ' ').trim().slice(0, 200);
        assert.equal(coalition.name, wanted);
      }
      const paths = files.map(({ uri }) => uri.slice(root.length + 1));
      assert.ok(paths.includes('README.md') && paths.includes('.gitattributes'));
      assert.match(files.find(({ uri }) => uri.endsWith('/README.md'))?.content ?? '', /^1\. Put a text/m);
      assert.ok(files.every(({ content }) => content.endsWith('\n') && !content.includes('\r')));
    });
  }
});

describe('composing a term', () => {
  it('gives a file that is read as the term', async () => {
    const before = await written([], goodFiles());
    for (const label of [
      'Digital co-operation',
      'yes: "no"',
      '# not a comment',
      '- 1',
      'Участие',
      'true',
      'a\n b',
    ]) {
      const file = composeTerm(before, label, 'oppose');
      const after = await written([file], goodFiles());
      assert.deepEqual(after.problems, [], label);
      const [term] = [...after.terms.values()].filter(({ id }) => !before.terms.has(id));
      assert.equal(term?.label, label.replace(/\s+/g, ' '));
      assert.equal(term?.stance, 'oppose');
    }
  });

  it('never takes an id that a term has', async () => {
    const coalition = await written([], {
      ...goodFiles(),
      'terms/forum.yaml': 'label: F\nstance: watch\n',
      'terms/forum-2.yaml': 'label: G\nstance: watch\n',
    });
    assert.equal(composeTerm(coalition, 'Forum!', 'watch').uri, `${root}/terms/forum-3.yaml`);
    assert.equal(composeTerm(coalition, '论坛', 'watch').uri, `${root}/terms/term.yaml`);
  });
});
