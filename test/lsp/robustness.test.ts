import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HoverRequest } from 'vscode-languageserver-protocol';
import { lookUp } from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const requests = [
  'textDocument/hover',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/documentLink',
  'textDocument/completion',
  'textDocument/codeAction',
  'textDocument/semanticTokens/full',
  'workspace/symbol',
  'caucus/draftTerms',
  'caucus/lookUp',
  'caucus/composeTerm',
  'caucus/composeCoalition',
];

describe('the server', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
  });

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  const shapes: readonly [string, (uri: string) => unknown][] = [
    [
      'a document it never saw',
      () => ({
        textDocument: { uri: 'file:///nowhere.undraft' },
        position: { line: 1, character: 1 },
        context: {},
      }),
    ],
    [
      'an address that is none',
      () => ({ textDocument: { uri: '::%%not-a-uri' }, position: { line: 0, character: 0 } }),
    ],
    ['nothing', () => ({})],
    [
      'places outside the text',
      (uri) => ({
        textDocument: { uri },
        position: { line: 1e9, character: -5 },
        range: { start: { line: -1, character: -1 }, end: { line: 1e9, character: 1e9 } },
        context: { diagnostics: [] },
        uri,
        query: '',
      }),
    ],
    [
      'values of the wrong type',
      (uri) => ({
        textDocument: { uri },
        position: 'here',
        range: [],
        context: 1,
        uri: 5,
        query: {},
        near: 3,
        label: null,
        folder: [],
      }),
    ],
  ];

  for (const [what, params] of shapes) {
    it(`survives questions about ${what}`, async () => {
      const uri = folder.uri('drafts/oc/rev-1.undraft.md');
      await editor.open(uri, '1. The technical community.');
      await Promise.all(
        requests.map((request) => editor.connection.sendRequest(request, params(uri)).catch(() => undefined)),
      );
      await assertAlive();
    });
  }

  it('survives messages about documents that are not open, or malformed', async () => {
    const { connection } = editor;
    await editor.change('file:///nowhere.undraft', 4, { text: 'x' });
    await editor.close('file:///nowhere.undraft');
    await editor.touched('::', folder.uri('drafts'), folder.uri('terms/none.yaml'), 'memfs:/x');
    await connection.sendNotification('textDocument/didOpen', {});
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: folder.uri('drafts/oc/rev-1.undraft.md') },
    });
    await connection.sendNotification('workspace/didChangeWatchedFiles', {});
    await connection.sendNotification('caucus/unknown', { x: 1 });
    await assertAlive();
  });

  it('survives files of any content', async () => {
    folder.write('terms/bad.yaml', 'label: [\n  &a *a');
    folder.write('terms/binary.yaml', '\u0000\u0001\ufffd'.repeat(1000));
    folder.write('terms/empty.yaml', '');
    folder.write('positions/bad/position.md', '---\ntitle: : :\n');
    folder.write('positions/named/not-an-entry.md', '<<<<<<< ours\n=======\n>>>>>>> theirs\n');
    folder.write('drafts/oc/deep.undraft.md', '['.repeat(100_000));
    folder.write('caucus.yaml', 'caucus: 99\nname: Later\n');
    await editor.touched(
      folder.uri('terms'),
      folder.uri('positions'),
      folder.uri('drafts'),
      folder.uri('caucus.yaml'),
    );
    await assertAlive();
  });

  it('survives a client that does not answer what it said it would', async () => {
    const other = await Editor.start({
      folders: [folder.uri()],
      options: { threads: true, showThreadsCommand: 'show' },
      // The connection answers `workspace/codeLens/refresh` with an error, as nobody listens for it.
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
    });
    try {
      const thread = '01km04158545nqfv31av4vzjt9';
      folder.write(
        `annotations/oc/${thread}/${thread}-harbour.md`,
        `---\nkind: annotation\nmember: harbour\ndate: 2026-02-11T10:00:00Z\nstance: question\ntarget:\n  draft: oc/rev-1\n  quote: technical community for its work\n---\nWhy?\n`,
      );
      await other.touched(folder.uri(`annotations/oc/${thread}/${thread}-harbour.md`));
      const uri = folder.uri('drafts/oc/rev-1.undraft.md');
      await other.open(uri, coalitionFiles['drafts/oc/rev-1.undraft.md'] ?? '');
      await other.until(() => (other.threads.get(uri)?.size ?? 0) > 0);
      await other.until(() => other.log.some((line) => line.includes('A message was not taken')));
      assert.equal(other.process?.exitCode, null);
    } finally {
      await other.stop();
    }
  });

  it('opens the same document twice and edits it in the wrong order', async () => {
    const uri = folder.uri('drafts/oc/rev-1.undraft.md');
    await editor.open(uri, 'one');
    await editor.open(uri, '1. The technical community.', 'un-draft', 2);
    await editor.change(uri, 1, {
      range: { start: { line: 9, character: 9 }, end: { line: 0, character: 0 } },
      text: 'A digital council. ',
    });
    await assertAlive();
  });

  it('writes nothing', async () => {
    const before = contents(folder.path);
    const uri = folder.uri('drafts/oc/rev-1.undraft.md');
    await editor.open(uri, '1. The technical community.');
    await editor.change(uri, 2, { text: '1. Other.' });
    await assertAlive();
    assert.deepEqual(contents(folder.path), before);
  });

  it('ends when its editor is gone', async () => {
    const { process } = editor;
    assert.ok(process);
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.stdin?.end();
    await ended;
  });

  it('shuts down in order', async () => {
    const { process, connection } = editor;
    assert.ok(process);
    const ended = new Promise((resolve) => process.once('exit', resolve));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
  });

  async function assertAlive(): Promise<void> {
    const uri = folder.uri('drafts/oc/alive.undraft.md');
    await editor.open(uri, '1. As paragraph 1 says.');
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 0, character: 8 },
    });
    assert.ok(hover);
    assert.ok(Array.isArray(await editor.connection.sendRequest(lookUp, { query: '', limit: 5 })));
  }
});

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
