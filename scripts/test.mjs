// Runs the tests and ends with one line, `N passed, N failed` (and `, N skipped` when there are any).
//   npm test                        everything: unit, lsp, git, vscode, web, screen
//   npm test -- unit lsp            some suites
//   npm test -- unit --grep "hover" the tests whose title contains these words (unit, lsp, git, screen)
//   npm test -- --no-vscode         leaves out the suites that need VS Code
// Exit code 1 when a test fails, a suite runs no test, or VS Code cannot be had. Installs what is missing
// first; needs Node 20 and npm, and git for the suite of that name.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installDependencies } from './dependencies.mjs';
import { runInHost } from './run-in-host.mjs';
import { runInNode } from './run-in-node.mjs';
import { run } from './vscode/processes.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** @type {Record<string, { vscode: boolean, run: (grep: string) => Promise<Totals> }>} */
const suites = {
  unit: { vscode: false, run: (grep) => runInNode(testFiles('unit'), grep) },
  lsp: { vscode: false, run: (grep) => runInNode(testFiles('lsp'), grep) },
  git: { vscode: false, run: (grep) => runInNode(testFiles('git'), grep) },
  vscode: { vscode: true, run: () => runInHost('vscode') },
  web: { vscode: true, run: () => runInHost('web') },
  screen: { vscode: true, run: (grep) => runInNode(testFiles('screen'), grep) },
};

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string', default: '' }, 'no-vscode': { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
const chosen = Object.keys(suites).filter((name) => positionals.length === 0 || positionals.includes(name));

/** @type {Totals} */
const totals = { passed: 0, failed: 0, skipped: 0 };
try {
  await installDependencies();
  await build();
  for (const name of chosen) await runSuite(name);
} catch (error) {
  totals.failed += 1;
  console.error(error instanceof Error ? error.message : error);
}
const { passed, failed, skipped } = totals;
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

/** @param {string} name */
async function runSuite(name) {
  const suite = suites[name];
  if (suite === undefined) return;
  if (suite.vscode && values['no-vscode']) {
    console.log(`\n${name}: left out, as --no-vscode asks`);
    return;
  }
  console.log(`\n${name}`);
  const started = Date.now();
  /** @type {Totals} */
  let result;
  try {
    result = await suite.run(values.grep);
    if (values.grep === '' && result.passed + result.failed === 0) throw new Error('The suite ran no test.');
  } catch (error) {
    console.error(`  ${error instanceof Error ? error.message : error}`);
    result = { passed: 0, failed: 1, skipped: 0 };
  }
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed in ${seconds} s`);
}

async function build() {
  console.log('Building ...');
  for (const args of [[], ['tests']]) {
    const options = { stdio: /** @type {const} */ (['ignore', 'ignore', 'inherit']) };
    if (
      (await run(process.execPath, ['esbuild.mjs', ...args], { ...options, stdio: [...options.stdio] })) !== 0
    ) {
      throw new Error('The build failed.');
    }
  }
}

/** @param {string} suite */
function testFiles(suite) {
  const folder = join('out', 'test', suite);
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.js'))
      .map((name) => join(folder, name))
      .sort();
  } catch {
    return [];
  }
}
