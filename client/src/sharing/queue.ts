import type * as vscode from 'vscode';

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

  async #set(root: string, paths: readonly string[]): Promise<void> {
    const { [root]: _old, ...others } = this.#all();
    await this.#memory.update(KEY, paths.length === 0 ? others : { ...others, [root]: paths });
  }

  #all(): Readonly<Record<string, readonly string[]>> {
    return this.#memory.get<Readonly<Record<string, readonly string[]>>>(KEY, {});
  }
}

const KEY = 'caucus.sharing.queue';
