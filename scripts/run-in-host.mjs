// Runs built test bundles inside the extension host of a real VS Code. A bundle `out/test/<suite>/NAME.main.js`
// exports `run()` and is given the window that `windows.mjs` prepares under its name.
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { launchBrowser } from './vscode/browser.mjs';
import { downloadDesktop, superuserArguments } from './vscode/desktop.mjs';
import { start, stop } from './vscode/processes.mjs';
import { startServerHost } from './vscode/server-host.mjs';
import { startWebHost } from './vscode/web-host.mjs';
import { prepareWindow } from './windows.mjs';

/** What the tests print before their totals; see test/host/run.ts. */
const resultMark = 'caucus-test-result ';
/** How long the tests of a window may be silent, in milliseconds: opening it, or one test. */
const longestSilence = 60_000;

/** @typedef {import('./test.mjs').Totals} Totals */

/**
 * @param {'vscode' | 'web'} suite
 * @returns {Promise<Totals>}
 */
export async function runInHost(suite) {
  const bundles = readdirSync(join('out', 'test', suite)).filter((name) => name.endsWith('.main.js'));
  /** @type {Totals} */
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const desktop = suite === 'vscode' ? await downloadDesktop() : undefined;
  for (const bundle of bundles.sort()) {
    const window = prepareWindow(bundle.replace('.main.js', ''));
    const opened = {
      folder: window.open,
      tests: resolve('out', 'test', suite, bundle),
    };
    try {
      const result =
        desktop === undefined ? await runInPage(suite, opened) : await runOnDesktop(desktop, opened);
      sum.passed += result.passed;
      sum.failed += result.failed;
      sum.skipped += result.skipped;
    } finally {
      rmSync(window.scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return sum;
}

/**
 * @param {'vscode' | 'web'} suite
 * @param {import('./vscode/server-host.mjs').Opened} opened
 * @returns {Promise<Totals>}
 */
async function runInPage(suite, opened) {
  const host = await (suite === 'web' ? startWebHost(process.cwd(), opened) : startServerHost(process.cwd()));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const output = collector();
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ _type, /** @type {unknown[]} */ args) => output.read(args.map(String).join(' ')),
    );
    const exited = new Promise((done) => page.exposeFunction('codeAutomationExit', done));
    await page.goto(host.address(opened));
    await Promise.race([exited, output.silence()]);
    return output.totals();
  } finally {
    await browser.close();
    await host.stop();
  }
}

/**
 * @param {string} executable
 * @param {import('./vscode/server-host.mjs').Opened} opened
 * @returns {Promise<Totals>}
 */
async function runOnDesktop(executable, { folder, tests = '' }) {
  const output = collector();
  const data = join(dirname(folder), 'vscode-data');
  const child = start(
    executable,
    [
      folder,
      `--extensionDevelopmentPath=${process.cwd()}`,
      `--extensionTestsPath=${tests}`,
      ...superuserArguments(data),
      ...['--user-data-dir', data, '--extensions-dir', join(data, 'extensions')],
      ...['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-updates'],
      ...['--disable-telemetry', '--no-cached-data', '--disable-gpu'],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) output.read(line);
  });
  try {
    await Promise.race([new Promise((done) => child.once('exit', done)), output.silence()]);
    return output.totals();
  } finally {
    await stop(child);
  }
}

/** Prints what the tests print, and keeps their totals. */
function collector() {
  /** @type {Totals | undefined} */
  let result;
  let lastWord = Date.now();
  return {
    /** @param {string} text */
    read(text) {
      lastWord = Date.now();
      const at = text.indexOf(resultMark);
      if (at >= 0) result = JSON.parse(text.slice(at + resultMark.length));
      else if (text.startsWith('  ')) console.log(text);
    },
    totals() {
      if (result === undefined) throw new Error('The window closed before its tests were done.');
      return result;
    },
    /** Rejects when the tests have been silent for too long. */
    silence() {
      return new Promise((_, reject) => {
        const timer = setInterval(() => {
          if (Date.now() - lastWord < longestSilence) return;
          clearInterval(timer);
          reject(new Error(`The tests in the window were silent for ${longestSilence / 1000} s.`));
        }, 1000).unref();
      });
    },
  };
}
