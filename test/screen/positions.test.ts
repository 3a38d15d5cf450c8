import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow, type Window } from './window';

const revision = 'drafts/compact/rev-1.undraft.md';
const position = 'positions/forum-permanent';
const statement = 'statements/joint-input';

describe('Positions and statements', function () {
  this.timeout(90_000);
  let window: Window;
  before(async () => {
    const settings = { 'caucus.author': 'Ada Example <ada@registry.example.org>' };
    window = await openWindow('coalition', { settings });
    await window.driver.openFile(revision);
    await window.driver.decorated('multi-stakeholder');
  });
  after(() => window?.close());

  const read = (path: string) => readFileSync(join(window.folder, path), 'utf8');
  const entries = (folder: string) =>
    readdirSync(join(window.folder, folder)).filter((name) => name.endsWith('-example-registry.md'));
  const untilFile = (path: string, words: string) =>
    window.driver.until(`“${words}” in ${path}`, async () => read(path).includes(words));

  /** Types the label, for a list that opens where another closes may take a click for its neighbour. */
  async function pick(label: string): Promise<void> {
    const { page } = window.driver;
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: label }).first().waitFor();
    await page.locator('.quick-input-widget:visible input:focus').fill(label);
    await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: label }).waitFor();
    await page.keyboard.press('Enter');
  }

  /** Confirms the input whose title holds some words, with what stands in it or with other words. */
  async function confirm(title: string, text?: string): Promise<string> {
    const { page } = window.driver;
    await page.locator('.quick-input-title').filter({ hasText: title }).waitFor();
    const input = page.locator('.quick-input-widget:visible input:focus');
    await input.waitFor();
    if (text !== undefined) await input.fill(text);
    const value = await input.inputValue();
    await page.keyboard.press('Enter');
    return value;
  }

  async function press(button: string): Promise<void> {
    const dialog = window.driver.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  it('takes a member’s stance with a note', async () => {
    const { driver } = window;
    await driver.runCommand('Caucus: Say where we stand on a position…');
    await pick('The Sample Forum is permanent');
    await pick('Endorse');
    await confirm('Endorse: The Sample Forum', 'If it is funded.');
    await driver.until('the entry', async () => entries(position).length === 1);
    const text = read(join(position, entries(position)[0] ?? ''));
    assert.match(text, /^---\nkind: stance\nstance: endorse\nby: Ada Example <ada@registry\.example\.org>\n/);
    assert.match(text, /\nIf it is funded\.\n$/);
    await driver.until('the count in the hover', async () =>
      (await driver.hover('Sample Forum')).includes('1 of 2 members endorse'),
    );
    await driver.dismiss();
  });

  it('takes a stance from the hover on a term', async () => {
    const { driver } = window;
    await driver.until('the links', async () =>
      (await driver.hover('Sample Forum')).includes('Say where we stand: Endorse · Reserve'),
    );
    await driver.screenshot('out/screen/stance-hover.png');
    await driver.hoverContent.getByText('Reserve', { exact: true }).click();
    await confirm('Reserve: The Sample Forum', 'Only if funded.');
    await driver.until('the entry', async () => entries(position).length === 2);
    // A hover in which one has clicked stays as it is.
    await driver.until('the reservation in the hover', async () => {
      await driver.dismiss();
      return (await driver.hover('Sample Forum')).includes('Example Registry reserves (Only if funded.)');
    });
    await driver.dismiss();
    await driver.runCommand('Caucus: Say where we stand on a position…');
    await pick('The Sample Forum is permanent');
    await pick('Endorse');
    await confirm('Endorse: The Sample Forum', 'If it is funded.');
    await driver.until('the last word', async () => entries(position).length === 3);
  });

  it('marks a position as agreed by those who endorse it', async () => {
    await window.driver.runCommand('Caucus: Mark as agreed…');
    await pick('The Sample Forum is permanent');
    const day = await confirm('Mark as agreed');
    await untilFile(
      `${position}/position.md`,
      `status: agreed\nagreed: ${day}\nagreed_by: [example-registry]\n`,
    );
    assert.match(read(`${position}/position.md`), /\n\nThe Sample Forum shall be permanent and funded\.\n$/);
  });

  it('freezes a statement, signs it, and copies who has signed', async () => {
    const { driver } = window;
    const { page } = driver;
    await driver.runCommand('Caucus: Freeze the statement…');
    await pick('Joint input');
    await press('Freeze');
    await untilFile(`${statement}/statement.md`, 'status: frozen\n');
    await driver.runCommand('Caucus: Sign the statement…');
    await pick('Joint input');
    await press('Sign');
    await driver.until('the signature', async () => entries(statement).length === 1);
    await driver.showSideBar('Caucus');
    const row = page
      .locator('.part.sidebar .monaco-list-row')
      .filter({ hasText: 'Joint input to the Zero Draft' });
    await row.filter({ hasText: 'open for signature · 1 of 2 signed' }).waitFor();
    await driver.screenshot('out/screen/statements.png');
    await driver.runCommand('Caucus: Copy the list of signatories');
    await pick('Joint input');
    await page.locator('.part.statusbar').getByText('List copied').waitFor();
  });

  it('proposes a position from selected words, and opens it', async () => {
    const { driver } = window;
    await driver.openFile(revision);
    await driver.select('predictable funding');
    await driver.runCommand('Caucus: Propose a position…');
    await confirm('1 of 3', 'The forum is funded');
    assert.equal(await confirm('2 of 3'), 'predictable funding');
    await confirm('3 of 3', 'Without money it is a talking shop.');
    const path = 'positions/the-forum-is-funded/position.md';
    await driver.until('the file', async () => existsSync(join(window.folder, path)));
    assert.match(
      read(path),
      /status: proposed\n[\s\S]*proposed_by: example-registry\n[\s\S]*language: predictable funding/u,
    );
    await driver.placeOf('Without money it is a talking shop.');
  });

  it('writes what is new as text for the mailing list, and the next time begins where that ended', async () => {
    const { driver } = window;
    const { page } = driver;
    const message = page.locator('.notification-list-item-message');
    await driver.runCommand('Caucus: Write a digest…');
    await page.locator('.quick-input-list').getByText('The last 7 days').waitFor();
    assert.equal(await page.locator('.quick-input-list').getByText('Since the last digest').count(), 0);
    await pick('The last 7 days');
    await pick('Plain text');
    await driver.placeOf('What is new in');
    await driver.placeOf('Example Registry: endorse · If it is funded.');
    await message.getByText('The digest is written.').waitFor();
    await driver.screenshot('out/screen/digest.png');
    await driver.runCommand('Caucus: Write a digest…');
    await pick('Since the last digest');
    await pick('Markdown');
    await driver.placeOf('# What is new in');
    assert.equal(await page.locator('.view-line').getByText('If it is funded').count(), 0);
  });
});
