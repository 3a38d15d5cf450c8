// Runs built test files with mocha in a process of their own, so that nothing they leave behind lives on.
import process from 'node:process';
import { start, stop } from './vscode/processes.mjs';

/**
 * @param {readonly string[]} files
 * @param {string} grep Words in the title of a test; empty for all.
 * @returns {Promise<import('./test.mjs').Totals>}
 */
export async function runInNode(files, grep) {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const child = start(process.execPath, ['scripts/mocha-child.mjs', grep, ...files], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', (totals) => resolve(/** @type {import('./test.mjs').Totals} */ (totals)));
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new Error(`The tests ended without a result (exit code ${code}).`)),
      );
    });
  } finally {
    await stop(child);
  }
}
