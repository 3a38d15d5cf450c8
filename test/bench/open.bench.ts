/**
 * `npm run bench:open`: how long a large coalition takes to open, and how much memory it takes once all its
 * drafts have been read, seen by a client of the built server over stdio. Budgets: 1.5 s from `initialized`
 * to the first highlights, 300 MB. Nothing here passes or fails; budgets are marked met or not.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { changed, coalitions, highlights } from '../../server/src/protocol';
import { generator, prose, termList } from './prose';
import { memoryOf, processorTimeOf, report } from './server-process';

const size = { terms: 2000, positions: 300, stances: 3, drafts: 60, words: 15_000 };
const budget = { milliseconds: 1500, megabytes: 300 };
const rounds = 5;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'caucus-bench-'));
  try {
    write(folder);
    console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
    console.log(
      `${size.terms} terms, ${size.positions} positions with ${size.stances} stances each, ${size.drafts} drafts of ${size.words} words\n`,
    );
    const runs: Run[] = [];
    for (let i = 0; i < rounds; i++) runs.push(await open(folder));
    report(
      'process start to initialize',
      runs.map((run) => run.start),
      'ms',
    );
    report(
      'initialized to first highlights',
      runs.map((run) => run.first),
      'ms',
      budget.milliseconds,
    );
    report(
      '  processor time of that',
      runs.map((run) => run.firstCpu),
      'ms',
    );
    report(
      'initialized to all drafts read',
      runs.map((run) => run.all),
      'ms',
    );
    report(
      'memory (RSS) after that',
      runs.map((run) => run.megabytes),
      'MB',
      budget.megabytes,
    );
    report(
      'memory at its highest',
      runs.map((run) => run.peak),
      'MB',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Run {
  readonly start: number;
  readonly first: number;
  readonly firstCpu: number;
  readonly all: number;
  readonly megabytes: number;
  readonly peak: number;
}

/** Opens the coalition as an editor does that has one draft in front, and waits until all drafts are read. */
async function open(folder: string): Promise<Run> {
  const spawned = performance.now();
  const server = spawn(process.execPath, ['dist/server/node.js', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    const draft = join(folder, 'drafts', 'idc', 'rev-30.undraft.md');
    const uri = pathToFileURL(draft).toString();
    const highlighted = new Promise<void>((resolve) => {
      connection.onNotification(highlights, ({ uri: shown, counts }) => {
        if (shown === uri && counts.support + counts.oppose + counts.watch > 0) resolve();
      });
    });
    let wake = () => {};
    connection.onNotification(changed, () => wake());
    connection.listen();
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
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'un-draft', version: 1, text: readFileSync(draft, 'utf8') },
    });
    await highlighted;
    const first = performance.now() - initialized;
    const firstCpu = processorTimeOf(server.pid ?? 0) - cpuBefore;
    for (;;) {
      const awoken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const views = await connection.sendRequest(coalitions);
      const drafts = views.flatMap(({ processes }) => processes.flatMap((process) => process.drafts));
      if (drafts.length === size.drafts && drafts.every(({ counts }) => counts)) break;
      await awoken;
    }
    const all = performance.now() - initialized;
    return { start: initialized - spawned, first, firstCpu, all, ...memoryOf(server.pid ?? 0) };
  } finally {
    connection.dispose();
    server.kill();
  }
}

/** Writes the coalition. Ids lead both ways, so that every reference has to be checked. */
function write(folder: string): void {
  const put = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const members = Array.from(
    { length: 20 },
    (_, i) => `  member-${i}: { name: Member ${i}, emails: ["@m${i}.example.org"] }\n`,
  );
  put(
    'caucus.yaml',
    `caucus: 1\nname: Bench\nmembers:\n${members.join('')}processes:\n  idc: { name: Illustrative Digital Compact }\n`,
  );
  for (const [i, { id, label, variants, stance }] of termList(size.terms).entries()) {
    put(
      `terms/${id}.yaml`,
      `label: ${label}\nvariants: [${variants.join(', ')}]\nstance: ${stance}\ntopic: topic-${i % 12}\npositions: [position-${i % size.positions}]\ncontrast: [multilateral]\nnote: Why we track it, in a sentence.\n`,
    );
  }
  const random = generator(7);
  for (let i = 0; i < size.positions; i++) {
    const words = prose(60, ['en'], i + 1).trim();
    put(
      `positions/position-${i}/position.md`,
      `---\ntitle: Position number ${i}\ntopic: topic-${i % 12}\nstatus: agreed\nagreed: 2025-11-14\nterms: [term-${String(i).padStart(5, '0')}]\nsources:\n  - url: https://example.org/${i}\n    date: 2025-11\n    paragraph: "${i}"\nlanguage: |\n  The preferred wording of position ${i}.\n---\n\n${words}\n`,
    );
    for (let member = 0; member < size.stances; member++) {
      const ulid = `01${Array.from({ length: 24 }, () => '0123456789abcdefghjkmnpqrstvwxyz'[Math.floor(random() * 32)]).join('')}`;
      put(
        `positions/position-${i}/${ulid}-member-${member}.md`,
        `---\nkind: stance\nstance: endorse\nmember: member-${member}\nby: A. Member <a.member@example.org>\ndate: 2025-11-1${member}T08:30:00Z\n---\n`,
      );
    }
  }
  for (let i = 1; i <= size.drafts; i++) {
    put(
      `drafts/idc/rev-${i}.undraft.md`,
      `---\ntitle: Rev.${i}\nprevious: idc/rev-${i - 1}\n---\n\n${prose(size.words, ['en'], i)}`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
