// Child processes that never outlive us: each leads a process group of its own, killed as a whole.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** How long a server may take to answer, in milliseconds. */
const startTimeout = 60_000;
let watching = false;

/**
 * @typedef {object} Running A server that answers.
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended Resolves when it has ended, by itself or by `stop`.
 */

/**
 * Starts a long-lived program in its own process group; it is killed when this process ends, whatever the
 * reason.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  watchOurEnd();
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Kills a program started by `start` and everything it started; resolves when it has ended.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export function stop(child) {
  kill(child);
  return whenEnded(child);
}

/**
 * Runs a program to its end, its output going to ours; resolves to the exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Starts a server and waits until it answers.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} url Where it answers.
 * @returns {Promise<Running>}
 * @throws {Error} With the end of its output, when it ends or is silent.
 */
export async function startAndAwait(command, args, url) {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output = (output + text).slice(-4000);
    });
  }
  const deadline = Date.now() + startTimeout;
  while (running.has(child) && Date.now() < deadline) {
    try {
      if ((await fetch(url)).ok) return { stop: () => stop(child), ended: whenEnded(child) };
    } catch {
      // Not listening yet.
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop(child);
  throw new Error(`No answer from ${url}; the server said:\n${output}`);
}

/**
 * The full path of a program on the PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const { status, stdout } = spawnSync(finder, [name], { encoding: 'utf8' });
  return status === 0 ? stdout.split(/\r?\n/)[0] : undefined;
}

/**
 * A TCP port that is free on the loopback interface now.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port'));
        else resolve(address.port);
      });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
function whenEnded(child) {
  return new Promise((resolve) => {
    if (running.has(child)) child.once('close', () => resolve());
    else resolve();
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function kill(child) {
  if (child.pid === undefined || !running.has(child)) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended already.
  }
}

function watchOurEnd() {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const child of running) kill(child);
  });
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.once(signal, () => process.exit(code));
  }
}
