import * as vscode from 'vscode';

/** What VS Code was told last. */
const told = new Map<string, string | boolean>();

/** Sets what the `when` clauses of the manifest call `key`; VS Code is told of changes only. */
export function setContext(key: string, value: string | boolean): void {
  if (told.get(key) === value) return;
  told.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
}
