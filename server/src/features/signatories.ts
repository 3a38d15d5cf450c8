import type { Workspace } from '../workspace/workspace';
import { statementOf } from './compose-stance';
import type { Presentation } from './presentation';
import { signatoryList } from './statement-words';

/** The members that have signed a statement, as text to paste. Rejects with a sentence for the user. */
export function signatories(
  workspace: Workspace,
  { root, statement: id }: { readonly root: string; readonly statement: string },
  presentation: Presentation,
): string {
  const { coalition, statement } = statementOf(workspace, root, id);
  return signatoryList(statement, coalition, presentation);
}
