import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { type FailureState, SharingFailure } from '../../../client/src/sharing/flows/failure';
import { ShareQueue } from '../../../client/src/sharing/queue';

const root = 'file:///w/coalition';

describe('what waits to be shared', () => {
  let queue: ShareQueue;

  beforeEach(async () => {
    queue = new ShareQueue(memory());
    await queue.add(root, ['a.md', 'large.docx']);
  });

  const fail = (state: FailureState, files: readonly string[] = []) =>
    queue.afterFailure(root, {
      asked: ['asked.md'],
      error: new SharingFailure(state, { files }),
      top: 'coalition/',
    });

  for (const state of ['busy', 'locked', 'sign-in', 'conflict', 'cancelled', 'unknown'] as const) {
    it(`still waits after a share that failed: ${state}`, async () => {
      await fail(state);
      assert.deepEqual(queue.of(root), ['a.md', 'large.docx']);
    });
  }

  it('waits with what is asked for while the host cannot be reached', async () => {
    await fail('offline');
    assert.deepEqual(queue.of(root), ['a.md', 'large.docx', 'asked.md']);
  });

  it('waits no longer where it can never go', async () => {
    await fail('too-large', ['coalition/large.docx']);
    assert.deepEqual(queue.of(root), ['a.md']);
    await fail('in-the-way', ['coalition/a.md', 'README.md']);
    assert.deepEqual(queue.of(root), []);
  });
});

function memory(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.get(key) ?? otherwise) as T,
    update: async (key, value) => {
      kept.set(key, value);
    },
  };
}
