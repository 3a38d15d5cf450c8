import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newEntry } from '../../../server/src/annotations/new-entry';
import { writeNewFiles } from '../../../server/src/cli/write-files';
import { nodeFileSystem } from '../../../server/src/node-file-system';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { entryText } from '../../../server/src/repository/compose-entry';
import { target } from '../annotations/examples';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'caucus write-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;

describe('writing new files', () => {
  it('makes the folders it needs and leaves nothing else behind', async () => {
    const paths = await writeNewFiles(
      [
        { uri: uriOf('a/b/one.md'), content: 'é\n' },
        { uri: uriOf('a/b/two.md'), content: '' },
      ],
      folder,
    );
    assert.deepEqual(paths, [join(folder, 'a/b/one.md'), join(folder, 'a/b/two.md')]);
    assert.equal(readFileSync(join(folder, 'a/b/one.md'), 'utf8'), 'é\n');
    assert.deepEqual(readdirSync(join(folder, 'a/b')).sort(), ['one.md', 'two.md']);
  });

  it('never touches a file that is there', async () => {
    writeFileSync(join(folder, 'one.md'), 'mine');
    await assert.rejects(writeNewFiles([{ uri: uriOf('one.md'), content: 'yours' }], folder), /file already/);
    assert.deepEqual(readdirSync(folder), ['one.md']);
    assert.equal(readFileSync(join(folder, 'one.md'), 'utf8'), 'mine');
  });

  it('lets one of several writers have a name', async () => {
    const contents = Array.from({ length: 20 }, (_, i) => `${i}\n`.repeat(1000));
    const results = await Promise.allSettled(
      contents.map((content) => writeNewFiles([{ uri: uriOf('one.md'), content }], folder)),
    );
    const winners = contents.filter((_, i) => results[i]?.status === 'fulfilled');
    assert.equal(winners.length, 1);
    assert.equal(readFileSync(join(folder, 'one.md'), 'utf8'), winners[0]);
    assert.deepEqual(readdirSync(folder), ['one.md']);
  });

  it('stays inside the folder', async () => {
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'caucus outside-')));
    try {
      symlinkSync(outside, join(folder, 'annotations'));
      for (const uri of [
        uriOf('../escaped.md'),
        pathToFileURL(join(outside, 'escaped.md')).href,
        uriOf('annotations/escaped.md'),
        uriOf('annotations/idc/escaped.md'),
      ]) {
        await assert.rejects(writeNewFiles([{ uri, content: 'x' }], folder), /outside|not a folder/, uri);
      }
      assert.deepEqual(readdirSync(outside), []);
      assert.ok(!existsSync(join(folder, '../escaped.md')));
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});

describe('a writer that is killed', function () {
  // A process has to start for each: a busy machine takes its time.
  this.timeout(300_000);

  it('loses nothing and leaves no half file, 500 times', async () => {
    const writer = {
      member: 'example-registry',
      name: 'A',
      email: 'a@example.org',
      now: 0,
      id: '0'.repeat(26),
    };
    const words = 'Words that must not be lost. '.repeat(2000);
    const entry = newEntry(
      { kind: 'annotation', stance: 'note', target: target(), body: `NAME ${words}` },
      writer,
    );
    const template = join(folder, 'template.txt');
    writeFileSync(template, entryText(entry));
    writeFileSync(
      join(folder, 'caucus.yaml'),
      'caucus: 1\nname: Test\nmembers: { example-registry: { name: R } }\nprocesses: { idc: { name: I } }\n',
    );
    mkdirSync(join(folder, 'drafts/idc'), { recursive: true });
    writeFileSync(join(folder, 'drafts/idc/rev-1.undraft.md'), '1. Text.\n');

    const done = new Set<string>();
    let kill = 0;
    // Half of the writers should get something done, however fast the machine is today.
    let longest = 12;
    const killer = async () => {
      while (kill < 500) {
        const number = String(kill++).padStart(3, '0');
        const names = await killOne(`01km3vm6ars95te3hnq${number}`, template, Math.random() * longest);
        for (const name of names) done.add(name);
        longest *= names.length > 0 ? 0.95 : 1.05;
      }
    };
    await Promise.all([killer(), killer(), killer()]);

    const { threads, problems } = await createCoalitionReader(
      nodeFileSystem(),
      pathToFileURL(folder).href,
    ).readThreads();
    const read = new Map(
      [...threads.values()].flatMap(({ entries }) => entries.map((each) => [each.name, each.body])),
    );
    for (const name of done) assert.ok(read.has(name), `${name} was done and is gone`);
    for (const [name, body] of read) assert.equal(body, `${name} ${words.trim()}`);
    assert.deepEqual(problems, []);
    const names = readdirSync(join(folder, 'annotations'), { recursive: true, encoding: 'utf8' });
    const left = names.filter((name) => name.endsWith('.tmp'));
    assert.ok(left.every((name) => /[/\\]\.[^/\\]+$/.test(name)));
    assert.ok(
      left.length > 20 && done.size > 20,
      `${left.length} killed while writing, ${done.size} written`,
    );
  });
});

/** Starts a writer, kills it some milliseconds later, and tells what it had written. */
async function killOne(id: string, template: string, milliseconds: number): Promise<string[]> {
  const script = resolve('out/test/unit/cli/write-until-killed.main.js');
  const child = spawn(process.execPath, [script, folder, id, template], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (data: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
    output += data;
  });
  await new Promise((closed) => child.once('close', closed));
  const [ready, ...names] = output.split('\n').slice(0, -1);
  assert.equal(ready, 'ready');
  return names;
}
