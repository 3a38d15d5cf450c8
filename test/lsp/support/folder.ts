import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on disk that lives as long as a test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'caucus-lsp-')));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  /** Address of a file in it, or of the folder itself. */
  uri(path = ''): string {
    return pathToFileURL(join(this.path, path)).href.replace(/\/$/, '');
  }

  write(path: string, content: string): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  delete(path: string): void {
    rmSync(join(this.path, path), { recursive: true });
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
