import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const stance = (word: string, date: string) =>
  `---\nkind: stance\nstance: ${word}\nmember: a\ndate: ${date}\n---\n`;

/** Entries that name no zone, next to some that do: which is first must not hang on where one reads them. */
const files: Readonly<Record<string, string>> = {
  'caucus.yaml': 'caucus: 1\nname: C\nmembers: { a: { name: A }, b: { name: B } }\n',
  'positions/p/position.md': '---\ntitle: P\nstatus: proposed\n---\n\nP.\n',
  'positions/p/01km04158545nqfv31av4vzjt1-a.md': stance('endorse', '2026-02-01T10:00:00'),
  'positions/p/01km04158545nqfv31av4vzjt2-a.md': stance('object', '2026-02-01T12:00:00Z'),
  'statements/s/statement.md': '---\ntitle: S\nstatus: frozen\ndeadline: 2026-02-01T17:00:00Z\n---\n\nS.\n',
  'statements/s/01km04158545nqfv31av4vzjt3-a.md':
    '---\nkind: sign\nmember: a\ndate: 2026-02-01T16:00:00\n---\n',
  'statements/s/01km04158545nqfv31av4vzjt4-b.md':
    '---\nkind: sign\nmember: b\ndate: 2026-02-01T18:30:00\n---\n',
};

describe('a digest', function () {
  // Each reading starts a process; a busy machine takes its time.
  this.timeout(30_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'caucus-zones-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });

  after(() => rmSync(folder, { recursive: true }));

  function digest(zone: string, since: string, until: string) {
    const args = ['digest', '--since', since, '--until', until, '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    });
    return { status, stdout, stderr };
  }

  it('says the same in every time zone', () => {
    const [geneva, ...others] = ['Europe/Zurich', 'America/New_York', 'Asia/Tokyo', 'UTC'].map(
      (zone) => digest(zone, '2026-02-01T09:30:00', '2026-02-01T19:00').stdout,
    );
    for (const other of others) assert.equal(other, geneva);
    const { positions, statements } = JSON.parse(geneva ?? '');
    assert.deepEqual(positions[0].standing.object, ['a']);
    assert.equal(positions[0].stances.length, 2);
    const signatures = statements[0].signatures.map(({ member, late }: { member: string; late: boolean }) => [
      member,
      late,
    ]);
    assert.deepEqual(signatures, [
      ['a', false],
      ['b', true],
    ]);
  });

  it('refuses a time zone that there is none of, in one line', () => {
    for (const [since, until] of [
      ['2026-02-01', '2026-02-02T00:00:00+99:99'],
      ['2026-02-01T00:00:00+99:99', '2026-02-02'],
    ] as const) {
      const { status, stdout, stderr } = digest('UTC', since, until);
      assert.equal(status, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, /^caucus: [^\n]+\n$/);
    }
  });
});
