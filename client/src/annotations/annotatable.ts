import * as vscode from 'vscode';
import type { Caucus } from '../caucus';
import type { Speakers } from './speakers';

/** Which documents can bear annotations: drafts in the folder of a coalition, also where they have none yet. */
export class Annotatable implements vscode.Disposable {
  readonly #caucus: Caucus;
  readonly #speakers: Speakers;
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #known = '';

  readonly onDidChange = this.#emitter.event;

  constructor(caucus: Caucus, speakers: Speakers) {
    this.#caucus = caucus;
    this.#speakers = speakers;
    const check = () => this.#check();
    this.#disposables = [
      this.#emitter,
      caucus.marks.onDidChange(check),
      caucus.coalitions.onDidChange(check),
      vscode.workspace.onDidCloseTextDocument(check),
    ];
    check();
  }

  has(uri: vscode.Uri): boolean {
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    return (
      document !== undefined &&
      this.#caucus.marks.of(document) !== undefined &&
      this.#speakers.coalitionOf(uri) !== undefined
    );
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #check(): void {
    const known = vscode.workspace.textDocuments
      .map(({ uri }) => uri)
      .filter((uri) => this.has(uri))
      .join('\n');
    if (known === this.#known) return;
    this.#known = known;
    this.#emitter.fire();
  }
}
