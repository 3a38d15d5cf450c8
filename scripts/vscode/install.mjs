// Installs npm packages into a folder of their own under `.vscode-test/`, once.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { run } from './processes.mjs';

/** Where everything provisioned is kept; scripts and tests run from the root of the clone. */
export const cacheFolder = () => resolve('.vscode-test');

/**
 * Makes sure that packages are installed, and finished by `finish`, in `.vscode-test/<name>`. An
 * interrupted installation is taken up again: the mark that says "done" is written last. Two processes that
 * ask at once take turns.
 * @param {string} name Folder under `.vscode-test/`.
 * @param {readonly string[]} packages Names with exact versions, as npm takes them.
 * @param {(folder: string) => Promise<void>} finish What remains to be done after npm.
 * @returns {Promise<string>} The folder.
 * @throws {Error} With one sentence for the person at the terminal.
 */
export async function install(name, packages, finish = async () => {}) {
  const folder = join(cacheFolder(), name);
  const mark = join(folder, '.complete');
  const spec = packages.join(' ');
  const complete = () => existsSync(mark) && readFileSync(mark, 'utf8') === spec;
  if (complete()) return folder;

  mkdirSync(folder, { recursive: true });
  const unlock = await lock(`${folder}.lock`);
  try {
    if (complete()) return folder;
    console.log(`Installing ${spec} from the npm registry (once) ...`);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    await npm(folder, ['install', '--no-save', '--no-package-lock', ...packages]);
    await finish(folder);
    writeFileSync(mark, spec);
    return folder;
  } finally {
    unlock();
  }
}

/**
 * Runs npm without running the scripts of what it installs: the npm that started us, else the one on the
 * PATH.
 * @param {string} folder
 * @param {readonly string[]} args
 */
export async function npm(folder, args) {
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const ours = process.env.npm_execpath;
  const code =
    ours !== undefined && /^npm-cli\.c?js$/.test(basename(ours))
      ? await run(process.execPath, [ours, ...all], { cwd: folder })
      : await run('npm', all, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Error(`npm ${args.join(' ')} failed (exit code ${code}); what it says is above.`);
  }
}

/**
 * A lock between processes: a folder that holds the owner's process id. An owner that died gives it up.
 * @param {string} path
 * @returns {Promise<() => void>}
 */
async function lock(path) {
  const owner = join(path, 'pid');
  for (;;) {
    try {
      mkdirSync(path);
      writeFileSync(owner, String(process.pid));
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    await new Promise((done) => setTimeout(done, 250));
    if (!isAlive(owner)) rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} owner */
function isAlive(owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return true;
  } catch (error) {
    // EPERM: alive, somebody else's. A lock without its id for this long was left by a crash.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
