import { rmSync } from 'node:fs';
import { Driver, type themes } from '../../scripts/vscode/driver.mjs';
import { prepareWindow } from '../../scripts/windows.mjs';

export interface Window {
  readonly driver: Driver;
  /** The folder that is opened; tests may write to it. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens a real VS Code window on a scratch copy of what `name` stands for in scripts/windows.mjs. */
export async function openWindow(
  name: 'coalition' | 'plain',
  { theme = 'light', host = 'server' }: { theme?: keyof typeof themes; host?: 'server' | 'web' } = {},
): Promise<Window> {
  const { open, scratch } = prepareWindow(name);
  const remove = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  try {
    const driver = await Driver.open({ folder: open, theme, host });
    return {
      driver,
      folder: open,
      async close() {
        await driver.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
