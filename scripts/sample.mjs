// A copy of the sample coalition that one may write to.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Copies the sample coalition into a new folder under the system's temporary one.
 * @returns {string} Its absolute path, free of symbolic links.
 */
export function copySample() {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'caucus-'))), 'coalition');
  cpSync('sample', folder, { recursive: true });
  return folder;
}

/**
 * Makes a git repository of a folder, with one commit, whatever the person's own git settings are.
 * @param {string} folder
 * @returns {boolean} False when there is no git.
 */
export function makeRepository(folder) {
  const own = ['-c', 'init.defaultBranch=main', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath='];
  const author = ['-c', 'user.name=Caucus sample', '-c', 'user.email=sample@example.org'];
  return [['init', '-q'], ['add', '.'], [...['commit', '-q', '-m', 'The sample coalition']]].every(
    (args) => spawnSync('git', [...own, ...author, ...args], { cwd: folder, stdio: 'ignore' }).status === 0,
  );
}
