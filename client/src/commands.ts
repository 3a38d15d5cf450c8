import * as vscode from 'vscode';
import type { Caucus } from './caucus';

/**
 * Registers a command that never fails silently: an error is told in `failure`'s plain words, with the
 * details one click away in the log; what comes first is told as an information.
 */
export function registerCommand<Args extends readonly unknown[]>(
  { log }: Pick<Caucus, 'log'>,
  id: string,
  failure: string,
  run: (...args: Args) => Promise<void> | void,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: Args) => {
    try {
      await run(...args);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      await showFailure(log, failure, error);
    }
  });
}

/** Tells what went wrong in plain words, with the log one click away where it says more. */
export async function showFailure(
  log: vscode.LogOutputChannel,
  failure: string,
  error: unknown,
): Promise<void> {
  if (isNamed(error, 'DoFirst')) {
    await vscode.window.showInformationMessage(error.message);
    return;
  }
  log.error(failure, error instanceof Error ? error : String(error));
  if (isNamed(error, 'PlainError')) {
    await vscode.window.showErrorMessage(`${failure} ${error.message}`);
    return;
  }
  const showLog = vscode.l10n.t('Show the log');
  if ((await vscode.window.showErrorMessage(failure, showLog)) === showLog) log.show();
}

/** An error whose message is written for the user. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** Nothing went wrong: its message says what comes first, such as to open a draft. */
export class DoFirst extends Error {
  override readonly name = 'DoFirst';
}

/** By its name: each bundle has its own copy of the classes. */
function isNamed(error: unknown, name: (PlainError | DoFirst)['name']): error is Error {
  return error instanceof Error && error.name === name;
}
