import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from '../../server/src/past/git';
import { readHistory, readSignatures } from '../../server/src/past/history';
import { type VerifyFinding, verifyCodes } from '../../server/src/sharing/verify/finding';
import { signaturesNeeded, verify } from '../../server/src/sharing/verify/verify';
import { CoalitionHistory } from './coalition-history';
import { git, HistoryWriter } from './history-writer';
import { type Expected, tamperings } from './tampering';

const cli = 'dist/cli.js';

describe('verify', function () {
  this.timeout(120_000);
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'caucus-verify-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('describes every code, and tries every one but those of signatures', () => {
    const planted = readFileSync('test/git/tampering.ts', 'utf8');
    const signing = readFileSync('test/unit/sharing/verify.test.ts', 'utf8');
    const manual = readFileSync('server/CLI.md', 'utf8');
    for (const code of verifyCodes) {
      assert.ok(manual.includes(`\`${code}\``), `${code} is not in CLI.md`);
      assert.ok(planted.includes(code) || signing.includes(`'${code}'`), `${code} is not tried`);
    }
  });

  it('knows at least 40 kinds of tampering', () => {
    assert.ok(tamperings.length >= 40);
    assert.equal(new Set(tamperings.map(({ name }) => name)).size, tamperings.length);
  });

  describe('finds each kind of tampering alone, and nothing else', () => {
    const planted = new Map<string, Expected[]>();

    before(() => {
      const writer = new HistoryWriter();
      for (const [i, { name, plant }] of tamperings.entries()) {
        const history = new CoalitionHistory(writer, i + 1);
        history.grow(25);
        planted.set(name, plant(history));
        history.grow(10);
        writer.branch(`kind-${i}`, history.main.head);
      }
      writer.write(join(folder, 'kinds.git'));
    });

    for (const [i, { name }] of tamperings.entries()) {
      it(name, async () => {
        const findings = await verified(join(folder, 'kinds.git'), `kind-${i}`);
        assert.deepEqual(findings.map(short).sort(), planted.get(name)?.sort(), describeAll(findings));
      });
    }
  });

  describe('in a history of 5,000 commits', () => {
    const large = () => join(folder, 'large.git');
    const planted: Expected[] = [];

    before(() => {
      const writer = new HistoryWriter();
      const clean = new CoalitionHistory(writer, 42);
      clean.grow(5000);
      writer.branch('clean', clean.main.head);
      const tampered = new CoalitionHistory(writer, 43);
      const step = Math.floor(5000 / (tamperings.length + 1));
      for (const { plant } of tamperings) {
        tampered.grow(step);
        planted.push(...plant(tampered));
      }
      tampered.grow(step);
      writer.branch('tampered', tampered.main.head);
      writer.write(large());
    });

    it('finds nothing where nobody tampered', async () => {
      const started = performance.now();
      const { stdout, status, stderr } = run([large(), '--until', 'clean', '--json']);
      const seconds = (performance.now() - started) / 1000;
      const report = JSON.parse(stdout);
      const { entries } = report;
      assert.deepEqual(report.findings, []);
      assert.equal(status, 0, stderr);
      assert.ok(report.commits >= 5000);
      assert.ok(entries > 20_000, `${entries} entries`);
      console.log(`      ${report.commits} commits, ${entries} entries: ${seconds.toFixed(1)} s`);
    });

    it('finds every kind where all were planted, and nothing else', async () => {
      const findings = await verified(large(), 'tampered');
      assert.deepEqual(findings.map(short).sort(), planted.sort());
    });
  });
});

describe('verify since a commit', function () {
  this.timeout(60_000);
  let folder = '';
  const repository = () => join(folder, 'proposals.git');
  const expected: Expected[] = [];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'caucus-since-'));
    const writer = new HistoryWriter();
    const history = new CoalitionHistory(writer, 7);
    history.grow(20);
    // Somebody else's words, shared before, on main and on a branch that began before them.
    const early = history.branch();
    const [old, kept] = [history.shared(), history.shared()];
    history.commit(history.main, history.member(0).people[0] ?? old.person, {
      [kept.path]: `${kept.text}More.\n`,
    });
    writer.branch('base', history.main.head);
    const members = history.members.filter((member) => member !== old.member);
    const member = members[0] ?? history.member(0);
    const person = member.people[0] ?? old.person;
    const thread = old.path.slice(0, old.path.lastIndexOf('/'));
    const forged = history.entry(thread, member, person, { kind: 'withdraw', of: old.id });
    const branch = history.branch();
    history.commit(branch, person, { [forged.path]: forged.text });
    history.commit(branch, person, { [old.path]: null });
    expected.push(`not-own ${forged.path}`, `deleted-entry ${old.path}`);
    history.merge(branch);
    const honest = history.annotation(member, person);
    history.commit(early, person, { [honest.path]: honest.text });
    history.merge(early);
    // An address and who speaks from it, one commit after the other.
    const newcomer = { name: 'New', email: 'new@elsewhere.example' };
    history.member(1).emails.push(newcomer.email);
    history.commit(history.main, person, { 'caucus.yaml': history.caucusYaml() });
    const spoken = history.annotation(history.member(1), newcomer);
    history.commit(history.main, newcomer, { [spoken.path]: spoken.text });
    expected.push(`new-address ${spoken.path}`);
    writer.branch('main', history.main.head);
    writer.write(repository());
  });
  after(() => rmSync(folder, { recursive: true }));

  it('judges what is new, by what was there before', async () => {
    const findings = await verified(repository(), 'main', 'base');
    assert.deepEqual(findings.map(short).sort(), expected.sort(), describeAll(findings));
  });

  it('has nothing to say where nothing is new', async () => {
    assert.deepEqual(await verified(repository(), 'base', 'main'), []);
  });

  it('ends with 1 on errors, with 2 on mistakes, and prints SARIF', () => {
    const sarif = run([repository(), '--until', 'main', '--since', 'base', '--sarif']);
    assert.equal(sarif.status, 1);
    const [{ results }] = JSON.parse(sarif.stdout).runs;
    assert.deepEqual(results.map(({ ruleId }: { ruleId: string }) => ruleId).sort(), [
      'deleted-entry',
      'new-address',
      'not-own',
    ]);
    assert.equal(run([repository(), '--until', 'main', '--since', 'main']).status, 0);
    for (const args of [
      [repository(), '--since', 'nowhere'],
      [repository(), '--since', '--help'],
      [folder],
      [repository(), '--json', '--sarif'],
    ]) {
      const { status, stderr } = run(args);
      assert.equal(status, 2);
      assert.match(stderr, /^caucus: .+\n$/);
    }
  });

  it('does not judge a clone that lacks the history', () => {
    const shallow = join(folder, 'shallow');
    git(['clone', '--quiet', '--depth=1', '--branch=main', `file://${repository()}`, shallow]);
    const { status, stderr } = run([shallow]);
    assert.equal(status, 2);
    assert.match(stderr, /latest part of the history.*git fetch --unshallow/);
  });
});

async function verified(folder: string, until: string, since?: string): Promise<VerifyFinding[]> {
  const reader = new Git(folder);
  const [tip = '', base] = [until, ...(since === undefined ? [] : [since])].map((ref) =>
    git(['-C', folder, 'rev-parse', ref]).trim(),
  );
  const history = await readHistory(reader, '', { tip, since: base });
  const signatures = await readSignatures(reader, signaturesNeeded(history));
  return verify(history, signatures, Date.now());
}

function short({ code, path }: VerifyFinding): Expected {
  return `${code} ${path}`;
}

function describeAll(findings: readonly VerifyFinding[]): string {
  return findings.map(({ code, path, message }) => `${code} ${path}: ${message}`).join('\n');
}

function run(args: readonly string[]) {
  return spawnSync(process.execPath, [cli, 'verify', ...args], { encoding: 'utf8', maxBuffer: 100_000_000 });
}
