import * as vscode from 'vscode';
import type { CoalitionView, PositionView, StatementView } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { PlainError } from '../commands';
import { plainLabel } from '../plain-label';
import { signedWords, statementStatus } from './statement-words';

/** A position, as a command was asked to act on it. */
export interface PositionTarget {
  readonly coalition: CoalitionView;
  readonly position: PositionView;
}

export interface StatementTarget {
  readonly coalition: CoalitionView;
  readonly statement: StatementView;
}

/**
 * The position that a command is about: the one of the line, file or address given, else the one in the
 * editor, else one that the person picks.
 *
 * @param wanted which ones are offered
 * @throws {PlainError} when there is nothing to pick
 * @throws {vscode.CancellationError} when the person picks none
 */
export async function positionTarget(
  argument: unknown,
  caucus: Caucus,
  title: string,
  wanted: (position: PositionView) => boolean = () => true,
): Promise<PositionTarget> {
  const all = caucus.coalitions.list.flatMap((coalition) =>
    coalition.topics.flatMap(({ positions }) => positions.map((position) => ({ coalition, position }))),
  );
  const given = byAddress(argument, all, ({ position }) => position.uri);
  if (given) return given;
  return pick(
    all.filter(({ position }) => wanted(position)),
    ({ coalition, position }) => ({
      label: plainLabel(position.title),
      description: plainLabel(nameIfSeveral(coalition, caucus)),
      detail: plainLabel(position.standing.words || position.summary),
    }),
    title,
    vscode.l10n.t('There is no such position.'),
  );
}

/** As {@link positionTarget}, for statements. */
export async function statementTarget(
  argument: unknown,
  caucus: Caucus,
  title: string,
  wanted: (statement: StatementView) => boolean = () => true,
): Promise<StatementTarget> {
  const all = caucus.coalitions.list.flatMap((coalition) =>
    coalition.statements.map((statement) => ({ coalition, statement })),
  );
  const given = byAddress(argument, all, ({ statement }) => statement.uri);
  if (given) return given;
  return pick(
    all.filter(({ statement }) => wanted(statement)),
    ({ coalition, statement }) => ({
      label: plainLabel(statement.title),
      description: plainLabel(statementStatus(statement)),
      detail: plainLabel(
        [signedWords(statement, coalition.members), statement.due, nameIfSeveral(coalition, caucus)]
          .filter((part) => part)
          .join(' · '),
      ),
    }),
    title,
    vscode.l10n.t('There is no such statement.'),
  );
}

function nameIfSeveral({ name }: CoalitionView, { coalitions }: Caucus): string {
  return coalitions.list.length > 1 ? name : '';
}

/** A command gets an address from a code action, a `Uri` from an editor's menu, a line from a view. */
function byAddress<T>(argument: unknown, all: readonly T[], addressOf: (item: T) => string): T | undefined {
  const address = addressIn(argument) ?? vscode.window.activeTextEditor?.document.uri.toString();
  return all.find((item) => vscode.Uri.parse(addressOf(item), true).toString() === address);
}

function addressIn(argument: unknown): string | undefined {
  if (typeof argument === 'string') return vscode.Uri.parse(argument, true).toString();
  if (argument instanceof vscode.Uri) return argument.toString();
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined;
  return typeof argument.uri === 'string' ? vscode.Uri.parse(argument.uri, true).toString() : undefined;
}

async function pick<T>(
  items: readonly T[],
  show: (item: T) => vscode.QuickPickItem,
  title: string,
  none: string,
): Promise<T> {
  if (items.length === 0) throw new PlainError(none);
  const picked = await vscode.window.showQuickPick(
    items.map((item) => ({ ...show(item), item })),
    { title, matchOnDescription: true, matchOnDetail: true },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.item;
}
