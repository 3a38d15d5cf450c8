import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const files: Readonly<Record<string, string>> = {
  'caucus.yaml': 'caucus: 1\nname: C\nmembers:\n  a: { name: A }\n  "\\e[2J": { emails: x }\n',
  'terms/t.yaml': 'label: forum\nstance: watch\ntopic: "\\e]0;pwned\\a x"\n"\\u202Ekey": 1\n',
  'drafts/idc/zero.undraft.md': '---\nprevious: "\\e[31mgone"\n---\n\n1. The forum meets.\n',
};

describe('what a repository says to a terminal', function () {
  // Each reading starts a process; a busy machine takes its time.
  this.timeout(30_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'caucus-terminal-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });

  after(() => rmSync(folder, { recursive: true }));

  function caucus(...args: string[]) {
    return spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
  }

  const acts = /[^\P{Cc}\n]|\p{Cf}/u;

  it('is only shown, in problems', () => {
    const { stdout } = caucus('check');
    assert.match(stdout, /pwned {2}x|pwned x/);
    assert.match(stdout, /gone/);
    assert.doesNotMatch(stdout, acts);
  });

  it('is only shown, in the reason of a failure', () => {
    const author = ['--member', 'a', '--author', 'A <a@example.org>'];
    const words = ['--stance', 'question', '--body', 'Why?', '--quote', '\u001b]0;pwned\u0007\u202eforum'];
    const { status, stderr } = caucus('annotate', 'idc/zero', ...words, ...author);
    assert.equal(status, 2);
    assert.match(stderr, /^caucus: .*pwned.*forum.*\n$/);
    assert.doesNotMatch(stderr, acts);
  });
});
