import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  ErrorCodes,
  HoverRequest,
  InitializeRequest,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { coalitions, composeTerm } from '../../server/src/protocol';

/** The order of messages that the protocol asks for, and the errors it names for any other. */
describe('the life of a server', () => {
  let server: ChildProcess;
  let connection: ProtocolConnection;

  beforeEach(() => {
    server = spawn(process.execPath, ['dist/server/node.js', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    assert.ok(server.stdout && server.stdin);
    connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
  });

  afterEach(async () => {
    connection.dispose();
    const exit = once(server, 'exit');
    server.kill();
    await exit;
  });

  const initialize = () =>
    connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });

  async function assertRefused(code: number): Promise<void> {
    const place = { textDocument: { uri: 'untitled:a' }, position: { line: 0, character: 0 } };
    await assert.rejects(connection.sendRequest(HoverRequest.type, place), { code });
    await assert.rejects(connection.sendRequest(coalitions), { code });
    await assert.rejects(
      connection.sendRequest(composeTerm, { near: 'untitled:a', label: 'a', stance: 'watch' }),
      { code },
    );
    await assert.rejects(connection.sendRequest('caucus/composeCoalition', {}), { code });
  }

  it('begins with its being initialized', async () => {
    await assertRefused(ErrorCodes.ServerNotInitialized);
    assert.ok((await initialize()).capabilities.hoverProvider);
  });

  it('has one client', async () => {
    await initialize();
    await assert.rejects(initialize(), { code: ErrorCodes.InvalidRequest });
    assert.deepEqual(await connection.sendRequest(coalitions), []);
  });

  it('ends for requests when it is shut down', async () => {
    await initialize();
    await connection.sendRequest(ShutdownRequest.type);
    await assertRefused(ErrorCodes.InvalidRequest);
  });
});
