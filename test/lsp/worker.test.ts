import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Message,
} from 'vscode-languageserver-protocol/node';
import { checkHistory, coalitions, readDirectory, readFiles } from '../../server/src/protocol';
import { Editor } from './support/editor';

/** What a web worker has and a thread of Node lacks. */
const asWebWorker = `
  const { parentPort } = require('node:worker_threads');
  globalThis.self = globalThis;
  self.postMessage = (message) => parentPort.postMessage(message);
  self.addEventListener = (type, listener) => type === 'message' && parentPort.on('message', (data) => listener({ data }));
  parentPort.on('message', (data) => self.onmessage?.({ data }));
  require('node:vm').runInThisContext(require('node:fs').readFileSync('dist/server/browser.js', 'utf8'));
`;

const files: Readonly<Record<string, string>> = {
  'memory://web/caucus.yaml': 'caucus: 1\nname: Web\n',
  'memory://web/terms/community.yaml': 'label: technical community\nstance: support\n',
};

describe('the server in a worker', () => {
  it('shows the terms of a draft, reading all files through the client', async () => {
    const worker = new Worker(asWebWorker, { eval: true });
    const editor = await Editor.connect(new WorkerReader(worker), new WorkerWriter(worker), {
      folders: ['memory://web'],
      options: { highlights: true, clientFiles: true },
      attach: (connection) => {
        connection.onRequest(readFiles, ({ uris }) =>
          uris.map((uri) => {
            const content = files[uri];
            return content === undefined ? { error: 'missing' } : { base64: btoa(content) };
          }),
        );
        connection.onRequest(readDirectory, ({ uri }) =>
          uri.includes('terms')
            ? [{ name: 'community.yaml', type: 'file' }]
            : [
                { name: 'caucus.yaml', type: 'file' },
                { name: 'terms', type: 'directory' },
              ],
        );
      },
    });
    try {
      const uri = 'memory://web/drafts/oc/a.undraft.md';
      await editor.open(uri, '1. The technical community.');
      const { last } = await editor.rowsOf(uri);
      assert.deepEqual(last.counts, { support: 1, oppose: 0, watch: 0 });
      const [coalition] = await editor.connection.sendRequest(coalitions);
      await assert.rejects(
        editor.connection.sendRequest(checkHistory, { root: coalition?.root ?? '' }),
        /only where the coalition’s folder is on this computer/,
      );
    } finally {
      editor.connection.dispose();
      await worker.terminate();
    }
  });
});

class WorkerReader extends AbstractMessageReader {
  constructor(readonly worker: Worker) {
    super();
  }

  listen(callback: DataCallback) {
    this.worker.on('message', callback);
    return { dispose: () => this.worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  constructor(readonly worker: Worker) {
    super();
  }

  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }

  end(): void {}
}
