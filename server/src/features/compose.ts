import { t } from '@vscode/l10n';
import type { NewFile, stances } from '../protocol';
import { composeCoalition as composeFiles } from '../repository/compose-coalition';
import { composeTerm as composeFile } from '../repository/compose-term';
import type { Workspace } from '../workspace/workspace';
import { mustBeWritable, refused } from './refusal';

/** The file for a new tracked term in the coalition nearest to a document. The host writes it. */
export function composeTerm(
  workspace: Workspace,
  { near, label, stance }: { near: string; label: string; stance: (typeof stances)[number] },
): NewFile {
  const state = workspace.stateOf(near) ?? onlyOf(workspace);
  if (!state) throw refused(t('The document does not belong to a coalition.'));
  mustBeWritable(state.coalition);
  return composeFile(state.coalition, label, stance);
}

/** The files of a new coalition in an empty folder. */
export function composeCoalition({
  folder,
  name,
  member,
}: {
  readonly folder: string;
  readonly name: string;
  readonly member: string;
}): NewFile[] {
  return composeFiles(folder, name, member);
}

/** A draft outside any coalition may still be meant for the only one that is open. */
function onlyOf({ sessions }: Workspace) {
  return sessions.length === 1 ? sessions[0]?.state : undefined;
}
