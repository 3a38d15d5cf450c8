import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import { NodeGit } from '../../client/src/node/node-git';
import { getUpdates } from '../../client/src/sharing/flows/get-updates';
import { join as joinCoalition, publish } from '../../client/src/sharing/flows/join';
import { findPlace } from '../../client/src/sharing/flows/place';
import { proposals, propose } from '../../client/src/sharing/flows/propose';
import { bringIn, share } from '../../client/src/sharing/flows/share';
import { sharingStatus } from '../../client/src/sharing/flows/status';
import { isOfferedFirst, unsharedFiles } from '../../client/src/sharing/flows/unshared';
import {
  Coalition,
  entryName,
  git,
  identify,
  open,
  read,
  removeTemporaryFolders,
  temporaryFolder,
  termLines,
  write,
} from './support/coalition-on-disk';
import { failing } from './support/failing';

const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';

describe('sharing without knowing git', function () {
  this.timeout(60_000);
  let coalition: Coalition;
  let a: string;
  let b: string;

  beforeEach(() => {
    coalition = new Coalition();
    a = coalition.clone('a');
    b = coalition.clone('b');
  });
  afterEach(() => coalition.remove());
  after(removeTemporaryFolders);

  it('gives what is chosen to everybody, and nothing else', async () => {
    const [mine, draft] = [`${thread}/${entryName('a')}`, `${thread}/${entryName('a')}`];
    write(a, mine, 'first');
    write(a, draft, 'not yet');
    write(a, 'staged.txt', 'staged');
    git(a, 'add', 'staged.txt');
    write(a, 'README.md', 'changed');

    const result = await share(await open(a), { paths: [mine], message: 'A: 1 annotation' });

    assert.equal(result.shared, 1);
    assert.deepEqual(statusOf(a), [' M README.md', `?? ${draft}`, 'A  staged.txt']);
    assert.equal(git(a, 'show', '--format=%s', '--name-only'), `A: 1 annotation\n\n${mine}`);
    assert.equal((await getUpdates(await open(b))).arrived.length, 1);
    assert.equal(read(b, mine), 'first');
    assert.deepEqual(statusOf(b), []);
  });

  it('shares what was written at the same time, on both sides', async () => {
    const [fromA, fromB] = [`${thread}/${entryName('a')}`, `${thread}/${entryName('b')}`];
    write(a, fromA, 'a');
    write(b, fromB, 'b');
    await share(await open(a), { paths: [fromA], message: 'a' });
    await share(await open(b), { paths: [fromB], message: 'b' });
    await getUpdates(await open(a));
    assert.equal(read(a, fromB), 'b');
    assert.equal(git(a, 'rev-parse', 'HEAD'), git(b, 'rev-parse', 'HEAD'));
  });

  it('begins again when another member is faster, many at once', async () => {
    const folders = ['c', 'd', 'e', 'f'].map((name) => coalition.clone(name));
    const paths = folders.map((folder, index) => {
      const path = `${thread}/${entryName(`m${index}`)}`;
      write(folder, path, 'words');
      return path;
    });
    await Promise.all(
      folders.map(async (folder, index) =>
        share(await open(folder), { paths: [paths[index] ?? ''], message: 'at once' }),
      ),
    );
    await getUpdates(await open(a));
    assert.deepEqual(
      paths.map((path) => read(a, path)),
      folders.map(() => 'words'),
    );
  });

  it('keeps an unshared change of a document that another member changed elsewhere', async () => {
    write(a, 'terms/shared.yaml', lines({ 0: 'by a' }));
    write(b, 'terms/shared.yaml', lines({ 11: 'by b' }));
    await share(await open(a), { paths: ['terms/shared.yaml'], message: 'a' });
    await getUpdates(await open(b));
    assert.equal(read(b, 'terms/shared.yaml'), lines({ 0: 'by a', 11: 'by b' }));
    assert.deepEqual(statusOf(b), [' M terms/shared.yaml']);
    assert.match(git(b, 'diff'), /by b/);
    assert.doesNotMatch(git(b, 'diff'), /\+.*by a/);
  });

  for (const [choice, expected] of [
    ['mine', 'by b'],
    ['theirs', 'by a'],
  ] as const) {
    it(`asks when both changed the same words, and keeps ${choice} as told`, async () => {
      write(a, 'terms/shared.yaml', lines({ 5: 'by a' }));
      write(b, 'terms/shared.yaml', lines({ 5: 'by b' }));
      await share(await open(a), { paths: ['terms/shared.yaml'], message: 'a' });
      const before = [read(b, 'terms/shared.yaml'), git(b, 'rev-parse', 'HEAD'), git(b, 'status', '--short')];

      const failure = await failing(getUpdates(await open(b)));
      assert.equal(failure.state, 'conflict');
      assert.deepEqual(
        failure.details.conflicts?.map(({ path }) => path),
        ['terms/shared.yaml'],
      );
      assert.deepEqual(
        [read(b, 'terms/shared.yaml'), git(b, 'rev-parse', 'HEAD'), git(b, 'status', '--short')],
        before,
      );

      const choices = new Map([['terms/shared.yaml', choice]]);
      await getUpdates(await open(b), { choices });
      assert.equal(read(b, 'terms/shared.yaml'), lines({ 5: expected }));
      // What stood there can be had back.
      assert.match(git(b, 'show', 'refs/worktree/caucus/kept:terms/shared.yaml'), /by b/);
    });
  }

  it('keeps a draft that was deleted here and changed there, as told', async () => {
    rmSync(join(b, 'terms/shared.yaml'));
    write(a, 'terms/shared.yaml', lines({ 5: 'by a' }));
    await share(await open(a), { paths: ['terms/shared.yaml'], message: 'a' });
    assert.equal((await failing(getUpdates(await open(b)))).state, 'conflict');
    await getUpdates(await open(b), { choices: new Map([['terms/shared.yaml', 'mine']]) });
    assert.equal(read(b, 'terms/shared.yaml'), undefined);
    assert.deepEqual(statusOf(b), [' D terms/shared.yaml']);
  });

  it('takes an arriving file that stands here already', async () => {
    const path = `${thread}/${entryName('a')}`;
    write(a, path, 'the same');
    write(b, path, 'the same');
    await share(await open(a), { paths: [path], message: 'a' });
    await getUpdates(await open(b));
    assert.deepEqual(statusOf(b), []);
  });

  it('joins what was committed by hand on both sides', async () => {
    write(a, `${thread}/${entryName('a')}`, 'a');
    git(a, 'add', '.');
    git(a, 'commit', '--quiet', '-m', 'by hand');
    const path = `${thread}/${entryName('b')}`;
    write(b, path, 'b');
    await share(await open(b), { paths: [path], message: 'b' });
    await share(await open(a), { paths: [], message: 'unused' });
    await getUpdates(await open(b));
    assert.equal(git(a, 'rev-parse', 'HEAD'), git(b, 'rev-parse', 'HEAD'));
  });

  it('keeps what may be run when it takes the other side of a file', async () => {
    write(a, 'tool.sh', 'by a\n');
    git(a, 'add', 'tool.sh');
    git(a, 'update-index', '--chmod=+x', 'tool.sh');
    git(a, 'commit', '--quiet', '-m', 'a');
    git(a, 'push', '--quiet');
    write(b, 'tool.sh', 'by b\n');
    git(b, 'add', 'tool.sh');
    git(b, 'commit', '--quiet', '-m', 'b');
    await getUpdates(await open(b), { choices: new Map([['tool.sh', 'theirs']]) });
    assert.match(git(b, 'ls-tree', 'HEAD', 'tool.sh'), /^100755 /);
    assert.equal(git(b, 'show', 'HEAD:tool.sh'), 'by a');
  });

  it('gives up neither a file nor the folder of the same name that another member made', async () => {
    write(a, 'texts/resolution/part.md', 'by a\n');
    git(a, 'add', 'texts');
    git(a, 'commit', '--quiet', '-m', 'a');
    git(a, 'push', '--quiet');
    write(b, 'texts/resolution', 'by b\n');
    git(b, 'add', 'texts');
    git(b, 'commit', '--quiet', '-m', 'b');
    const head = git(b, 'rev-parse', 'HEAD');
    const failure = await failing(getUpdates(await open(b)));
    assert.equal(failure.state, 'in-the-way');
    assert.deepEqual(failure.details.files, ['texts/resolution']);
    assert.equal(git(b, 'rev-parse', 'HEAD'), head);
    assert.equal(read(b, 'texts/resolution'), 'by b\n');
  });

  it('sees what a .gitignore of the repository hides, and lets nothing write over it', async () => {
    write(a, '.gitignore', 'annotations\n');
    git(a, 'add', '.');
    git(a, 'commit', '--quiet', '-m', 'hide');
    git(a, 'push', '--quiet');
    await getUpdates(await open(b));
    const path = `${thread}/${entryName('b')}`;
    write(b, path, 'hidden words');
    assert.deepEqual(
      (await sharingStatus(await open(b))).unshared.map((file) => file.path),
      [path],
    );
    write(a, path, 'other words');
    git(a, 'add', '-f', path);
    git(a, 'commit', '--quiet', '-m', 'overwrite');
    git(a, 'push', '--quiet');
    assert.equal((await failing(getUpdates(await open(b)))).state, 'conflict');
    assert.equal(read(b, path), 'hidden words');
  });

  it('runs no hook, filter or merge program of the working copy', async () => {
    const trace = join(coalition.folder, 'trace');
    git(b, 'config', 'core.hooksPath', 'hooks');
    git(b, 'config', 'filter.evil.clean', `touch ${trace}; cat`);
    git(b, 'config', 'filter.evil.smudge', `touch ${trace}; cat`);
    git(b, 'config', 'filter.evil.required', 'true');
    git(b, 'config', 'merge.evil.driver', `touch ${trace}`);
    write(a, '.gitattributes', '* filter=evil merge=evil\n');
    for (const hook of ['post-merge', 'post-checkout', 'reference-transaction', 'post-index-change']) {
      write(a, `hooks/${hook}`, `#!/bin/sh\ntouch ${trace}\n`);
      git(a, 'add', '.');
      git(a, 'update-index', '--chmod=+x', `hooks/${hook}`);
    }
    git(a, 'commit', '--quiet', '-m', 'evil');
    git(a, 'push', '--quiet');
    await getUpdates(await open(b));
    assert.equal(read(b, '.gitattributes'), '* filter=evil merge=evil\n');
    const path = `${thread}/${entryName('b')}`;
    write(b, path, 'words');
    await share(await open(b), { paths: [path], message: 'b' });
    assert.equal(read(coalition.folder, 'trace'), undefined);
  });

  it('follows no link, in nor out', async () => {
    git(a, 'config', 'core.symlinks', 'true');
    write(coalition.folder, 'secret', 'secret');
    const blob = execute(a, '../secret');
    git(a, 'update-index', '--add', '--cacheinfo', `120000,${blob},texts/link.md`);
    git(a, 'update-index', '--add', '--cacheinfo', `120000,${blob},annotations/gdc`);
    git(a, 'commit', '--quiet', '-m', 'links');
    git(a, 'push', '--quiet');
    await getUpdates(await open(b));
    assert.equal(read(b, 'texts/link.md'), '../secret');
    git(coalition.folder, 'init', '--quiet', 'elsewhere');
    git(b, 'config', 'core.symlinks', 'true');
    git(b, 'checkout', '--quiet', '--force', 'HEAD', '--', '.');
    rmSync(join(b, 'texts/link.md'), { force: true });
    git(b, 'checkout', '--', 'texts/link.md');
    const { unshared } = await sharingStatus(await open(b));
    assert.deepEqual(unshared, []);
  });

  it('works in a coalition that is a folder of a larger repository', async () => {
    const larger = new Coalition('work/coalition/');
    const [c, d] = [larger.clone('c'), larger.clone('d')];
    const path = `${thread}/${entryName('c')}`;
    write(c, `work/coalition/${path}`, 'words');
    write(c, 'work/outside.md', 'outside');
    const opened = await open(join(c, 'work/coalition'));
    assert.deepEqual(
      (await sharingStatus(opened)).unshared.map((file) => file.path),
      [path],
    );
    await share(opened, { paths: [path, '../outside.md'], message: 'c' }).catch(() => undefined);
    await share(opened, { paths: [path], message: 'c' });
    const other = await open(join(d, 'work/coalition'));
    await getUpdates(other);
    assert.equal(read(d, `work/coalition/${path}`), 'words');
    assert.equal(read(d, 'work/outside.md'), undefined);
    larger.remove();
  });

  it('tells what is unshared and what is offered first', async () => {
    const entry = `${thread}/${entryName('a')}`;
    write(a, entry, 'shared');
    await share(await open(a), { paths: [entry], message: 'a' });
    const next = `${thread}/${entryName('a')}`;
    write(a, next, 'new');
    write(a, entry, 'tampered');
    write(a, 'terms/new.yaml', 'label: new\n');
    write(a, 'terms/shared.yaml', lines({ 2: 'edited' }));
    write(a, 'notes.txt', 'private');
    const opened = await open(a);
    const files = await unsharedFiles(opened, await findPlace(opened));
    assert.deepEqual(
      files.map(({ path, kind, change, frozen }) => ({ path, kind, change, frozen })),
      [
        { path: entry, kind: 'entry', change: 'changed', frozen: true },
        { path: next, kind: 'entry', change: 'new', frozen: false },
        { path: 'notes.txt', kind: 'other', change: 'new', frozen: false },
        { path: 'terms/new.yaml', kind: 'document', change: 'new', frozen: false },
        { path: 'terms/shared.yaml', kind: 'document', change: 'changed', frozen: false },
      ],
    );
    assert.deepEqual(
      files.filter(isOfferedFirst).map(({ path }) => path),
      [next, 'terms/new.yaml'],
    );
  });

  it('shares as a proposal, which another member brings in', async () => {
    const path = `${thread}/${entryName('a')}`;
    write(a, path, 'proposed');
    const opened = await open(a);
    const { branch } = await propose(opened, {
      paths: [path],
      message: 'A: 1 annotation',
      member: 'Cira',
      now: Date.UTC(2026, 2, 1),
    });
    assert.match(branch, /^cira\/2026-03-01-[0-9a-f]{8}$/);
    assert.deepEqual(statusOf(a), [`?? ${path}`]);
    const [waiting] = (await sharingStatus(opened)).unshared;
    assert.equal(waiting?.proposed, branch);

    const other = await open(b);
    await getUpdates(other);
    assert.equal(read(b, path), undefined);
    assert.deepEqual(
      (await proposals(other)).map((proposal) => [proposal.branch, proposal.author, proposal.title]),
      [[branch, 'a', 'A: 1 annotation']],
    );
    await bringIn(other, { proposal: branch, message: 'Bring in' });
    assert.equal(read(b, path), 'proposed');
    assert.deepEqual(await proposals(other), []);

    await getUpdates(opened);
    assert.deepEqual(statusOf(a), []);
    assert.deepEqual((await sharingStatus(opened)).unshared, []);
    assert.equal(git(a, 'for-each-ref', 'refs/caucus'), '');
  });

  it('offers again what was proposed and turned down', async () => {
    const path = `${thread}/${entryName('a')}`;
    write(a, path, 'proposed');
    const opened = await open(a);
    const task = { paths: [path], message: 'A', member: 'a', now: 0 };
    const { branch } = await propose(opened, task);
    git(coalition.remote, 'branch', '-D', branch);
    await getUpdates(opened);
    assert.deepEqual((await sharingStatus(opened)).unshared.filter(isOfferedFirst).length, 1);
  });

  it('joins on the branch that the remote says is its main one, and on no proposal', async () => {
    git(coalition.remote, 'branch', '--quiet', '-m', 'main', 'production');
    git(coalition.remote, 'branch', 'auda/2026-03-01-1f2e3d4c', 'production');
    const alone = await NodeGit.create(temporaryFolder('joined'));
    await joinCoalition(alone, coalition.remote);
    assert.equal((await findPlace(alone)).remoteBranch, 'production');
    git(coalition.remote, 'branch', 'main', 'production');
    git(coalition.remote, 'branch', 'archive', 'production');
    git(coalition.remote, 'symbolic-ref', 'HEAD', 'refs/heads/production');
    const joined = await NodeGit.create(temporaryFolder('joined'));
    await joinCoalition(joined, coalition.remote);
    assert.equal((await findPlace(joined)).remoteBranch, 'production');
  });

  it('publishes a coalition, and others join it', async () => {
    const [mine, theirs] = [temporaryFolder('publish'), temporaryFolder('join')];
    const address = join(temporaryFolder('host'), 'new.git');
    git(mine, 'init', '--quiet', '--bare', address);
    write(mine, 'caucus.yaml', 'caucus: 1\nname: New\n');
    write(mine, 'terms/a.yaml', 'label: a\n');
    write(mine, 'private.txt', 'private');
    const created = await NodeGit.create(mine);
    identify(mine, 'mine');
    await publish(created, { address, message: 'Begin' });
    assert.deepEqual(statusOf(mine), ['?? private.txt']);

    const joined = await NodeGit.create(theirs);
    await joinCoalition(joined, address);
    assert.equal(read(theirs, 'terms/a.yaml'), 'label: a\n');
    assert.equal(read(theirs, 'private.txt'), undefined);
    identify(theirs, 'theirs');
    write(theirs, 'terms/b.yaml', 'label: b\n');
    await share(joined, { paths: ['terms/b.yaml'], message: 'b' });
    assert.equal((await getUpdates(created)).arrived.length, 1);

    const third = await NodeGit.create(temporaryFolder('taken'));
    write(git(await cwdOf(third), 'rev-parse', '--show-toplevel'), 'caucus.yaml', 'caucus: 1\n');
    await third.run(['config', 'user.name', 't']);
    await third.run(['config', 'user.email', 't@example.org']);
    assert.equal((await failing(publish(third, { address, message: 'Begin' }))).state, 'not-empty');
  });
});

async function cwdOf(opened: NodeGit): Promise<string> {
  return (await opened.run(['rev-parse', '--show-toplevel'])).stdout.trim();
}

function execute(folder: string, text: string): string {
  write(folder, '.git/content', text);
  return git(folder, 'hash-object', '-w', '.git/content');
}

function statusOf(folder: string): string[] {
  const out = git(folder, '-c', 'core.quotePath=false', 'status', '--porcelain', '-uall', '-z');
  return out
    .split('\0')
    .filter((line) => line !== '')
    .map(restored)
    .sort();
}

/** The first line loses its leading space when output is trimmed. */
function restored(line: string): string {
  return /^[MD] /.test(line) && line[2] !== ' ' ? ` ${line}` : line;
}

function lines(changed: Readonly<Record<number, string>>): string {
  return `${termLines.map((line, index) => changed[index] ?? line).join('\n')}\n`;
}
