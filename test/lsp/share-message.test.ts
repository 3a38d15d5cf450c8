import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { describeFiles, shareMessage } from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const thread = 'annotations/oc/rev-1-p2-01km0415854400000000000000';

describe('the line that the history gets', () => {
  let folder: Folder;
  let editor: Editor;

  before(async () => {
    folder = new Folder({
      ...coalitionFiles,
      [`${thread}/01km0415854400000000000000-harbour.md`]: entry('annotation', 'harbour'),
      [`${thread}/01km0415854400000000000001-lagoon.md`]: entry('reply', 'lagoon'),
      [`${thread}/01km0415854400000000000002-lagoon.md`]: '---\n[broken\n',
    });
    editor = await Editor.start({ folders: [folder.uri()] });
  });

  after(async () => {
    await editor.stop();
    folder.dispose();
  });

  const ask = (...paths: readonly string[]) =>
    editor.connection.sendRequest(shareMessage, { uris: paths.map((path) => folder.uri(path)) });

  it('names members, kinds and paragraphs', async () => {
    assert.equal(
      await ask(
        `${thread}/01km0415854400000000000000-harbour.md`,
        `${thread}/01km0415854400000000000001-lagoon.md`,
      ),
      'Harbour Registry, Lagoon Operators: 1 annotation, 1 reply on OC Rev. 1 ¶2',
    );
  });

  it('names what a stance and a document are about', async () => {
    assert.equal(
      await ask('positions/named/01km04158545nqfv31av4vzjt1-harbour.md', 'terms/new-council.yaml'),
      'Harbour Registry: 1 stance, 1 term on Name the technical community; digital council',
    );
  });

  it('reads a file that no watcher has told of', async () => {
    const path = `${thread}/01km0415854400000000000003-summit.md`;
    folder.write(path, entry('resolve', 'summit'));
    assert.equal(await ask(path), 'Summit Exchange: 1 resolution on OC Rev. 1 ¶2');
  });

  it('describes each file for a list', async () => {
    const paths = [
      `${thread}/01km0415854400000000000001-lagoon.md`,
      'positions/named/01km04158545nqfv31av4vzjt1-harbour.md',
      'notes.txt',
    ];
    assert.deepEqual(
      await editor.connection.sendRequest(describeFiles, { uris: paths.map((path) => folder.uri(path)) }),
      [
        { label: 'Lagoon Operators: 1 reply on OC Rev. 1 ¶2', gist: 'Words.' },
        { label: 'Harbour Registry: 1 stance on Name the technical community', gist: '' },
        { label: '1 file', gist: '' },
      ],
    );
  });

  it('survives damaged files, strangers and nonsense', async () => {
    assert.equal(
      await ask(`${thread}/01km0415854400000000000002-lagoon.md`, 'notes.txt', 'annotations/../../x'),
      '1 entry, 2 files on OC Rev. 1 ¶2',
    );
    assert.equal(
      await editor.connection.sendRequest(shareMessage, { uris: ['file:///nowhere/a.md', 'x'] }),
      '',
    );
    assert.equal(await editor.connection.sendRequest(shareMessage, { uris: [] }), '');
    assert.equal(await editor.connection.sendRequest('caucus/shareMessage', { uris: 7 }), '');
  });
});

function entry(kind: string, member: string): string {
  const target =
    kind === 'annotation'
      ? 'target:\n  draft: oc/rev-1\n  paragraph: "2"\n  quote: the technical community\n'
      : '';
  return `---\nkind: ${kind}\nby: A. Member <a@example.org>\nmember: ${member}\ndate: 2026-02-01T10:00:00Z\n${target}---\nWords.\n`;
}
