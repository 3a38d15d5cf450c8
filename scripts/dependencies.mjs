// Installs what the clone needs when it is missing. Uses nothing but Node, as it runs before `npm ci` has.
import { existsSync, readFileSync } from 'node:fs';
import { npm } from './vscode/install.mjs';

/** Runs `npm ci` unless `node_modules` holds exactly what the lock file asks for. */
export async function installDependencies() {
  if (isInstalled()) return;
  console.log('Installing dependencies ...');
  await npm('.', ['ci']);
}

/** npm writes its own record last, so an interrupted installation has none, or an old one. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const installed = packages(record);
  return Object.entries(packages('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed[path]?.version === version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
