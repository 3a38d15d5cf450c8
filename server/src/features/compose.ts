import { t } from '@vscode/l10n';
import type { NewFile, stances, TrackedTerm } from '../protocol';
import { composeCoalition as composeFiles } from '../repository/compose-coalition';
import { composeTerm as composeFile } from '../repository/compose-term';
import { trackedAs } from '../terms/tracked-as';
import type { OpenSession, Workspace } from '../workspace/workspace';
import { mustBeWritable, refused } from './refusal';

/** The file for a new tracked term in the coalition nearest to a document. The host writes it. */
export function composeTerm(
  workspace: Workspace,
  { near, label, stance }: { near: string; label: string; stance: (typeof stances)[number] },
): NewFile {
  const { matcher, state } = coalitionNear(workspace, near);
  mustBeWritable(state.coalition);
  const tracked = trackedAs(label, matcher);
  if (tracked) throw refused(t('“{0}” is tracked already.', tracked.label));
  return composeFile(state.coalition, label, stance);
}

/** The term that finds these words in the coalition nearest to a document, and its file. */
export function trackedTerm(
  workspace: Workspace,
  { near, label }: { near: string; label: string },
): TrackedTerm | null {
  const { matcher, state } = coalitionNear(workspace, near);
  const term = trackedAs(label, matcher);
  const uri = term && state.coalition.files.get(`term:${term.id}`);
  return uri === undefined ? null : { label: term?.label ?? '', uri };
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
function coalitionNear(workspace: Workspace, near: string): OpenSession {
  const { sessions } = workspace;
  const nearest = workspace.sessionOf(near);
  const session =
    sessions.find((open) => open === nearest) ?? (sessions.length === 1 ? sessions[0] : undefined);
  if (!session) throw refused(t('The document does not belong to a coalition.'));
  return session;
}
