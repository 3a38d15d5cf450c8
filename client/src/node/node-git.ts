import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { failureOf, SharingFailure } from '../sharing/flows/failure';
import type {
  FetchOptions,
  Git,
  GitOutput,
  NetworkOptions,
  RunOptions,
  WorkingFiles,
} from '../sharing/flows/git';
import { pause } from '../sharing/flows/pause';
import { explained } from './explained';
import { gitOnPath } from './git-on-path';
import { runProcess } from './git-process';
import { removeLocks, WorkingCopyLock } from './working-copy-lock';

/** Milliseconds for a transfer; one without progress ends long before. */
const TRANSFER = 10 * 60_000;

export interface NodeGitOptions {
  /** Path of git; the one on the PATH unless given. */
  readonly executable?: string;
  /** Transfers as the host makes them, with its way to sign in; git's own unless given. */
  readonly network?: Pick<Git, 'fetch' | 'push'>;
  /** Milliseconds without an answer after which a transfer is given up. */
  readonly silence?: number;
}

type Program = NodeGitOptions & Required<Pick<NodeGitOptions, 'executable'>>;

/**
 * What makes a hostile repository harmless. Hooks never come with a clone, but `core.hooksPath` may point
 * into one; the commands used here need none. Links become plain files. Nothing is fetched for submodules.
 */
const guards = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.symlinks=false',
  'core.protectNTFS=true',
  'core.protectHFS=true',
  'core.quotePath=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'push.recurseSubmodules=no',
  'protocol.ext.allow=never',
  'user.useConfigOnly=true',
  'merge.renames=false',
  'merge.directoryRenames=false',
  'gc.autoDetach=false',
];

/** Variables that would lead git elsewhere: we may be started from a hook or another program of git. */
const misleading =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|NAMESPACE|PREFIX|CONFIG_PARAMETERS|ALTERNATE_OBJECT_DIRECTORIES|EXTERNAL_DIFF|EDITOR|SEQUENCE_EDITOR)$/;

/** git on this computer's disk, for the working copy that holds a folder. */
export class NodeGit implements Git {
  readonly folder: string;
  readonly files: WorkingFiles;
  readonly #root: string;
  readonly #gitFolder: string;
  readonly #options: Program;
  readonly #lock: WorkingCopyLock;
  readonly #env = gitEnvironment();
  #drivers: Promise<readonly string[]> | undefined;

  private constructor(root: string, folder: string, gitFolder: string, options: Program) {
    this.#root = root;
    this.folder = folder;
    this.#gitFolder = gitFolder;
    this.#options = options;
    this.#lock = new WorkingCopyLock(gitFolder);
    this.files = workingFiles(root, gitFolder);
  }

  /**
   * @param folder the coalition's
   * @throws SharingFailure `no-git`, `no-repository`, `foreign-folder`
   */
  static async open(folder: string, given: NodeGitOptions = {}): Promise<NodeGit> {
    const options = withProgram(given);
    const args = ['rev-parse', '--show-toplevel', '--absolute-git-dir', '--show-prefix'];
    const output = await plain(options, args, folder);
    if (output.exitCode !== 0) throw await whyNot(options, output);
    const [root = '', gitFolder = '', prefix = ''] = output.stdout.split('\n');
    return new NodeGit(root, prefix, gitFolder, options);
  }

  /** Makes an empty repository in a folder. */
  static async create(folder: string, given: NodeGitOptions = {}): Promise<NodeGit> {
    const options = withProgram(given);
    const output = await plain(options, ['init', '--quiet', '--initial-branch=main'], folder);
    if (output.exitCode !== 0) throw await whyNot(options, output);
    return NodeGit.open(folder, options);
  }

  async run(args: readonly string[], options: RunOptions = {}): Promise<GitOutput> {
    const { input, index, binary, timeout = 60_000 } = options;
    const env = index === undefined ? this.#env : { ...this.#env, GIT_INDEX_FILE: this.#indexFile(index) };
    for (let attempt = 1; ; attempt++) {
      const output = await this.#spawn(args, { env, input, binary, timeout });
      // The editor's own look at the folder holds the lock for a moment.
      const locked = output.exitCode !== 0 && /Unable to create '.*\.lock': File exists/.test(output.stderr);
      if (!locked || attempt === 6) return output;
      await pause(40 * 2 ** attempt);
    }
  }

  fetch(remote: string, options: FetchOptions): Promise<GitOutput> {
    if (this.#options.network) return this.#options.network.fetch(remote, options);
    const { whole, refspec } = options;
    const args = ['fetch', '--quiet', '--no-tags', '--no-auto-maintenance', '--no-write-fetch-head'];
    if (refspec === undefined) args.push('--prune');
    if (whole) args.push('--unshallow');
    return this.#transfer([...args, '--', remote, ...(refspec === undefined ? [] : [refspec])], options);
  }

  push(remote: string, refspec: string, options: NetworkOptions): Promise<GitOutput> {
    if (this.#options.network) return this.#options.network.push(remote, refspec, options);
    return this.#transfer(['push', '--quiet', '--porcelain', '--', remote, refspec], options);
  }

  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#lock.hold(work);
  }

  #transfer(
    args: readonly string[],
    { signal, patience: timeout = TRANSFER }: NetworkOptions,
  ): Promise<GitOutput> {
    const seconds = Math.ceil((this.#options.silence ?? 30_000) / 1000);
    const limits = ['-c', 'http.lowSpeedLimit=1', '-c', `http.lowSpeedTime=${seconds}`];
    return this.#spawn([...limits, ...args], { env: this.#env, timeout, signal });
  }

  async #spawn(
    args: readonly string[],
    options: Omit<Parameters<typeof runProcess>[2], 'cwd' | 'onStart' | 'onEnd'>,
  ): Promise<GitOutput> {
    this.#drivers ??= this.#withoutDrivers();
    const output = await runProcess(
      this.#options.executable,
      [...guardArgs, ...(await this.#drivers), ...args],
      {
        ...options,
        cwd: this.#root,
        onStart: (pid) => this.#lock.started(pid),
        onEnd: (pid) => this.#lock.ended(pid),
      },
    );
    if (output.exitCode === -1 && /ENOENT/.test(output.stderr)) throw new SharingFailure('no-git');
    return output;
  }

  /**
   * Programs that the user has set up for filters and merges are started by attributes that the repository
   * sets: a stranger would choose when. They are switched off for our commands (large files kept with LFS
   * are not fetched by us; git itself does it the next time it is asked).
   */
  async #withoutDrivers(): Promise<readonly string[]> {
    const pattern = '^(filter\\..*\\.(clean|smudge|process|required)|merge\\..*\\.driver)$';
    const { stdout } = await plain(
      this.#options,
      ['config', '-z', '--name-only', '--get-regexp', pattern],
      this.#root,
    );
    const keys = [...new Set(stdout.split('\0').filter((key) => key !== ''))];
    return keys.flatMap((key) => ['-c', key.endsWith('.required') ? `${key}=false` : `${key}=`]);
  }

  #indexFile(name: string): string {
    return join(this.#gitFolder, 'caucus', `index-${process.pid}-${name}`);
  }
}

const guardArgs = ['--literal-pathspecs', ...guards.flatMap((guard) => ['-c', guard])];

function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !misleading.test(name));
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'en',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GCM_INTERACTIVE: 'never',
  };
}

function withProgram(options: NodeGitOptions): Program {
  const executable = options.executable ?? gitOnPath();
  if (executable === undefined) throw new SharingFailure('no-git');
  return { ...options, executable };
}

/** A command outside of a known working copy. */
async function plain({ executable }: Program, args: readonly string[], cwd: string) {
  return runProcess(executable, [...guardArgs, ...args], { cwd, env: gitEnvironment(), timeout: 30_000 });
}

async function whyNot(options: Program, output: GitOutput): Promise<SharingFailure> {
  if (output.exitCode === -1 && /ENOENT/.test(output.stderr)) {
    // Also said of a folder that is not there.
    const { exitCode } = await plain(options, ['--version'], process.cwd());
    return new SharingFailure(exitCode === 0 ? 'no-repository' : 'no-git', { said: output.stderr });
  }
  return failureOf(output);
}

async function writeThrough(next: string, file: string, content: Uint8Array): Promise<void> {
  try {
    await writeFile(next, content, { flush: true });
    await rename(next, file);
  } finally {
    await rm(next, { force: true });
  }
}

function workingFiles(root: string, gitFolder: string): WorkingFiles {
  /** Where a path really lies; undefined when a link leads elsewhere, or out of the working copy. */
  async function place(path: string): Promise<string | undefined> {
    const names = path.split('/');
    if (names.some((name) => name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git')) {
      return undefined;
    }
    let folder = dirname(join(root, path));
    for (;;) {
      try {
        const real = await realpath(folder);
        const expected = join(await realpath(root), folder.slice(root.length));
        return real === expected.replace(/[/\\]$/, '') ? join(root, path) : undefined;
      } catch {
        if (folder.length <= root.length) return undefined;
        folder = dirname(folder);
      }
    }
  }

  async function safe(path: string): Promise<string> {
    const file = await place(path);
    if (file === undefined) throw new SharingFailure('in-the-way', { files: [path] });
    return file;
  }

  return {
    async kind(path) {
      const file = await place(path);
      if (file === undefined) return { kind: 'other', size: 0 };
      try {
        const stats = await lstat(file);
        return { kind: stats.isFile() ? 'file' : 'other', size: stats.size };
      } catch {
        return { kind: 'none', size: 0 };
      }
    },
    read: async (path) => readFile(await safe(path)),
    async write(path, content) {
      const file = await safe(path);
      await mkdir(dirname(file), { recursive: true });
      const name = `index-${process.pid}-file`;
      try {
        await writeThrough(join(gitFolder, 'caucus', name), file, content);
      } catch (error) {
        // Git's folder may lie on another disk.
        if (!String(error).includes('EXDEV')) throw failureOf({ stderr: explained(error) });
        await writeThrough(join(dirname(file), `.${name}`), file, content);
      }
    },
    remove: async (path) => rm(await safe(path), { force: true }),
    async inGitFolder(name) {
      try {
        await lstat(join(gitFolder, ...name.split('/').filter((part) => part !== sep)));
        return true;
      } catch {
        return false;
      }
    },
    removeOldLocks: () => removeLocks(gitFolder, 0, Date.now() - 60_000),
  };
}
