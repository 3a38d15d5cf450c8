import * as vscode from 'vscode';

/**
 * VS Code's own git extension, version 1 of what it offers; undefined where it is switched off or has no git
 * program, and on the web.
 *
 * @typeParam Api what the caller uses of it
 */
export async function gitExtension<Api>(): Promise<Api | undefined> {
  try {
    const git = vscode.extensions.getExtension<{ getAPI(version: 1): Api }>('vscode.git');
    return git && (await git.activate()).getAPI(1);
  } catch {
    // Switched off by a setting, or without the git program.
    return undefined;
  }
}
