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
/** A term with stances of several members. */
const contested = { line: 159, term: 'Digital Cooperation Council' };

/** A paragraph with a proposed wording and a reply. */
const annotated = 53;

/** Nothing in the picture that a newcomer would have to ask about. */
const plain = {
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'git.blame.statusBarItem.enabled': false,
};

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
  const window = await Driver.open({ folder, theme, settings: plain });
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
    await window.widenSideBar(110);
    await window.dismiss();
    await take('views');
    await window.hideSideBar();
    await take('highlights');
    await window.openLookUp('igf perm');
    await take('look-up');
    await window.dismiss();
    await window.goToLine(contested.line);
    await window.hover(contested.term);
    await take('hover');
    await window.dismiss();
    await window.goToLine(annotated);
    await window.page.locator('.codelens-decoration a').getByText('3 annotations').first().click();
    await window.page.locator('.review-widget').first().waitFor();
    await window.dismiss();
    await take('annotations');
    await window.runCommand('Comments: Collapse All Comments');
    await window.goToLine(30);
    await window.runCommand('Explorer: Focus on Outline View');
    // Without the files the outline has the whole side bar.
    await window.page.locator('.part.sidebar .pane-header').first().click();
    await window.page.locator('.outline-pane').getByText('PP7 bis').waitFor();
    await window.page.keyboard.press('Control+1');
    await window.dismiss();
    await take('outline');
  } finally {
    await window.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}
