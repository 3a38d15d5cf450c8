// VS Code with the Node extension host, without a download: VS Code's own server, as npm's code-server
// carries it (the VS Code of the oldest engine that the extension claims), shown in a browser.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { cacheFolder, install, npm } from './install.mjs';
import { freePort, startAndAwait } from './processes.mjs';

/** The search program comes apart: the version that VS Code asks for downloads it after installation. */
const packages = ['code-server@4.100.3', '@vscode/ripgrep@1.18.0'];

/**
 * @typedef {object} Host A running VS Code for one browser page or more.
 * @property {(opened: Opened) => string} address The page that opens a folder with the extension.
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended Resolves when it has ended, by itself or by `stop`.
 *
 * @typedef {object} Opened
 * @property {string} folder Absolute path of a folder or of a `.code-workspace` file.
 * @property {string} [file] Absolute path of a file to show.
 * @property {string} [tests] Absolute path of a bundle that exports `run()`.
 */

/**
 * Starts VS Code's server on a free port of this machine.
 * @param {string} extension Absolute path of the extension under development.
 * @param {Record<string, unknown>} [settings] User settings.
 * @returns {Promise<Host>}
 */
export async function startServerHost(extension, settings = {}) {
  const vscode = await provideServerHost();
  const data = mkdtempSync(join(tmpdir(), 'caucus-vscode-'));
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  const shipped = await shippedFiles(extension, join(data, 'extension'));
  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const remove = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const server = await startAndAwait(
    process.execPath,
    [
      join(vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off'],
      ...['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')],
    ],
    `http://${authority}/version`,
  );
  return {
    address: (opened) => address(authority, shipped, opened),
    ended: server.ended,
    stop: async () => {
      await server.stop();
      process.removeListener('exit', remove);
      remove();
    },
  };
}

/** Installs what `startServerHost` needs; returns the folder of VS Code's server. */
export async function provideServerHost() {
  return join(await install('server', packages, finish), 'node_modules/code-server/lib/vscode');
}

/**
 * Copies what ships of an extension that has VS Code itself inside its folder, in our cache: VS Code takes
 * everything below an extension under development for a part of it, its own themes included, which then fail.
 * @param {string} extension
 * @param {string} target
 * @returns {Promise<string>} Where the extension is to be loaded from.
 */
async function shippedFiles(extension, target) {
  if (!cacheFolder().startsWith(extension)) return extension;
  const { listFiles, PackageManager } = await import('@vscode/vsce');
  for (const file of await listFiles({ cwd: extension, packageManager: PackageManager.None })) {
    cpSync(join(extension, file), join(target, file), { recursive: true });
  }
  return target;
}

/**
 * @param {string} authority
 * @param {string} extension
 * @param {Opened} opened
 */
function address(authority, extension, { folder, file, tests }) {
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
    ['skipWelcome', 'true'],
  ];
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const path = encodeURIComponent(decodeURIComponent(pathToFileURL(folder).pathname)).replaceAll('%2F', '/');
  return `http://${authority}/?${kind}=${path}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * The npm package leaves the dependencies of VS Code itself to a script that needs a compiler; what the
 * server needs of them is plain JavaScript.
 * @param {string} folder
 */
async function finish(folder) {
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await npm(vscode, ['install', '--omit=dev']);
  const link = join(vscode, 'node_modules.asar');
  if (!existsSync(link)) symlinkSync(join(vscode, 'node_modules'), link, 'junction');
  const { rgPath } = createRequire(join(folder, 'package.json'))('@vscode/ripgrep');
  const bin = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(rgPath, join(bin, basename(rgPath)));
}
