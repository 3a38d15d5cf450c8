// What the windows of the extension-host tests open: scratch copies that tests may write to.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @param {string} name Of the test bundle: `coalition`, `history`, `several` or `plain`.
 * @returns {{ open: string, scratch: string }} What to open, and the folder to remove afterwards.
 */
export function prepareWindow(name) {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'caucus-test-')));
  const prepare = windows[name];
  if (prepare === undefined) throw new Error(`No window is described for ${name}.main.ts`);
  return { open: prepare(scratch), scratch };
}

/** @type {Record<string, (scratch: string) => string>} */
const windows = {
  /**
   * One coalition, the folder itself. Its folders for annotations are there, as in any that is in use: VS Code
   * may miss on Linux what happens in a folder that was made together with the one around it.
   */
  coalition: (scratch) => {
    const folder = copy('test/fixtures/coalition', join(scratch, 'coalition'));
    mkdirSync(join(folder, 'annotations', 'compact'), { recursive: true });
    return folder;
  },
  /** One coalition, which the tests make a repository of. */
  history: (scratch) => copy('test/fixtures/coalition', join(scratch, 'history')),
  /** Two coalitions, one of them in a sub-folder, and a folder that is none. */
  several: (scratch) => {
    copy('test/fixtures/coalition', join(scratch, 'first'));
    copy('test/fixtures/other-coalition', join(scratch, 'second', 'shared', 'caucus'));
    mkdirSync(join(scratch, 'third'));
    writeFileSync(join(scratch, 'third', 'notes.md'), '# Notes\n\nmultistakeholder\n');
    const file = join(scratch, 'several.code-workspace');
    const folders = ['first', 'second', 'third'].map((path) => ({ path }));
    writeFileSync(file, JSON.stringify({ folders }));
    return file;
  },
  /** A folder without a coalition. */
  plain: (scratch) => {
    const folder = join(scratch, 'plain');
    mkdirSync(folder);
    writeFileSync(join(folder, 'notes.md'), '# Notes\n\nmultistakeholder\n');
    return folder;
  },
};

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  cpSync(from, to, { recursive: true });
  return to;
}
