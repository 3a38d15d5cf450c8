import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

/** What the host does with the next requests. */
export type Mood =
  | { readonly kind: 'works' }
  /** Answers with this status. */
  | { readonly kind: 'refuses'; readonly status: number; readonly only?: 'push' }
  /** Takes the request and never answers. */
  | { readonly kind: 'hangs' }
  /** Closes the connection after so many bytes of each answer. */
  | { readonly kind: 'drops'; readonly afterBytes: number }
  /** Carries out a push and closes the connection before it says so. */
  | { readonly kind: 'drops-after-push' };

/** A host that serves repositories over HTTP through git's own `http-backend`, and can misbehave. */
export class HttpRemote {
  mood: Mood = { kind: 'works' };
  readonly #server: Server;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** @param folder holds the bare repositories */
  static async start(folder: string): Promise<HttpRemote> {
    const remote = new HttpRemote(folder);
    await new Promise<void>((resolve) => remote.#server.listen(0, '127.0.0.1', resolve));
    return remote;
  }

  address(repository: string): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/${repository}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { mood } = this;
    const pushes = /git-receive-pack/.test(request.url ?? '');
    if (mood.kind === 'hangs') return;
    if (mood.kind === 'refuses' && (mood.only === undefined || pushes)) {
      response.writeHead(
        mood.status,
        mood.status === 401 ? { 'WWW-Authenticate': 'Basic realm="host"' } : {},
      );
      response.end();
      return;
    }
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const child = spawn('git', ['-c', 'http.receivepack=true', 'http-backend'], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: this.#folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: path,
        QUERY_STRING: query,
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_ADDR: '127.0.0.1',
      },
    });
    request.pipe(child.stdin);
    child.stdin.on('error', () => {});
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => send(Buffer.concat(chunks), mood, request, response));
  }
}

/** A CGI answer: headers, an empty line, the body. */
function send(answer: Buffer, mood: Mood, request: IncomingMessage, response: ServerResponse): void {
  const end = answer.indexOf('\r\n\r\n');
  const headers = answer
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(': '));
  const status = Number(headers.find(([name]) => name === 'Status')?.[1]?.slice(0, 3) ?? 200);
  const body = answer.subarray(end + 4);
  const isPush = request.method === 'POST' && /git-receive-pack/.test(request.url ?? '');
  if (mood.kind === 'drops-after-push' && isPush) {
    request.socket.destroy();
    return;
  }
  response.writeHead(status, {
    ...Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
    'Content-Length': body.length,
  });
  if (mood.kind !== 'drops') response.end(body);
  else response.write(body.subarray(0, mood.afterBytes), () => request.socket.destroy());
}
