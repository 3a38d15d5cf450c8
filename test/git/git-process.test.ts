import assert from 'node:assert/strict';
import process from 'node:process';
import { describe, it } from 'mocha';
import { runProcess } from '../../client/src/node/git-process';
import { failureOf, isUnreachable } from '../../client/src/sharing/flows/failure';

describe('a command of git', function () {
  this.timeout(60_000);

  it('that prints without end is ended, and is not taken for a host that does not answer', async () => {
    const endless =
      "const some = 'x'.repeat(1 << 20); const on = () => process.stdout.write(some, on); on();";
    const options = { cwd: process.cwd(), env: process.env, timeout: 50_000 };
    const output = await runProcess(process.execPath, ['-e', endless], options);
    assert.equal(output.ended, 'too-much');
    assert.equal(output.stdout.length < 1 << 20, true);
    const failure = failureOf(output);
    assert.equal(failure.state, 'too-much');
    assert.equal(isUnreachable(failure), false);
  });
});
