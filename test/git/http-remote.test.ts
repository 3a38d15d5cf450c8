import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { FailureState } from '../../client/src/sharing/flows/failure';
import { getUpdates } from '../../client/src/sharing/flows/get-updates';
import type { Git } from '../../client/src/sharing/flows/git';
import { propose } from '../../client/src/sharing/flows/propose';
import { share } from '../../client/src/sharing/flows/share';
import {
  Coalition,
  entryName,
  git,
  open,
  read,
  removeTemporaryFolders,
  write,
} from './support/coalition-on-disk';
import { failing } from './support/failing';
import { HttpRemote, type Mood } from './support/http-remote';

const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';

describe('a host on the network', function () {
  this.timeout(60_000);
  let coalition: Coalition;
  let host: HttpRemote;
  let folder: string;
  let opened: Git;
  let path: string;

  before(() => {
    process.env.GIT_ASKPASS = 'true';
  });
  beforeEach(async () => {
    coalition = new Coalition();
    host = await HttpRemote.start(coalition.folder);
    folder = coalition.clone('a');
    git(folder, 'config', 'remote.origin.url', host.address('remote.git'));
    opened = await open(folder, { silence: 1000 });
    path = `${thread}/${entryName('a')}`;
    write(folder, path, 'words');
  });
  afterEach(async () => {
    await host.stop();
    coalition.remove();
  });
  after(removeTemporaryFolders);

  const moods: readonly { readonly name: string; readonly mood: Mood; readonly state: FailureState }[] = [
    { name: 'hangs', mood: { kind: 'hangs' }, state: 'timed-out' },
    { name: 'asks who it is', mood: { kind: 'refuses', status: 401 }, state: 'sign-in' },
    { name: 'refuses', mood: { kind: 'refuses', status: 403 }, state: 'no-permission' },
    { name: 'lets read only', mood: { kind: 'refuses', status: 403, only: 'push' }, state: 'no-permission' },
    { name: 'has no such repository', mood: { kind: 'refuses', status: 404 }, state: 'not-found' },
    { name: 'has a fault', mood: { kind: 'refuses', status: 500 }, state: 'host-error' },
    { name: 'is overloaded', mood: { kind: 'refuses', status: 503 }, state: 'host-error' },
    { name: 'closes the connection at once', mood: { kind: 'drops', afterBytes: 0 }, state: 'offline' },
    { name: 'closes it in the middle', mood: { kind: 'drops', afterBytes: 150 }, state: 'offline' },
    { name: 'closes it after it has taken everything', mood: { kind: 'drops-after-push' }, state: 'offline' },
  ];
  for (const { name, mood, state } of moods) {
    it(`that ${name}: it is named, nothing is lost, and the next time works`, async () => {
      const head = git(folder, 'rev-parse', 'HEAD');
      host.mood = mood;
      const failure = await failing(share(opened, { paths: [path], message: 'a' }));
      assert.equal(failure.state, state, failure.details.said);
      assert.equal(read(folder, path), 'words');
      assert.equal(git(folder, 'rev-parse', 'HEAD'), head);

      host.mood = { kind: 'works' };
      // The share may have arrived: then it only has to be noticed.
      await share(opened, { paths: [path], message: 'a' });
      assert.equal(git(folder, 'status', '--porcelain'), '');
      assert.equal(git(coalition.remote, 'show', `main:${path}`), 'words');
      assert.equal(git(coalition.remote, 'rev-list', '--count', 'main'), '2');
    });
  }

  it('may be called off', async () => {
    host.mood = { kind: 'hangs' };
    const controller = new AbortController();
    const slow = await open(folder);
    const work = failing(getUpdates(slow, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 300);
    assert.equal((await work).state, 'cancelled');
    host.mood = { kind: 'works' };
    assert.equal((await getUpdates(opened)).arrived.length, 0);
  });

  it('keeps what was written on after a share of which the answer was lost', async () => {
    host.mood = { kind: 'drops-after-push' };
    await failing(share(opened, { paths: [path], message: 'a' }));
    write(folder, path, 'words, and more');
    host.mood = { kind: 'works' };
    await getUpdates(opened);
    assert.equal(read(folder, path), 'words, and more');
    assert.equal(git(folder, 'show', `HEAD:${path}`), 'words');
  });

  it('that has stopped is offline', async () => {
    await host.stop();
    assert.equal((await failing(getUpdates(opened))).state, 'offline');
    host = await HttpRemote.start(coalition.folder);
  });

  it('takes a proposal', async () => {
    const result = await propose(opened, { paths: [path], message: 'a', member: 'a', now: 0 });
    assert.equal(git(coalition.remote, 'show', `${result.branch}:${path}`), 'words');
  });
});
