import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { NodeGit, type NodeGitOptions } from '../../../client/src/node/node-git';

// A host without git cannot say anything about sharing: the run fails, and says why.
try {
  execFileSync('git', ['--version'], { stdio: 'ignore' });
} catch {
  throw new Error(
    'These tests need git (2.38 or later) on the PATH; there is none. Install it from git-scm.com.',
  );
}

/** Folders in memory where the system has them: thousands of small files are written and synced. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const made: string[] = [];

export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(base, `caucus-${name}-`));
  made.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Nothing of the machine's own settings counts; only the tests do without syncing to the disk. */
const config = join(temporaryFolder('config'), 'gitconfig');
writeFileSync(
  config,
  '[core]\n\tfsync = none\n[gc]\n\tauto = 0\n[init]\n\tdefaultBranch = main\n[receive]\n\tautogc = false\n[maintenance]\n\tauto = false\n',
);
process.env.GIT_CONFIG_GLOBAL = config;
process.env.GIT_CONFIG_NOSYSTEM = '1';
for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE', 'EMAIL']) delete process.env[name];
process.once('exit', removeTemporaryFolders);

/** Plain git, as a person or another tool runs it. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export function read(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A bare repository with a small coalition in it, and working copies of it. */
export class Coalition {
  readonly folder: string;
  readonly remote: string;

  constructor(readonly below = '') {
    this.folder = temporaryFolder('git');
    this.remote = join(this.folder, 'remote.git');
    git(this.folder, 'init', '--quiet', '--bare', this.remote);
    const seed = join(this.folder, 'seed');
    git(this.folder, 'clone', '--quiet', this.remote, seed);
    identify(seed, 'seed');
    for (const [path, text] of Object.entries(seedFiles)) write(seed, below + path, text);
    write(seed, 'README.md', 'Our files.\n');
    git(seed, 'add', '.');
    git(seed, 'commit', '--quiet', '-m', 'Begin');
    git(seed, 'push', '--quiet', 'origin', 'HEAD:main');
  }

  /** The folder of a member's working copy. */
  clone(name: string, ...args: readonly string[]): string {
    const folder = join(this.folder, name);
    git(this.folder, 'clone', '--quiet', ...args, `file://${this.remote}`, folder);
    identify(folder, name);
    return folder;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function identify(folder: string, name: string): void {
  git(folder, 'config', 'user.name', name);
  git(folder, 'config', 'user.email', `${name}@example.org`);
}

export function open(folder: string, options?: NodeGitOptions): Promise<NodeGit> {
  return NodeGit.open(folder, options);
}

/** Lines far enough apart for two members to change without meeting. */
export const termLines = Array.from({ length: 12 }, (_, line) => `line${line}: as agreed`);

const seedFiles = {
  'caucus.yaml': `caucus: 1
name: Coalition
members:
  a: { name: A Registry, emails: [a@example.org] }
  b: { name: B Registry, emails: [b@example.org] }
processes:
  gdc: { name: Global Digital Compact }
`,
  'terms/shared.yaml': `${termLines.join('\n')}\n`,
  'drafts/gdc/rev-1.undraft.md': '1. The text of all.\n\n2. More text.\n',
};

let made26 = 0;
/** Name of an entry's file that no other has. */
export function entryName(member: string): string {
  made26 += 1;
  return `01jc${String(process.pid).padStart(8, '0').slice(-8)}${String(made26).padStart(14, '0')}-${member}.md`;
}
