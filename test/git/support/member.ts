import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export type Task = { readonly folder: string; readonly dieBefore?: number } & (
  | { readonly kind: 'get-updates' }
  | { readonly kind: 'share'; readonly paths: readonly string[] }
  | { readonly kind: 'propose'; readonly paths: readonly string[]; readonly member: string }
  | { readonly kind: 'bring-in'; readonly branch: string }
);

export type Answer =
  | { readonly ok: true; readonly branch?: string }
  | { readonly ok: false; readonly state: string; readonly said: string };

/** When a member's process dies: alone, so that git goes on for a moment, or with all that it has started. */
export interface Death {
  readonly afterMs: number;
  readonly withChildren: boolean;
}

/** A process that runs flows for one member, started again after it has been killed. */
export class Member {
  #child: ChildProcess | undefined;

  /** The answer; `killed` when the process ended before it could give one. */
  run(task: Task, death?: Death): Promise<Answer | 'killed'> {
    this.#child ??= fork(join('out', 'test', 'git', 'support', 'member-worker.main.js'), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const child = this.#child;
    return new Promise((resolve) => {
      let killed = false;
      let given: Answer | undefined;
      const timer =
        death &&
        setTimeout(() => {
          killed = true;
          kill(child.pid, death.withChildren);
        }, death.afterMs);
      const end = (answer: Answer | 'killed') => {
        clearTimeout(timer);
        child.off('message', answered);
        child.off('exit', died);
        resolve(answer);
      };
      const answered = (answer: unknown) => {
        if (!isAnswer(answer)) return;
        // It may have answered with its last breath: then nothing more is asked of it.
        if (killed) given = answer;
        else end(answer);
      };
      const died = () => {
        this.#child = undefined;
        end(given ?? 'killed');
      };
      child.once('message', answered);
      child.once('exit', died);
      child.send(task);
    });
  }

  stop(): void {
    this.#child?.disconnect();
    this.#child = undefined;
  }
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

function kill(pid: number | undefined, withChildren: boolean): void {
  if (pid === undefined) return;
  for (const id of withChildren ? [pid, ...descendants(pid)] : [pid]) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

function descendants(pid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found) {
    for (const [id = 0, of = 0] of rows) if (of === parent) found.push(id);
  }
  return found.slice(1);
}
