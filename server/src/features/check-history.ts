import { t } from '@vscode/l10n';
import type { CheckedHistory, CheckHistoryParams } from '../protocol';
import type { Workspace } from '../workspace/workspace';
import { refused } from './refusal';

/** What a host that has git can tell of the past of a coalition. */
export interface Past {
  /**
   * Whether everybody said what the files say they said. Rejects with a sentence for the user.
   *
   * @param root address of the coalition's folder
   * @param git paths where git may be, besides the PATH
   */
  verify(root: string, git: readonly string[]): Promise<CheckedHistory>;
}

/** Judges the history of an open coalition. Rejects with a sentence for the user, also where there is no git. */
export async function checkHistory(
  workspace: Workspace,
  { root, git = [] }: CheckHistoryParams,
  past: Past | undefined,
): Promise<CheckedHistory> {
  if (!workspace.sessions.some((session) => session.root === root)) {
    throw refused(t('This coalition is not open.'));
  }
  if (!past || !root.startsWith('file:')) {
    throw refused(t('Who said what can be checked only where the coalition’s folder is on this computer.'));
  }
  return past.verify(root, git);
}
