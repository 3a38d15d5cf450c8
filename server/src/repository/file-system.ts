/**
 * The one way in which the server reads files. Addresses are URIs, so that a browser, a virtual
 * workspace and a disk look alike. There is no way to write: the server composes changes, hosts write.
 */
export interface FileSystem {
  /** The bytes of a file. Rejects when it is missing, is not a file, or is larger than `maxBytes`. */
  readFile(uri: string, maxBytes: number): Promise<Uint8Array>;
  /** Entries of a folder; symbolic links are listed as such and never followed. Empty when it is missing. */
  readDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'link' | 'other';
}
