import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { OverlayFiles } from '../../../server/src/repository/overlay-files';
import { readProposed } from '../../../server/src/repository/read-proposed';
import { goodFiles, MemoryFiles, root, uriOf } from './memory-files';

const thread = 'annotations/idc/rev-1-p1-01km3vm6ars95te3hnq193eyn8';
const opening = `${thread}/01km3vm6ars95te3hnq193eyn8-example-registry.md`;
const reply = `${thread}/01km3vm6ars95te3hnq193eyn9-island-operators.md`;

const said = (kind: string, member: string) =>
  `---\nkind: ${kind}\nmember: ${member}\ndate: 2025-11-10T08:30:00Z\n---\nWords.\n`;

describe('files laid over a coalition', () => {
  const names = async (files: OverlayFiles, path: string) =>
    (await files.readDirectory(path === '' ? root : uriOf(path))).map(({ name }) => name).sort();

  it('are listed and read, and hide what they replace', async () => {
    const below = new MemoryFiles({ 'a/one.md': 'one', 'a/two.md': 'two', 'b.md': 'b' });
    const files = new OverlayFiles(below, root, [
      { path: 'a/one.md', after: 'ONE' },
      { path: 'a/two.md' },
      { path: 'c/d/e.md', after: 'e' },
    ]);
    assert.deepEqual(await names(files, ''), ['a', 'b.md', 'c']);
    assert.deepEqual(await names(files, 'a'), ['one.md']);
    assert.deepEqual(await files.readDirectory(uriOf('c')), [{ name: 'd', type: 'directory' }]);
    const text = async (path: string) => new TextDecoder().decode(await files.readFile(uriOf(path), 10));
    assert.deepEqual(await Promise.all(['a/one.md', 'b.md', 'c/d/e.md'].map(text)), ['ONE', 'b', 'e']);
    await assert.rejects(files.readFile(uriOf('a/two.md'), 10), /missing/);
    await assert.rejects(files.readFile(uriOf('a/one.md'), 2), /larger than 2 bytes/);
    assert.deepEqual(await names(new OverlayFiles(below, root, []), 'a'), ['one.md', 'two.md']);
  });

  it('give the coalition as it would be, and read nothing that they do not touch', async () => {
    const disk = new MemoryFiles({ ...goodFiles(), [opening]: said('annotation', 'example-registry') });
    const coalition = await createCoalitionReader(disk, root).readThreads();
    disk.reads.length = 0;
    const proposed = await readProposed(coalition, disk, [
      { path: reply, after: said('reply', 'island-operators') },
      { path: 'terms/multistakeholder.yaml' },
      { path: 'terms/forum.yaml', after: 'label: forum\nstance: wrong\n' },
      { path: 'texts/new.undraft.md', after: '1. New.\n' },
    ]);
    assert.deepEqual(disk.reads, [opening]);
    assert.deepEqual([...proposed.coalition.terms.keys()], ['forum']);
    assert.deepEqual(
      [...proposed.coalition.threads.values()].map(({ remarks }) => remarks.length),
      [2],
    );
    assert.deepEqual([...proposed.coalition.drafts.keys()], ['idc/rev-1', 'new', 'old-declaration']);
    assert.equal(proposed.coalition.positions, coalition.positions);
    assert.match(proposed.problems.get('terms/forum.yaml') ?? '', /stance|wrong/);
    assert.deepEqual([...coalition.terms.keys()], ['multistakeholder'], 'the coalition stays as it is');
  });
});
