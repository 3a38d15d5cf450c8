// Runs flows for one member, in a process that can be killed. Told what to do over IPC.
import process from 'node:process';
import { NodeGit } from '../../../client/src/node/node-git';
import { SharingFailure } from '../../../client/src/sharing/flows/failure';
import { getUpdates } from '../../../client/src/sharing/flows/get-updates';
import type { Git } from '../../../client/src/sharing/flows/git';
import { propose } from '../../../client/src/sharing/flows/propose';
import { bringIn, share } from '../../../client/src/sharing/flows/share';
import type { Answer, Task } from './member';

process.on('message', async (task: Task) => {
  let answer: Answer;
  try {
    const git = deadly(await NodeGit.open(task.folder), task.dieBefore ?? 0);
    const branch = await carryOut(git, task);
    answer = branch === undefined ? { ok: true } : { ok: true, branch };
  } catch (error) {
    answer =
      error instanceof SharingFailure
        ? { ok: false, state: error.state, said: `${error.stack} ${JSON.stringify(error.details)}` }
        : { ok: false, state: 'crashed', said: error instanceof Error ? String(error.stack) : String(error) };
  }
  process.send?.(answer);
});
process.on('disconnect', () => process.exit());

async function carryOut(git: Git, task: Task): Promise<string | undefined> {
  if (task.kind === 'get-updates') await getUpdates(git);
  else if (task.kind === 'share') await share(git, { paths: task.paths, message: 'Words' });
  else if (task.kind === 'bring-in') await bringIn(git, { proposal: task.branch, message: 'Bring in' });
  else {
    const { paths, member } = task;
    return (await propose(git, { paths, message: 'Words', member, now: Date.now() })).branch;
  }
  return undefined;
}

/** Ends this process without notice before the given command or write, counted from 1; 0 never does. */
function deadly(git: Git, dieBefore: number): Git {
  let count = 0;
  const step = () => {
    count += 1;
    if (count === dieBefore) process.kill(process.pid, 'SIGKILL');
  };
  const counted =
    <A extends readonly unknown[], R>(run: (...args: A) => R) =>
    (...args: A): R => {
      step();
      return run(...args);
    };
  return {
    folder: git.folder,
    run: counted(git.run.bind(git)),
    fetch: counted(git.fetch.bind(git)),
    push: counted(git.push.bind(git)),
    exclusive: git.exclusive.bind(git),
    files: { ...git.files, write: counted(git.files.write), remove: counted(git.files.remove) },
  };
}
