import type { Git } from './flows/git';

/** What only a host with a disk and processes has; the desktop injects it, the browser has none. */
export interface GitHost {
  /** The working copy that holds a folder, given as a path of the disk. */
  open(folder: string, options: GitHostOptions): Promise<Git>;
  /** Makes a folder a working copy, empty of history. */
  create(folder: string, options: GitHostOptions): Promise<Git>;
}

export interface GitHostOptions {
  /** Path of the git program; the one on the PATH unless given. */
  readonly executable?: string;
  /** Transfers in the way of the editor; git's own unless given. */
  readonly network?: Pick<Git, 'fetch' | 'push'>;
}
