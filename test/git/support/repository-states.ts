import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureState } from '../../../client/src/sharing/flows/failure';
import { setIdentity } from '../../../client/src/sharing/flows/place';
import { type Coalition, git, open, termLines, write } from './coalition-on-disk';

/** The folder of a thread that all members know. */
export const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';
/** A file of several parts that all members have. */
export const document = 'terms/shared.yaml';

/** Each of the states that a repository can be in; what leads there, and what leads out again. */
export interface State {
  readonly name: string;
  readonly state: FailureState;
  enter(place: Place): void;
  /** What the sentence tells to do; absent where there is nothing to be done here. */
  leave?(place: Place): Promise<void> | void;
}

/** A coalition, and the working copies of two members. */
export interface Place {
  readonly coalition: Coalition;
  readonly a: string;
  readonly b: string;
}

/** All of them, but for those that need a process of their own (see the tests). */
export const states: readonly State[] = [
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

function commitBoth(folder: string): void {
  git(folder, 'checkout', '--quiet', '-b', 'other');
  write(folder, document, changed('other'));
  git(folder, 'commit', '--quiet', '-am', 'other');
  git(folder, 'checkout', '--quiet', 'main');
  write(folder, document, changed('main'));
  git(folder, 'commit', '--quiet', '-am', 'main');
}

/** Commits and shares all that changed. */
export function push(folder: string): void {
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'change');
  git(folder, 'push', '--quiet');
}

/** The shared terms with another line, counted from 0. */
export function changed(text: string, line = 5): string {
  return `${termLines.map((old, index) => (index === line ? text : old)).join('\n')}\n`;
}

/** Text of about so many characters that does not compress. */
export function noise(length: number): string {
  let text = '';
  for (let seed = 1; text.length < length; ) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    text += `${seed.toString(36)}\n`;
  }
  return text;
}

/** What a run gives, or what it throws as text. */
export function tolerate<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}
