import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import { NodeGit } from '../../client/src/node/node-git';
import { type FailureState, failureOf, SharingFailure } from '../../client/src/sharing/flows/failure';
import { failureWords } from '../../client/src/sharing/flows/failure-words';
import { getUpdates } from '../../client/src/sharing/flows/get-updates';
import type { Git } from '../../client/src/sharing/flows/git';
import { isAddress, join as joinCoalition } from '../../client/src/sharing/flows/join';
import { setIdentity } from '../../client/src/sharing/flows/place';
import { isLate, share } from '../../client/src/sharing/flows/share';
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
import { Member } from './support/member';

const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';
const document = 'terms/shared.yaml';

/** Each of the states that a repository can be in; what leads there, and what leads out again. */
interface State {
  readonly name: string;
  readonly state: FailureState;
  enter(place: Place): void;
  /** What the sentence tells to do; absent where there is nothing to be done here. */
  leave?(place: Place): Promise<void> | void;
}

interface Place {
  readonly coalition: Coalition;
  readonly a: string;
  readonly b: string;
}

const states: readonly State[] = [
  {
    name: 'no remote',
    state: 'no-remote',
    enter: ({ a }) => git(a, 'remote', 'remove', 'origin'),
    leave: ({ a, coalition }) => {
      git(a, 'remote', 'add', 'origin', coalition.remote);
    },
  },
  {
    name: 'an address with nothing behind it',
    state: 'not-found',
    enter: ({ a }) => git(a, 'remote', 'set-url', 'origin', '/nowhere/at/all.git'),
    leave: ({ a, coalition }) => {
      git(a, 'remote', 'set-url', 'origin', coalition.remote);
    },
  },
  {
    name: 'an older commit checked out',
    state: 'detached',
    enter: ({ a }) => git(a, 'checkout', '--quiet', '--detach'),
    leave: ({ a }) => {
      git(a, 'checkout', '--quiet', 'main');
    },
  },
  {
    name: 'a rebase in progress',
    state: 'in-progress',
    enter: ({ a }) => {
      commitBoth(a);
      tolerate(() => git(a, 'rebase', 'other'));
    },
    leave: ({ a }) => {
      git(a, 'rebase', '--abort');
    },
  },
  {
    name: 'a merge in progress',
    state: 'in-progress',
    enter: ({ a }) => {
      commitBoth(a);
      tolerate(() => git(a, 'merge', 'other'));
    },
    leave: ({ a }) => {
      git(a, 'merge', '--abort');
    },
  },
  {
    name: 'a file that another tool has left with both versions in it',
    state: 'in-progress',
    enter: ({ a }) => {
      write(a, document, changed('put aside'));
      git(a, 'stash', '--quiet');
      write(a, document, changed('by a'));
      git(a, 'commit', '--quiet', '-am', 'by a');
      tolerate(() => git(a, 'stash', 'pop'));
    },
    leave: ({ a }) => {
      git(a, 'reset', '--quiet', '--hard');
    },
  },
  {
    name: 'a lock file left by a killed process',
    state: 'locked',
    enter: ({ a }) => {
      write(a, '.git/index.lock', '');
      const old = Date.now() / 1000 - 600;
      utimesSync(join(a, '.git/index.lock'), old, old);
    },
    leave: async ({ a }) => {
      assert.equal(await (await open(a)).files.removeOldLocks(), 1);
    },
  },
  {
    name: 'nobody named',
    state: 'no-identity',
    enter: ({ a }) => {
      git(a, 'config', '--unset', 'user.email');
      git(a, 'config', '--unset', 'user.name');
    },
    leave: async ({ a }) => setIdentity(await open(a), { name: 'A', email: 'a@example.org' }),
  },
  {
    name: 'a host that takes proposals only',
    state: 'protected',
    enter: ({ coalition }) => {
      const hook = join(coalition.remote, 'hooks/pre-receive');
      writeFileSync(hook, '#!/bin/sh\necho "main is a protected branch" >&2\nexit 1\n', { mode: 0o755 });
    },
    leave: ({ coalition }) => rmSync(join(coalition.remote, 'hooks/pre-receive')),
  },
  {
    name: 'a signature that cannot be made',
    state: 'signing',
    enter: ({ a }) => {
      git(a, 'config', 'commit.gpgSign', 'true');
      git(a, 'config', 'gpg.program', 'false');
    },
    leave: ({ a }) => {
      git(a, 'config', 'commit.gpgSign', 'false');
    },
  },
  {
    name: 'an edit, outside of the coalition, of what others changed',
    state: 'in-the-way',
    enter: ({ a, b }) => {
      write(b, 'README.md', 'by b\n');
      push(b);
      write(a, 'README.md', 'by a\n');
      git(a, 'add', 'README.md');
      write(a, 'README.md', 'by a, and more\n');
    },
    leave: ({ a }) => {
      git(a, 'checkout', '--quiet', 'HEAD', '--', 'README.md');
    },
  },
  {
    name: 'a document that both changed',
    state: 'conflict',
    enter: ({ a, b }) => {
      write(b, document, changed('by b'));
      push(b);
      write(a, document, changed('by a'));
    },
    leave: ({ a }) => write(a, document, changed('by b')),
  },
  {
    name: 'a document that both changed and committed',
    state: 'conflict',
    enter: ({ a, b }) => {
      write(b, document, changed('by b'));
      push(b);
      write(a, document, changed('by a'));
      git(a, 'add', document);
      git(a, 'commit', '--quiet', '-m', 'by a');
    },
    leave: ({ a }) => {
      git(a, 'reset', '--quiet', '--hard', 'HEAD^');
    },
  },
  {
    name: 'histories without a common beginning',
    state: 'unrelated',
    enter: ({ a }) => {
      git(a, 'checkout', '--quiet', '--orphan', 'fresh');
      git(a, 'commit', '--quiet', '-m', 'fresh');
      git(a, 'branch', '--quiet', '-M', 'main');
      git(a, 'branch', '--quiet', '--set-upstream-to=origin/main');
    },
  },
  {
    name: 'a file that no host would take',
    state: 'too-large',
    enter: ({ a }) => write(a, 'drafts/gdc/source.docx', 'x'.repeat(50_000_001)),
    leave: ({ a }) => rmSync(join(a, 'drafts/gdc/source.docx')),
  },
  {
    name: 'a file that belongs to nobody here',
    state: 'in-the-way',
    enter: ({ a, coalition }) => {
      write(coalition.folder, 'secret', 'secret');
      execFileSync('ln', ['-s', join(coalition.folder, 'secret'), join(a, 'drafts/gdc/source.docx')]);
    },
    leave: ({ a }) => rmSync(join(a, 'drafts/gdc/source.docx')),
  },
];

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

  it('a git that is too old', () => {
    const failure = failureOf({ stderr: 'usage: git merge-tree <base-tree> <branch1> <branch2>' });
    assert.equal(failure.state, 'old-git');
  });

  // As hosts word it.
  const sayings: readonly (readonly [FailureState, boolean, string])[] = [
    ['protected', false, '! [remote rejected] main -> main (protected branch hook declined)'],
    [
      'protected',
      false,
      'remote: GitLab: You are not allowed to push code to protected branches on this project.\n! [remote rejected] main -> main (pre-receive hook declined)',
    ],
    [
      'protected',
      false,
      '! [remote rejected] main -> main (TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.)',
    ],
    ['protected', false, 'remote: error: GH013: Repository rule violations found for refs/heads/main.'],
    [
      'no-permission',
      false,
      'remote: Permission to o/r.git denied to someone.\nfatal: unable to access: The requested URL returned error: 403',
    ],
    ['sign-in', false, "fatal: Authentication failed for 'https://example.org/'"],
    [
      'sign-in',
      false,
      'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    ],
    ['not-found', false, 'ERROR: Repository not found.\nfatal: Could not read from remote repository.'],
    ['offline', false, "fatal: unable to access 'https://x/': Could not resolve host: x"],
    ['offline', false, 'ssh: connect to host x port 22: Network is unreachable'],
    ['timed-out', false, 'ssh: connect to host x port 22: Connection timed out'],
    ['disk-full', false, 'error: unable to write file x: No space left on device'],
    ['foreign-folder', false, "fatal: detected dubious ownership in repository at '/x'"],
    ['unknown', true, '! [rejected] main -> main (fetch first)\nerror: failed to push some refs'],
    ['unknown', true, '! [rejected] main -> main (non-fast-forward)'],
    [
      'locked',
      true,
      "! [remote rejected] main -> main (cannot lock ref 'refs/heads/main': is at 1 but expected 2)",
    ],
  ];
  for (const [state, late, said] of sayings) {
    it(`knows “${said.split('\n').at(-1)}” as ${state}`, () => {
      assert.equal(failureOf({ stderr: said }).state, state);
      assert.equal(isLate(said), late);
    });
  }

  const addresses: readonly [string, boolean][] = [
    ['https://example.org/coalition.git', true],
    ['ssh://git@example.org/coalition.git', true],
    ['git@example.org:coalition.git', true],
    ['/shared/coalition.git', true],
    ['C:\\shared\\coalition.git', true],
    ['ext::sh -c touch% /tmp/evil', false],
    ['--upload-pack=touch /tmp/evil', false],
    ['-oProxyCommand=evil:x', false],
    ['ssh://-oProxyCommand=evil/x', false],
    ['git@-oProxyCommand=evil:x', false],
    ['fd::17', false],
    ['not an address', false],
    ['', false],
  ];
  for (const [address, good] of addresses) {
    it(`${good ? 'opens' : 'refuses'} the address “${address}”`, () =>
      assert.equal(isAddress(address), good));
  }

  it('has a sentence and a next step for every failure, without a word of git', () => {
    const all: Record<FailureState, true> = {
      offline: true,
      'host-error': true,
      'timed-out': true,
      'sign-in': true,
      'no-permission': true,
      protected: true,
      'not-found': true,
      'no-request': true,
      'proposal-gone': true,
      'proposal-changed': true,
      'not-empty': true,
      'not-a-coalition': true,
      'bad-address': true,
      'no-git': true,
      'old-git': true,
      'no-repository': true,
      'no-commits': true,
      'no-remote': true,
      'foreign-folder': true,
      detached: true,
      'in-progress': true,
      shallow: true,
      unrelated: true,
      'changed-meanwhile': true,
      'in-the-way': true,
      conflict: true,
      locked: true,
      busy: true,
      'disk-full': true,
      'too-large': true,
      'no-identity': true,
      signing: true,
      'too-often': true,
      cancelled: true,
      unknown: true,
    };
    for (const state of Object.keys(all)) assertSentence(new SharingFailure(state as FailureState));
  });
});

function assertSentence(failure: SharingFailure): void {
  const { problem, next } = failureWords(failure);
  for (const text of [problem, next]) {
    assert.match(text, /^\p{Lu}.*\S/u);
    // Who has to install the program needs its name.
    if (/^(?:no|old)-git$/.test(failure.state)) continue;
    assert.doesNotMatch(
      text,
      /\b(?:git|commit|branch|merge|rebase|push|pull|fetch|remote|clone|repository|index|HEAD)\b/i,
    );
  }
}

/** All that a flow which fails must leave as it was. */
function picture(folder: string): readonly unknown[] {
  const run = (...args: string[]) => tolerate(() => git(folder, ...args));
  return [run('rev-parse', 'HEAD'), run('ls-files', '-s'), run('diff'), run('ls-files', '--others')];
}

function commitBoth(folder: string): void {
  git(folder, 'checkout', '--quiet', '-b', 'other');
  write(folder, document, changed('other'));
  git(folder, 'commit', '--quiet', '-am', 'other');
  git(folder, 'checkout', '--quiet', 'main');
  write(folder, document, changed('main'));
  git(folder, 'commit', '--quiet', '-am', 'main');
}

function push(folder: string): void {
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'change');
  git(folder, 'push', '--quiet');
}

function changed(text: string, line = 5): string {
  return `${termLines.map((old, index) => (index === line ? text : old)).join('\n')}\n`;
}

function tolerate<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
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

/** Text that does not compress. */
function noise(length: number): string {
  let text = '';
  for (let seed = 1; text.length < length; ) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    text += `${seed.toString(36)}\n`;
  }
  return text;
}
