import { spawn } from 'node:child_process';
import * as l10n from '@vscode/l10n';
import { PastFailure } from './failure';
import { gitOnPath } from './git-on-path';

/** Milliseconds that one reading may take, and bytes that it may give. */
const patience = 300_000;
const mostBytes = 4_000_000_000;

/**
 * What is read is data: nothing in a repository, its configuration included, may have a program run, another
 * repository asked, or one object taken for another.
 */
const careful = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.quotePath=false',
    'protocol.allow=never',
    'log.showSignature=false',
    'diff.external=',
    'diff.orderFile=/dev/null',
  ].flatMap((setting) => ['-c', setting]),
];

export interface GitOptions {
  /** Written to its standard input. */
  readonly input?: string;
  /** Settings to put above those of the repository: `gpg.program=gpg`. */
  readonly settings?: readonly string[];
}

/**
 * Runs the git on the PATH in one folder, to read. Failures are `PastFailure`s, with what git said.
 *
 * By Node's own `spawn`: `simple-git` can neither write to a process nor hand on its output as it comes, which
 * reading tens of thousands of objects with one process takes.
 */
export class Git {
  readonly #folder: string;
  #program: string | undefined;

  /** @param program where git is; the one on the PATH unless given */
  constructor(folder: string, program?: string) {
    this.#folder = folder;
    this.#program = program;
  }

  /** The same git in another folder. */
  in(folder: string): Git {
    return new Git(folder, this.#program);
  }

  /** What it prints, all of it; undefined where it fails, with the options that make that a plain answer. */
  async ask(args: readonly string[], options: GitOptions = {}): Promise<string | undefined> {
    try {
      return await this.text(args, options);
    } catch (error) {
      if (error instanceof PastFailure) return undefined;
      throw error;
    }
  }

  /** What it prints, all of it, as UTF-8. */
  async text(args: readonly string[], options: GitOptions = {}): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.stream(args, options)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** What it prints, as it comes. Whoever stops reading stops git. */
  async *stream(
    args: readonly string[],
    { input = '', settings = [] }: GitOptions = {},
  ): AsyncGenerator<Buffer> {
    this.#program ??= gitOnPath();
    if (this.#program === undefined)
      throw new PastFailure(l10n.t('git is not installed, or not on the PATH'));
    const own = settings.flatMap((setting) => ['-c', setting]);
    const child = spawn(this.#program, [...careful, ...own, ...args], {
      cwd: this.#folder,
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
      stdio: 'pipe',
      timeout: patience,
      windowsHide: true,
    });
    const ended = new Promise<Ending>((resolve) => {
      child.once('error', (error) => resolve({ code: null, signal: null, why: error.message }));
      child.once('close', (code, signal) => resolve({ code, signal, why: said }));
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 10_000) said += text;
    });
    // Git may stop reading before it has seen all of it; what it printed says enough.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    let bytes = 0;
    try {
      for await (const chunk of child.stdout) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw new PastFailure(l10n.t('the history is too large to be read'));
        yield chunk;
      }
      const ending = await ended;
      if (ending.code !== 0) throw failureOf(ending, args, this.#folder);
    } finally {
      child.kill();
    }
  }
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it wrote to its standard error. */
  readonly why: string;
}

function failureOf({ signal, why }: Ending, [name = '']: readonly string[], folder: string): PastFailure {
  if (signal !== null) return new PastFailure(l10n.t('git took longer than {0} minutes', patience / 60_000));
  const line = why.split('\n').find((one) => one.trim() !== '') ?? '';
  if (/^fatal: not a git repository/.test(line)) {
    return new PastFailure(l10n.t('{0} is not in a git repository, so it has no history to read', folder));
  }
  return new PastFailure(
    l10n.t('git {0} failed: {1}', name, line.replace(/^(?:fatal|error): /, '').slice(0, 300)),
  );
}
