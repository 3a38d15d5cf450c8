import * as vscode from 'vscode';
import type { Caucus } from '../caucus';
import { showFailure } from '../commands';

/**
 * Registers a command of a box in which somebody writes. VS Code empties the box when the command is done;
 * one that fails, or that the person leaves half-way, leaves the words where they are.
 */
export function registerSubmit(
  { log }: Caucus,
  id: string,
  failure: string,
  run: (target: unknown) => Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (target: unknown) => {
    try {
      await run(target);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) void showFailure(log, failure, error);
      throw error;
    }
  });
}
