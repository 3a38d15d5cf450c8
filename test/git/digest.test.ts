import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from './history-writer';

const draft = '---\ntitle: Rev.1\ndeadline: 2999-01-01T17:00:00Z\n---\n\n1. The words.\n';

describe('caucus digest', function () {
  this.timeout(60_000);
  let folder = '';
  let repository = '';

  before(() => {
    repository = mkdtempSync(join(tmpdir(), 'caucus-digest-'));
    folder = join(repository, 'the coalition');
    git(['init', '--quiet', '--initial-branch=main', repository]);
    put(
      'caucus.yaml',
      'caucus: 1\nname: C\nmembers:\n  cira: { name: CIRA }\nprocesses:\n  gdc: { name: G }\n',
    );
    put('drafts/gdc/rev-1.undraft.md', draft);
    annotation('rev-1-p1-01jc3h8k2v0000000000000001', '2026-01-01T10:00:00Z', 'Old words.');
    commit();
    git(['-C', repository, 'tag', 'last-call']);
    annotation('rev-1-p1-01jc3h8k2v0000000000000002', '2026-03-01T10:00:00Z', 'New words.');
    // Written long ago, and shared only now.
    annotation('rev-1-p1-01jc3h8k2v0000000000000003', '2025-12-01T10:00:00Z', 'Offline words.');
    commit();
  });
  after(() => rmSync(repository, { recursive: true }));

  it('tells what came in since a tag', () => {
    const { status, stdout } = digest('--since', 'last-call', '--json');
    assert.equal(status, 0);
    const { drafts, due, since } = JSON.parse(stdout);
    assert.deepEqual(said(drafts), ['New words.', 'Offline words.']);
    assert.deepEqual([due[0].title, since], ['Rev.1', 'last-call']);
  });

  it('tells what was written since a date', () => {
    assert.deepEqual(said(JSON.parse(digest('--since', '2026-02-01', '--json').stdout).drafts), [
      'New words.',
    ]);
    assert.deepEqual(
      said(JSON.parse(digest('--since', '2025-12-15', '--until', '2026-02-01', '--json').stdout).drafts),
      ['Old words.'],
    );
  });

  it('writes Markdown, or plain text', () => {
    assert.match(
      digest('--since', 'last-call').stdout,
      /^# What is new in C\n\n## Rev\.1\n\n### Paragraph 1\n/,
    );
    assert.match(digest('--since', 'last-call', '--text').stdout, /^What is new in C\n=+\n/);
  });

  it('says in one line what is wrong', () => {
    for (const [args, message] of [
      [[], /required option '--since/],
      [['--since', 'nowhere'], /no such commit, branch or tag: nowhere/],
      [['--since', '2026-01-01', '--until', 'soon'], /--until must be a date/],
      [['--since', '2026-01-01', '--json', '--text'], /choose one/],
    ] as const) {
      const { status, stderr } = digest(...args);
      assert.equal(status, 2);
      assert.match(stderr, message);
    }
  });

  function digest(...args: readonly string[]) {
    return spawnSync(process.execPath, ['dist/cli.js', 'digest', '--coalition', folder, ...args], {
      encoding: 'utf8',
    });
  }

  function said(drafts: { threads: { said: { body: string }[] }[] }[]): string[] {
    return drafts
      .flatMap(({ threads }) => threads.flatMap((thread) => thread.said.map(({ body }) => body)))
      .sort();
  }

  function annotation(thread: string, date: string, body: string): void {
    const id = thread.slice(-26);
    put(
      `annotations/gdc/${thread}/${id}-cira.md`,
      `---\nkind: annotation\nmember: cira\ndate: ${date}\nstance: note\ntarget:\n  draft: gdc/rev-1\n  paragraph: "1"\n  quote: words\n---\n${body}\n`,
    );
  }

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function commit(): void {
    git(['-C', repository, 'add', '--all']);
    git([
      '-C',
      repository,
      '-c',
      'user.name=P',
      '-c',
      'user.email=p@cira.example',
      'commit',
      '--quiet',
      '-m',
      'Share',
    ]);
  }
});
