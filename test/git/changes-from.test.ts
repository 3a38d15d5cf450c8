import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import { changesFrom, outsideFrom } from '../../client/src/sharing/flows/changes-from';
import { SharingFailure } from '../../client/src/sharing/flows/failure';
import { getUpdates, lookForUpdates } from '../../client/src/sharing/flows/get-updates';
import { isProposalBranch, proposals, propose } from '../../client/src/sharing/flows/propose';
import { fetchRequest, forgetRequest } from '../../client/src/sharing/flows/pull-request';
import { replyToProposal } from '../../client/src/sharing/flows/reply-to-proposal';
import { bringIn, share } from '../../client/src/sharing/flows/share';
import { sharingStatus } from '../../client/src/sharing/flows/status';
import {
  Coalition,
  entryName,
  git,
  open,
  read,
  removeTemporaryFolders,
  termLines,
  write,
} from './support/coalition-on-disk';

const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';

describe('what is not brought in yet', function () {
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

  /** What a branch that `b` pushes would change for `a`. */
  async function pushed(change: () => void, branch = 'theirs', from = 'HEAD') {
    git(b, 'switch', '--quiet', '-C', branch, from);
    change();
    git(b, 'add', '--all');
    git(b, 'commit', '--quiet', '-m', `Words on ${branch}`);
    git(b, 'push', '--quiet', '--force', 'origin', branch);
    const mine = await open(a);
    await lookForUpdates(mine);
    return changesFrom(mine, `refs/remotes/origin/${branch}`);
  }

  const rejectsWith = (state: string) => (error: unknown) =>
    error instanceof SharingFailure && error.state === state;

  it('reads what others shared after a fetch, and brings in nothing', async () => {
    const path = `${thread}/${entryName('b')}`;
    write(b, path, 'words');
    await share(await open(b), { paths: [path], message: 'b' });
    const mine = await open(a);
    assert.deepEqual((await changesFrom(mine, undefined))?.files, []);
    await lookForUpdates(mine);
    assert.equal((await sharingStatus(mine)).incoming, 1);
    const changes = await changesFrom(mine, undefined);
    assert.deepEqual(changes?.files, [{ path, news: true, after: 'words' }]);
    assert.equal(read(a, path), undefined);
    assert.equal(await changesFrom(mine, undefined, changes), changes, 'nothing is read twice');
    await getUpdates(mine);
    assert.deepEqual((await changesFrom(mine, undefined))?.files, []);
  });

  it('tells added, changed, deleted and renamed files, before and after', async () => {
    const changes = await pushed(() => {
      write(b, 'terms/new.yaml', 'label: new\n');
      write(b, 'terms/shared.yaml', 'label: changed\n');
      git(b, 'mv', 'drafts/gdc/rev-1.undraft.md', 'drafts/gdc/rev-2.undraft.md');
    });
    const draft = '1. The text of all.\n\n2. More text.\n';
    assert.deepEqual(changes?.files, [
      { path: 'drafts/gdc/rev-1.undraft.md', news: true, before: draft },
      { path: 'drafts/gdc/rev-2.undraft.md', news: true, after: draft },
      { path: 'terms/new.yaml', news: true, after: 'label: new\n' },
      {
        path: 'terms/shared.yaml',
        news: true,
        before: `${termLines.join('\n')}\n`,
        after: 'label: changed\n',
      },
    ]);
  });

  it('keeps what was shared with everybody meanwhile apart from what is proposed', async () => {
    const [shared, proposed] = [`${thread}/${entryName('b')}`, `${thread}/${entryName('b')}`];
    write(b, shared, 'shared');
    await share(await open(b), { paths: [shared], message: 'b' });
    const changes = await pushed(() => write(b, proposed, 'proposed'));
    assert.deepEqual(
      changes?.files.map(({ path, news }) => [path, news]),
      [
        [shared, false],
        [proposed, true],
      ],
    );
    write(a, 'terms/mine.yaml', 'label: mine\n');
    await share(await open(a), { paths: ['terms/mine.yaml'], message: 'a' });
    const later = await changesFrom(await open(a), 'refs/remotes/origin/theirs');
    assert.deepEqual(
      later?.files.map(({ path }) => path),
      [proposed],
      'what came here since is no change of theirs',
    );
  });

  it('reads nothing outside the coalition’s folder, and names what would come along', async () => {
    const nested = new Coalition('coalition/');
    try {
      const [here, there] = [nested.clone('a'), nested.clone('b')];
      git(there, 'switch', '--quiet', '-c', 'theirs');
      write(there, 'README.md', 'changed');
      write(there, '.vscode/tasks.json', '{}');
      write(there, 'coalition/terms/new.yaml', 'label: new\n');
      git(there, 'add', '--all');
      git(there, 'commit', '--quiet', '-m', 'Words');
      git(there, 'push', '--quiet', 'origin', 'theirs');
      const mine = await open(join(here, 'coalition'));
      await lookForUpdates(mine);
      const changes = await changesFrom(mine, 'refs/remotes/origin/theirs');
      assert.deepEqual(changes?.files, [{ path: 'terms/new.yaml', news: true, after: 'label: new\n' }]);
      assert.deepEqual(changes?.outside, ['.vscode/tasks.json', 'README.md']);
      assert.deepEqual(await outsideFrom(mine, 'refs/remotes/origin/theirs'), changes?.outside);
    } finally {
      nested.remove();
    }
  });

  it('reads no link, no name that a computer cannot hold, and no huge file', async () => {
    const blob = git(b, 'hash-object', '-w', 'README.md');
    const link = execInput(b, ['hash-object', '-w', '--stdin'], '/etc/passwd');
    const index = (mode: string, name: string, object: string) =>
      git(
        b,
        ...['-c', 'core.protectNTFS=false', '-c', 'core.protectHFS=false'],
        ...['update-index', '--add', '--cacheinfo', `${mode},${object},${name}`],
      );
    write(b, 'terms/huge.yaml', 'x'.repeat(1_000_001));
    write(b, 'drafts/gdc/large.undraft.md', 'x'.repeat(1_000_001));
    git(b, 'add', '--all');
    index('120000', 'terms/link.yaml', link);
    index('160000', 'terms/module', git(b, 'rev-parse', 'HEAD'));
    index('100644', 'terms/back\\slash.yaml', blob);
    index('100644', 'terms/trailing.', blob);
    index('100644', 'terms/git~1', blob);
    git(b, 'commit', '--quiet', '-m', 'Hostile');
    git(b, 'push', '--quiet', 'origin', 'HEAD:theirs');
    const mine = await open(a);
    await lookForUpdates(mine);
    const changes = await changesFrom(mine, 'refs/remotes/origin/theirs');
    const files = new Map(changes?.files.map((file) => [file.path, file]));
    const problems = Object.fromEntries(Array.from(files, ([path, { problem }]) => [path, problem]));
    assert.deepEqual(problems, {
      'drafts/gdc/large.undraft.md': undefined,
      'terms/back\\slash.yaml': 'bad-name',
      'terms/git~1': 'bad-name',
      'terms/huge.yaml': 'too-large',
      'terms/link.yaml': 'not-a-file',
      'terms/module': 'not-a-file',
      'terms/trailing.': 'bad-name',
    });
    assert.equal(files.get('terms/link.yaml')?.after, undefined);
    assert.equal(files.get('drafts/gdc/large.undraft.md')?.after?.length, 1_000_001);
  });

  it('shows entries before what is no file of the format, and says how many are left out', async () => {
    const path = `${thread}/${entryName('b')}`;
    const changes = await pushed(() => {
      for (let index = 0; index < 5_010; index++) write(b, `aaa/${index}.txt`, `${index}`);
      write(b, path, 'words');
    });
    assert.equal(changes?.files.length, 5_000);
    assert.equal(changes?.files[0]?.path, path);
    assert.equal(changes?.more, 11);
  });

  it('says so where two histories have no common beginning', async () => {
    git(b, 'switch', '--quiet', '--orphan', 'other');
    write(b, 'terms/new.yaml', 'label: new\n');
    git(b, 'add', '--all');
    git(b, 'commit', '--quiet', '-m', 'Other');
    git(b, 'push', '--quiet', 'origin', 'other');
    const mine = await open(a);
    await lookForUpdates(mine);
    await assert.rejects(changesFrom(mine, 'refs/remotes/origin/other'), rejectsWith('unrelated'));
    assert.equal(await changesFrom(mine, 'refs/remotes/origin/none'), undefined);
  });

  it('fetches a pull request by its number, from either kind of host, into a ref of its own', async () => {
    const path = `${thread}/${entryName('b')}`;
    await pushed(() => write(b, path, 'words'), 'feature');
    const tip = git(b, 'rev-parse', 'feature');
    git(coalition.remote, 'update-ref', 'refs/pull/7/head', tip);
    git(coalition.remote, 'update-ref', 'refs/merge-requests/8/head', `${tip}`);
    const mine = await open(a);
    const fetched = await fetchRequest(mine, 7, {});
    assert.deepEqual(fetched, {
      ref: 'refs/caucus/requests/7',
      author: 'b',
      title: 'Words on feature',
      branch: 'feature',
    });
    assert.equal((await changesFrom(mine, fetched.ref))?.files[0]?.path, path);
    assert.equal((await fetchRequest(mine, 8, {})).ref, 'refs/caucus/requests/8');
    await assert.rejects(fetchRequest(mine, 9, {}), rejectsWith('no-request'));
    // From elsewhere: no branch here holds it.
    const elsewhere = git(b, 'commit-tree', '-p', tip, '-m', 'Elsewhere', `${tip}^{tree}`);
    git(b, 'push', '--quiet', 'origin', `${elsewhere}:refs/pull/10/head`);
    assert.deepEqual(await fetchRequest(mine, 10, {}), {
      ref: 'refs/caucus/requests/10',
      author: 'b',
      title: 'Elsewhere',
    });
    await bringIn(mine, { proposal: fetched.ref, message: 'Bring in', seen: tip });
    assert.equal(read(a, path), 'words');
    await forgetRequest(mine, fetched.ref);
    assert.equal(git(a, 'for-each-ref', fetched.ref), '');
  });

  it('tells a proposal from another branch by its name', async () => {
    write(b, 'terms/new.yaml', 'label: new\n');
    const proposed = await propose(await open(b), {
      paths: ['terms/new.yaml'],
      message: 'New',
      member: 'b',
      now: Date.now(),
    });
    await pushed(() => write(b, 'terms/other.yaml', 'label: other\n'), 'other');
    const branches = (await proposals(await open(a))).map(({ branch }) => branch);
    assert.deepEqual(branches.filter(isProposalBranch), [proposed.branch]);
    assert.deepEqual([...branches].sort(), [proposed.branch, 'other'].sort());
  });

  it('adds an answer on top of a proposal, whoever else does at the same time', async () => {
    const first = `${thread}/${entryName('b')}`;
    await pushed(() => write(b, first, 'words'));
    const others = ['c', 'd', 'e'].map((name) => coalition.clone(name));
    write(a, 'terms/mine.yaml', 'label: mine\n');
    const answers = [a, ...others].map((folder, index) => ({
      folder,
      path: `${thread}/${entryName(`m${index}`)}`,
    }));
    await Promise.all(
      answers.map(async ({ folder, path }) =>
        replyToProposal(await open(folder), { branch: 'theirs', path, content: path, message: 'answer' }),
      ),
    );
    git(b, 'fetch', '--quiet');
    for (const { path } of answers) assert.equal(git(b, 'show', `origin/theirs:${path}`), path);
    assert.equal(git(b, 'show', `origin/theirs:${first}`), 'words');
    assert.equal(git(a, 'status', '--porcelain'), '?? terms/mine.yaml', 'the working copy is not touched');
    assert.equal(git(a, 'rev-parse', 'HEAD'), git(a, 'rev-parse', 'origin/main'));
  });

  it('refuses an answer that is no entry, that is there already, or whose proposal is gone', async () => {
    const first = `${thread}/${entryName('b')}`;
    await pushed(() => write(b, first, 'words'));
    const mine = await open(a);
    const answer = (path: string) =>
      replyToProposal(mine, { branch: 'theirs', path, content: 'x', message: 'answer' });
    for (const path of ['terms/x.yaml', '../x.md', `${thread}/../../../x.md`, first]) {
      await assert.rejects(async () => answer(path), rejectsWith('in-the-way'), path);
    }
    git(b, 'push', '--quiet', '--delete', 'origin', 'theirs');
    await assert.rejects(answer(`${thread}/${entryName('a')}`), rejectsWith('proposal-gone'));
  });

  it('says so when a proposal’s branch takes no answers', async () => {
    await pushed(() => write(b, `${thread}/${entryName('b')}`, 'words'));
    const hook = '#!/bin/sh\necho "protected branch" >&2\nexit 1\n';
    writeFileSync(join(coalition.remote, 'hooks/pre-receive'), hook, { mode: 0o755 });
    const path = `${thread}/${entryName('a')}`;
    await assert.rejects(
      replyToProposal(await open(a), { branch: 'theirs', path, content: 'x', message: 'answer' }),
      rejectsWith('protected'),
    );
  });

  it('brings in what was looked at, and nothing that came later', async () => {
    const [first, second] = [`${thread}/${entryName('b')}`, `${thread}/${entryName('b')}`];
    const seen = (await pushed(() => write(b, first, 'words')))?.tip ?? '';
    write(b, second, 'more');
    git(b, 'add', '--all');
    git(b, 'commit', '--quiet', '-m', 'More');
    git(b, 'push', '--quiet', 'origin', 'theirs');
    const mine = await open(a);
    const options = { proposal: 'theirs', message: 'Bring in', seen };
    await assert.rejects(bringIn(mine, options), rejectsWith('proposal-changed'));
    assert.equal(read(a, first), undefined);
    const now = await changesFrom(mine, 'refs/remotes/origin/theirs');
    await bringIn(mine, { ...options, seen: now?.tip ?? '' });
    assert.deepEqual([read(a, first), read(a, second)], ['words', 'more']);
  });
});

function execInput(cwd: string, args: readonly string[], input: string): string {
  return execFileSync('git', [...args], { cwd, input, encoding: 'utf8' }).trim();
}
