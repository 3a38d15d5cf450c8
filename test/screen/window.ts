import { rmSync } from 'node:fs';
import { Driver, type themes } from '../../scripts/vscode/driver.mjs';
import { prepareWindow } from '../../scripts/windows.mjs';

export interface Window {
  readonly driver: Driver;
  /** The folder that is opened; tests may write to it. */
  readonly folder: string;
  close(): Promise<void>;
}

const opened = new Set<Window>();

// What was on the screen says more than what was waited for.
afterEach(async function () {
  if (this.currentTest?.state !== 'failed') return;
  for (const [index, { driver }] of [...opened].entries()) {
    const name = `${this.currentTest.fullTitle()}-${index}`.replace(/[^a-z0-9]+/gi, '-');
    await driver.screenshot(`out/failed/${name}.png`);
    console.log(`        see out/failed/${name}.png`);
  }
});

/** Opens a real VS Code window on a scratch copy of what `name` stands for in scripts/windows.mjs. */
export async function openWindow(
  name: 'coalition' | 'plain',
  {
    theme = 'light',
    host = 'server',
    settings = {},
    prepare = () => {},
  }: {
    theme?: keyof typeof themes;
    host?: 'server' | 'web';
    settings?: Record<string, unknown>;
    /** Changes the folder before the window opens. */
    prepare?: (folder: string) => void;
  } = {},
): Promise<Window> {
  const { open, scratch } = prepareWindow(name);
  const remove = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  try {
    prepare(open);
    const driver = await Driver.open({ folder: open, theme, host, settings });
    const window: Window = {
      driver,
      folder: open,
      async close() {
        opened.delete(window);
        await driver.close();
        remove();
      },
    };
    opened.add(window);
    return window;
  } catch (error) {
    remove();
    throw error;
  }
}
