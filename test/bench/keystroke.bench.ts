/**
 * `npm run bench:keystroke`: from a keystroke to the changed highlights, as a client of the built server
 * sees it over stdio. A draft of 100,000 words, 5,000 terms, a character every 20 ms that makes or breaks
 * a tracked term each time.
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
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type HighlightsParams, highlights } from '../../server/src/protocol';
import { prose, termList } from './prose';
import { percentile } from './timing';

const keystrokes = 300;
const pause = 20;

async function main(): Promise<void> {
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

  const server = spawn(process.execPath, [join('dist', 'server', 'node.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const waiting = new Map<number, (params: HighlightsParams) => void>();
  connection.onNotification(highlights, (params) => waiting.get(params.version)?.(params));
  connection.listen();
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
    await new Promise((resolve) => setTimeout(resolve, pause));
  }

  const warm = times.slice(50);
  const p95 = percentile(warm, 95);
  const most = Math.max(...bytes);
  console.log(
    `Draft of 100,000 words, ${terms.length} terms, ${marks} occurrences, ${keystrokes} keystrokes`,
  );
  console.log(`first highlights    ${opened.toFixed(0)} ms after opening, coalition unread`);
  console.log(`keystroke, p50      ${percentile(warm, 50).toFixed(2)} ms`);
  console.log(`keystroke, p95      ${p95.toFixed(2)} ms   ${p95 <= 2 ? 'met' : 'NOT met'} (2 ms)`);
  console.log(`pushed, at most     ${most} bytes   ${most <= 1024 ? 'met' : 'NOT met'} (1 KB)`);

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
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
