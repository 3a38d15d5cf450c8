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
    await this.#clickBeside(words, this.#typing(), 'visible');
    return this.typing();
  }

  /** Opens the box of the thread beside a line by its sign, to show `content`. */
  async openBeside(words: string, content: string): Promise<Locator> {
    const box = this.box(content);
    await this.#clickBeside(words, box, 'visible');
    return box;
  }

  /** Closes the box of the thread beside a line by its sign, so that `content` is gone. */
  async closeBeside(words: string, content: string): Promise<void> {
    await this.#clickBeside(words, this.box(content), 'hidden');
  }

  /**
   * Clicks the sign beside a line, a plus or that of a thread, until a box is open or closed: while the line
   * moves, a click may miss.
   */
  async #clickBeside(words: string, box: Locator, state: 'visible' | 'hidden'): Promise<void> {
    await this.#driver.until(`the box beside “${words}” ${state}`, async () => {
      if (!(await this.#pressBeside(words))) return false;
      return this.#driver.comes(box, 3000, state);
    });
  }

  /** Whether there was a sign to press. */
  async #pressBeside(words: string): Promise<boolean> {
    const { driver, page } = this.#both();
    const { y, height } = await driver.placeOf(words);
    const signs = page.locator('.margin-view-overlays').locator('.comment-range-glyph, .comment-thread');
    for (const sign of await signs.all()) {
      const box = await sign.boundingBox();
      if (!box || box.y > y + height / 2 || box.y + box.height < y + height / 2) continue;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
      await page.mouse.down();
      await page.mouse.up();
      return true;
    }
    return false;
  }

  /** The box that has the keyboard. */
  async typing(): Promise<Locator> {
    const box = this.#typing();
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

  /** Waits until there is a line below some words, of a style if one is named: `wavy`. */
  async underlined(words: string, style = ''): Promise<void> {
    await this.#driver.until(`a ${style} line below “${words}”`, async () =>
      (await this.linesBelow(words)).some((line) => line.includes(style)),
    );
  }

  /** Waits until there is none. */
  async notUnderlined(words: string): Promise<void> {
    await this.#driver.until(
      `no line below “${words}”`,
      async () => (await this.linesBelow(words)).length === 0,
    );
  }

  /** The marks on some words: the lines below them. */
  async linesBelow(words: string): Promise<string[]> {
    const found = await this.#driver.decorationsOf(words);
    return found.map(({ decoration }) => decoration).filter((decoration) => decoration.includes('underline'));
  }

  #typing(): Locator {
    const { page } = this.#driver;
    return page.locator('.review-widget').filter({ has: page.locator('.monaco-editor.focused') });
  }

  #both() {
    return { driver: this.#driver, page: this.#driver.page };
  }
}
