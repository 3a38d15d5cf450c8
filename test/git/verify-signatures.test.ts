import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeTime } from 'ulid';
import { git } from './history-writer';

const member = (id: string) => `${id}@${id}.example`;

describe('verify where the coalition asks for signed commits', function () {
  this.timeout(60_000);
  let folder = '';
  let clone = '';
  let number = 0;

  before(function () {
    if (spawnSync('ssh-keygen', ['-?']).error) {
      console.warn('      SKIPPED: there is no ssh-keygen here, so that no signature can be made or checked');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'caucus-signed-'));
    clone = join(folder, 'clone');
    for (const name of ['cira', 'auda', 'unlisted']) {
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder, name)]);
    }
    const key = (name: string) => readFileSync(join(folder, `${name}.pub`), 'utf8').trim();
    writeFileSync(
      join(folder, 'allowed'),
      `${member('cira')} ${key('cira')}\n${member('auda')} ${key('auda')}\n`,
    );
    git(['init', '--quiet', '--initial-branch=main', clone]);
    for (const [name, value] of [
      ['gpg.format', 'ssh'],
      ['gpg.ssh.allowedSignersFile', join(folder, 'allowed')],
    ] as const) {
      git(['-C', clone, 'config', name, value]);
    }
    put(
      'caucus.yaml',
      'caucus: 1\nname: C\nrequire_signatures: true\nmembers:\n  cira: { name: CIRA, emails: ["@cira.example"] }\n  auda: { name: auDA, emails: ["@auda.example"] }\n',
    );
    commit('cira', 'cira');
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  const cases: readonly (readonly [string, string | undefined, string, RegExp | undefined])[] = [
    ['signed by their author', 'cira', 'cira', undefined],
    ['not signed', undefined, 'not-signed', /Shared without a signature by cira/],
    [
      'signed by another member',
      'auda',
      'signed-by-other',
      /in the name of cira .*signed by .*auda@auda.example.*, of auDA/,
    ],
    ['signed with a key that nobody knows', 'unlisted', 'unknown-key', /does not know the key/],
  ];
  for (const [name, signer, code, message] of cases) {
    it(`entries ${name}`, () => {
      const before = head();
      putEntry('cira');
      commit('cira', signer);
      const findings = verifySince(before);
      if (!message) assert.deepEqual(findings, []);
      else {
        assert.deepEqual(
          findings.map((finding) => finding.code),
          [code],
        );
        assert.match(findings[0]?.message ?? '', message);
      }
      git(['-C', clone, 'reset', '--quiet', '--hard', before]);
    });
  }

  it('entries whose commit was altered after it was signed', () => {
    const before = head();
    putEntry('cira');
    commit('cira', 'cira');
    const altered = git(['-C', clone, 'cat-file', 'commit', 'HEAD']).replace('Shared', 'Shaped');
    const id = git(['-C', clone, 'hash-object', '-t', 'commit', '-w', '--stdin'], altered).trim();
    git(['-C', clone, 'reset', '--quiet', '--hard', id]);
    assert.deepEqual(
      verifySince(before).map(({ code }) => code),
      ['bad-signature'],
    );
    git(['-C', clone, 'reset', '--quiet', '--hard', before]);
  });

  it('runs no program that the repository names', () => {
    const before = head();
    putEntry('cira');
    commit('cira', 'cira');
    const trap = join(folder, 'trap');
    const sprung = join(folder, 'sprung');
    writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\nexit 1\n`);
    chmodSync(trap, 0o755);
    mkdirSync(join(clone, '.git', 'hooks'), { recursive: true });
    writeFileSync(join(clone, '.git', 'hooks', 'post-index-change'), `#!/bin/sh\ntouch '${sprung}'\n`);
    chmodSync(join(clone, '.git', 'hooks', 'post-index-change'), 0o755);
    put('.gitattributes', '*.md diff=trap filter=trap\n');
    commit('cira', 'cira');
    for (const key of [
      ...[
        'gpg.program',
        'gpg.ssh.program',
        'core.fsmonitor',
        'core.pager',
        'diff.external',
        'core.sshCommand',
      ],
      ...[
        'diff.trap.textconv',
        'diff.trap.command',
        'filter.trap.smudge',
        'filter.trap.clean',
        'core.hooksPath',
      ],
    ]) {
      git(['-C', clone, 'config', key, key === 'core.hooksPath' ? join(clone, '.git', 'hooks') : trap]);
    }
    rmSync(sprung, { force: true });
    assert.deepEqual(verifySince(before), []);
    assert.equal(existsSync(sprung), false);
  });

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  }

  function putEntry(id: string): void {
    const now = Date.now();
    const name = `${encodeTime(now, 10)}${String(++number).padStart(16, '0')}`.toLowerCase();
    put(
      `positions/x/${name}-${id}.md`,
      `---\nkind: stance\nstance: endorse\nmember: ${id}\nby: ${id} <${member(id)}>\ndate: ${new Date(now).toISOString()}\n---\n`,
    );
  }

  function commit(author: string, signer: string | undefined): void {
    git(['-C', clone, 'add', '--all']);
    git([
      '-C',
      clone,
      ...['-c', `user.name=${author}`, '-c', `user.email=${member(author)}`],
      ...(signer === undefined ? [] : ['-c', `user.signingKey=${join(folder, signer)}`]),
      ...['commit', '--quiet', '-m', 'Shared', signer === undefined ? '--no-gpg-sign' : '--gpg-sign'],
    ]);
  }

  function head(): string {
    return git(['-C', clone, 'rev-parse', 'HEAD']).trim();
  }

  function verifySince(before: string): { code: string; message: string }[] {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'verify', clone, '--since', before, '--json'],
      {
        encoding: 'utf8',
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      },
    );
    assert.equal(stderr, '');
    return JSON.parse(stdout).findings;
  }
});
