import { t } from '@vscode/l10n';
import type { CheckedHistory, CheckHistoryParams } from '../protocol';
import type { Workspace } from '../workspace/workspace';
import { mustBeOpen, refused } from './refusal';

/** What a host that has git can tell of the past of a coalition. */
export interface Past {
  /**
   * Whether everybody said what the files say they said, or why that cannot be told. Gives plain values: on
   * the desktop it is loaded apart, and an error of one bundle is nobody's class in another.
   *
   * @param root address of the coalition's folder
   * @param git paths where git may be, besides the PATH
   * @param words translations, as `@vscode/l10n` takes them
   */
  verify(
    root: string,
    git: readonly string[],
    words?: Record<string, string>,
  ): Promise<CheckedHistory | { readonly refusal: string }>;
}

/** Judges the history of an open coalition. Rejects with a sentence for the user, also where there is no git. */
export async function checkHistory(
  workspace: Workspace,
  { root, git = [] }: CheckHistoryParams,
  past: Past | undefined,
  words?: Record<string, string>,
): Promise<CheckedHistory> {
  mustBeOpen(workspace, root);
  if (!past || !root.startsWith('file:')) {
    throw refused(t('Who said what can be checked only where the coalition’s folder is on this computer.'));
  }
  const checked = await past.verify(root, git, words);
  if ('refusal' in checked) throw refused(checked.refusal);
  return checked;
}
