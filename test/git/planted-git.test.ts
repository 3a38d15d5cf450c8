import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { after, afterEach, beforeEach, describe, it } from 'mocha';
import { NodeGit } from '../../client/src/node/node-git';
import { sharingStatus } from '../../client/src/sharing/flows/status';
import { authorFor } from '../../server/src/cli/author';
import type { Coalition as ReadCoalition } from '../../server/src/repository/coalition';
import { Coalition, git, removeTemporaryFolders, temporaryFolder } from './support/coalition-on-disk';

describe('a program called git that a repository brings along', () => {
  const path = process.env.PATH;
  let folder: string;
  let trace: string;

  // Windows looks in the current folder by itself; elsewhere it takes a point in the PATH.
  beforeEach(() => {
    folder = new Coalition().clone('a');
    trace = join(temporaryFolder('trace'), 'ran');
    writeFileSync(join(folder, 'git'), `#!/bin/sh\ntouch ${trace}\n`, { mode: 0o755 });
    process.env.PATH = `.${delimiter}${path}`;
  });
  afterEach(() => {
    process.env.PATH = path;
  });
  after(removeTemporaryFolders);

  it('is not run by sharing', async () => {
    await sharingStatus(await NodeGit.open(folder));
    assert.equal(existsSync(trace), false);
    await NodeGit.create(folder);
    assert.equal(existsSync(trace), false);
  });

  it('is not run to find out who writes', async () => {
    process.env.PATH = path;
    git(folder, 'config', 'user.email', 'a@example.org');
    process.env.PATH = `.${delimiter}${path}`;
    const member = { id: 'a', name: 'A Registry', emails: ['a@example.org'] };
    const coalition = { members: new Map([['a', member]]) } as unknown as ReadCoalition;
    assert.equal((await authorFor(coalition, {}, folder)).email, 'a@example.org');
    assert.equal(existsSync(trace), false);
  });
});
