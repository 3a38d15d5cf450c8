import { t } from '@vscode/l10n';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Coalition } from '../repository/coalition';

/** A refusal in a sentence for the user, which clients show as it is. */
export function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** Refuses to compose anything for a coalition that a newer version has written. */
export function mustBeWritable({ writable }: Coalition): void {
  if (!writable) {
    throw refused(t('The coalition was written by a newer version of Caucus and can only be read.'));
  }
}
