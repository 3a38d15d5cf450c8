// Takes the pictures of the README from the sample coalition:   npm run screenshots [-- light|dark]
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
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

/** What others share while one looks: from the folder `annotations`. */
const shared = [
  'idc/rev-1-p33-01kkzd0x00vhxmmxcrrsrm4svp',
  'idc/rev-1-p13-01kkxhm8p0qx0rd1zb9cgkhqxa/01kkz9w6b05afc4cq0bhf1hanj-island-operators.md',
];

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
  if (asked.length > 0 && !asked.includes(theme)) continue;
  await takeAll(theme);
  await takeShared(theme);
}

/** @param {'light' | 'dark'} theme */
async function takeAll(theme) {
  const folder = copySample();
  makeRepository(folder);
  const window = await Driver.open({ folder, theme, settings: plain });
  const take = taking(window, theme);
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
    // A lens that VS Code is just asking for again leads nowhere.
    await window.until('opened the annotations', async () => {
      await window.page.locator('.codelens-decoration a').getByText('3 annotations').first().click();
      return window.comes(window.page.locator('.review-widget').first(), 3000);
    });
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

/**
 * What others share, before and after it is brought in.
 * @param {'light' | 'dark'} theme
 */
async function takeShared(theme) {
  const other = copySample();
  for (const path of shared) rmSync(join(other, 'annotations', path), { recursive: true });
  makeRepository(other);
  const folder = join(dirname(other), 'ours');
  const host = join(dirname(other), 'host.git');
  git(other, 'clone', '--quiet', '--bare', '.', host);
  git(other, 'remote', 'add', 'origin', host);
  git(other, 'clone', '--quiet', host, folder);
  git(folder, 'config', 'user.name', 'A. Member');
  git(folder, 'config', 'user.email', 'a.member@example.org');
  const settings = {
    ...plain,
    'caucus.sharing.getUpdatesEvery': 0,
    'caucus.sharing.showIncomingFirst': true,
    'git.autofetch': false,
  };
  const window = await Driver.open({ folder, theme, settings });
  const take = taking(window, theme);
  const { page } = window;
  try {
    await window.openFile(draft, 30);
    await window.decorated(term);
    await window.showSideBar('Caucus');
    await window.widenSideBar(110);
    for (const path of shared)
      cpSync(join('sample', 'annotations', path), join(other, 'annotations', path), { recursive: true });
    git(other, 'add', '.');
    git(other, 'commit', '--quiet', '-m', 'Northern Exchange: 1 annotation, 2 replies');
    git(other, 'push', '--quiet', 'origin', 'HEAD');
    await window.runCommand('Caucus: See what is incoming');
    const line = page.locator('.sidebar .monaco-list-row').filter({ hasText: 'Mind the quotation mark' });
    const box = page.locator('.review-widget:visible').filter({ hasText: 'Not brought in yet' });
    await line.first().waitFor();
    await window.until('the box of what is incoming', async () => {
      await line.first().click();
      return window.comes(box, 3000);
    });
    // The editor's own git asks whether it shall look for updates as well.
    await window.runCommand('Notifications: Clear All Notifications');
    await window.dismiss();
    await take('incoming');
    await window.runCommand('Caucus: Bring in');
    await box.waitFor({ state: 'detached' });
    await window.goToLine(30);
    await window.runCommand('Caucus: Next unread');
    await page
      .locator('.review-widget:visible')
      .filter({ hasText: /· \d+ new/ })
      .waitFor();
    await window.dismiss();
    await take('unread');
  } finally {
    await window.close();
    rmSync(dirname(other), { recursive: true, force: true });
  }
}

/**
 * @param {InstanceType<typeof Driver>} window
 * @param {'light' | 'dark'} theme
 */
function taking(window, theme) {
  return async (/** @type {string} */ scene) => {
    const path = join('media', 'screenshots', `${scene}-${theme}.png`);
    await window.screenshot(path);
    console.log(path);
  };
}

/**
 * @param {string} folder
 * @param {...string} args
 */
function git(folder, ...args) {
  const author = ['-c', 'user.name=C. Member', '-c', 'user.email=c.member@exchange.example.org'];
  const { status, stderr } = spawnSync('git', [...author, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}
