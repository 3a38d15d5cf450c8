import * as vscode from 'vscode';
import { PlainError } from '../commands';
import { editorGitPath, editorNetwork, onEditorGitChange } from './editor-git';
import { SharingFailure } from './flows/failure';
import type { Git } from './flows/git';
import type { GitHost, GitHostOptions } from './git-host';

/** The working copies of the coalitions at hand, opened when first asked for. */
export class WorkingCopies implements vscode.Disposable {
  readonly #host: GitHost;
  readonly #open = new Map<string, Promise<Git>>();
  /** What tells of changes in each of them. */
  readonly #watches = new Map<string, vscode.Disposable>();
  readonly #emitter = new vscode.EventEmitter<void>();

  /** The editor has seen that something changed in one of them. */
  readonly onDidChange = this.#emitter.event;

  constructor(host: GitHost) {
    this.#host = host;
  }

  dispose(): void {
    for (const watch of this.#watches.values()) watch.dispose();
    this.#emitter.dispose();
  }

  /** Lets go of all but those of some folders, given by their addresses. */
  keep(folders: ReadonlySet<string>): void {
    for (const key of this.#open.keys()) {
      if (folders.has(key)) continue;
      this.#open.delete(key);
      this.#watches.get(key)?.dispose();
      this.#watches.delete(key);
    }
  }

  /**
   * @throws {PlainError} where git must not or cannot be run
   * @throws {SharingFailure} where there is no working copy
   */
  of(folder: vscode.Uri): Promise<Git> {
    requireTrust(folder);
    const key = folder.toString();
    const known = this.#open.get(key);
    if (known) return known;
    const opened = this.#openOne(folder);
    this.#open.set(key, opened);
    // It may become one.
    opened.catch(() => this.#open.delete(key));
    return opened;
  }

  /** Makes the folder a working copy if it is none. */
  async make(folder: vscode.Uri): Promise<Git> {
    try {
      return await this.of(folder);
    } catch (error) {
      if (!(error instanceof SharingFailure) || error.state !== 'no-repository') throw error;
    }
    const executable = await editorGitPath();
    await this.#host.create(folder.fsPath, executable === undefined ? {} : { executable });
    return this.of(folder);
  }

  async #openOne(folder: vscode.Uri): Promise<Git> {
    const git = await this.#host.open(folder.fsPath, await this.#options(folder));
    const watch = await onEditorGitChange(folder, () => this.#emitter.fire());
    this.#watches.get(folder.toString())?.dispose();
    this.#watches.set(folder.toString(), watch);
    return git;
  }

  async #options(folder: vscode.Uri): Promise<GitHostOptions> {
    const [executable, network] = [await editorGitPath(), await editorNetwork(folder)];
    return { ...(executable !== undefined && { executable }), ...(network && { network }) };
  }
}

/** The settings that a folder brings along for git could run a program: only in folders that are trusted. */
function requireTrust(folder: vscode.Uri): void {
  if (!vscode.workspace.isTrusted) {
    throw new PlainError(vscode.l10n.t('Sharing works in folders that you trust. Trust this one first.'));
  }
  if (folder.scheme !== 'file') {
    throw new PlainError(vscode.l10n.t('Sharing works in folders of this computer.'));
  }
}
