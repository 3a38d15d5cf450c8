import { t } from '@vscode/l10n';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { standingOf } from '../positions/standing';
import type { StatementStatus } from '../protocol';
import type { Coalition } from '../repository/coalition';
import { editFields, type NewFields } from '../repository/edit-fields';
import { isDate } from '../repository/iso-date';
import { readFileAt } from '../repository/read-file';
import { canonicalUri, pathWithin } from '../repository/uri';
import type { Workspace } from '../workspace/workspace';
import { positionOf, statementOf } from './compose-stance';
import { mustBeWritable, refused } from './refusal';

/**
 * Marks a proposed position as agreed on a date, by the members that endorse it now. Rejects with a sentence
 * for the user.
 */
export async function composeAgreement(
  workspace: Workspace,
  { root, position: id, date }: { readonly root: string; readonly position: string; readonly date: string },
): Promise<WorkspaceEdit> {
  const { coalition, position } = positionOf(workspace, root, id);
  if (position.status !== 'proposed') {
    throw refused(
      position.status === 'agreed'
        ? t('The position is agreed already.')
        : t('The position has been superseded.'),
    );
  }
  const behind = standingOf(position).endorse.filter((member) => coalition.members.has(member));
  return edit(workspace, coalition, `position:${id}`, {
    status: 'agreed',
    agreed: mustBeDate(date),
    ...((behind.length > 0 || position.agreedBy.length > 0) && { agreed_by: behind }),
  });
}

/** Freezes a statement, or issues one that is frozen. Rejects with a sentence for the user. */
export async function composeStatementStep(
  workspace: Workspace,
  {
    root,
    statement: id,
    to,
    date,
  }: {
    readonly root: string;
    readonly statement: string;
    readonly to: 'frozen' | 'issued';
    readonly date: string;
  },
): Promise<WorkspaceEdit> {
  const { coalition, statement } = statementOf(workspace, root, id);
  if (to === 'frozen') {
    if (statement.status !== 'drafting') throw refused(already(statement.status));
    return edit(workspace, coalition, `statement:${id}`, { status: 'frozen' });
  }
  if (statement.status === 'issued') throw refused(already('issued'));
  if (statement.status === 'drafting') {
    throw refused(t('Freeze the statement first, so that members sign the words that are issued.'));
  }
  return edit(workspace, coalition, `statement:${id}`, { status: 'issued', date: mustBeDate(date) });
}

function already(status: StatementStatus): string {
  return status === 'issued'
    ? t('The statement has been issued already.')
    : t('The statement is frozen already.');
}

function mustBeDate(date: string): string {
  if (!isDate(date)) throw refused(t('“{0}” is not a date. Write it as 2025-11-14.', date.slice(0, 60)));
  return date;
}

/** Sets fields in the file as it is now, also where it is open and not saved. */
async function edit(
  workspace: Workspace,
  coalition: Coalition,
  key: string,
  fields: NewFields,
): Promise<WorkspaceEdit> {
  mustBeWritable(coalition);
  const session = workspace.sessionAt(coalition.root);
  const uri = coalition.files.get(key);
  if (!session || uri === undefined) throw refused(t('The file is no longer in the coalition’s folder.'));
  const { file, sound, conflict } = await readFileAt(uri, 'markdown', session.fileSystem);
  const document = TextDocument.create(uri, 'markdown', 0, file.text);
  // Fields set in one of two versions would be lost with it, or decide between them.
  if (conflict) {
    throw refused(
      t(
        'Two versions of {0} were put together, and nobody chose between them yet. Open it, keep the lines that are right, remove the marker lines (the first is line {1}), and try again.',
        pathWithin(canonicalUri(uri), coalition.root) ?? uri,
        document.positionAt(conflict.start).line + 1,
      ),
    );
  }
  const edits = sound ? editFields(file.text, fields, ['status', 'title']) : undefined;
  if (!edits) {
    throw refused(
      t(
        'The fields at the top of the file cannot be changed safely. Open it, correct what is marked there, and try again.',
      ),
    );
  }
  const changes = edits.map(({ span, text }) => ({
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    newText: text,
  }));
  return { changes: { [uri]: changes } };
}
