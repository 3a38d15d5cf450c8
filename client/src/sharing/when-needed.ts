import * as vscode from 'vscode';
import type { Caucus, Feature } from '../caucus';
import { registerCommand, showFailure } from '../commands';
import { sharingCommands } from './command-ids';

/**
 * Sharing that is read with the first coalition, or with the first of its commands (one joins where no
 * coalition is open). Until then stand-ins answer to the commands.
 * @param read reads the bundle that sharing is; asked again when it failed
 */
export function sharingWhenNeeded(read: () => Promise<Feature>): Feature {
  return (caucus) => new SharingWhenNeeded(caucus, read);
}

class SharingWhenNeeded implements vscode.Disposable {
  readonly #caucus: Caucus;
  readonly #read: () => Promise<Feature>;
  readonly #listener: vscode.Disposable;
  readonly #standIns: vscode.Disposable;
  #begun: Promise<void> | undefined;
  #sharing: vscode.Disposable | undefined;
  #disposed = false;

  constructor(caucus: Caucus, read: () => Promise<Feature>) {
    this.#caucus = caucus;
    this.#read = read;
    this.#standIns = vscode.Disposable.from(...sharingCommands.map((id) => this.#standIn(id)));
    this.#listener = caucus.coalitions.onDidChange(() => void this.#beginWithCoalition());
  }

  dispose(): void {
    this.#disposed = true;
    this.#listener.dispose();
    this.#standIns.dispose();
    this.#sharing?.dispose();
  }

  #standIn(id: string): vscode.Disposable {
    return registerCommand(this.#caucus, id, couldNotBegin(), async (...args: readonly unknown[]) => {
      await this.#begin();
      await vscode.commands.executeCommand(id, ...args);
    });
  }

  async #beginWithCoalition(): Promise<void> {
    if (this.#caucus.coalitions.list.length === 0) return;
    try {
      await this.#begin();
    } catch (error) {
      await showFailure(this.#caucus.log, couldNotBegin(), error);
    }
  }

  #begin(): Promise<void> {
    this.#begun ??= this.#beginOnce();
    return this.#begun;
  }

  async #beginOnce(): Promise<void> {
    try {
      const feature = await this.#read();
      if (this.#disposed) return;
      // A command has one owner.
      this.#standIns.dispose();
      this.#sharing = feature(this.#caucus);
      this.#listener.dispose();
    } catch (error) {
      this.#begun = undefined;
      throw error;
    }
  }
}

function couldNotBegin(): string {
  return vscode.l10n.t('Sharing could not start.');
}
