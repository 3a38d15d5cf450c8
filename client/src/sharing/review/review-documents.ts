import * as vscode from 'vscode';
import type { Reviewing, UnderReview } from './under-review';

/** Files that are not here yet, to be read and not to be written. */
const SCHEME = 'caucus-review';

/** `before`: as both sides had it; `after`: as it would be; `said`: what somebody says, as plain text. */
type Side = 'before' | 'after' | 'said';

/** Gives the texts of what is under review to the editor. They close with the review. */
export class ReviewDocuments implements vscode.Disposable {
  readonly #reviewing: Reviewing;
  readonly #disposables: vscode.Disposable[];

  constructor(reviewing: Reviewing) {
    this.#reviewing = reviewing;
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#textOf(uri),
      }),
      reviewing.onDidChange(() => this.#closeOld()),
    ];
  }

  /** Address of a text of what is under review now. */
  addressOf({ changes, coalition, review }: UnderReview, side: Side, path: string): vscode.Uri {
    const deed = review.items.find((item) => item.path === path)?.deed ?? '';
    // The last name is what the tab shows.
    const name = side === 'said' ? `${path}/${deed.replace(/[\\/]/g, ' ')}.txt` : path;
    const query = `${changes.tip} ${coalition.root}`;
    return vscode.Uri.from({ scheme: SCHEME, path: `/${side}/${name}`, query });
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #textOf(uri: vscode.Uri): string {
    const { current } = this.#reviewing;
    const [, side = '', path = ''] = /^\/(before|after|said)\/(.*)$/s.exec(uri.path) ?? [];
    if (!current || !this.#isCurrent(uri)) {
      return vscode.l10n.t('This is no longer under review. Open it from the view Incoming.');
    }
    if (side === 'said') {
      return current.review.items.find((item) => path.startsWith(`${item.path}/`))?.text ?? '';
    }
    const file = current.changes.files.find((one) => one.path === path);
    return (side === 'before' ? file?.before : file?.after) ?? '';
  }

  #isCurrent(uri: vscode.Uri): boolean {
    const { current } = this.#reviewing;
    return current !== undefined && uri.query === `${current.changes.tip} ${current.coalition.root}`;
  }

  /** A text that is not under review any more says nothing that is true. */
  #closeOld(): void {
    const old = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter((tab) => {
        const uri = uriOf(tab.input);
        return uri?.scheme === SCHEME && !this.#isCurrent(uri);
      });
    if (old.length > 0) void vscode.window.tabGroups.close(old, true);
  }
}

function uriOf(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
