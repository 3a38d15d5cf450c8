// Drives a real VS Code page as a person would: keys, mouse, and what is on the screen.
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { startServerHost } from './server-host.mjs';
import { startWebHost } from './web-host.mjs';

/** Themes by what a person calls them, with the class that the workbench then bears. */
export const themes = /** @type {const} */ ({
  light: { name: 'Default Light Modern', type: 'vs' },
  dark: { name: 'Default Dark Modern', type: 'vs-dark' },
  'high-contrast': { name: 'Default High Contrast', type: 'hc-black' },
  'high-contrast-light': { name: 'Default High Contrast Light', type: 'hc-light' },
});

/** What would stand in the way of a test or of a picture. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'explorer.compactFolders': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'editor.hover.delay': 100,
  'files.simpleDialog.enable': true,
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'security.workspace.trust.enabled': false,
};

/** How long a person's action may take to show, in milliseconds. */
const patience = Number(process.env.CAUCUS_PATIENCE ?? 30_000);

/**
 * @typedef {object} DriverOptions
 * @property {string} folder Folder or `.code-workspace` file to open.
 * @property {string} [extension] Extension under development; the clone itself when left out.
 * @property {'server' | 'web'} [host] Node extension host (default) or web worker.
 * @property {keyof typeof themes} [theme]
 * @property {Record<string, unknown>} [settings] User settings besides the theme.
 * @property {{ width: number, height: number }} [size] Of the window, in CSS pixels.
 * @property {number} [scale] Device pixels per CSS pixel in screenshots.
 */

/** One VS Code window. */
export class Driver {
  /** @type {readonly (() => Promise<void>)[]} */
  #closing;

  /**
   * @param {import('playwright-core').Page} page
   * @param {'server' | 'web'} host
   * @param {readonly (() => Promise<void>)[]} closing
   */
  constructor(page, host, closing) {
    /** Which extension host runs. */
    this.host = host;
    /** The page itself, for whatever is not below. */
    this.page = page;
    this.#closing = closing;
  }

  /**
   * Opens a window on a folder with the extension; resolves when the workbench stands.
   * @param {DriverOptions} options
   */
  static async open({
    folder,
    extension = '.',
    host = 'server',
    theme = 'light',
    settings = {},
    size = { width: 1440, height: 900 },
    scale = 1,
  }) {
    /** @type {(() => Promise<void>)[]} */
    const closing = [];
    try {
      const opened = { folder: resolve(folder) };
      const all = { ...quiet, 'workbench.colorTheme': themes[theme].name, ...settings };
      const running =
        host === 'web'
          ? await startWebHost(resolve(extension), opened)
          : await startServerHost(resolve(extension), all);
      closing.unshift(() => running.stop());
      const browser = await launchBrowser();
      closing.unshift(() => browser.close());
      const context = await browser.newContext({
        viewport: size,
        deviceScaleFactor: scale,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      if (host === 'web') await page.addInitScript(addDefaults, all);
      await page.goto(running.address(opened));
      await page.locator(`.monaco-workbench.${themes[theme].type} .part.statusbar`).waitFor();
      return new Driver(page, host, closing);
    } catch (error) {
      for (const close of closing) await close();
      throw error;
    }
  }

  /** Closes the window and stops its host. */
  async close() {
    for (const close of this.#closing) await close();
  }

  /** Loads the window anew, as after a restart; resolves when the workbench stands. */
  async reload() {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.editor-group-container.active .editor-instance .view-line').first().waitFor();
  }

  /**
   * Opens a file and waits for its text.
   * @param {string} path From the opened folder, for instance `drafts/dec/rev-1.undraft.md`.
   * @param {number} [line] 1-based.
   */
  async openFile(path, line) {
    // The web host has no file search of its own, so there we walk the explorer.
    if (this.host === 'web') await this.#openInExplorer(path.split('/'));
    else await this.#openByName(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.page.locator('.tab.active').filter({ hasText: name }).waitFor();
    await this.page.locator('.editor-group-container.active .editor-instance .view-line').first().waitFor();
    if (line !== undefined) await this.goToLine(line);
  }

  /**
   * Puts the cursor on a line and the line in the middle of the window.
   * @param {number} line 1-based.
   */
  async goToLine(line) {
    await this.#quickInput('Control+G');
    await this.page.keyboard.insertText(String(line));
    await this.page.keyboard.press('Enter');
    await this.#quickInputGone();
  }

  /**
   * Runs a command by its title, as the palette shows it.
   * @param {string} title For instance `Caucus: Look up`.
   */
  async runCommand(title) {
    // The label of a row goes on with its keybinding, after a comma.
    const labels = [`[aria-label="${title}"]`, `[aria-label^="${title},"]`];
    const row = this.page.locator(`.quick-input-list .monaco-list-row.focused:is(${labels})`);
    // The palette lists what can be run at the moment it opens, which may be too early.
    await this.until(`the command “${title}”`, async () => {
      await this.#quickInput('F1');
      await this.page.keyboard.insertText(title);
      const found = await this.comes(row, 2000);
      if (!found) await this.page.keyboard.press('Escape');
      return found;
    });
    await this.page.keyboard.press('Enter');
  }

  /**
   * Where some words of the active editor are on the screen; waits until they are drawn.
   * @param {string} words On one line as drawn.
   * @returns {Promise<{ x: number, y: number, width: number, height: number }>} In CSS pixels.
   */
  async placeOf(words) {
    const handle = await this.page.waitForFunction(findWords, words);
    const place = await handle.jsonValue();
    if (place === null) throw new Error(`Not on the screen: ${words}`);
    return place;
  }

  /**
   * Points at some words and returns what the hover says, as plain text.
   * @param {string} words
   */
  async hover(words) {
    const content = this.hoverContent;
    const said = content.filter({ hasNotText: /^Loading/ }).first();
    // The text may still move while the margin beside it is drawn: then one points again.
    await this.until(`a hover: ${words}`, async () => {
      const { x, y, width, height } = await this.placeOf(words);
      await this.page.mouse.move(x + width / 2, y + height + 200);
      await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
      return this.comes(said, 5000);
    });
    return (await content.allInnerTexts()).join('\n');
  }

  /** What the hover of the editor shows. */
  get hoverContent() {
    return this.page.locator(
      '[widgetid*="ontentHoverWidget"] .monaco-hover:not(.hidden) .hover-contents:visible',
    );
  }

  /**
   * What CSS makes of some words of the active editor, decorations included: the computed style of every
   * element that decorates them.
   * @param {string} words
   * @returns {Promise<{ classes: string, background: string, border: string, decoration: string }[]>}
   */
  async decorationsOf(words) {
    const place = await this.placeOf(words);
    return this.page.evaluate(decorationsAt, place);
  }

  /**
   * Waits until the extension has marked some words of the active editor.
   * @param {string} words
   */
  async decorated(words) {
    const marks = async () =>
      (await this.decorationsOf(words)).filter(({ classes }) => classes.includes('ced-'));
    await this.until(`marked: ${words}`, async () => (await marks()).length > 0);
    return marks();
  }

  /**
   * Waits for a condition that no locator can express.
   * @param {string} what Named when it never comes.
   * @param {() => Promise<boolean>} condition
   */
  async until(what, condition) {
    const deadline = Date.now() + patience;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error(`Never ${what}`);
      await this.page.waitForTimeout(100);
    }
  }

  /**
   * Whether something comes to the screen, or goes from it, in some time.
   * @param {import('playwright-core').Locator} locator
   * @param {number} timeout Milliseconds.
   * @param {'visible' | 'hidden'} [state]
   * @returns {Promise<boolean>}
   */
  comes(locator, timeout, state = 'visible') {
    return locator.waitFor({ state, timeout }).then(
      () => true,
      () => false,
    );
  }

  /**
   * Types into the input box that is, or will be, open, and confirms.
   * @param {string} text
   */
  async answer(text) {
    const input = this.page.locator('.quick-input-widget:visible input:focus');
    await this.until(
      'an empty input',
      async () => (await input.count()) > 0 && (await input.inputValue()) === '',
    );
    await input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Selects some words of the active editor with the mouse.
   * @param {string} words On one line as drawn.
   */
  async select(words) {
    const selected = this.page.locator('.part.statusbar').getByText(`(${words.length} selected)`);
    // The text may still move while the margin beside it is drawn.
    await this.until(`selected: ${words}`, async () => {
      const { x, y, width, height } = await this.placeOf(words);
      await this.page.mouse.click(x + 1, y + height / 2);
      await this.page.mouse.move(x + 1, y + height / 2);
      await this.page.mouse.down();
      await this.page.mouse.move(x + width, y + height / 2, { steps: 4 });
      await this.page.mouse.up();
      return (await selected.count()) > 0;
    });
  }

  /** What the language status says of the active editor. @returns {Promise<string>} */
  async languageStatus() {
    await this.page.locator('#status\\.languageStatus').hover();
    const hover = this.page.locator('.hover-language-status:visible');
    await hover.first().waitFor();
    return (await hover.allInnerTexts()).join('\n');
  }

  /**
   * Shows a view container of the activity bar, and waits for what is in it.
   * @param {string} name As its tooltip says.
   * @param {string} content CSS selector of something in the side bar.
   */
  async showSideBar(name, content = '.monaco-list-row') {
    const item = this.page.locator(`.part.activitybar .action-item:has([aria-label^="${name}"])`).first();
    if (!(await item.evaluate((element) => element.classList.contains('checked')))) await item.click();
    await this.page.locator(`.part.sidebar ${content}`).first().waitFor();
  }

  /**
   * Makes the side bar wider by its edge, as with the mouse.
   * @param {number} pixels CSS pixels.
   */
  async widenSideBar(pixels) {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('There is no side bar');
    const [x, y] = [box.x + box.width, box.y + box.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, y, { steps: 4 });
    await this.page.mouse.up();
  }

  async hideSideBar() {
    const sideBar = this.page.locator('.part.sidebar');
    if (await sideBar.isVisible()) await this.page.keyboard.press('Control+B');
    await sideBar.waitFor({ state: 'hidden' });
  }

  /** The rows of the side bar that are on the screen, as plain text. @returns {Promise<string[]>} */
  async sideBarRows() {
    return this.page.locator('.part.sidebar .monaco-list-row:visible').allInnerTexts();
  }

  /**
   * Opens the quick look-up by its keys and types.
   * @param {string} query
   * @returns The rows of what was found, once there is one.
   */
  async openLookUp(query) {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('a');
    await this.page.locator('.quick-input-widget:visible input:focus').waitFor();
    await this.page.keyboard.insertText(query);
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await this.page.locator('.quick-input-widget .quick-input-progress.done').waitFor({ state: 'attached' });
    await rows.first().waitFor();
    return rows;
  }

  /** Takes the mouse away and closes what floats. */
  async dismiss() {
    await this.page.mouse.move(240, 16, { steps: 3 });
    await this.page.keyboard.press('Escape');
  }

  /**
   * Saves what is on the screen.
   * @param {string} path A `.png` file; its folder is made.
   */
  async screenshot(path) {
    mkdirSync(dirname(resolve(path)), { recursive: true });
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  /** @param {string} path */
  async #openByName(path) {
    await this.#quickInput('Control+P');
    await this.page.keyboard.insertText(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.#pick(
      this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }),
    );
  }

  /**
   * Confirms a row of the quick input once it is the one that Enter takes.
   * @param {import('playwright-core').Locator} row
   */
  async #pick(row) {
    await row.waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** @param {readonly string[]} names */
  async #openInExplorer(names) {
    await this.runCommand('View: Show Explorer');
    for (const [level, name] of names.entries()) {
      const row = this.page
        .locator(`.explorer-folders-view .monaco-list-row[aria-level="${level + 1}"]`)
        .filter({ has: this.page.getByText(name, { exact: true }) })
        .first();
      if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    }
  }

  /** @param {string} key */
  async #quickInput(key) {
    await this.page.keyboard.press(key);
    await this.page.locator('.quick-input-widget:visible input:focus').waitFor();
  }

  async #quickInputGone() {
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
}

/**
 * Runs in the page before VS Code for the Web does. Its user settings live in the browser's own storage, so
 * ours come as defaults in the configuration that it reads from the page.
 * @param {Record<string, unknown>} settings
 */
function addDefaults(settings) {
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (name !== 'data-settings' || value === null) return value;
    const configuration = JSON.parse(value);
    const configurationDefaults = { ...configuration.configurationDefaults, ...settings };
    return JSON.stringify({ ...configuration, configurationDefaults });
  };
}

/**
 * Runs in the page. Monaco draws a line as spans and writes spaces as no-break spaces.
 * @param {string} words
 */
function findWords(words) {
  for (const line of document.querySelectorAll(
    '.editor-group-container.active .editor-instance .view-line',
  )) {
    const at = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = (node.textContent ?? '').length;
      if (at >= passed && at < passed + length) range.setStart(node, at - passed);
      if (at + words.length > passed && at + words.length <= passed + length) {
        range.setEnd(node, at + words.length - passed);
      }
      passed += length;
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }
  return null;
}

/**
 * Runs in the page. A decoration is drawn behind the text (`.cdr` boxes) or as a class of its spans.
 * @param {{ x: number, y: number, width: number, height: number }} place
 */
function decorationsAt({ x, y, width, height }) {
  const result = [];
  const middle = { x: x + width / 2, y: y + height / 2 };
  const editor = '.editor-group-container.active .editor-instance';
  for (const element of document.querySelectorAll(
    `${editor} .cdr, ${editor} .view-line span[class*="ced-"]`,
  )) {
    const box = element.getBoundingClientRect();
    if (middle.x < box.left || middle.x > box.right || middle.y < box.top || middle.y > box.bottom) continue;
    const style = getComputedStyle(element);
    result.push({
      classes: element.className,
      background: style.backgroundColor,
      border: `${style.borderBottomWidth} ${style.borderBottomStyle} ${style.borderBottomColor}`,
      decoration: `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationColor}`,
    });
  }
  return result;
}
