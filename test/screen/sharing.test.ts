import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Driver } from '../../scripts/vscode/driver.mjs';
import {
  Coalition,
  entryName,
  git,
  read,
  removeTemporaryFolders,
  write,
} from '../git/support/coalition-on-disk';
import { Annotating } from './annotating';
import { badgeSays } from './badge';
import { openWindow, type Window } from './window';

const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';

/** Two members, each in a window of their own on a clone of their own. */
describe('Sharing between two windows', function () {
  this.timeout(180_000);
  let coalition: Coalition;
  let a: Member;
  let b: Member;

  before(async () => {
    coalition = new Coalition();
    const settings = { 'caucus.sharing.getUpdatesEvery': 0, 'git.autofetch': false };
    const member = async (name: string): Promise<Member> => {
      const folder = coalition.clone(name);
      return { name, folder, driver: await Driver.open({ folder, settings }) };
    };
    [a, b] = [await member('a'), await member('b')];
    for (const { driver } of [a, b]) await statusSays(driver, /Nothing to share/);
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const { name, driver } of [a, b]) await driver.screenshot(`out/failed/sharing-${name}.png`);
  });
  after(async () => {
    await a?.driver.close();
    await b?.driver.close();
    removeTemporaryFolders();
  });

  it('what one annotates is counted, shared by choice, and got and answered by the other', async () => {
    const [first, second] = [new Annotating(a.driver), new Annotating(b.driver)];
    for (const { driver } of [a, b]) await driver.openFile('drafts/gdc/rev-1.undraft.md');
    await first.begin('The text of all');
    await a.driver.page.keyboard.type('Ours as well.');
    await a.driver.page.keyboard.press('Control+Enter');
    await statusSays(a.driver, /1 thing to share/);
    await a.driver.runCommand('Caucus: Share…');
    const list = a.driver.page.locator('.quick-input-list .monaco-list-row');
    const row = list.filter({ hasText: 'A Registry: 1 annotation on GDC Rev. 1 ¶1' });
    await row.filter({ hasText: 'Ours as well.' }).waitFor();
    await a.driver.screenshot('out/screens/share-list.png');
    await a.driver.page.keyboard.press('Enter');
    await statusSays(a.driver, /Nothing to share/);

    await b.driver.runCommand('Caucus: Get updates');
    await second.underlined('The text');
    assert.equal(
      git(b.folder, 'log', '-1', '--format=%s %an'),
      'A Registry: 1 annotation on GDC Rev. 1 ¶1 a',
    );
    await badgeSays(b.driver, '1');
    await badgeSays(a.driver, '');
    await b.driver.screenshot('out/screens/got-updates.png');
    await b.driver.runCommand('Caucus: Next unread');
    await second.box('1 new').getByText('Ours as well.').waitFor();
    await badgeSays(b.driver, '');

    await b.driver.select('The text of all');
    await b.driver.runCommand('Caucus: Resolve the annotation');
    await statusSays(b.driver, /1 thing to share/);
    await b.driver.runCommand('Caucus: Sync');
    await statusSays(b.driver, /Nothing to share/);
    await a.driver.runCommand('Caucus: Get updates');
    await a.driver.showSideBar('Caucus');
    await a.driver.until('resolved', async () =>
      (await a.driver.sideBarRows()).some((line) => /¶1 · note.*resolved/s.test(line)),
    );
    await badgeSays(a.driver, '1');
  });

  it('what both wrote while they could not reach each other goes out when they can', async () => {
    const address = git(a.folder, 'config', 'remote.origin.url');
    const paths = [a, b].map((member) => says(member, `${member.name} alone`));
    for (const { driver, folder } of [a, b]) {
      git(folder, 'config', 'remote.origin.url', 'http://127.0.0.1:9/');
      await driver.runCommand('Caucus: Sync');
      await statusSays(driver, /Waiting to be shared: 1/);
    }
    await a.driver.screenshot('out/screens/share-offline.png');
    for (const { driver, folder } of [a, b]) {
      git(folder, 'config', 'remote.origin.url', address);
      await driver.runCommand('Caucus: Sync');
      await statusSays(driver, /Nothing to share/);
    }
    await a.driver.runCommand('Caucus: Get updates');
    for (const path of paths) {
      await a.driver.until('both words', async () => read(a.folder, path) === read(b.folder, path));
    }
  });

  it('where changes go in by proposal only, one proposes and the other brings in', async () => {
    const hook =
      '#!/bin/sh\nwhile read old new ref; do\n  if [ "$ref" = refs/heads/main ] && [ "$(git log -1 --format=%cn $new)" = b ]; then\n    echo "protected branch" >&2; exit 1\n  fi\ndone\n';
    writeFileSync(join(coalition.remote, 'hooks/pre-receive'), hook, { mode: 0o755 });
    const path = says(b, 'a proposal');
    await statusSays(b.driver, /1 thing to share/);
    await b.driver.runCommand('Caucus: Sync');
    const toast = b.driver.page.locator('.notification-toast');
    await toast.filter({ hasText: 'This coalition takes changes by proposal only.' }).waitFor();
    await b.driver.screenshot('out/screens/share-protected.png');
    await toast.getByText('Share as a proposal…').click();
    await b.driver.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: '1 reply' })
      .waitFor();
    await b.driver.page.keyboard.press('Enter');
    await toast.filter({ hasText: 'Proposed. Another member can look at it and bring it in.' }).waitFor();
    await statusSays(b.driver, /Proposed, and not brought in yet: 1/);

    await a.driver.runCommand('Caucus: Bring in a proposal…');
    const waiting = a.driver.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: '1 reply' });
    await waiting.waitFor();
    await a.driver.screenshot('out/screens/bring-in.png');
    await a.driver.page.keyboard.press('Enter');
    await a.driver.until('the proposal', async () => read(a.folder, path) === read(b.folder, path));

    await b.driver.runCommand('Caucus: Get updates');
    await b.driver.until('nothing left', async () => git(b.folder, 'status', '--porcelain') === '');
    await statusSays(b.driver, /Nothing to share(?!.*Proposed)/s);
  });
});

describe('Sharing in a browser', function () {
  this.timeout(120_000);
  let window: Window;
  before(async () => {
    window = await openWindow('coalition', { host: 'web' });
    await window.driver.openFile('drafts/compact/rev-1.undraft.md');
    await window.driver.decorated('multi-stakeholder');
  });
  after(() => window?.close());

  it('says where it is done, and goes there', async () => {
    const { driver } = window;
    await driver.runCommand('Caucus: Share…');
    const toast = driver.page.locator('.notification-toast');
    await toast.filter({ hasText: 'what you write is shared in the Source Control view' }).waitFor();
    await toast.getByText('Open Source Control').click();
    await driver.page.locator('.sidebar .title-label').filter({ hasText: 'Source Control' }).waitFor();
  });

  it('says the same of what is incoming and of proposals', async () => {
    const { driver } = window;
    const toast = driver.page.locator('.notification-toast');
    for (const command of ['Caucus: See what is incoming', 'Caucus: Review a proposal…']) {
      await driver.runCommand('Notifications: Clear All Notifications');
      await driver.runCommand(command);
      await toast.filter({ hasText: 'Source Control view' }).waitFor();
    }
  });

  it('writes a digest from the files', async () => {
    const { driver } = window;
    await driver.runCommand('Caucus: Write a digest…');
    for (const label of ['The last 30 days', 'Plain text']) {
      const row = driver.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label });
      await row.click();
    }
    await driver.placeOf('What is new in Test coalition');
  });
});

interface Member {
  readonly name: string;
  readonly folder: string;
  readonly driver: Driver;
}

/** Writes an entry, as the annotations do. */
function says({ name, folder }: Member, words: string): string {
  const path = `${thread}/${entryName(name)}`;
  const target = 'target:\n  draft: gdc/rev-1\n  quote: The text\n';
  write(
    folder,
    path,
    `---\nkind: reply\nmember: ${name}\ndate: 2026-03-01T10:00:00Z\n${target}---\n${words}\n`,
  );
  return path;
}

/** What the item in the status bar says to a person who cannot see it. */
async function statusSays(driver: Driver, expected: RegExp): Promise<void> {
  const item = driver.page.locator('[id="caucus.caucus.caucus.sharing"] a');
  await driver.until(String(expected), async () => {
    const label = (await item.count()) > 0 ? await item.first().getAttribute('aria-label') : null;
    return expected.test(label ?? '');
  });
}
