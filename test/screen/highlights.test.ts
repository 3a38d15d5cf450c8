import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openWindow, type Window } from './window';

const revision = 'drafts/compact/rev-1.undraft.md';
/** Words of the fixture, how they are told apart without colour, and the colour's name. */
const marked = [
  { words: 'multi-stakeholder', stance: 'support', line: 'solid' },
  { words: 'multilateral', stance: 'oppose', line: 'double' },
  { words: 'digital cooperation', stance: 'watch', line: 'dotted' },
] as const;
/** Keys of the theme in the manifest's colours. */
const themes = {
  light: 'light',
  dark: 'dark',
  'high-contrast': 'highContrast',
  'high-contrast-light': 'highContrastLight',
} as const;

for (const [theme, key] of Object.entries(themes) as [keyof typeof themes, string][]) {
  describe(`Tracked terms on the screen, ${theme}`, function () {
    this.timeout(90_000);
    let window: Window;
    before(async () => {
      window = await openWindow('coalition', { theme });
      await window.driver.openFile(revision);
    });
    after(() => window?.close());

    for (const { words, stance, line } of marked) {
      it(`${stance} has its colours and a ${line} line`, async () => {
        const marks = await window.driver.decorated(words);
        const mark = marks.find(({ border }) => border.includes(line));
        assert.ok(mark, `no ${line} line among ${JSON.stringify(marks)}`);
        assert.deepEqual(rgba(mark.border), rgba(colour(`caucus.${stance}Border`, key)));
        assert.deepEqual(rgba(mark.background), rgba(colour(`caucus.${stance}Background`, key)));
      });
    }

    it('other words have none', async () => {
      await window.driver.decorated('multilateral');
      const found = await window.driver.decorationsOf('purposes and principles');
      assert.deepEqual(
        found.filter(({ classes }) => classes.includes('ced-')),
        [],
      );
    });
  });
}

describe('Highlights follow the person', function () {
  this.timeout(90_000);
  let window: Window;
  before(async () => {
    window = await openWindow('coalition');
    await window.driver.openFile(revision);
    await window.driver.decorated('multilateral');
  });
  after(() => window?.close());

  it('a term is marked as soon as it is typed', async () => {
    const { driver } = window;
    await driver.goToLine(11);
    await driver.page.keyboard.press('End');
    await driver.page.keyboard.type(' With Digital Co-operation.');
    await driver.decorated('Digital Co-operation');
  });

  it('the command hides them and shows them again', async () => {
    const { driver } = window;
    const areMarked = async () =>
      (await driver.decorationsOf('digital cooperation')).some(({ classes }) => classes.includes('ced-'));
    await driver.runCommand('Caucus: Show or hide tracked terms');
    await driver.until('hidden', async () => !(await areMarked()));
    await driver.runCommand('Caucus: Show or hide tracked terms');
    await driver.until('shown', areMarked);
  });

  it('the language status counts them', async () => {
    const { driver } = window;
    const text = await driver.languageStatus();
    assert.match(text, /\d+ terms · \d+ support · \d+ oppose · \d+ watch/);
  });
});

/** What the manifest says of a theme colour. */
function colour(id: string, theme: string): string {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const found = contributes.colors.find((each: { id: string }) => each.id === id);
  assert.ok(found, `${id} is not contributed`);
  return found.defaults[theme];
}

/** `#rrggbb[aa]`, `rgb(…)` or `rgba(…)`, within a longer CSS value too, as four numbers; alpha from 0 to 255. */
function rgba(css: string): number[] {
  const hex = /#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(css);
  if (hex?.[1] !== undefined) {
    const bytes = hex[1].match(/../g) ?? [];
    return [...bytes.map((byte) => Number.parseInt(byte, 16)), Number.parseInt(hex[2] ?? 'ff', 16)];
  }
  const numbers = /rgba?\(([^)]*)\)/.exec(css)?.[1]?.split(',').map(Number) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  return [red, green, blue, Math.round(alpha * 255)];
}
