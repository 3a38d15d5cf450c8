import { t } from '@vscode/l10n';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Coalition } from '../repository/coalition';
import type { OpenSession, Workspace } from '../workspace/workspace';

/** A refusal in a sentence for the user, which clients show as it is. */
export function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** The coalition whose folder has this address. @throws a refusal where no such coalition is open */
export function mustBeOpen(workspace: Workspace, root: string): OpenSession {
  const session = workspace.sessionAt(root);
  if (!session) throw refused(t('This coalition is not open.'));
  return session;
}

/** Refuses to compose anything for a coalition that a newer version has written. */
export function mustBeWritable({ writable }: Coalition): void {
  if (!writable) {
    throw refused(t('The coalition was written by a newer version of Caucus and can only be read.'));
  }
}
