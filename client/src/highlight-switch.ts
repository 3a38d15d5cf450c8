import * as vscode from 'vscode';

const hiddenKey = 'caucus.highlightsHidden';

/** Whether tracked terms are drawn in drafts; kept with the workspace. */
export class HighlightSwitch implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #emitter = new vscode.EventEmitter<void>();
  #hidden: boolean;

  readonly onDidChange = this.#emitter.event;

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#hidden = state.get(hiddenKey, false);
  }

  get hidden(): boolean {
    return this.#hidden;
  }

  async toggle(): Promise<void> {
    this.#hidden = !this.#hidden;
    this.#emitter.fire();
    await this.#state.update(hiddenKey, this.#hidden);
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}
