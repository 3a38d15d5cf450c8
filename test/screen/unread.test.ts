import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Annotating } from './annotating';
import { badgeSays } from './badge';
import { openWindow, type Window } from './window';

const revision = 'drafts/compact/rev-1.undraft.md';
const known = 'annotations/compact/rev-1-p2-01kfh2m4q8s6v0x3z5b7d9g1jn';
const words = 'predictable funding';

describe('What is new, on the screen', function () {
  this.timeout(120_000);
  let window: Window;
  let person: Annotating;
  before(async () => {
    window = await openWindow('coalition', {
      prepare: (folder) => says(folder, known, 'annotation', 'Say who pays.'),
    });
    person = new Annotating(window.driver);
    const { driver } = window;
    await driver.openFile(revision);
    await driver.showSideBar('Caucus');
    // Its threads have been read, so what was there has been seen.
    await driver.until('the annotation', async () =>
      (await rows()).some((row) => row.includes('Say who pays.')),
    );
  });
  after(() => window?.close());

  const rows = () => window.driver.sideBarRows();

  const badge = (expected: string) => badgeSays(window.driver, expected);

  it('is nothing that was there before', async () => {
    await badge('');
    assert.ok(!(await rows()).some((row) => row.startsWith('New')));
  });

  it('is counted at the sign of Caucus and marked in the list', async () => {
    const { driver, folder } = window;
    says(folder, known, 'reply', 'The members pay.');
    await badge('1');
    await driver.until('the line to be marked', async () =>
      (await rows()).some((row) => row.includes('Say who pays.') && row.includes('● 1 new')),
    );
    await driver.screenshot('out/screens/unread-badge.png');
  });

  it('is gone to and marked in its box, then no longer counted', async () => {
    const { driver } = window;
    await driver.goToLine(1);
    await driver.page.keyboard.press('Control+K');
    await driver.page.keyboard.press('g');
    const box = person.box('1 reply · 1 new');
    await box.getByText('The members pay.').waitFor();
    const reply = box.locator('.review-comment').last();
    await reply.getByText('new', { exact: true }).waitFor();
    assert.equal(await box.locator('.review-comment').first().getByText('new', { exact: true }).count(), 0);
    await badge('');
    await driver.until('no line to be marked', async () => !(await rows()).some((row) => row.includes('● ')));
    await driver.screenshot('out/screens/next-unread.png');
    await driver.page.locator('.part.statusbar').getByText(`(${words.length} selected)`).waitFor();
    await driver.runCommand('Comments: Collapse All Comments');
    await box.waitFor({ state: 'hidden' });
    await driver.runCommand('Caucus: Next unread');
    await driver.page.locator('.part.statusbar').getByText('There is nothing new to read.').waitFor();
    await driver.screenshot('out/screens/nothing-unread.png');
    // When it is opened again, nothing in it is new.
    await driver.runCommand('Caucus: Go to the next annotation');
    await person.box('1 reply').getByText('The members pay.').waitFor();
    assert.equal(await person.box('1 new').count(), 0);
    await driver.runCommand('Comments: Collapse All Comments');
  });

  it('is read when its box is opened in the margin and stands open', async () => {
    says(window.folder, known, 'reply', 'And who else?');
    await badge('1');
    const box = await person.openBeside(words, '2 replies · 1 new');
    await box.getByText('And who else?').waitFor();
    await badge('');
  });

  it('is not read in a box that was closed by hand, while another one is', async () => {
    const { folder } = window;
    await person.closeBeside(words, '2 replies');
    says(folder, known, 'reply', 'Everybody who is asked.');
    const second = { words: 'secretariat of its own', before: 'with a ', after: ';' };
    says(folder, 'annotations/compact/rev-1-p2-01kfh2m4q8s6v0x3z5b7d9g1jq', 'annotation', 'Where?', second);
    await badge('2');
    await (await person.openBeside(second.words, '1 new')).getByText('Where?').waitFor();
    await badge('1');
    await person.closeBeside(second.words, 'Where?');
    await window.driver.runCommand('Caucus: Mark all as read');
    await badge('');
  });

  it('is counted and gone to in a draft that is not open', async () => {
    const { driver, folder } = window;
    await driver.openFile('drafts/compact/zero-draft.undraft.md');
    says(folder, known, 'reply', 'And for how long?');
    await badge('1');
    await driver.until('the line', async () =>
      (await rows()).some((row) => row.includes('1 in other drafts')),
    );
    await driver.screenshot('out/screens/unread-elsewhere.png');
    await driver.runCommand('Caucus: Next unread');
    await person.box('1 new').getByText('And for how long?').waitFor();
    await driver.page.locator('.tab.active').filter({ hasText: 'rev-1' }).waitFor();
    await badge('');
  });

  it('is still new after a restart, and what was read is not', async () => {
    const { driver, folder } = window;
    await driver.runCommand('Comments: Collapse All Comments');
    says(folder, known, 'resolve', '');
    await badge('1');
    await driver.reload();
    await badge('1');
    await driver.runCommand('Caucus: Mark all as read');
    await badge('');
  });
});

let count = 0;

/** Where in Rev. 1 an annotation stands. */
interface Place {
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

/** Another member says something, as a file that comes with the updates. */
function says(
  folder: string,
  thread: string,
  kind: string,
  body: string,
  place: Place = { words, before: 'with ', after: '.' },
): void {
  const id = `01kfh2m4q8s6v0x3z5b7d${String(++count).padStart(5, '0')}`;
  const file = join(folder, thread, `${id}-island-operators.md`);
  const fields = [
    `kind: ${kind}`,
    'by: B. Member <b.member@islands.example.org>',
    'member: island-operators',
    `date: 2026-02-17T09:0${count}:00Z`,
  ];
  if (kind === 'annotation') {
    fields.push('stance: question', 'target:', '  draft: compact/rev-1', `  quote: ${place.words}`);
    fields.push(`  prefix: "${place.before}"`, `  suffix: "${place.after}"`);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `---\n${fields.join('\n')}\n---\n${body}\n`);
}
