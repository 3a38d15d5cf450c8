import { spawn } from 'node:child_process';
import type { GitOutput } from '../sharing/flows/git';

export interface ProcessOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly input?: string | undefined;
  readonly binary?: boolean | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the id of the process as soon as it runs. */
  readonly onStart?: (pid: number) => void;
  readonly onEnd?: (pid: number) => void;
}

/** Bytes of output after which a command is ended; a repository can hold names without end. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/**
 * Runs git to its end. No shell. After the time, when it prints too much, or when nobody waits any more, git
 * and whatever it started are asked to end, and made to 3 seconds later.
 *
 * Our own and not the library `simple-git` (3.x and 4.x, 68 KB bundled): that one gives commands no standard
 * input, rejects on exit codes that are answers, refuses the `-c` options that make hostile repositories
 * harmless, and does not end what git has started.
 */
export function runProcess(
  executable: string,
  args: readonly string[],
  { cwd, env, input, binary, timeout, signal, onStart, onEnd }: ProcessOptions,
): Promise<GitOutput> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve({ exitCode: -1, stdout: '', stderr: '', ended: 'cancelled' });
      return;
    }
    // A group of its own, so that helpers such as git-remote-https can be ended with it.
    const group = process.platform !== 'win32';
    const child = spawn(executable, args, { cwd, env, detached: group, windowsHide: true });
    if (child.pid !== undefined) onStart?.(child.pid);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let size = 0;
    let ended: GitOutput['ended'];
    let forced: NodeJS.Timeout | undefined;
    const end = (why: NonNullable<GitOutput['ended']>) => {
      if (ended) return;
      ended = why;
      endProcess(child.pid, group, 'SIGTERM');
      forced = setTimeout(() => endProcess(child.pid, group, 'SIGKILL'), 3000);
    };
    const collect = (chunks: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_OUTPUT) chunks.push(chunk);
      else {
        // Part of an answer is none, and takes room.
        chunks.length = 0;
        end('too-much');
      }
    };
    const cancel = () => end('cancelled');
    const timer = setTimeout(() => end('timed-out'), timeout);
    signal?.addEventListener('abort', cancel, { once: true });
    const finish = (code: number, problem = '') => {
      // One that ended by itself before it heard of it has been cut short all the same.
      const exitCode = ended === 'too-much' ? -1 : code;
      if (child.pid !== undefined) onEnd?.(child.pid);
      clearTimeout(timer);
      clearTimeout(forced);
      signal?.removeEventListener('abort', cancel);
      resolve({
        exitCode,
        stdout: Buffer.concat(out).toString(binary ? 'latin1' : 'utf8'),
        stderr: Buffer.concat(err).toString('utf8') + problem,
        ...(ended && exitCode !== 0 && { ended }),
      });
    };
    child.stdout.on('data', collect(out));
    child.stderr.on('data', collect(err));
    child.on('error', (error) => finish(-1, String(error)));
    child.on('close', (code) => finish(code ?? -1));
    // A command that ends before it has read all closes the pipe; its exit code says why.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

function endProcess(pid: number | undefined, group: boolean, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    if (group) process.kill(-pid, signal);
    else spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true }).on('error', () => {});
  } catch {
    // It has ended by itself.
  }
}
