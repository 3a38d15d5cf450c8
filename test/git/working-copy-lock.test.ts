import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { removeLocks, WorkingCopyLock } from '../../client/src/node/working-copy-lock';
import { pause } from '../../client/src/sharing/flows/pause';
import { read, removeTemporaryFolders, temporaryFolder, write } from './support/coalition-on-disk';

const file = 'caucus/owner.json';

describe('the lock of a working copy', () => {
  after(removeTemporaryFolders);

  it('who only waits leaves it as its owner wrote it, whatever else they run meanwhile', async () => {
    const folder = temporaryFolder('lock');
    const [owner, waiter] = [new WorkingCopyLock(folder), new WorkingCopyLock(folder)];
    const order: string[] = [];
    const first = held(owner, () => order.push('owner'));
    await first.taken;
    owner.started(4711);
    const written = read(folder, file);
    const second = held(waiter, () => order.push('waiter'));
    await pause(150);
    // A look at the state of the files, which needs no lock.
    waiter.started(4712);
    assert.equal(read(folder, file), written);
    waiter.ended(4712);
    first.end();
    await second.taken;
    assert.deepEqual(order, ['owner', 'waiter']);
    second.end();
    await Promise.all([first.done, second.done]);
    assert.equal(read(folder, file), undefined);
  });

  it('asked for twice in one window, it is held by one after the other, with what each runs', async () => {
    const folder = temporaryFolder('lock');
    const lock = new WorkingCopyLock(folder);
    const first = held(lock);
    await first.taken;
    const since = ownerIn(folder).since;
    const second = held(lock);
    await pause(150);
    lock.started(4711);
    assert.deepEqual(ownerIn(folder), { since, children: [4711] });
    lock.ended(4711);
    first.end();
    await second.taken;
    lock.started(4712);
    assert.deepEqual(ownerIn(folder).children, [4712]);
    second.end();
    await Promise.all([first.done, second.done]);
    assert.equal(read(folder, file), undefined);
  });

  it('locks of git that others remove at the same time are no failure', async () => {
    const folder = temporaryFolder('lock');
    for (let number = 0; number < 100; number++) write(folder, `refs/heads/${number}.lock`, '');
    const removed = await Promise.all([
      removeLocks(folder, 0),
      removeLocks(folder, 0),
      removeLocks(folder, 0),
    ]);
    assert.equal(
      removed.reduce((sum, number) => sum + number),
      100,
    );
  });
});

/** Holds a lock until `end` is called. */
function held(lock: WorkingCopyLock, onTaken: () => void = () => {}) {
  let end = () => {};
  let done: Promise<void> = Promise.resolve();
  const taken = new Promise<void>((resolve, reject) => {
    done = lock.hold(async () => {
      onTaken();
      resolve();
      await new Promise<void>((ended) => {
        end = ended;
      });
    });
    done.catch(reject);
  });
  return { taken, done, end: () => end() };
}

function ownerIn(folder: string): { readonly since: number; readonly children: readonly number[] } {
  const { since, children } = JSON.parse(read(folder, file) ?? '{}');
  return { since, children };
}
