/**
 * `npm run bench:keystroke`: from a keystroke to the changed highlights, as a client of the built server
 * sees it over stdio. A draft of 100,000 words, 5,000 terms, a character every 20 ms that makes or breaks
 * a tracked term each time. Between two of them, the same client asks a server that does nothing: what that
 * takes is the machine's, the pipes' and the LSP library's, and no server could answer faster.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  RequestType0,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type HighlightsParams, highlights } from '../../server/src/protocol';
import { compileTerms } from '../../server/src/terms/matcher';
import { OpenDraft } from '../../server/src/workspace/open-draft';
import { prose, termList } from './prose';
import { percentile, timeOf } from './timing';

const keystrokes = 300;
const pause = 20;
/** Not counted: the compiler is at work. */
const warmUp = 50;

async function main(): Promise<void> {
  if (process.argv[2] === '--echo') return echo();
  const folder = mkdtempSync(join(tmpdir(), 'caucus-bench-'));
  try {
    await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<void> {
  const terms = termList(5000);
  const tracked = terms[0]?.label ?? '';
  const body = prose(100_000);
  const text = `${body}\nA last paragraph on ${tracked}\n`;
  writeCoalition(folder, terms, text);

  const connection = connectTo([join('dist', 'server', 'node.js'), '--stdio']);
  const idle = connectTo([__filename, '--echo']);
  const waiting = new Map<number, (params: HighlightsParams) => void>();
  connection.onNotification(highlights, (params) => waiting.get(params.version)?.(params));
  connection.listen();
  idle.listen();
  const pushed = (version: number) =>
    new Promise<HighlightsParams>((resolve) => {
      waiting.set(version, resolve);
    });

  const root = pathToFileURL(folder).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'bench' }],
    capabilities: {},
    initializationOptions: { highlights: true },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const uri = `${root}/drafts/x/rev-1.undraft.md`;
  const started = performance.now();
  let marks = 0;
  await new Promise<void>((resolve) => {
    // The first push may come before the terms have been read.
    waiting.set(1, ({ counts }) => {
      marks = counts.support + counts.oppose + counts.watch;
      if (marks > 0) resolve();
    });
    void connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'un-draft', version: 1, text },
    });
  });
  const opened = performance.now() - started;

  const line = text.split('\n').length - 2;
  const character = `A last paragraph on ${tracked}`.length;
  const times: number[] = [];
  const empty: number[] = [];
  const bytes: number[] = [];
  for (let i = 0; i < keystrokes; i++) {
    const version = i + 2;
    const seen = pushed(version);
    const typing = i % 2 === 0;
    const sent = performance.now();
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [
        {
          range: { start: { line, character }, end: { line, character: typing ? character : character + 1 } },
          text: typing ? 'q' : '',
        },
      ],
    });
    const params = await seen;
    times.push(performance.now() - sent);
    bytes.push(Buffer.byteLength(JSON.stringify(params)));
    waiting.delete(version);
    await rest(pause / 2);
    const asked = performance.now();
    await idle.sendRequest(nothing);
    empty.push(performance.now() - asked);
    await rest(pause / 2);
  }

  const p95 = percentile(times.slice(warmUp), 95);
  const most = Math.max(...bytes);
  console.log(
    `Draft of 100,000 words, ${terms.length} terms, ${marks} occurrences, ${keystrokes} keystrokes`,
  );
  console.log(`first highlights    ${opened.toFixed(0)} ms after opening, coalition unread`);
  const floor = (percent: number) => percentile(empty.slice(warmUp), percent).toFixed(2);
  console.log(
    `keystroke, p50      ${percentile(times.slice(warmUp), 50).toFixed(2)} ms   empty round trip ${floor(50)} ms`,
  );
  console.log(
    `keystroke, p95      ${p95.toFixed(2)} ms   empty round trip ${floor(95)} ms   ${p95 <= 2 ? 'met' : 'NOT met'} (2 ms)`,
  );
  const handler = await handlerTime(terms, text, line, character);
  console.log(
    `handler, p95        ${handler.toFixed(2)} ms   ${handler <= 0.5 ? 'met' : 'NOT met'} (0.5 ms)`,
  );
  console.log(`pushed, at most     ${most} bytes   ${most <= 1024 ? 'met' : 'NOT met'} (1 KB)`);

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await idle.sendNotification(ExitNotification.type);
  connection.dispose();
  idle.dispose();
}

const nothing = new RequestType0<null, void>('nothing');

/** The server that does nothing. */
function echo(): void {
  const connection = createProtocolConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  );
  connection.onRequest(nothing, () => null);
  connection.onNotification(ExitNotification.type, () => process.exit(0));
  connection.listen();
}

function connectTo(script: readonly string[]): ProtocolConnection {
  const server = spawn(process.execPath, script, { stdio: ['pipe', 'pipe', 'inherit'] });
  return createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What the same keystrokes cost where the server takes them, without any transport; the 95th percentile. */
async function handlerTime(
  terms: ReturnType<typeof termList>,
  text: string,
  line: number,
  character: number,
): Promise<number> {
  const draft = new OpenDraft('file:///draft.undraft.md', 'un-draft', 0, text);
  draft.match(compileTerms(terms));
  const times: number[] = [];
  for (let i = 0; i < keystrokes; i++) {
    const typing = i % 2 === 0;
    const start = { line, character };
    const range = { start, end: typing ? start : { line, character: character + 1 } };
    times.push(timeOf(() => draft.edit([{ range, text: typing ? 'q' : '' }], i + 1)));
    await rest(pause);
  }
  return percentile(times.slice(warmUp), 95);
}

function writeCoalition(folder: string, terms: ReturnType<typeof termList>, text: string): void {
  mkdirSync(join(folder, 'drafts', 'x'), { recursive: true });
  mkdirSync(join(folder, 'terms'));
  writeFileSync(
    join(folder, 'caucus.yaml'),
    'caucus: 1\nname: Bench\nmembers:\n  m: { name: Member }\nprocesses:\n  x: { name: X }\n',
  );
  writeFileSync(join(folder, 'drafts', 'x', 'rev-1.undraft.md'), text);
  for (const { id, label, variants, stance } of terms) {
    const file = `label: ${JSON.stringify(label)}\nvariants: ${JSON.stringify(variants)}\nstance: ${stance}\n`;
    writeFileSync(join(folder, 'terms', `${id}.yaml`), file);
  }
}

void main();
