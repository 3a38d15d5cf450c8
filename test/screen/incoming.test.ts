import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { propose } from '../../client/src/sharing/flows/propose';
import { share } from '../../client/src/sharing/flows/share';
import { Driver } from '../../scripts/vscode/driver.mjs';
import { describe as describeSpan } from '../../server/src/anchoring/describe';
import { threadIdFor } from '../../server/src/annotations/entry-names';
import { newEntry } from '../../server/src/annotations/new-entry';
import { readDraft } from '../../server/src/draft/draft';
import { entryText } from '../../server/src/repository/compose-entry';
import {
  Coalition,
  entryName,
  git,
  open,
  read,
  removeTemporaryFolders,
  termLines,
  write,
} from '../git/support/coalition-on-disk';
import { Annotating } from './annotating';

const DRAFT = '1. The text of all.\n\n2. More text.\n';

/** Clicks on a line until it shows what it leads to: a list that is made anew meanwhile forgets a click. */
async function opens(driver: Driver, line: Locator, shown: Locator): Promise<void> {
  await driver.until(`what a line leads to: ${line}`, async () => {
    await line.click();
    return driver.comes(shown.first(), 5000);
  });
}

/** One member in a window on a clone of their own; the other shares from another clone. */
describe('What is not brought in yet', function () {
  this.timeout(180_000);
  let coalition: Coalition;
  let folder: string;
  let other: string;
  let driver: Driver;
  let annotating: Annotating;
  /** What the first test proposes, and the next answer. */
  let proposed: Said;

  before(async () => {
    coalition = new Coalition();
    [folder, other] = [coalition.clone('a'), coalition.clone('b')];
    const settings = {
      'caucus.sharing.getUpdatesEvery': 0,
      'caucus.sharing.showIncomingFirst': true,
      'git.autofetch': false,
    };
    driver = await Driver.open({ folder, settings });
    annotating = new Annotating(driver);
    await driver.openFile('drafts/gdc/rev-1.undraft.md');
    await driver.until('the coalition is read', async () =>
      (await status(driver)).includes('Nothing to share'),
    );
    await makeRoom(driver);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await driver.screenshot('out/failed/incoming.png');
  });
  after(async () => {
    await driver?.close();
    removeTemporaryFolders();
  });

  async function answer(box: Locator, words: string): Promise<void> {
    await box.getByRole('button', { name: 'Write for A Registry…' }).click();
    await annotating.typing();
    await driver.page.keyboard.type(words);
    await driver.page.keyboard.press('Control+Enter');
  }

  it('a proposal is read in its place, answered, and brought in', async () => {
    const said = annotation('b', 'More text.', 'We would rather have less.');
    proposed = said;
    write(other, said.path, said.text);
    write(other, 'terms/forum.yaml', 'label: forum\nstance: support\n');
    write(other, 'terms/shared.yaml', `${termLines.join('\n')}\nnote: changed\n`);
    const paths = [said.path, 'terms/forum.yaml', 'terms/shared.yaml'];
    const { branch } = await propose(await open(other), {
      paths,
      message: 'B Registry: 1 annotation on GDC Rev. 1 ¶2',
      member: 'b',
      now: Date.now(),
    });

    await driver.runCommand('Caucus: Review a proposal…');
    const row = driver.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '1 annotation' });
    await row.waitFor();
    await driver.screenshot('out/screens/review-pick.png');
    await driver.page.keyboard.press('Enter');
    const line = driver.page
      .locator('.sidebar .monaco-list-row')
      .filter({ hasText: 'We would rather have less.' });
    await line.waitFor();
    await driver.screenshot('out/screens/review-view.png');
    assert.equal(read(folder, said.path), undefined);

    const changes = driver.page.locator('.sidebar .monaco-list-row').filter({ hasText: 'Term changed' });
    const box = annotating.box('Not brought in yet');
    await opens(driver, line, box.filter({ hasText: 'We would rather have less.' }));
    assert.equal(await driver.page.locator('.review-widget:visible').count(), 1, 'a box is drawn twice');
    await driver.screenshot('out/screens/review-in-the-text.png');

    await opens(driver, changes, driver.page.locator('.monaco-diff-editor'));
    await driver.screenshot('out/screens/review-changed.png');

    await opens(driver, line, box);
    await answer(box, 'So would we.');
    await box.filter({ hasText: 'So would we.' }).locator('.comment-body').nth(1).waitFor();
    await driver.screenshot('out/screens/review-answered.png');
    git(other, 'fetch', '--quiet');
    const answers = git(
      other,
      'diff',
      '--name-only',
      `origin/main...origin/${branch}`,
      '--',
      `annotations/${said.thread}`,
    );
    assert.equal(answers.split('\n').length, 2);
    assert.equal(git(folder, 'status', '--porcelain'), '');

    await driver.runCommand('Caucus: Bring in');
    // The changed term lacks its label.
    const warning = driver.page.locator('.monaco-dialog-box').filter({ hasText: 'terms/shared.yaml' });
    await driver.screenshot('out/screens/review-warning.png');
    await warning.getByRole('button', { name: 'Bring in all the same' }).click();
    await driver.until('brought in', async () => read(folder, said.path) === said.text);
    await driver.until('the review is closed', async () => (await box.count()) === 0);
    await annotating.underlined('More text');
    await driver.screenshot('out/screens/review-brought-in.png');
  });

  it('what others shared is listed before it is brought in', async () => {
    const said = annotation('b', 'The text of all', 'All of it.');
    const more = reply('b', proposed.thread, 'Thank you.');
    write(other, said.path, said.text);
    write(other, more.path, more.text);
    const paths = [said.path, more.path];
    await share(await open(other), { paths, message: 'B Registry: 1 annotation, 1 reply' });

    await driver.runCommand('Caucus: See what is incoming');
    const line = driver.page.locator('.sidebar .monaco-list-row').filter({ hasText: 'All of it.' });
    await line.waitFor();
    assert.equal(read(folder, said.path), undefined);
    await driver.until('two files waiting', async () =>
      (await status(driver)).includes('Waiting to be got: 2'),
    );
    // A reply to what is here already is shown with what it answers.
    const answered = driver.page
      .locator('.sidebar .monaco-list-row')
      .filter({ hasText: 'B Registry replies' });
    const earlier = annotating.box('Not brought in yet').filter({ hasText: 'Thank you.' });
    await opens(driver, answered, earlier.getByText('We would rather have less.'));
    await driver.screenshot('out/screens/incoming-reply.png');
    const box = annotating.box('Not brought in yet').filter({ hasText: 'All of it.' });
    await opens(driver, line, box);
    await driver.screenshot('out/screens/incoming.png');
    // It stays when another view covers the list.
    await driver.showSideBar('Explorer');
    await driver.until('covered', async () => !(await line.isVisible()));
    await answer(box, 'Noted.');
    await driver.until('brought in', async () => read(folder, said.path) === said.text);
    await box.waitFor({ state: 'detached' });
    const thread = annotating.box('¶1 · amend · B Registry · 1 reply');
    await thread.getByText('Noted.').waitFor();
    await driver.until('one’s own', async () =>
      /1 thing to share(?!.*Waiting to be got)/.test(await status(driver)),
    );
    await driver.screenshot('out/screens/incoming-answered.png');
  });

  it('a pull request is read by its number, in the text that it brings', async () => {
    const rev2 = `${DRAFT}\n3. Text that is new.\n`;
    const said = annotation('b', 'Text that is new', 'Where from?', rev2, 'gdc/rev-2');
    git(other, 'switch', '--quiet', '--create', 'feature', 'origin/main');
    write(other, 'drafts/gdc/rev-2.undraft.md', rev2);
    write(other, said.path, said.text);
    write(other, 'positions/open/position.md', '---\ntitle: Open to all\nstatus: proposed\n---\n\nWhy.\n');
    write(
      other,
      'positions/open/01jc0000000000000000000001-b.md',
      '---\nkind: stance\nstance: reserve\nmember: b\nby: B. Member <b@example.org>\ndate: 2026-03-01T10:00:00Z\n---\nOnly if funded.\n',
    );
    git(other, 'add', '--all');
    git(other, 'commit', '--quiet', '-m', 'Rev. 2');
    git(other, 'push', '--quiet', 'origin', 'feature:refs/pull/12/head');

    await driver.runCommand('Caucus: Review a proposal…');
    const choice = driver.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'by its number' });
    await choice.click();
    await driver.answer('12');
    const line = driver.page.locator('.sidebar .monaco-list-row').filter({ hasText: 'Where from?' });
    const box = annotating.box('Not brought in yet').filter({ hasText: 'Where from?' });
    await opens(driver, line, box);
    await driver.screenshot('out/screens/review-request.png');
    // Nobody but its author can add to it.
    assert.equal(await box.getByRole('button', { name: /Write/ }).count(), 0);
    await opens(
      driver,
      driver.page.locator('.sidebar .monaco-list-row').filter({ hasText: 'B Registry reserves' }),
      driver.page.locator('.editor-instance .view-line').filter({ hasText: /Only\sif\sfunded\./ }),
    );
    await driver.screenshot('out/screens/review-stance.png');

    await driver.runCommand('Caucus: Close the review');
    await line.waitFor({ state: 'detached' });
    await driver.until(
      'its texts are closed',
      async () =>
        (await driver.page
          .locator('.tab')
          .filter({ hasText: /reserves|rev-2/ })
          .count()) === 0,
    );
    assert.equal(git(folder, 'for-each-ref', 'refs/caucus/requests'), '');
    assert.equal(read(folder, 'drafts/gdc/rev-2.undraft.md'), undefined);
  });
});

describe('What others share, where it is to be shown first', function () {
  this.timeout(120_000);
  let coalition: Coalition;
  let driver: Driver;

  after(async () => {
    await driver?.close();
    removeTemporaryFolders();
  });

  it('is asked for by itself, counted, and not brought in', async () => {
    coalition = new Coalition();
    const [folder, other] = [coalition.clone('a'), coalition.clone('b')];
    const said = annotation('b', 'More text.', 'Not yet here.');
    write(other, said.path, said.text);
    await share(await open(other), { paths: [said.path], message: 'B Registry: 1 annotation' });
    const settings = {
      'caucus.sharing.getUpdatesEvery': 1,
      'caucus.sharing.showIncomingFirst': true,
      'git.autofetch': false,
    };
    driver = await Driver.open({ folder, settings });
    await driver.openFile('drafts/gdc/rev-1.undraft.md');
    const counted = async () => (await status(driver)).includes('Waiting to be got: 1');
    // The first look comes a quarter of a minute after the window has opened.
    await driver.until('counted', counted).catch(() => driver.until('counted', counted));
    assert.equal(read(folder, said.path), undefined);
    const item = driver.page.locator('[id="caucus.caucus.caucus.sharing"] a');
    await item.first().click();
    const line = driver.page.locator('.sidebar .monaco-list-row').filter({ hasText: 'Not yet here.' });
    await line.waitFor();
    await driver.runCommand('Caucus: Bring in');
    await driver.until('brought in', async () => read(folder, said.path) === said.text);
    const view = driver.page.locator('.pane-header').filter({ hasText: 'Incoming' });
    await view.waitFor({ state: 'detached' });
  });
});

/** Folds the other views: what does not fit into a list is not there to be clicked. */
async function makeRoom(driver: Driver): Promise<void> {
  await driver.showSideBar('Caucus', '.pane-header');
  for (const view of ['Positions', 'Statements', 'Drafts', 'Annotations']) {
    const header = driver.page.locator(`.sidebar .pane-header.expanded[aria-label^="${view}"]`);
    await header.click();
    await header.waitFor({ state: 'detached' });
  }
}

/** What the item in the status bar says to a person who cannot see it. */
async function status(driver: Driver): Promise<string> {
  const item = driver.page.locator('[id="caucus.caucus.caucus.sharing"] a');
  return (await item.count()) > 0 ? ((await item.first().getAttribute('aria-label')) ?? '') : '';
}

interface Said {
  readonly thread: string;
  readonly path: string;
  readonly text: string;
}

/** A file as the annotating window writes it. */
function annotation(member: string, quote: string, body: string, text = DRAFT, id = 'gdc/rev-1'): Said {
  const start = text.indexOf(quote);
  const target = describeSpan(readDraft(text), { start, end: start + quote.length }, id);
  const writer = writerFor(member);
  const words = { kind: 'annotation', stance: 'amend', target, body, proposal: 'Less text.' } as const;
  const thread = threadIdFor(target, writer.id);
  const entry = newEntry(words, writer);
  return { thread, path: `annotations/${thread}/${entry.name}`, text: entryText(entry) };
}

function reply(member: string, thread: string, body: string): Said {
  const entry = newEntry({ kind: 'reply', body }, writerFor(member));
  return { thread, path: `annotations/${thread}/${entry.name}`, text: entryText(entry) };
}

function writerFor(member: string) {
  const id = entryName(member).slice(0, 26);
  return { id, member, name: 'B. Member', email: `${member}@example.org`, now: Date.now() };
}
