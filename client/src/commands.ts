import * as vscode from 'vscode';
import type { Caucus } from './caucus';

/**
 * Registers a command that never fails silently: an error is told in `failure`'s plain words, with the
 * details one click away in the log.
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

/** Tells what went wrong in plain words, with the log one click away. */
export async function showFailure(
  log: vscode.LogOutputChannel,
  failure: string,
  error: unknown,
): Promise<void> {
  log.error(failure, error instanceof Error ? error : String(error));
  const message = isPlain(error) ? `${failure} ${error.message}` : failure;
  const showLog = vscode.l10n.t('Show the log');
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}

/** An error whose message is written for the user. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** By its name: each bundle has its own copy of the class. */
function isPlain(error: unknown): error is PlainError {
  return error instanceof Error && error.name === 'PlainError';
}
