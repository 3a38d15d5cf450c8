import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import { NodeGit } from '../../client/src/node/node-git';
import { getUpdates } from '../../client/src/sharing/flows/get-updates';
import type { Git } from '../../client/src/sharing/flows/git';
import { join as joinCoalition } from '../../client/src/sharing/flows/join';
import { share } from '../../client/src/sharing/flows/share';
import {
  Coalition,
  entryName,
  git,
  identify,
  open,
  read,
  removeTemporaryFolders,
  temporaryFolder,
  write,
} from './support/coalition-on-disk';
import { assertSentence, failing } from './support/failing';
import { Member } from './support/member';
import {
  changed,
  document,
  noise,
  type Place,
  push,
  states,
  thread,
  tolerate,
} from './support/repository-states';

describe('what can stand in the way of sharing', function () {
  this.timeout(60_000);
  let place: Place;
  let path: string;

  beforeEach(() => {
    const coalition = new Coalition();
    place = { coalition, a: coalition.clone('a'), b: coalition.clone('b') };
    path = `${thread}/${entryName('a')}`;
    write(place.a, path, 'words');
  });
  afterEach(() => place.coalition.remove());
  after(removeTemporaryFolders);

  for (const { name, state, enter, leave } of states) {
    it(`${name}: it is told, nothing changes, and the next step helps`, async () => {
      enter(place);
      const before = picture(place.a);
      const paths = [path, 'drafts/gdc/source.docx'];
      const failure = await failing(share(await open(place.a), { paths, message: 'a' }));
      assert.equal(failure.state, state, failure.details.said);
      assert.deepEqual(picture(place.a), before);
      assert.equal(read(place.a, path), 'words');
      assertSentence(failure);
      if (!leave) return;
      await leave(place);
      await share(await open(place.a), { paths: [path], message: 'a' });
      assert.equal(git(place.coalition.remote, 'show', `main:${path}`), 'words');
    });
  }

  it('a repository without commits', async () => {
    const folder = temporaryFolder('empty');
    const created = await NodeGit.create(folder);
    identify(folder, 'a');
    git(folder, 'remote', 'add', 'origin', place.coalition.remote);
    assert.equal((await failing(getUpdates(created))).state, 'no-commits');
    await joinCoalition(created, place.coalition.remote);
    assert.notEqual(read(folder, 'caucus.yaml'), undefined);
  });

  it('no repository at all, and no git', async () => {
    const folder = temporaryFolder('plain');
    assert.equal((await failing(NodeGit.open(folder))).state, 'no-repository');
    assert.equal((await failing(NodeGit.open(folder, { executable: 'no-such-git' }))).state, 'no-git');
  });

  it('a repository that is no coalition', async () => {
    const host = temporaryFolder('other');
    git(host, 'init', '--quiet');
    identify(host, 'other');
    write(host, 'file.txt', 'text');
    git(host, 'add', '.');
    git(host, 'commit', '--quiet', '-m', 'other');
    const created = await NodeGit.create(temporaryFolder('join'));
    assert.equal((await failing(joinCoalition(created, host))).state, 'not-a-coalition');
  });

  it('a shortened history: the rest is fetched when it is needed', async () => {
    write(place.b, document, changed('1'));
    push(place.b);
    write(place.b, document, changed('2'));
    push(place.b);
    const shallow = place.coalition.clone('shallow', '--depth=1');
    write(shallow, `${thread}/${entryName('s')}`, 'by hand');
    git(shallow, 'add', '.');
    git(shallow, 'commit', '--quiet', '-m', 'by hand');
    // Somebody shares from before the point where the history was cut.
    git(place.a, 'checkout', '--quiet', '-b', 'early');
    write(place.a, `${thread}/${entryName('e')}`, 'early');
    git(place.a, 'add', `${thread}`);
    git(place.a, 'commit', '--quiet', '-m', 'early');
    git(place.a, 'push', '--quiet', '--force', 'origin', 'early:main');
    await getUpdates(await open(shallow));
    assert.equal(git(shallow, 'rev-parse', '--is-shallow-repository'), 'false');
    assert.equal(read(shallow, path), 'words');
  });

  it('a shortened history of which the rest cannot be had', async () => {
    write(place.b, document, changed('1'));
    push(place.b);
    const shallow = place.coalition.clone('shallow', '--depth=1');
    write(shallow, `${thread}/${entryName('s')}`, 'by hand');
    git(shallow, 'add', '.');
    git(shallow, 'commit', '--quiet', '-m', 'by hand');
    git(place.a, 'add', thread);
    git(place.a, 'commit', '--quiet', '-m', 'early');
    git(place.a, 'push', '--quiet', '--force');
    const real = await open(shallow);
    const cut = withRun(real, {
      fetch: async (remote, options) =>
        options.whole
          ? { exitCode: 1, stdout: '', stderr: 'fatal: attempt to fetch/clone from a shallow repository' }
          : real.fetch(remote, options),
    });
    const failure = await failing(getUpdates(cut));
    assert.equal(failure.state, 'shallow');
    assertSentence(failure);
  });

  it('another program that commits at the same moment: we begin again', async () => {
    write(place.b, document, changed('by b'));
    push(place.b);
    const real = await open(place.a);
    let interfered = false;
    const busy = withRun(real, {
      run: async (args, options) => {
        if (args[0] === 'update-ref' && args.includes('HEAD') && !interfered) {
          interfered = true;
          write(place.a, 'by-hand.txt', 'by hand');
          git(place.a, 'add', 'by-hand.txt');
          git(place.a, 'commit', '--quiet', '-m', 'meanwhile', '--', 'by-hand.txt');
        }
        return real.run(args, options);
      },
    });
    await share(busy, { paths: [path], message: 'a' });
    assert.equal(interfered, true);
    assert.equal(git(place.coalition.remote, 'show', 'main:by-hand.txt'), 'by hand');
    assert.equal(git(place.coalition.remote, 'show', `main:${path}`), 'words');
    assert.match(read(place.a, document) ?? '', /by b/);
  });

  it('another program that never stops writing', async () => {
    write(place.b, document, changed('by b', 0));
    push(place.b);
    write(place.a, document, changed('by a', 11));
    const real = await open(place.a);
    let count = 0;
    const busy = withRun(real, {
      run: async (args, options) => {
        if (args[0] === 'merge-tree') {
          count += 1;
          write(place.a, document, changed(`by a ${count}`, 11));
        }
        return real.run(args, options);
      },
    });
    const failure = await failing(getUpdates(busy));
    assert.equal(failure.state, 'changed-meanwhile');
    assertSentence(failure);
    assert.equal(read(place.a, document), changed(`by a ${count}`, 11));
  });

  it('a full disk: it is told, nothing is lost, and with room again it works', async function () {
    this.timeout(60_000);
    // git meets the limit on the size of a file as it meets a disk without room, on every system.
    const limited = join(place.coalition.folder, 'limited-git');
    writeFileSync(limited, `#!/bin/sh\ntrap '' XFSZ\nulimit -f 1\nexec git "$@"\n`, { mode: 0o755 });
    write(place.a, document, noise(400_000));
    const full = await open(place.a, { executable: limited });
    const head = git(place.a, 'rev-parse', 'HEAD');
    const failure = await failing(share(full, { paths: [path, document], message: 'a' }));
    assert.equal(failure.state, 'disk-full', failure.details.said);
    assertSentence(failure);
    assert.equal(git(place.a, 'rev-parse', 'HEAD'), head);
    assert.equal(read(place.a, path), 'words');
    await share(await open(place.a), { paths: [path, document], message: 'a' });
  });

  it('a window that was killed: its locks are removed, and another window waits for a living one', async () => {
    const owner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const since = Date.now();
    write(
      place.a,
      '.git/caucus/owner.json',
      JSON.stringify({ pid: owner.pid, children: [], since, host: hostname() }),
    );
    write(place.a, '.git/index.lock', '');
    const work = share(await open(place.a), { paths: [path], message: 'a' });
    let done = false;
    void work.then(() => {
      done = true;
    });
    // As long as another member takes for the same: time enough for whoever does not wait.
    const other = place.coalition.clone('meanwhile');
    const theirs = `${thread}/${entryName('meanwhile')}`;
    write(other, theirs, 'words');
    await share(await open(other), { paths: [theirs], message: 'meanwhile' });
    assert.equal(done, false);
    owner.kill('SIGKILL');
    await work;
    assert.equal(existsSync(join(place.a, '.git/index.lock')), false);
  });

  it('two processes at once on one working copy take turns', async () => {
    const [one, two] = [new Member(), new Member()];
    const second = `${thread}/${entryName('a')}`;
    write(place.a, second, 'more');
    const answers = await Promise.all([
      one.run({ kind: 'share', folder: place.a, paths: [path] }),
      two.run({ kind: 'share', folder: place.a, paths: [second] }),
    ]);
    one.stop();
    two.stop();
    assert.deepEqual(answers, [{ ok: true }, { ok: true }]);
    assert.equal(git(place.a, 'status', '--porcelain'), '');
  });
});

/** All that a flow which fails must leave as it was. */
function picture(folder: string): readonly unknown[] {
  const run = (...args: string[]) => tolerate(() => git(folder, ...args));
  return [run('rev-parse', 'HEAD'), run('ls-files', '-s'), run('diff'), run('ls-files', '--others')];
}

/** A port like another, but for some of its ways. */
function withRun(real: Git, other: Partial<Pick<Git, 'run' | 'fetch'>>): Git {
  return {
    folder: real.folder,
    files: real.files,
    run: other.run ?? real.run.bind(real),
    fetch: other.fetch ?? real.fetch.bind(real),
    push: real.push.bind(real),
    exclusive: real.exclusive.bind(real),
  };
}
