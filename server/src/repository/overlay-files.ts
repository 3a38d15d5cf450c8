import type { DirectoryEntry, FileSystem } from './file-system';
import { canonicalUri, pathWithin } from './uri';

/** A file as it would be; without a text it would not be there. */
export interface OverlaidFile {
  /** Below the folder. */
  readonly path: string;
  readonly after?: string | undefined;
}

/** The files of a folder as they would be with others laid over them; nothing is written. */
export class OverlayFiles implements FileSystem {
  readonly #below: FileSystem;
  readonly #root: string;
  readonly #files = new Map<string, string | undefined>();
  /** What listings gain and lose, by path of the folder; empty for the top. */
  readonly #listings = new Map<string, Map<string, DirectoryEntry['type'] | 'none'>>();

  /** @param root canonical address of the folder, without a trailing slash */
  constructor(below: FileSystem, root: string, files: Iterable<OverlaidFile>) {
    this.#below = below;
    this.#root = root;
    for (const { path, after } of files) {
      this.#files.set(path, after);
      this.#list(path, after === undefined ? 'none' : 'file');
    }
  }

  async readFile(uri: string, maxBytes: number): Promise<Uint8Array> {
    const path = this.#pathOf(uri);
    if (path === undefined || !this.#files.has(path)) return this.#below.readFile(uri, maxBytes);
    const text = this.#files.get(path);
    if (text === undefined) throw new Error('missing');
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
    return bytes;
  }

  async readDirectory(uri: string, within?: string): Promise<readonly DirectoryEntry[]> {
    const listed = this.#listings.get(this.#pathOf(uri) ?? '');
    const there = await this.#below.readDirectory(uri, within);
    if (!listed) return there;
    const kept = there.filter(({ name }) => !listed.has(name));
    const laid = Array.from(listed, ([name, type]) => (type === 'none' ? [] : [{ name, type }]));
    return [...kept, ...laid.flat()];
  }

  #list(path: string, type: 'file' | 'directory' | 'none'): void {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(slash, 0));
    const listing = this.#listings.get(folder) ?? new Map<string, DirectoryEntry['type'] | 'none'>();
    this.#listings.set(folder, listing);
    listing.set(path.slice(slash + 1), type);
    if (type !== 'none' && slash > 0) this.#list(folder, 'directory');
  }

  #pathOf(uri: string): string | undefined {
    const canonical = canonicalUri(uri).replace(/\/$/, '');
    return canonical === this.#root ? '' : pathWithin(canonical, this.#root);
  }
}
