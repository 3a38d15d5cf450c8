import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { encodeTime } from 'ulid';
import { parse } from 'yaml';
import { git } from './history-writer';

// The recipes in sample/, run as a host would: the lines they hold, in a shell, on real repositories.
describe('the recipes for git hosts', function () {
  this.timeout(60_000);
  if (process.platform === 'win32') return;
  let folder = '';
  let clone = '';
  let remote = '';
  let number = 0;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'caucus-recipes-'));
    [clone, remote] = [join(folder, 'clone'), join(folder, 'remote.git')];
    git(['init', '--quiet', '--bare', '--initial-branch=main', remote]);
    git(['init', '--quiet', '--initial-branch=main', clone]);
    git(['-C', clone, 'remote', 'add', 'origin', remote]);
    put(
      'caucus.yaml',
      'caucus: 1\nname: C\nmembers:\n  cira: { name: CIRA, emails: ["@cira.example"] }\n  auda: { name: auDA, emails: ["@auda.example"] }\n',
    );
    put('positions/x/position.md', '---\ntitle: X\nstatus: proposed\n---\nWords.\n');
    mkdirSync(join(clone, '.caucus'));
    copyFileSync('dist/cli.js', join(clone, '.caucus', 'cli.cjs'));
    commit('cira');
    git(['-C', clone, 'push', '--quiet', 'origin', 'main']);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const proposals: readonly (readonly [string, string, () => void, RegExp | undefined])[] = [
    ['an honest proposal', 'auda', () => stance('auda', 'auda'), undefined],
    [
      'one who speaks for another',
      'cira',
      () => stance('auda', 'cira'),
      /Takes a stance for auDA; committed by someone else/,
    ],
    [
      'a file that is not in order',
      'cira',
      () => put('positions/x/position.md', '---\ntitle: X\nstatus: maybe\n---\n'),
      /bad-value/,
    ],
  ];

  for (const [name, author, propose, complaint] of proposals) {
    const verdict = complaint ? 'refuses' : 'lets through';

    it(`GitHub Actions ${verdict} ${name}`, () => {
      const { steps } = parse(readFileSync('sample/.github/workflows/caucus.yml', 'utf8')).jobs.caucus;
      const base = git(['-C', clone, 'rev-parse', 'HEAD']).trim();
      git(['-C', clone, 'checkout', '--quiet', '-b', 'proposal']);
      propose();
      commit(author);
      judge(
        steps.flatMap(({ run = '' }: { run?: string }) => (run === '' ? [] : [run])),
        { BASE: base, RUNNER_TEMP: folder },
        3,
        complaint,
      );
    });

    it(`GitLab CI ${verdict} ${name}`, () => {
      const { script } = parse(readFileSync('sample/.gitlab-ci.yml', 'utf8')).caucus;
      git(['-C', clone, 'checkout', '--quiet', '-b', 'proposal']);
      propose();
      commit(author);
      judge(
        script.map((line: string) => line.replaceAll('/tmp/', `${folder}/`)),
        { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' },
        4,
        complaint,
      );
    });

    for (const branch of ['main', 'proposal']) {
      it(`the pre-receive hook ${verdict} ${name}, on ${branch}`, () => {
        install();
        propose();
        commit(author);
        const { status, stderr } = push('HEAD', branch);
        assert.equal(status === 0, complaint === undefined, stderr);
        if (complaint) assert.match(stderr, complaint);
      });
    }
  }

  it('the pre-receive hook takes a first push, and refuses one of forged history', () => {
    git(['-C', remote, 'update-ref', '-d', 'refs/heads/main']);
    install();
    assert.equal(push('HEAD', 'main').status, 0);
    git(['-C', remote, 'update-ref', '-d', 'refs/heads/main']);
    stance('auda', 'cira');
    commit('cira');
    assert.notEqual(push('HEAD', 'main').status, 0);
  });

  it('the pre-receive hook refuses to lose what was shared', () => {
    stance('auda', 'auda');
    commit('auda');
    git(['-C', clone, 'push', '--quiet', 'origin', 'main']);
    install();
    git(['-C', clone, 'reset', '--quiet', '--hard', 'HEAD~1']);
    stance('cira', 'cira');
    commit('cira');
    const rewritten = push('+HEAD', 'main');
    assert.notEqual(rewritten.status, 0);
    assert.match(rewritten.stderr, /would lose what has been shared/);
    const deleted = push('', 'main');
    assert.notEqual(deleted.status, 0);
  });

  it('the pre-receive hook sees files that are kept out of archives', () => {
    install();
    put('.gitattributes', 'positions/** export-ignore\n');
    put('positions/x/position.md', '---\ntitle: X\nstatus: maybe\n---\n');
    commit('cira');
    const { status, stderr } = push('HEAD', 'main');
    assert.notEqual(status, 0);
    assert.match(stderr, /bad-value/);
  });

  function install(): void {
    const hook = join(remote, 'hooks', 'pre-receive');
    mkdirSync(dirname(hook), { recursive: true });
    copyFileSync('sample/hooks/pre-receive', hook);
    chmodSync(hook, 0o755);
  }

  function push(what: string, branch: string) {
    return spawnSync('git', ['-C', clone, 'push', 'origin', `${what}:refs/heads/${branch}`], {
      encoding: 'utf8',
      env: { ...process.env, CAUCUS_CLI: resolve('dist/cli.js') },
    });
  }

  /** Runs the steps one by one; all of them pass, or one complains. */
  function judge(
    steps: readonly string[],
    env: Record<string, string>,
    count: number,
    complaint: RegExp | undefined,
  ): void {
    assert.equal(steps.length, count);
    let output = '';
    for (const step of steps) {
      const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', step], {
        cwd: clone,
        encoding: 'utf8',
        env: { ...process.env, ...env },
      });
      output += stdout + stderr;
      if (status === 0) continue;
      assert.equal(status, 1, output);
      assert.match(output, complaint ?? /^(?!)/);
      return;
    }
    assert.equal(complaint, undefined, output);
  }

  function stance(member: string, author: string): void {
    const now = Date.now();
    const name = `${encodeTime(now, 10)}${String(++number).padStart(16, '0')}`.toLowerCase();
    put(
      `positions/x/${name}-${member}.md`,
      `---\nkind: stance\nstance: endorse\nmember: ${member}\nby: P <p@${author}.example>\ndate: ${new Date(now).toISOString()}\n---\n`,
    );
  }

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  }

  function commit(author: string): void {
    git(['-C', clone, 'add', '--all']);
    git([
      ...['-C', clone, '-c', 'user.name=P', '-c', `user.email=p@${author}.example`],
      ...['commit', '--quiet', '-m', 'Share'],
    ]);
  }
});
