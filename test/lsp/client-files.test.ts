import assert from 'node:assert/strict';
import { HoverRequest } from 'vscode-languageserver-protocol';
import { type ReadFileResult, readDirectory, readFiles } from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';

const root = 'memory://host/a%20folder';

describe('files that only the client can read', () => {
  it('are read through it, many in one message', async () => {
    const batches: number[] = [];
    const within = new Map<string, string | undefined>();
    const editor = await Editor.start({
      folders: [root],
      options: { highlights: true, changes: true, clientFiles: true },
      attach: (connection) => {
        connection.onRequest(readFiles, ({ uris }) => {
          batches.push(uris.length);
          return uris.map(fileAt);
        });
        connection.onRequest(readDirectory, (asked) => {
          within.set(pathOf(asked.uri), asked.within);
          return entriesOf(pathOf(asked.uri));
        });
      },
    });
    try {
      const draft = `${root}/drafts/oc/rev-1.undraft.md`;
      await editor.open(draft, coalitionFiles['drafts/oc/rev-1.undraft.md'] ?? '');
      const { last } = await editor.rowsOf(draft);
      assert.deepEqual(last.counts, { support: 1, oppose: 1, watch: 0 });
      assert.ok(Math.max(...batches) > 2, `batches of ${batches}`);
      // The client must not follow a link to what was not listed before; its own folder may be one.
      assert.deepEqual([within.get(''), within.get('terms')], [undefined, root]);
      const hover = await editor.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: draft },
        position: { line: 15, character: 20 },
      });
      assert.match(JSON.stringify(hover), /Harbour Registry/);
    } finally {
      await editor.stop();
    }
  });

  const answers: readonly [string, () => ReadFileResult[]][] = [
    [
      'that cannot be read',
      () => {
        throw new Error('offline');
      },
    ],
    ['that come garbled', () => [{ base64: '%' }]],
    ['that do not come', () => null as unknown as ReadFileResult[]],
  ];
  for (const [which, answer] of answers) {
    it(`${which} are missing, not fatal`, () => assertMissing(answer));
  }

  async function assertMissing(answer: () => ReadFileResult[]): Promise<void> {
    const editor = await Editor.start({
      folders: [root],
      options: { highlights: true, clientFiles: true },
      attach: (connection) => {
        connection.onRequest(readFiles, answer);
        connection.onRequest(readDirectory, () => {
          throw new Error('offline');
        });
      },
    });
    try {
      const draft = `${root}/drafts/oc/rev-1.undraft.md`;
      await editor.open(draft, '1. As paragraph 1 says.');
      const hover = await editor.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: draft },
        position: { line: 0, character: 10 },
      });
      assert.match(JSON.stringify(hover), /As paragraph 1 says/);
    } finally {
      await editor.stop();
    }
  }
});

function pathOf(uri: string): string {
  return decodeURIComponent(uri).slice(decodeURIComponent(root).length + 1);
}

function fileAt(uri: string): ReadFileResult {
  const content = coalitionFiles[pathOf(uri)];
  return content === undefined ? { error: 'missing' } : { base64: Buffer.from(content).toString('base64') };
}

function entriesOf(folder: string): { name: string; type: 'file' | 'directory' }[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, 'file' | 'directory'>();
  for (const path of Object.keys(coalitionFiles)) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    entries.set(name, rest.length > 0 ? 'directory' : 'file');
  }
  return Array.from(entries, ([name, type]) => ({ name, type }));
}
