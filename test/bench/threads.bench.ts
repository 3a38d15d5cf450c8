/**
 * `npm run bench:threads`: how long the threads of a large coalition take to be read, and how soon an entry
 * that was added on disk shows, seen by a client of the built server over stdio. Budgets: 1.5 s from
 * `initialized` until all threads are read, 100 ms from the word that a file was added until the server has
 * told what follows from it. Nothing here passes or fails; budgets are marked met or not.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { coalitions } from '../../server/src/protocol';
import { memoryOf, processorTimeOf, report } from './server-process';
import { writeThreads } from './thread-files';

const size = { threads: 4000, entriesEach: 5 };
const budget = { load: 1500, added: 100 };
const rounds = 5;
const additions = 20;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'caucus-bench-'));
  try {
    const lastThread = writeThreads(folder, size.threads, size.entriesEach);
    // A file with a problem tells when it has been read: problems are told as soon as they are known.
    writeFileSync(join(lastThread, 'damaged.md'), 'No fields.\n');
    console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
    console.log(`${size.threads * size.entriesEach} entries in ${size.threads} threads\n`);
    const runs: Run[] = [];
    for (let i = 0; i < rounds; i++) runs.push(await open(folder, lastThread, i));
    report(
      'initialized to everything but threads',
      runs.map(({ first }) => first),
      'ms',
    );
    report(
      'initialized to all threads',
      runs.map(({ all }) => all),
      'ms',
      budget.load,
    );
    report(
      '  processor time of that',
      runs.map(({ allCpu }) => allCpu),
      'ms',
    );
    report(
      'an entry added, until it shows',
      runs.flatMap(({ added }) => added),
      'ms',
      budget.added,
    );
    report(
      'memory (RSS) after that',
      runs.map(({ megabytes }) => megabytes),
      'MB',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Run {
  readonly first: number;
  readonly all: number;
  readonly allCpu: number;
  readonly added: readonly number[];
  readonly megabytes: number;
}

async function open(folder: string, thread: string, round: number): Promise<Run> {
  const server = spawn(process.execPath, ['dist/server/node.js', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const told = new Set<string>();
  let wake = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri }) => {
    told.add(decodeURIComponent(basename(uri)));
    wake();
  });
  const until = async (name: string) => {
    while (!told.has(name)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  connection.listen();
  try {
    const root = pathToFileURL(folder).toString();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: root,
      capabilities: {},
      workspaceFolders: [{ uri: root, name: 'bench' }],
      initializationOptions: { highlights: true, changes: true },
    });
    const cpuBefore = processorTimeOf(server.pid ?? 0);
    const initialized = performance.now();
    await connection.sendNotification(InitializedNotification.type, {});
    await connection.sendRequest(coalitions);
    const first = performance.now() - initialized;
    await until('damaged.md');
    const all = performance.now() - initialized;
    const allCpu = processorTimeOf(server.pid ?? 0) - cpuBefore;
    const added: number[] = [];
    for (let i = 0; i < additions; i++) {
      const name = `added-${round}-${i}.md`;
      const path = join(thread, name);
      writeFileSync(path, 'No fields.\n');
      const started = performance.now();
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: pathToFileURL(path).toString(), type: FileChangeType.Created }],
      });
      await until(name);
      added.push(performance.now() - started);
    }
    return { first, all, allCpu, added, megabytes: memoryOf(server.pid ?? 0).megabytes };
  } finally {
    connection.dispose();
    server.kill();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
