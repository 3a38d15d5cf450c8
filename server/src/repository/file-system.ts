/**
 * The one way in which the server reads files. Addresses are URIs, so that a browser, a virtual
 * workspace and a disk look alike. There is no way to write: the server composes changes, hosts write.
 */
export interface FileSystem {
  /** The bytes of a file. Rejects when it is missing, is not a file, or is larger than `maxBytes`. */
  readFile(uri: string, maxBytes: number): Promise<Uint8Array>;
  /**
   * Entries of a folder; symbolic links are listed as such. Empty when it is missing.
   *
   * @param within the folder above that somebody opened, who may have come to it by links. Where the folder,
   *   or one between it and that, is a link, it is empty. Without one it was listed as a folder before, or is
   *   what somebody opened.
   */
  readDirectory(uri: string, within?: string): Promise<readonly DirectoryEntry[]>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'link' | 'other';
}
