import * as vscode from 'vscode';
import type { StatementView } from '../../../server/src/protocol';
import { daysUntil, relativeDays, shortDate } from '../dates';

/** How far a statement is, in a word or two. */
export function statementStatus({ status, date }: StatementView): string {
  switch (status) {
    case 'drafting':
      return vscode.l10n.t('being written');
    case 'frozen':
      return vscode.l10n.t('open for signature');
    case 'issued':
      return date
        ? vscode.l10n.t('issued {0}', shortDate(date, vscode.env.language))
        : vscode.l10n.t('issued');
  }
}

/** `2 of 6 signed`: of the members. Nothing where nobody can sign yet, or signatures are not kept here. */
export function signedWords({ status, signed }: StatementView, members: number): string {
  if (status !== 'frozen' && signed === 0) return '';
  return vscode.l10n.t('{0} of {1} signed', signed, members);
}

/** `due in 3 days`; nothing once it has been issued. */
export function dueWords({ status, deadline }: StatementView): string {
  const days = deadline === undefined || status === 'issued' ? undefined : daysUntil(deadline, Date.now());
  if (days === undefined) return '';
  const when = relativeDays(days, vscode.env.language);
  return days < 0 ? vscode.l10n.t('was due {0}', when) : vscode.l10n.t('due {0}', when);
}
