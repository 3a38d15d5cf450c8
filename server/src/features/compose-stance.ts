import { t } from '@vscode/l10n';
import { newSignature, newStance } from '../positions/new-entries';
import type { Position } from '../positions/position';
import { signatoriesOf } from '../positions/signatories';
import { presentStances } from '../positions/standing';
import type { Statement } from '../positions/statement';
import {
  type ComposeSignatureParams,
  type ComposeStanceParams,
  memberStances,
  type NewFile,
} from '../protocol';
import type { Coalition } from '../repository/coalition';
import {
  composeSignature as composeSignatureFile,
  composeStance as composeStanceFile,
} from '../repository/compose-stance';
import type { Workspace } from '../workspace/workspace';
import { refused } from './refusal';
import { writerFor } from './writer';

/** The file of a member's stance on a position. Rejects with a sentence for the user. */
export function composeStance(workspace: Workspace, params: ComposeStanceParams): NewFile {
  const { stance, note = '' } = params;
  const { coalition, position } = positionOf(workspace, params.root, params.position);
  const writer = writerFor(coalition, params);
  if (!memberStances.includes(stance)) throw refused(t('Nobody can take the stance “{0}”.', stance));
  if (position.status === 'superseded') {
    throw refused(t('The position has been superseded; say where you stand on the one that replaced it.'));
  }
  const present = presentStances(position).get(writer.member);
  const entry = newStance(position, stance, note, writer);
  if (present?.stance === entry.stance && present.note.trim() === entry.note) {
    throw refused(t('That is what {0} says already.', nameOf(coalition, writer.member)));
  }
  return composeStanceFile(coalition.root, position.id, entry);
}

/** The file of a member's signature, or of its withdrawal. Rejects with a sentence for the user. */
export function composeSignature(workspace: Workspace, params: ComposeSignatureParams): NewFile {
  const { kind } = params;
  const { coalition, statement } = statementOf(workspace, params.root, params.statement);
  const writer = writerFor(coalition, params);
  const signs = kind === 'sign';
  const hasSigned = signatoriesOf(statement).some(({ member }) => member === writer.member);
  const name = nameOf(coalition, writer.member);
  if (signs && statement.status === 'drafting') {
    throw refused(t('Its words can still change. Members sign once it is frozen.'));
  }
  if (signs && hasSigned) throw refused(t('{0} has signed it already.', name));
  if (!signs && !hasSigned) throw refused(t('{0} has not signed it.', name));
  const entry = newSignature(statement, signs ? 'sign' : 'unsign', writer);
  return composeSignatureFile(coalition.root, statement.id, entry);
}

/** @throws a refusal where there is no such position */
export function positionOf(
  workspace: Workspace,
  root: string,
  id: string,
): { readonly coalition: Coalition; readonly position: Position } {
  const coalition = workspace.sessionAt(root)?.state.coalition;
  const position = coalition?.positions.get(id);
  if (!coalition || !position) throw refused(t('The position is no longer in the coalition’s folder.'));
  return { coalition, position };
}

/** @throws a refusal where there is no such statement */
export function statementOf(
  workspace: Workspace,
  root: string,
  id: string,
): { readonly coalition: Coalition; readonly statement: Statement } {
  const coalition = workspace.sessionAt(root)?.state.coalition;
  const statement = coalition?.statements.get(id);
  if (!coalition || !statement) throw refused(t('The statement is no longer in the coalition’s folder.'));
  return { coalition, statement };
}

function nameOf({ members }: Coalition, id: string): string {
  return members.get(id)?.name ?? id;
}
