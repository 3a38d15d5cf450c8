// Desktop VS Code: the one on the PATH, else one downloaded by @vscode/test-electron; both need a display.
import { join } from 'node:path';
import process from 'node:process';
import { cacheFolder } from './install.mjs';
import { findProgram } from './processes.mjs';

const downloads = 'https://update.code.visualstudio.com/api/releases/stable';
/** How long the download site may take to answer, in milliseconds; off-line machines wait no longer. */
const reachTimeout = 5000;

/** The `code` command, where it can show a window. @returns {string | undefined} */
export function findCodeCommand() {
  // In a terminal of VS Code, or under WSL, `code` reaches a window elsewhere.
  const elsewhere = 'VSCODE_IPC_HOOK_CLI' in process.env || 'WSL_DISTRO_NAME' in process.env;
  return elsewhere || hasDisplay() ? findProgram('code') : undefined;
}

/**
 * Downloads VS Code unless that has been done.
 * @returns {Promise<string | undefined>} The executable, or nothing where it cannot be had or shown.
 */
export async function downloadDesktop() {
  if (!hasDisplay() || !(await isReachable())) return undefined;
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(cacheFolder(), 'desktop') });
  } catch (error) {
    console.log(`VS Code could not be downloaded: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** Arguments that VS Code wants of the superuser, who has no sandbox. @param {string} data Folder for its data. */
export function superuserArguments(data) {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--user-data-dir', data] : [];
}

/** Whether windows can be shown here. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function isReachable() {
  try {
    return (await fetch(downloads, { method: 'HEAD', signal: AbortSignal.timeout(reachTimeout) })).ok;
  } catch {
    return false;
  }
}
