import type * as vscode from 'vscode';
import { isUnreachable, SharingFailure } from './flows/failure';

/** What a person has asked to share while the host could not be reached. Kept over restarts, on this machine. */
export class ShareQueue {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** Paths below the coalition's folder. */
  of(root: string): readonly string[] {
    return this.#all()[root] ?? [];
  }

  async add(root: string, paths: readonly string[]): Promise<void> {
    await this.#set(root, [...new Set([...this.of(root), ...paths])]);
  }

  async remove(root: string, paths: readonly string[]): Promise<void> {
    const done = new Set(paths);
    if (this.of(root).length > 0)
      await this.#set(
        root,
        this.of(root).filter((path) => !done.has(path)),
      );
  }

  /**
   * What a share that failed leaves: where the host could not be reached, what was asked for waits with the
   * rest; else nothing leaves the queue but what can never go, as people were told that theirs will.
   *
   * @param top the coalition's folder in its working copy, empty or with a slash at its end
   */
  async afterFailure(
    root: string,
    {
      asked,
      error,
      top,
    }: { readonly asked: readonly string[]; readonly error: unknown; readonly top: string },
  ): Promise<void> {
    if (isUnreachable(error)) await this.add(root, asked);
    if (!(error instanceof SharingFailure) || !/^(?:too-large|in-the-way)$/.test(error.state)) return;
    const { files = [] } = error.details;
    await this.remove(
      root,
      files.filter((path) => path.startsWith(top)).map((path) => path.slice(top.length)),
    );
  }

  async #set(root: string, paths: readonly string[]): Promise<void> {
    const { [root]: _old, ...others } = this.#all();
    await this.#memory.update(KEY, paths.length === 0 ? others : { ...others, [root]: paths });
  }

  #all(): Readonly<Record<string, readonly string[]>> {
    return this.#memory.get<Readonly<Record<string, readonly string[]>>>(KEY, {});
  }
}

const KEY = 'caucus.sharing.queue';
