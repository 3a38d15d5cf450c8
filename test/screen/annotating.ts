import type { Locator } from 'playwright-core';
import type { Driver } from '../../scripts/vscode/driver.mjs';

/** What a person does with annotations, by keys and mouse. */
export class Annotating {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** The opened box of a thread, by words of its head or of what is said in it. */
  box(words: string | RegExp): Locator {
    return this.#driver.page.locator('.review-widget:visible').filter({ hasText: words });
  }

  /** Selects words and opens the box for a new annotation by its keys; resolves when one can type. */
  async begin(words: string): Promise<Locator> {
    const { driver, page } = this.#both();
    await driver.select(words);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('j');
    return this.typing();
  }

  /** Opens the box of the plus beside a line; resolves when one can type. */
  async beginInGutter(words: string): Promise<Locator> {
    await this.clickBeside(words);
    return this.typing();
  }

  /** Clicks the sign beside a line: a plus, or that of a thread, which opens or closes it. */
  async clickBeside(words: string): Promise<void> {
    const { driver, page } = this.#both();
    const { y, height } = await driver.placeOf(words);
    const signs = page.locator('.margin-view-overlays').locator('.comment-range-glyph, .comment-thread');
    for (const sign of await signs.all()) {
      const box = await sign.boundingBox();
      if (!box || box.y > y + height / 2 || box.y + box.height < y + height / 2) continue;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
      await page.mouse.down();
      await page.mouse.up();
      return;
    }
    throw new Error(`The gutter offers nothing beside “${words}”`);
  }

  /** The box that has the keyboard. */
  async typing(): Promise<Locator> {
    const box = this.#driver.page
      .locator('.review-widget')
      .filter({ has: this.#driver.page.locator('.monaco-editor.focused') });
    await box.waitFor();
    return box;
  }

  /** Says who writes, from the first question to the last. */
  async sayWho(name: string, email: string): Promise<void> {
    const { page } = this.#both();
    for (const [step, text] of [
      ['1 of 3', name],
      ['2 of 3', email],
    ] as const) {
      await page.locator('.quick-input-title').filter({ hasText: step }).waitFor();
      await page.locator('.quick-input-widget:visible input:focus').fill(text);
      await page.keyboard.press('Enter');
    }
    await page.locator('.quick-input-title').filter({ hasText: '3 of 3' }).waitFor();
    await page
      .locator('.quick-input-list .monaco-list-row.focused')
      .filter({ hasText: 'as your address says' })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Presses a button of a box or of a remark, by its name. */
  async press(within: Locator, name: string | RegExp): Promise<void> {
    await within.hover();
    await within.getByRole('button', { name }).locator('visible=true').first().click();
  }

  /** The marks on some words: the lines below them. */
  async linesBelow(words: string): Promise<string[]> {
    const found = await this.#driver.decorationsOf(words);
    return found.map(({ decoration }) => decoration).filter((decoration) => decoration.includes('underline'));
  }

  #both() {
    return { driver: this.#driver, page: this.#driver.page };
  }
}
