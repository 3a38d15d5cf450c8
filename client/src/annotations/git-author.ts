import * as vscode from 'vscode';
import type { Author } from '../../../server/src/protocol';
import { gitExtension } from '../git-extension';

/** What is used of the interface that VS Code's own git extension offers, version 1. */
interface GitApi {
  readonly onDidOpenRepository: vscode.Event<unknown>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}

/** Calls back when a repository opens: git finds its folders some time after the window has. */
export async function whenRepositoryOpens(callback: () => void): Promise<vscode.Disposable> {
  return (await gitExtension<GitApi>())?.onDidOpenRepository(callback) ?? new vscode.Disposable(() => {});
}

/** Who writes in the repository of a folder, as git knows; nobody where there is no git, as on the web. */
export async function gitAuthor(folder: vscode.Uri): Promise<Author | undefined> {
  const repository = (await gitExtension<GitApi>())?.getRepository(folder);
  if (!repository) return undefined;
  const [name, email] = await Promise.all([
    configured(repository, 'user.name'),
    configured(repository, 'user.email'),
  ]);
  return name && email ? { name, email } : undefined;
}

/** Git fails where a setting is not made: in the repository, then for the person. */
async function configured(repository: GitRepository, key: string): Promise<string | undefined> {
  for (const ask of [() => repository.getConfig(key), () => repository.getGlobalConfig(key)]) {
    try {
      const value = (await ask()).trim();
      if (value !== '') return value;
    } catch {
      // Not set there.
    }
  }
  return undefined;
}
