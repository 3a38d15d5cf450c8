import * as vscode from 'vscode';
import type { Conflict } from './flows/failure';
import type { Git } from './flows/git';

const SCHEME = 'caucus-version';
/** Characters of a version that are shown; a comparison of more helps nobody. */
const MOST_SHOWN = 5_000_000;

/** Shows both versions of a document, and asks which shall stay. */
export class ConflictQuestions implements vscode.Disposable {
  readonly #versions = new Map<string, string>();
  readonly #registration = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => this.#versions.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#versions.delete(uri.toString())),
  );

  /** @throws {vscode.CancellationError} when the person would not decide */
  async ask(git: Git, conflicts: readonly Conflict[]): Promise<Map<string, 'mine' | 'theirs'>> {
    const choices = new Map<string, 'mine' | 'theirs'>();
    for (const conflict of conflicts) choices.set(conflict.path, await this.#askOne(git, conflict));
    return choices;
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async #askOne(git: Git, conflict: Conflict): Promise<'mine' | 'theirs'> {
    for (;;) {
      const answer = await vscode.window.showQuickPick(answers(conflict), {
        title: vscode.l10n.t('You and another member changed the same words of {0}', conflict.path),
        placeHolder: vscode.l10n.t('What shall stay? The other version is kept in the history.'),
        ignoreFocusOut: true,
      });
      if (!answer) throw new vscode.CancellationError();
      if (answer.choice !== 'compare') return answer.choice;
      await this.#compare(git, conflict);
    }
  }

  async #compare(git: Git, { path, mine, theirs }: Conflict): Promise<void> {
    const [left, right] = [await this.#version(git, path, theirs), await this.#version(git, path, mine)];
    const title = vscode.l10n.t('{0}: theirs and mine', path.split('/').at(-1) ?? path);
    await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  }

  async #version(git: Git, path: string, blob: string | undefined): Promise<vscode.Uri> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: blob ?? 'deleted' });
    const text = blob === undefined ? '' : (await git.run(['cat-file', 'blob', blob])).stdout;
    this.#versions.set(uri.toString(), text.slice(0, MOST_SHOWN));
    return uri;
  }
}

interface Answer extends vscode.QuickPickItem {
  readonly choice: 'mine' | 'theirs' | 'compare';
}

function answers({ mine, theirs }: Conflict): Answer[] {
  const deleted = vscode.l10n.t('deleted');
  return [
    { choice: 'compare', label: vscode.l10n.t('Compare the two') },
    {
      choice: 'mine',
      label: vscode.l10n.t('Keep mine'),
      ...(mine === undefined && { description: deleted }),
    },
    {
      choice: 'theirs',
      label: vscode.l10n.t('Take theirs'),
      ...(theirs === undefined && { description: deleted }),
    },
  ];
}
