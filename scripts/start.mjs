// Opens VS Code on the sample coalition, with Caucus loaded from this clone.
//   npm start                       the best VS Code at hand: yours, a downloaded one, or one in the browser
//   npm start -- --web              VS Code for the Web
//   npm start -- --browser          VS Code's server in the browser, even where a desktop one could be used
//   npm start -- --folder DIR       another coalition, opened where it is
// Ctrl+C stops what was started. Installs what is missing first; needs Node 20 and npm, nothing else.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installDependencies } from './dependencies.mjs';
import { copySample, makeRepository } from './sample.mjs';
import { downloadDesktop, findCodeCommand, hasDisplay, superuserArguments } from './vscode/desktop.mjs';
import { findProgram, run } from './vscode/processes.mjs';

const firstDraft = join('drafts', 'idc', 'rev-1.undraft.md');

/** The person came to look at a coalition, not at VS Code. */
const shownSettings = {
  'workbench.startupEditor': 'none',
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
};

/** @typedef {{ folder: string, file?: string }} Opened */

const { values } = parseArgs({
  options: {
    web: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    folder: { type: 'string' },
    // For a terminal without a person: no default browser is opened.
    'no-open': { type: 'boolean', default: false },
  },
});
const wanted = values.folder === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', values.folder);
if (wanted !== undefined && !existsSync(wanted)) fail(`There is no folder ${wanted}`);
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

try {
  await main();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

async function main() {
  await installDependencies();
  console.log('Building ...');
  if ((await run(process.execPath, ['esbuild.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] })) !== 0) {
    throw new Error('The build failed.');
  }
  const folder = wanted ?? prepareSample();
  const file = join(folder, firstDraft);
  const opened = { folder, ...(existsSync(file) ? { file } : {}) };
  if (!values.web && !values.browser && (await openDesktop(opened))) return;
  await openInBrowser(opened);
}

function prepareSample() {
  const folder = copySample();
  const isRepository = makeRepository(folder);
  console.log(`A copy of the sample coalition is in ${folder}`);
  if (!isRepository)
    console.log('git was not found: the copy is a plain folder, which is enough to look around.');
  return folder;
}

/** @param {Opened} opened */
async function openDesktop({ folder, file }) {
  const args = [
    `--extensionDevelopmentPath=${process.cwd()}`,
    ...superuserArguments(join(tmpdir(), 'caucus-vscode-data')),
    folder,
    ...(file === undefined ? [] : [file]),
  ];
  const code = findCodeCommand();
  if (code !== undefined) {
    console.log(`Opening VS Code (${code}) ...`);
    // On Windows `code` is a batch file, which only a shell runs.
    const shell = process.platform === 'win32';
    const quoted = shell ? args.map((arg) => `"${arg}"`) : args;
    if ((await run(shell ? 'code' : code, ['--new-window', ...quoted], { shell })) === 0) return true;
    console.log('It did not start; trying another.');
  }
  const executable = await downloadDesktop();
  if (executable === undefined) return false;
  console.log('Opening the downloaded VS Code; Ctrl+C closes it ...');
  const own = ['--disable-workspace-trust', '--skip-welcome', '--disable-telemetry'];
  return (await run(executable, [...own, ...args], { stdio: 'ignore' })) === 0;
}

/** @param {Opened} opened */
async function openInBrowser(opened) {
  const { startServerHost } = await import('./vscode/server-host.mjs');
  const { startWebHost } = await import('./vscode/web-host.mjs');
  const host = values.web
    ? await startWebHost(process.cwd(), opened)
    : await startServerHost(process.cwd(), shownSettings);
  const address = host.address(opened);
  console.log(values.web ? '\nVS Code for the Web runs at' : '\nVS Code runs at');
  console.log(`\n  ${address}\n`);
  if (values.web) console.log('What you write there stays in the page. Ctrl+C stops it.');
  else console.log('Open it in a browser. Ctrl+C stops it.');
  if (!values['no-open']) showInDefaultBrowser(address);
  await host.ended;
}

/** @param {string} address */
function showInDefaultBrowser(address) {
  if (process.platform === 'darwin') void run('open', [address]);
  else if (process.platform === 'win32') void run('explorer', [address]);
  else if (hasDisplay() && findProgram('xdg-open')) void run('xdg-open', [address], { stdio: 'ignore' });
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
