import type { FileSystem } from './file-system';
import { limits } from './limits';

interface Budget {
  readonly files: number;
  readonly bytes: number;
}

/**
 * The same files, until they are too many: each file is bounded, but so has to be what a hundred thousand of
 * them amount to. What lies beyond cannot be read, and is reported as such.
 */
export function withinBudget(fs: FileSystem, { files, bytes }: Budget = limits.reading): FileSystem {
  let [filesLeft, bytesLeft] = [files, bytes];
  return {
    async readFile(uri, maxBytes) {
      if (filesLeft <= 0) throw new Error(`this coalition holds more than ${files} files`);
      if (bytesLeft <= 0) throw new Error(`this coalition is larger than ${bytes / 1_000_000} MB`);
      filesLeft -= 1;
      const contents = await fs.readFile(uri, maxBytes);
      bytesLeft -= contents.length;
      return contents;
    },
    readDirectory: (uri, within) => fs.readDirectory(uri, within),
  };
}
