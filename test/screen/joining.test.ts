import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Driver } from '../../scripts/vscode/driver.mjs';
import {
  Coalition,
  git,
  read,
  removeTemporaryFolders,
  temporaryFolder,
  write,
} from '../git/support/coalition-on-disk';
import { openWindow, type Window } from './window';

const quiet = { 'caucus.sharing.getUpdatesEvery': 0, 'git.autofetch': false };

describe('Beginning to share', function () {
  this.timeout(120_000);
  let window: Window;
  afterEach(() => window?.close());
  after(removeTemporaryFolders);

  it('publishes a coalition from this computer, after it has asked who one is', async () => {
    const remote = join(temporaryFolder('host'), 'ours.git');
    git('/', 'init', '--quiet', '--bare', remote);
    window = await openWindow('coalition', { settings: quiet });
    const { driver, folder } = window;
    const { page } = driver;
    await driver.openFile('drafts/compact/rev-1.undraft.md');
    await driver.decorated('multi-stakeholder');
    await driver.runCommand('Caucus: Publish the coalition…');
    await driver.answer(pathToFileURL(remote).href);
    await page.locator('.quick-input-title').filter({ hasText: 'Who are you? (1 of 2)' }).waitFor();
    await driver.answer('Ada Example');
    await page.locator('.quick-input-title').filter({ hasText: 'Who are you? (2 of 2)' }).waitFor();
    await driver.answer('ada@registry.example.org');
    await page.locator('.notification-toast').filter({ hasText: 'Published. Others can join' }).waitFor();
    assert.equal(git(remote, 'show', 'main:caucus.yaml'), read(folder, 'caucus.yaml')?.trim());
    assert.equal(
      git(remote, 'log', '-1', '--format=%an <%ae>', 'main'),
      'Ada Example <ada@registry.example.org>',
    );
  });

  it('joins a coalition by its address, and opens it', async () => {
    const coalition = new Coalition();
    const parent = temporaryFolder('joined');
    window = await openWindow('plain', { settings: quiet });
    const { driver } = window;
    const { page } = driver;
    await driver.runCommand('Caucus: Join a coalition…');
    await driver.answer(`file://${coalition.remote}`);
    const path = page.locator('.quick-input-widget:visible input:focus');
    await driver.until('a folder to choose', async () => (await path.inputValue()).startsWith('/'));
    // The dialog reads folders as one types: what it lists says for which one the button counts.
    write(parent, 'other work/notes.md', '');
    const listed = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'other work' });
    await driver.until('the folder in the dialog', async () => {
      await path.fill(`${parent}/`);
      return driver.comes(listed.first(), 2000);
    });
    await page.locator('.quick-input-widget .quick-input-progress.done').waitFor({ state: 'attached' });
    const put = page.getByRole('button', { name: 'Put them here' });
    await driver.until('the dialog gone', async () => {
      if (await put.isVisible()) await put.click();
      return !(await put.isVisible());
    });
    const toast = page.locator('.notification-toast').filter({ hasText: 'You have joined.' });
    await toast.waitFor();
    await driver.screenshot('out/screens/joined.png');
    await toast.getByRole('button', { name: 'Open', exact: true }).click();
    // From here on it is VS Code that opens a folder; its page may take its time to load.
    const opened = (url: URL) => url.searchParams.get('folder') ?? '';
    await page.waitForURL((url) => opened(url).endsWith('/remote'), { waitUntil: 'commit' });
    // Where that is the dialog says: what is pressed while it still reads may mean the folder it had before.
    const joined = opened(new URL(page.url()));
    assert.equal(read(joined, 'caucus.yaml'), `${git(coalition.remote, 'show', 'main:caucus.yaml')}\n`);
  });
});

describe('Two members who change the same words', function () {
  this.timeout(120_000);
  const position = 'positions/forum/position.md';
  let coalition: Coalition;
  let folder: string;
  let driver: Driver;

  before(async () => {
    coalition = new Coalition();
    folder = coalition.clone('a');
    driver = await Driver.open({ folder, settings: quiet });
    await driver.openFile('drafts/gdc/rev-1.undraft.md');
  });
  after(async () => {
    await driver?.close();
    removeTemporaryFolders();
  });

  it('are asked which shall stay, after a look at both', async () => {
    const { page } = driver;
    const other = coalition.clone('b');
    const words = (text: string) => `---\ntitle: The forum\nstatus: proposed\n---\n\n${text}\n`;
    write(other, position, words('The forum is permanent.'));
    push(other, 'b begins');
    await driver.runCommand('Caucus: Get updates');
    await driver.until('the position', async () => read(folder, position) !== undefined);
    write(other, position, words('Theirs: the forum is permanent and funded.'));
    push(other, 'b changes');
    write(folder, position, words('Mine: the forum meets every year.'));
    await driver.runCommand('Caucus: Sync');
    const title = page.locator('.quick-input-title').filter({ hasText: 'changed the same words of' });
    await title.waitFor();
    const choose = async (label: string) =>
      page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).click();
    await choose('Compare the two');
    await page
      .locator('.monaco-diff-editor .view-line')
      .filter({ hasText: 'Theirs: the forum' })
      .first()
      .waitFor();
    await page
      .locator('.monaco-diff-editor .view-line')
      .filter({ hasText: 'Mine: the forum' })
      .first()
      .waitFor();
    await title.waitFor();
    await driver.screenshot('out/screens/conflict.png');
    await choose('Keep mine');
    const toast = page.locator('.notification-toast').filter({ hasText: 'changed documents that all edit' });
    await toast.waitFor();
    assert.match(read(folder, position) ?? '', /Mine: the forum/);
    await toast.getByRole('button', { name: 'Share…' }).click();
    await choose('The forum');
    await page.keyboard.press('Enter');
    await driver.until('mine at the host', async () =>
      git(coalition.remote, 'show', `main:${position}`).includes('Mine: the forum'),
    );
    const history = git(coalition.remote, 'log', '-p', '--format=', 'main', '--', position);
    assert.match(history, /Theirs: the forum/);
  });
});

function push(folder: string, message: string): void {
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', message);
  execFileSync('git', ['push', '--quiet', 'origin', 'HEAD:main'], { cwd: folder, stdio: 'ignore' });
}
