import * as vscode from 'vscode';
import { type BaseLanguageClient, ErrorCodes, ResponseError } from 'vscode-languageclient';
import { type CheckedHistory, checkHistory as request } from '../../server/src/protocol';
import type { Caucus } from './caucus';
import { PlainError, registerCommand } from './commands';
import { exists } from './new-files';

/**
 * *Check who said what*: holds every entry against the history of the shared folder, and shows what does not
 * fit at the entry itself, until the next check.
 */
export function checkHistory(caucus: Caucus): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection('caucus-history');

  async function check(): Promise<void> {
    const client = await caucus.session.start();
    const results: { readonly root: string; readonly checked: CheckedHistory }[] = [];
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking who said what'),
        cancellable: true,
      },
      async (_, token) => {
        for (const { root } of caucus.coalitions.list) {
          results.push({ root, checked: await ask(client, root, token) });
        }
      },
    );
    if (results.length === 0) throw new PlainError(vscode.l10n.t('No coalition is open.'));
    await show(results);
  }

  async function show(
    results: readonly { readonly root: string; readonly checked: CheckedHistory }[],
  ): Promise<void> {
    shown.clear();
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const { root, checked } of results) {
      for (const finding of checked.findings) {
        const place = await placeOf(finding, root);
        const list = byFile.get(place.uri) ?? [];
        byFile.set(place.uri, [...list, place.diagnostic]);
      }
    }
    for (const [uri, diagnostics] of byFile) shown.set(vscode.Uri.parse(uri, true), diagnostics);
    const count = results.reduce((sum, { checked }) => sum + checked.findings.length, 0);
    if (count === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Everybody said what the files say they said.'),
      );
      return;
    }
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    void vscode.window.showWarningMessage(
      count === 1
        ? vscode.l10n.t('One thing does not fit. It is listed under Problems.')
        : vscode.l10n.t('{0} things do not fit. They are listed under Problems.', count),
    );
  }

  return vscode.Disposable.from(
    shown,
    registerCommand(
      caucus,
      'caucus.checkHistory',
      vscode.l10n.t('Who said what could not be checked.'),
      check,
    ),
  );
}

async function ask(
  client: BaseLanguageClient,
  root: string,
  token: vscode.CancellationToken,
): Promise<CheckedHistory> {
  try {
    const checked = await client.sendRequest(request, { root, git: gitPaths() }, token);
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    return checked;
  } catch (error) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const told = error instanceof ResponseError && error.code !== ErrorCodes.InternalError;
    throw told ? new PlainError(error.message) : error;
  }
}

/** Where the user's settings say that git is; a workspace cannot set it. */
function gitPaths(): string[] {
  const path: unknown = vscode.workspace.getConfiguration('git').inspect('path')?.globalValue;
  return [path].flat().filter((one) => typeof one === 'string' && one !== '') as string[];
}

/** What is said of a file that is gone stands at the coalition’s own. */
async function placeOf(
  { uri, code, severity, message }: CheckedHistory['findings'][number],
  root: string,
): Promise<{ readonly uri: string; readonly diagnostic: vscode.Diagnostic }> {
  const file = vscode.Uri.parse(uri, true);
  const isThere = await exists(file);
  const name = vscode.workspace.asRelativePath(file);
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 0),
    isThere ? message : `${name}: ${message}`,
    severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Caucus';
  diagnostic.code = code;
  return { uri: isThere ? uri : `${root}/caucus.yaml`, diagnostic };
}
