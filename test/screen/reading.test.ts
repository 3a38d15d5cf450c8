import assert from 'node:assert/strict';
import { openWindow, type Window } from './window';

const revision = 'drafts/compact/rev-1.undraft.md';

for (const host of ['server', 'web'] as const) {
  describe(`Reading a draft, ${host === 'web' ? 'VS Code for the Web' : 'VS Code'}`, function () {
    this.timeout(90_000);
    let window: Window;
    before(async () => {
      window = await openWindow('coalition', { host });
      await window.driver.openFile(revision);
      await window.driver.decorated('multi-stakeholder');
    });
    afterEach(() => window?.driver.dismiss());
    after(() => window?.close());

    it('pointing at a term says what is agreed, in plain words that fit the screen', async () => {
      const { driver } = window;
      const text = await driver.hover('multi-stakeholder');
      assert.match(text, /All who build and use the Internet take part in governing it/);
      assert.match(text, /Example Registry/);
      assert.doesNotMatch(text, /\*\*|<\w+>|&nbsp;|\$\(/, 'markup is shown as such');
      const box = await driver.hoverContent.first().boundingBox();
      assert.ok(box && box.y >= 0 && box.y + box.height <= 900, `off the screen: ${JSON.stringify(box)}`);
    });

    it('two keystrokes and a few letters, typing errors included, find a position', async () => {
      const { driver } = window;
      const rows = await driver.openLookUp('sampel forum permanant');
      // The list shows what the typing so far has found; the first row must become the right one.
      await rows.first().filter({ hasText: 'The Sample Forum is permanent' }).waitFor();
      await driver.page.keyboard.press('Enter');
      await driver.page.locator('.tab.active').filter({ hasText: 'position.md' }).waitFor();
      await driver.page.locator('.view-line').filter({ hasText: 'The Sample Forum' }).first().waitFor();
      await driver.openFile(revision);
    });

    it('another key copies the preferred wording with its citation', async () => {
      const { driver } = window;
      await driver.openLookUp('one method');
      await driver.page.keyboard.press('Control+Shift+C');
      await driver.until('a copy', async () => {
        const copied = await driver.page.evaluate(() => navigator.clipboard.readText());
        return copied.includes('multistakeholder governance of the Internet');
      });
    });

    it('the views list positions by topic and drafts by process', async () => {
      const { driver } = window;
      await driver.showSideBar('Caucus');
      await driver.until('the views', async () => {
        const rows = (await driver.sideBarRows()).join('\n');
        return ['The method', 'One method for governing', 'Test Compact'].every((words) =>
          rows.includes(words),
        );
      });
    });

    it('the outline shows the text as it is numbered', async () => {
      const { driver } = window;
      await driver.runCommand('Explorer: Focus on Outline View');
      const outline = driver.page.locator('.outline-pane');
      for (const label of ['I. Principles', '1 bis']) {
        await outline.getByText(label, { exact: false }).first().waitFor();
      }
    });
  });
}

describe('Beginning', function () {
  this.timeout(90_000);
  let window: Window;
  before(async () => {
    window = await openWindow('plain');
  });
  after(() => window?.close());

  it('creates a coalition in a folder that has none', async () => {
    const { driver } = window;
    await driver.showSideBar('Caucus', '.welcome-view-content');
    await driver.page.getByRole('button', { name: 'Create a coalition' }).first().click();
    for (const answer of ['Coalition for an Open Internet', 'Example Registry']) {
      await driver.answer(answer);
    }
    // It says how to begin, and the views have the example.
    await driver.page.locator('.tab.active').filter({ hasText: 'README.md' }).waitFor();
    await driver.until('the example', async () =>
      (await driver.sideBarRows()).join('\n').includes('governed by all stakeholders'),
    );
  });
});
