import { failureOf } from './failure';

/**
 * What the flows of sharing need of git and of the disk: one working copy. The desktop injects it; in a
 * browser there is none.
 *
 * Paths are relative to the top of the working copy, with `/` between names.
 */
export interface Git {
  /** The coalition's folder: empty for the top, else with a slash at its end. */
  readonly folder: string;
  /** Runs a command that needs no network. An exit code is an answer, never a rejection. */
  run(args: readonly string[], options?: RunOptions): Promise<GitOutput>;
  /** Brings in what the remote has; nothing of the working copy changes. */
  fetch(remote: string, options: FetchOptions): Promise<GitOutput>;
  /** @param refspec `<commit>:refs/heads/<branch>` */
  push(remote: string, refspec: string, options: NetworkOptions): Promise<GitOutput>;
  readonly files: WorkingFiles;
  /**
   * Runs `work` while no other window or process runs a flow on this working copy, after it has removed what
   * a killed one left: its locks and temporary files. Rejects with the failure `busy` after a while.
   */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
}

export interface RunOptions {
  /** Standard input. */
  readonly input?: string;
  /** Works on an index of its own, of this name, instead of the one that the user sees. */
  readonly index?: string;
  /** Standard output holds one byte in each character. */
  readonly binary?: boolean;
  /** Milliseconds after which the command is ended; a minute unless given. */
  readonly timeout?: number;
}

export interface NetworkOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that it may take, where there is much to come; the host's own measure unless given. */
  readonly patience?: number | undefined;
}

export interface FetchOptions extends NetworkOptions {
  /** The rest of a shortened history, too. */
  readonly whole?: boolean;
  /** One ref only, and where it is kept here: `+<theirs>:<ours>`. */
  readonly refspec?: string;
}

export interface GitOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The command was ended: it took too long, printed too much, or nobody waits for it any more. */
  readonly ended?: 'timed-out' | 'too-much' | 'cancelled';
}

export interface WorkingFiles {
  /** `other`: a link, a folder, or something below a link; its content is never touched. */
  kind(path: string): Promise<{ readonly kind: 'file' | 'none' | 'other'; readonly size: number }>;
  read(path: string): Promise<Uint8Array>;
  /** Replaces a file as a whole or not at all; makes its folders. */
  write(path: string, content: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** True when git's own folder holds this name. */
  inGitFolder(name: string): Promise<boolean>;
  /** Removes lock files of git that have not changed for a minute; for when a person has asked to. */
  removeOldLocks(): Promise<number>;
}

/** Runs a command that has no reason to fail but those that {@link failureOf} knows. */
export async function must(git: Git, args: readonly string[], options?: RunOptions): Promise<string> {
  const output = await git.run(args, options);
  if (output.exitCode !== 0) throw failureOf(output);
  return output.stdout;
}

/** Standard output without the last line break; undefined when the command says no. */
export async function maybe(git: Git, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await git.run(args);
  return exitCode === 0 ? stdout.trimEnd() : undefined;
}
