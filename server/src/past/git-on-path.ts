import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';

/**
 * Where git is installed; undefined where it is not. Not left to the system: Windows would look in the current
 * folder first, and so would a PATH with a point in it, and run what a repository holds there.
 */
export function gitOnPath(): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (!isAbsolute(folder)) continue;
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // Not in this one.
    }
  }
  return undefined;
}
