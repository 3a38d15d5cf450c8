// Takes the pictures of the README from the sample coalition:   npm run screenshots [-- light|dark]
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { copySample, makeRepository } from './sample.mjs';
import { run } from './vscode/processes.mjs';

const draft = 'drafts/idc/rev-1.undraft.md';
const term = 'multistakeholder Internet governance';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
await installDependencies();
if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) process.exit(1);
const { Driver } = await import('./vscode/driver.mjs');
const asked = process.argv.slice(2);
for (const theme of /** @type {const} */ (['light', 'dark'])) {
  if (asked.length === 0 || asked.includes(theme)) await takeAll(theme);
}

/** @param {'light' | 'dark'} theme */
async function takeAll(theme) {
  const folder = copySample();
  makeRepository(folder);
  const window = await Driver.open({
    folder,
    theme,
    scale: 1.5,
  });
  /** @param {string} scene */
  const take = async (scene) => {
    const path = join('media', 'screenshots', `${scene}-${theme}.png`);
    await window.screenshot(path);
    console.log(path);
  };
  try {
    await window.openFile(draft, 30);
    await window.decorated(term);
    await window.showSideBar('Caucus');
    await take('views');
    await window.hideSideBar();
    await take('highlights');
    await window.hover(term);
    await take('hover');
    await window.dismiss();
    await window.openLookUp('igf perm');
    await take('look-up');
    await window.dismiss();
    await window.runCommand('Explorer: Focus on Outline View');
    await window.page.locator('.outline-pane .monaco-list-row').first().waitFor();
    await take('outline');
  } finally {
    await window.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}
