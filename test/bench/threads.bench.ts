/**
 * `npm run bench:threads`: how long the threads of a large coalition take to be read, and how soon an entry
 * that was added on disk shows, seen by a client of the built server over stdio. Budgets: 1.5 s from
 * `initialized` until all threads are read, 100 ms from the word that a file was added until the server has
 * told what follows from it; for what is new to the reader, 1 s from then until it is told, where not one
 * entry has been seen, and 100 ms for one that is added to them. Nothing here passes or fails; budgets are marked met or not.
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
import {
  coalitions,
  keepSeen,
  looked,
  seenRecord,
  type UnreadThread,
  unread,
} from '../../server/src/protocol';
import { memoryOf, processorTimeOf, report } from './server-process';
import { writeThreads } from './thread-files';

const size = { threads: 4000, entriesEach: 5 };
const budget = { load: 1500, added: 100, unread: 1000 };
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
    console.log(`${runs[0]?.unreadEntries} entries new, none seen\n`);
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
      'all read, until all that is new is told',
      runs.map(({ news }) => news),
      'ms',
      budget.unread,
    );
    report(
      'an entry added, until it is told as new',
      runs.flatMap(({ addedNews }) => addedNews),
      'ms',
      budget.added,
    );
    report(
      'record of what was seen',
      runs.map(({ recordBytes }) => recordBytes / 1000),
      'KB',
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
  /** From the question for the record, which comes when all threads have been read. */
  readonly news: number;
  readonly addedNews: readonly number[];
  readonly unreadEntries: number;
  readonly recordBytes: number;
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
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  let asked = Number.NaN;
  let unreadTold = Number.NaN;
  const news = new Map<string, UnreadThread>();
  let recordBytes = 0;
  connection.onRequest(seenRecord, () => {
    asked = performance.now();
    return { record: 'caucus seen 1 0\n' };
  });
  connection.onRequest(keepSeen, ({ record }) => {
    recordBytes = record.length;
    wake();
    return { kept: true as const };
  });
  connection.onNotification(unread, ({ threads }) => {
    for (const thread of threads) news.set(thread.id, thread);
    if (Number.isNaN(unreadTold)) unreadTold = performance.now();
    wake();
  });
  connection.listen();
  try {
    const root = pathToFileURL(folder).toString();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: root,
      capabilities: {},
      workspaceFolders: [{ uri: root, name: 'bench' }],
      initializationOptions: { highlights: true, changes: true, unread: true },
    });
    const cpuBefore = processorTimeOf(server.pid ?? 0);
    const initialized = performance.now();
    await connection.sendNotification(InitializedNotification.type, {});
    await connection.sendRequest(coalitions);
    const first = performance.now() - initialized;
    await until(() => told.has('damaged.md'));
    const all = performance.now() - initialized;
    const allCpu = processorTimeOf(server.pid ?? 0) - cpuBefore;
    await until(() => !Number.isNaN(unreadTold));
    const unreadEntries = [...news.values()].reduce((sum, { entries }) => sum + entries.length, 0);
    const threadId = thread.split(/[\\/]/).slice(-2).join('/');
    const added: number[] = [];
    const addedNews: number[] = [];
    for (let i = 0; i < additions; i++) {
      const name = `added-${round}-${i}.md`;
      const path = join(thread, name);
      writeFileSync(path, 'No fields.\n');
      const started = performance.now();
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: pathToFileURL(path).toString(), type: FileChangeType.Created }],
      });
      await until(() => told.has(name));
      added.push(performance.now() - started);
      await until(() => news.get(threadId)?.entries.includes(name) ?? false);
      addedNews.push(performance.now() - started);
    }
    const { megabytes } = memoryOf(server.pid ?? 0);
    // Everything is read: that is the largest record.
    await connection.sendNotification(looked, { root, threads: [...news.values()] });
    await until(() => recordBytes > 0);
    return {
      first,
      all,
      allCpu,
      added,
      news: unreadTold - asked,
      addedNews,
      unreadEntries,
      recordBytes,
      megabytes,
    };
  } finally {
    connection.dispose();
    server.kill();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
