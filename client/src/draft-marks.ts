import * as vscode from 'vscode';
import { type HighlightsParams, highlights } from '../../server/src/protocol';
import { HighlightRows } from './highlight-rows';
import type { Session } from './session';
import { setContext } from './set-context';

export interface DraftMarksChange {
  /** Text of the document's address; `undefined` when all marks are gone. */
  readonly uri: string | undefined;
  /** Stances whose marks may differ from before, one bit each. */
  readonly touched: number;
}

/** The tracked terms of all open drafts, kept in step with the server. */
export class DraftMarks implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #drafts = new Map<string, HighlightRows>();
  readonly #emitter = new vscode.EventEmitter<DraftMarksChange>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChange = this.#emitter.event;

  constructor(session: Session, log: vscode.LogOutputChannel) {
    this.#log = log;
    session.attach((client) =>
      client.onNotification(highlights, (push) =>
        // The server may spell an address otherwise than VS Code does.
        this.#take(client.protocol2CodeConverter.asUri(push.uri).toString(), push),
      ),
    );
    this.#disposables = [
      this.#emitter,
      session.onDidChangeState((state) => {
        if (state !== 'running') this.#forgetAll();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const ranges = contentChanges.map(({ range }) => range);
        if (ranges.length > 0) this.of(document)?.edited(document.version, ranges);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri.toString())),
      vscode.window.onDidChangeActiveTextEditor(() => this.#tellContext()),
    ];
  }

  /** The tracked terms of a document, if the server takes it for a draft. */
  of(document: vscode.TextDocument): HighlightRows | undefined {
    return this.#drafts.get(document.uri.toString());
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #take(uri: string, push: HighlightsParams): void {
    // A push may cross the closing of its document; kept, it would stay for ever.
    if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri)) return;
    const rows = this.#drafts.get(uri) ?? new HighlightRows();
    const touched = rows.splice(push);
    if (touched === undefined) {
      this.#log.warn(`Highlights of version ${push.version} do not fit those of ${rows.version}: ${uri}`);
      return;
    }
    this.#drafts.set(uri, rows);
    this.#emitter.fire({ uri, touched });
    this.#tellContext();
  }

  #forget(uri: string): void {
    if (this.#drafts.delete(uri)) this.#emitter.fire({ uri, touched: ~0 });
  }

  #forgetAll(): void {
    if (this.#drafts.size === 0) return;
    this.#drafts.clear();
    this.#emitter.fire({ uri: undefined, touched: ~0 });
    this.#tellContext();
  }

  #tellContext(): void {
    const document = vscode.window.activeTextEditor?.document;
    const counts = document && this.of(document)?.counts;
    setContext('caucus.inDraft', counts !== undefined);
    setContext('caucus.hasTerms', counts !== undefined && counts.support + counts.oppose + counts.watch > 0);
  }
}
