import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type FailureState, failureOf, SharingFailure } from '../../client/src/sharing/flows/failure';
import { isLate } from '../../client/src/sharing/flows/share';
import { assertSentence } from './support/failing';

describe('words about what stands in the way', () => {
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
      'too-much': true,
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
