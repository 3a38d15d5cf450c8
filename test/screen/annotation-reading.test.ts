import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Annotating } from './annotating';
import { openWindow, type Window } from './window';

const revision = 'drafts/compact/rev-1.undraft.md';

describe('Annotations as a reader wants them', function () {
  this.timeout(90_000);
  let window: Window;
  let person: Annotating;
  before(async () => {
    const settings = { 'caucus.author': 'Ada Example <ada@registry.example.org>' };
    window = await openWindow('coalition', { settings, prepare });
    person = new Annotating(window.driver);
    await window.driver.openFile(revision);
    await window.driver.decorated('multi-stakeholder');
  });
  after(() => window?.close());

  function prepare(folder: string): void {
    const ours = annotation('example-registry', '2(a)', 'secretariat');
    const theirs = annotation('island-operators', '2(b)', 'predictable funding');
    const settled = annotation('island-operators', '3', 'implementation');
    for (const [path, text] of [ours, theirs, settled]) put(folder, path, text);
    const resolve = settled[0].replace(/1-island/, '2-island');
    put(folder, resolve, entry('resolve', 'island-operators'));
    const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...identity, ...args]);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'The coalition');
  }

  const set = (settings: Record<string, boolean>) =>
    put(window.folder, '.vscode/settings.json', JSON.stringify(settings));

  /** Waits until exactly these words, of the three that were annotated, are underlined. */
  async function marked(...expected: string[]): Promise<void> {
    const all = ['secretariat', 'predictable funding', 'implementation'];
    await window.driver.until(`only marked: ${expected.join(', ')}`, async () => {
      const lines = await Promise.all(all.map((words) => person.linesBelow(words)));
      return all.every((words, i) => (lines[i] ?? []).length > 0 === expected.includes(words));
    });
  }

  it('shows all of them unless told otherwise', async () => {
    await marked('secretariat', 'predictable funding', 'implementation');
  });

  it('hides what is resolved when the setting says so', async () => {
    set({ 'caucus.annotations.showResolved': false });
    await marked('secretariat', 'predictable funding');
  });

  it('hides what others began when the setting says so, and shows it again', async () => {
    set({ 'caucus.annotations.showOthers': false });
    await marked('secretariat');
    set({});
    await marked('secretariat', 'predictable funding', 'implementation');
  });

  it('shows them in the text as it is now, not in what it was before a change', async () => {
    const { driver } = window;
    const { page } = driver;
    const path = join(window.folder, revision);
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('secretariat of its own', 'small secretariat of its own'),
    );
    await driver.placeOf('small secretariat');
    await page.locator('.editor-actions [aria-label^="Open Changes"]').click();
    const sides = page.locator('.diff-editor-widget, .monaco-diff-editor');
    await sides.locator('.editor.modified .view-line').filter({ hasText: 'small' }).first().waitFor();
    // Lines of annotations: those of tracked terms are borders.
    const marks = (side: string) =>
      sides
        .locator(`.editor.${side} .view-line span`)
        .evaluateAll(
          (spans) =>
            spans.filter((span) => getComputedStyle(span).textDecorationLine.includes('underline')).length,
        );
    await driver.until(
      'the marks on the side that can be changed',
      async () => (await marks('modified')) > 0,
    );
    await driver.screenshot('out/screen/changes.png');
    assert.equal(await marks('original'), 0);
  });

  it('says in an untitled document why nothing can be annotated there', async () => {
    const { driver } = window;
    const { page } = driver;
    // As on any empty place beside the tabs.
    await page
      .locator('.tabs-container')
      .first()
      .dblclick({ position: { x: 700, y: 15 } });
    await page.locator('.tab.active').filter({ hasText: 'Untitled' }).waitFor();
    await page.keyboard.type('1. We reaffirm the multistakeholder model.');
    await driver.runCommand('Change Language Mode');
    await page.locator('.quick-input-widget:visible input:focus').fill('UN draft');
    await page.keyboard.press('Enter');
    await page.locator('.part.statusbar').getByText('UN draft').waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('j');
    await page
      .locator('.notification-list-item-message')
      .getByText('Save it in the folder “drafts” of one first.')
      .waitFor();
  });
});

describe('A draft with 500 annotations', function () {
  this.timeout(120_000);
  const count = 500;
  const path = 'drafts/compact/long.undraft.md';
  let window: Window;
  let person: Annotating;
  before(async () => {
    window = await openWindow('coalition', {
      prepare(folder) {
        const text = (n: number) => `${n}. We decide to fund undertaking ${n} until it is reviewed.`;
        const lines = Array.from({ length: count }, (_, n) => text(n + 1));
        put(folder, path, `---\ntitle: Long\n---\n\n${lines.join('\n\n')}\n`);
        for (let n = 1; n <= count; n++) {
          const [file, entry] = annotation(
            'island-operators',
            String(n),
            `fund undertaking ${n}`,
            'compact/long',
          );
          put(folder, file, entry);
        }
      },
    });
    person = new Annotating(window.driver);
  });
  after(() => window?.close());

  it('shows those on the screen, takes what is typed, and reaches the last one', async () => {
    const { driver } = window;
    const { page } = driver;
    await driver.openFile(path);
    await person.underlined('fund undertaking 1 ');
    await page.locator('.comment-thread-unresolved').first().waitFor();
    await page.keyboard.press('Control+Home');
    await driver.goToLine(5);
    await page.keyboard.press('End');
    await page.keyboard.type(' And every word of it is there at once.');
    await driver.placeOf('there at once.');
    await driver.goToLine(1);
    await driver.runCommand('Caucus: Go to the previous annotation');
    await person.box(`¶${count} · note`).waitFor();
  });
});

const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@registry.example.org'];

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function annotation(
  member: string,
  paragraph: string,
  quote: string,
  draft = 'compact/rev-1',
): [string, string] {
  const id = `01kfh2m4q8s6v0x3z5b7d${paragraph.replace(/\W/g, '').padStart(4, '0')}1`;
  const path = `annotations/compact/rev-1-p${paragraph.replace(/\W/g, '')}-${id}/${id}-${member}.md`;
  const target = `target:\n  draft: ${draft}\n  paragraph: "${paragraph}"\n  quote: ${quote}\n`;
  return [path, entry('annotation', member, `stance: note\n${target}`)];
}

function entry(kind: string, member: string, more = ''): string {
  return `---\nkind: ${kind}\nby: A <a@${member}.example.org>\nmember: ${member}\ndate: 2026-02-17T09:00:00Z\n${more}---\nSaid.\n`;
}
