import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotating } from './annotating';
import { openWindow, type Window } from './window';

const zeroDraft = 'drafts/compact/zero-draft.undraft.md';
const revision = 'drafts/compact/rev-1.undraft.md';

for (const host of ['server', 'web'] as const) {
  describe(`Annotating, ${host === 'web' ? 'VS Code for the Web' : 'VS Code'}`, function () {
    this.timeout(90_000);
    let window: Window;
    let person: Annotating;
    before(async () => {
      window = await openWindow('coalition', { host });
      person = new Annotating(window.driver);
      await window.driver.openFile(revision);
      await window.driver.decorated('multi-stakeholder');
    });
    after(() => window?.close());

    it('asks once who writes, then opens a box on the selected words', async () => {
      const { driver } = window;
      const begun = person.begin('Sample Forum shall be permanent');
      await person.sayWho('Ada Example', 'ada@registry.example.org');
      const box = await begun;
      await box.getByText('Annotate “Sample Forum shall be permanent”').waitFor();
      await box.getByText('Example Registry · Ada Example').waitFor();
      await driver.page.locator('.part.statusbar').getByText('Writing for Example Registry').waitFor();
    });

    it('saves a plain note with two keystrokes, and says whose it is', async () => {
      const { driver } = window;
      await driver.page.keyboard.type('We have asked for this **since the first reading**.');
      await driver.page.keyboard.press('Control+Enter');
      const box = person.box('¶2 · note · Example Registry');
      await box.getByText('since the first reading', { exact: true }).waitFor();
      assert.equal(await box.locator('strong').filter({ hasText: 'since the first reading' }).count(), 1);
      await person.underlined('shall be permanent');
    });

    it('proposes wording, shown as words struck and words added, and links a position', async () => {
      const { driver } = window;
      const { page } = driver;
      const box = await person.begin('multistakeholder cooperation');
      await page.keyboard.type('As in our position.');
      await person.press(box, 'Amend: propose wording…');
      const input = page.locator('.quick-input-widget:visible input:focus');
      await driver.until(
        'the selected words in the input',
        async () =>
          (await input.count()) > 0 && (await input.inputValue()) === 'multistakeholder cooperation',
      );
      await input.fill('multistakeholder governance');
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-list-entry').filter({ hasText: 'One method' }).click();
      await page.keyboard.press('Enter');
      const saved = person.box('¶1 bis · amend · Example Registry');
      await saved.locator('strong').filter({ hasText: 'governance' }).waitFor();
      await saved.locator('del, s').filter({ hasText: 'cooperation' }).waitFor();
      await saved.getByText('One method for governing').waitFor();
    });

    it('lets a second member answer and endorse', async () => {
      const { driver } = window;
      const { page } = driver;
      await driver.runCommand('Caucus: Change who I write for…');
      await person.sayWho('Ben Example', 'ben@islands.example.org');
      const box = person.box('¶1 bis · amend');
      await box.getByRole('button', { name: 'Write for Island Operators…' }).click();
      await person.typing();
      await page.keyboard.type('We agree with this.');
      await page.keyboard.press('Control+Enter');
      await box.getByText('We agree with this.').waitFor();
      await person.box('¶1 bis · amend · Example Registry · 1 reply').waitFor();
      await person.press(box.locator('.review-comment').first(), /Endorse/);
      await box.getByText('+1 from Island Operators').waitFor();
    });

    it('resolves and reopens', async () => {
      const { driver } = window;
      const box = person.box('¶1 bis · amend');
      await person.press(box.locator('.head'), /Resolve/);
      await box.waitFor({ state: 'hidden' });
      await driver.select('multistakeholder cooperation');
      await driver.runCommand('Caucus: Reopen the annotation');
      await driver.showSideBar('Caucus');
      await driver.until('reopened', async () =>
        (await driver.sideBarRows()).some(
          (row) => row.includes('¶1 bis · amend') && !row.includes('resolved'),
        ),
      );
    });

    it('shows it again from the view, edits and withdraws what the own member wrote', async () => {
      const { driver } = window;
      const { page } = driver;
      await page
        .locator('.part.sidebar .monaco-list-row')
        .filter({ hasText: 'As in our position' })
        .first()
        .click();
      const box = person.box('¶1 bis · amend');
      await box.waitFor();
      const own = box.locator('.review-comment').last();
      assert.equal(
        await box.locator('.review-comment').first().getByRole('button', { name: /Edit/ }).count(),
        0,
        'the words of another member can be edited',
      );
      await person.press(own, /Edit/);
      await person.typing();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('We agree, with thanks.');
      await page.keyboard.press('Control+Enter');
      await own.getByText('We agree, with thanks.').waitFor();
      await own.getByText('edited').waitFor();
      await own.hover();
      await own.locator('.codicon-toolbar-more').click();
      await page.locator('.monaco-menu').getByText('Withdraw…').hover();
      await page.locator('.monaco-menu .action-item.focused').getByText('Withdraw…').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
      await own.getByText('Island Operators withdrew this remark.').waitFor();
    });

    it('writes from the gutter about a whole paragraph, with a stance', async () => {
      const { driver } = window;
      await driver.goToLine(29);
      const box = await person.beginInGutter('We will review');
      await driver.page.keyboard.type('Not in a forum of its own.');
      await person.press(box, 'Oppose');
      const saved = person.box('¶3 · oppose');
      await saved.getByText('Not in a forum of its own.').waitFor();
      await person.underlined('We will review', 'wavy');
      await person.press(saved.locator('.head'), /Collapse/);
      await saved.waitFor({ state: 'hidden' });
    });

    it('keeps a thread on its words while text is edited above, in and across them', async () => {
      const { driver } = window;
      const { page } = driver;
      await driver.goToLine(11);
      await page.keyboard.press('Home');
      await page.keyboard.type('PP0 A paragraph of its own,');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await person.underlined('multistakeholder cooperation');
      await driver.select('multistakeholder cooperation');
      await page.keyboard.press('ArrowRight');
      for (let i = 0; i < 'cooperation'.length; i++) await page.keyboard.press('ArrowLeft');
      await page.keyboard.type('digital ');
      await person.underlined('multistakeholder digital cooperation');
      await driver.goToLine(21);
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+End');
      await page.keyboard.press('Delete');
      const waiting = page.locator('.part.sidebar .monaco-list-row').filter({ hasText: 'Needs a place' });
      await waiting.waitFor();
      await page.keyboard.press('Control+Z');
      await waiting.waitFor({ state: 'detached' });
    });

    it('carries an annotation to the next revision', async () => {
      const { driver } = window;
      await driver.openFile(zeroDraft);
      await driver.decorated('Sample Forum');
      await person.begin('purposes and principles');
      await driver.page.keyboard.type('Cite the Charter itself.');
      await driver.page.keyboard.press('Control+Enter');
      await person.box('PP1 · note · Island Operators').waitFor();
      await driver.openFile(revision);
      await person.underlined('purposes and principles');
      await driver.select('purposes and principles');
      await driver.runCommand('Caucus: Go to the previous annotation');
      await driver.runCommand('Caucus: Go to the next annotation');
    });

    if (host === 'server') {
      // On the web what is written stays in the page: there is nothing to come back to.
      it('has everything again when the window is reloaded', async () => {
        const { driver } = window;
        await driver.page.keyboard.press('Control+S');
        await driver.reload();
        await driver.openFile(revision);
        // The window comes back where one was reading, and words off the screen have no marks.
        await driver.goToLine(1);
        for (const words of ['purposes and principles', 'multistakeholder digital cooperation']) {
          await person.underlined(words);
        }
        await driver.runCommand('Caucus: Go to the next annotation');
        await person.box('from').getByText('Cite the Charter itself.').waitFor();
      });
    }
  });
}

describe('Annotating when something is in the way', function () {
  this.timeout(90_000);
  let window: Window;
  let person: Annotating;
  before(async () => {
    const settings = { 'caucus.author': 'Ada Example <ada@registry.example.org>' };
    window = await openWindow('coalition', { settings });
    person = new Annotating(window.driver);
    await window.driver.openFile(revision);
    await window.driver.decorated('multi-stakeholder');
  });
  after(() => window?.close());

  it('keeps the words in their box when they cannot be saved, and saves them then', async () => {
    const { driver, folder } = window;
    const { page } = driver;
    const obstacle = join(folder, 'annotations');
    rmSync(obstacle, { recursive: true });
    writeFileSync(obstacle, 'A file where a folder should be.');
    await person.begin('a secretariat of its own');
    await page.keyboard.type('Paid from the regular budget.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.notification-toast').getByText('The annotation could not be written.').waitFor();
    const box = await person.typing();
    await box.locator('.view-line').filter({ hasText: 'Paid from the regular budget.' }).waitFor();
    rmSync(obstacle);
    await page.keyboard.press('Control+Enter');
    await person.box('note · Example Registry').getByText('Paid from the regular budget.').waitFor();
  });

  it('keeps an answer that is being written when the annotated words are deleted', async () => {
    const { driver } = window;
    const { page } = driver;
    await driver.showSideBar('Caucus');
    const box = person.box('note · Example Registry');
    await box.getByRole('button', { name: 'Write for Example Registry…' }).click();
    await person.typing();
    await page.keyboard.type('There is more to say.');
    await driver.select('a secretariat of its own');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Delete');
    const waiting = page.locator('.part.sidebar .monaco-list-row').filter({ hasText: 'Needs a place' });
    await waiting.waitFor();
    const typed = page
      .locator('.review-widget:visible .view-line')
      .filter({ hasText: 'There is more to say.' });
    assert.equal(await typed.count(), 1);
    await page.keyboard.press('Control+Z');
    await waiting.waitFor({ state: 'detached' });
    await typed.click();
    await page.keyboard.press('Control+Enter');
    await person.box('note · Example Registry · 1 reply').getByText('There is more to say.').waitFor();
  });

  it('leaves nothing behind when it is discarded, or left while it is empty', async () => {
    const { driver } = window;
    const box = await person.begin('predictable funding');
    await driver.page.keyboard.type('Never mind.');
    await person.press(box, 'Discard');
    await person.box('Annotate “predictable funding”').waitFor({ state: 'detached' });
    await person.begin('predictable funding');
    await driver.page.keyboard.press('Escape');
    await person.box('Annotate “predictable funding”').waitFor({ state: 'detached' });
    await person.notUnderlined('predictable funding');
  });

  it('lets a person place an annotation whose words are gone', async () => {
    const { driver } = window;
    const { page } = driver;
    await driver.showSideBar('Caucus');
    await driver.goToLine(23);
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Delete');
    await page.locator('.part.sidebar .monaco-list-row').filter({ hasText: 'Needs a place' }).waitFor();
    await driver.select('predictable funding');
    await page
      .locator('.part.sidebar .monaco-list-row')
      .filter({ hasText: 'Paid from the regular budget' })
      .click();
    await page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'The words I have selected' })
      .click();
    await person.underlined('predictable funding');
  });
});

describe('Annotating where nothing can be written', function () {
  this.timeout(90_000);
  let window: Window;
  before(async () => {
    const settings = { 'caucus.author': 'Ada Example <ada@registry.example.org>' };
    window = await openWindow('coalition', { settings, prepare: ofTheFuture });
    await window.driver.openFile(revision);
    await window.driver.decorated('multi-stakeholder');
  });
  after(() => window?.close());

  it('says so, and offers nothing in the gutter', async () => {
    const { driver } = window;
    const { page } = driver;
    await page.locator('.part.statusbar').getByText('Read only').waitFor();
    await driver.select('predictable funding');
    await driver.runCommand('Caucus: Annotate…');
    await page.locator('.notification-toast').getByText('can only be read here').waitFor();
    assert.equal(await page.locator('.margin-view-overlays .comment-range-glyph').count(), 0);
  });
});

describe('Annotating in a repository', function () {
  this.timeout(90_000);
  let window: Window;
  before(async () => {
    window = await openWindow('coalition', { prepare: asBen });
    await window.driver.openFile(revision);
  });
  after(() => window?.close());

  it('knows from git for whom one writes', async () => {
    await window.driver.page.locator('.part.statusbar').getByText('Writing for Island Operators').waitFor();
    const box = await new Annotating(window.driver).begin('predictable funding');
    await box.getByText('Island Operators · Ben Example').waitFor();
  });
});

/** Makes a repository of the folder whose settings name a person. */
function asBen(folder: string): void {
  for (const args of [
    ['init', '-q'],
    ['config', 'user.name', 'Ben Example'],
    ['config', 'user.email', 'ben@islands.example.org'],
  ]) {
    assert.equal(spawnSync('git', args, { cwd: folder }).status, 0, `git ${args.join(' ')}`);
  }
}

/** Makes a coalition as a later version of Caucus would write it: to be read, not to be written. */
function ofTheFuture(folder: string): void {
  const file = join(folder, 'caucus.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('caucus: 1', 'caucus: 99'));
}
