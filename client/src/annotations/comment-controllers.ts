import * as vscode from 'vscode';
import type { Annotatable } from './annotatable';
import type { Speakers } from './speakers';
import { writingOptions } from './thread-box';

/** What the `when` clauses of the manifest call `commentController`. */
export const CONTROLLER_ID = 'caucus';

/** Milliseconds after which VS Code is taken to know a controller that it has asked nothing. */
const KNOWN = 1000;

/**
 * One comment controller for each coalition: it says for whom one writes in its boxes, and where the gutter
 * offers to annotate.
 */
export class CommentControllers implements vscode.Disposable {
  readonly #speakers: Speakers;
  readonly #annotatable: Annotatable;
  readonly #onKnown: () => void;
  /** By address of the coalition. */
  readonly #controllers = new Map<string, vscode.CommentController>();
  readonly #known = new WeakSet<vscode.CommentController>();
  readonly #disposables: vscode.Disposable[];
  #offered: string | undefined;

  /** @param onKnown called when there is one more for which `isKnown` is true */
  constructor(speakers: Speakers, annotatable: Annotatable, onKnown: () => void) {
    this.#speakers = speakers;
    this.#annotatable = annotatable;
    this.#onKnown = onKnown;
    this.#disposables = [
      speakers.onDidChange(() => {
        for (const [root, controller] of this.#controllers) {
          controller.options = writingOptions(speakers.of(vscode.Uri.parse(root)));
        }
        this.#offerRanges();
      }),
      annotatable.onDidChange(() => this.#offerRanges()),
    ];
    this.#offerRanges();
  }

  of(uri: vscode.Uri): vscode.CommentController {
    const root = this.#speakers.coalitionOf(uri)?.root ?? '';
    const found = this.#controllers.get(root);
    if (found) return found;
    const controller = vscode.comments.createCommentController(
      CONTROLLER_ID,
      vscode.l10n.t('Caucus annotations'),
    );
    controller.options = writingOptions(this.#speakers.of(uri));
    controller.commentingRangeProvider = this.#rangesOf(controller);
    this.#controllers.set(root, controller);
    setTimeout(() => this.#makeKnown(controller), KNOWN);
    return controller;
  }

  /**
   * Whether VS Code knows the controller of a draft's coalition, which there is from now on. A thread of one
   * that it is still taking note of it loses, or draws twice.
   */
  isKnown(uri: vscode.Uri): boolean {
    return this.#known.has(this.of(uri));
  }

  dispose(): void {
    for (const disposable of [...this.#disposables, ...this.#controllers.values()]) disposable.dispose();
    this.#controllers.clear();
  }

  #makeKnown(controller: vscode.CommentController): void {
    const isThere = [...this.#controllers.values()].includes(controller);
    if (!isThere || this.#known.has(controller)) return;
    this.#known.add(controller);
    this.#onKnown();
  }

  /** Setting the provider makes VS Code ask again where annotations can be written. */
  #offerRanges(): void {
    const writable = vscode.workspace.textDocuments
      .map(({ uri }) => uri)
      .filter((uri) => this.#canAnnotate(uri));
    for (const uri of writable) this.of(uri);
    const offered = writable.join('\n');
    if (offered === this.#offered) return;
    this.#offered = offered;
    for (const controller of this.#controllers.values()) {
      controller.commentingRangeProvider = this.#rangesOf(controller);
    }
  }

  #rangesOf(controller: vscode.CommentController): vscode.CommentingRangeProvider {
    return {
      provideCommentingRanges: (document) => {
        this.#makeKnown(controller);
        return this.#canAnnotate(document.uri) && this.of(document.uri) === controller
          ? linesWithWords(document)
          : [];
      },
    };
  }

  #canAnnotate(uri: vscode.Uri): boolean {
    return this.#annotatable.has(uri) && this.#speakers.canWrite(uri);
  }
}

/** Where the gutter offers to annotate: every line that says something, but for the facts on top. */
function linesWithWords(document: vscode.TextDocument): vscode.Range[] {
  const lines = document.getText().split(/\r\n|\r|\n/);
  const first = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  return lines.flatMap((text, line) =>
    line >= first && text.trim() !== '' ? [new vscode.Range(line, 0, line, text.length)] : [],
  );
}
