import * as vscode from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { written } from '../../../server/src/protocol';
import { plainly } from '../annotations/save-entry';
import type { Caucus } from '../caucus';
import { PlainError } from '../commands';
import { refuseOutside } from '../new-files';

/**
 * Makes an edit of one coalition file that the server composes, and saves it. A file with changes that were
 * not saved is edited and left for the person to save.
 *
 * @param root address of the coalition's folder
 * @param uri address of the file, the only one that may change
 * @throws {PlainError} with what the server objects to, or when the file cannot be changed
 */
export async function editDocument(
  { session }: Caucus,
  root: string,
  uri: vscode.Uri,
  compose: (client: BaseLanguageClient) => Promise<WorkspaceEdit>,
): Promise<void> {
  await plainly(refuseOutside(uri, [vscode.Uri.parse(root, true)]));
  const client = await session.start();
  // Opened first, so that the server composes for the very text that is edited.
  const document = await plainly(Promise.resolve(vscode.workspace.openTextDocument(uri)));
  const { version, isDirty } = document;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(await plainly(compose(client)));
  const other = edit.entries().find(([each]) => each.toString() !== uri.toString());
  if (other) throw new Error(`The edit is of another file: ${other[0]}`);
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit))) {
    throw new PlainError(vscode.l10n.t('The file was being changed meanwhile. Please try again.'));
  }
  if (isDirty) {
    await vscode.window.showTextDocument(document);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The file had changes of yours that were not saved. Save it to keep them and this one.'),
    );
    return;
  }
  if (!(await document.save())) {
    await vscode.window.showTextDocument(document);
    throw new PlainError(vscode.l10n.t('The file could not be saved. It is open with the change in it.'));
  }
  await client.sendNotification(written, { uris: [uri.toString()] });
}
