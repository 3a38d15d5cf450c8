import * as vscode from 'vscode';
import { composeStatementStep } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { registerCommand } from '../commands';
import { askDay, today } from './ask-day';
import { editDocument } from './edit-document';
import { signedWords } from './statement-words';
import { type StatementTarget, statementTarget } from './targets';

/** A statement's way: *Freeze* ends the writing and opens it for signature, *Issue* records the day it went out. */
export function statementSteps(caucus: Caucus): vscode.Disposable {
  async function freeze(argument: unknown): Promise<void> {
    const title = vscode.l10n.t('Freeze a statement');
    const target = await statementTarget(argument, caucus, title, ({ status }) => status === 'drafting');
    const button = vscode.l10n.t('Freeze');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('Freeze “{0}”?', target.statement.title),
      {
        modal: true,
        detail: vscode.l10n.t('From then on its words stay as they are, and members sign it one by one.'),
      },
      button,
    );
    if (answer === button) await step(target, 'frozen', today());
  }

  async function issue(argument: unknown): Promise<void> {
    const title = vscode.l10n.t('Issue a statement');
    const target = await statementTarget(argument, caucus, title, ({ status }) => status === 'frozen');
    const { coalition, statement } = target;
    const date = await askDay(
      vscode.l10n.t('Issue: {0}', statement.title),
      vscode.l10n.t(
        '{0}. On which day does it go out? Who signs later is marked as late.',
        signedWords(statement, coalition.members),
      ),
    );
    await step(target, 'issued', date);
  }

  async function step(
    { coalition, statement }: StatementTarget,
    to: 'frozen' | 'issued',
    date: string,
  ): Promise<void> {
    const { root } = coalition;
    await editDocument(caucus, root, vscode.Uri.parse(statement.uri, true), (client) =>
      client.sendRequest(composeStatementStep, { root, statement: statement.id, to, date }),
    );
  }

  return vscode.Disposable.from(
    registerCommand(
      caucus,
      'caucus.freezeStatement',
      vscode.l10n.t('The statement could not be frozen.'),
      freeze,
    ),
    registerCommand(
      caucus,
      'caucus.issueStatement',
      vscode.l10n.t('The statement could not be marked as issued.'),
      issue,
    ),
  );
}
