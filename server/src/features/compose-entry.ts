import { t } from '@vscode/l10n';
import { bodyStart } from '../anchoring/body';
import { describe } from '../anchoring/describe';
import type { Target } from '../anchoring/target';
import { threadIdFor } from '../annotations/entry-names';
import { newEntry, type Words } from '../annotations/new-entry';
import type { Thread } from '../annotations/thread';
import type { Writer } from '../entries/writer';
import type { ComposeAnnotationParams, ComposeEntryParams, NewFile, TextRange } from '../protocol';
import type { Coalition } from '../repository/coalition';
import { composeEntry as composeFile } from '../repository/compose-entry';
import type { Workspace } from '../workspace/workspace';
import { refused } from './refusal';
import { proposedIn } from './review';
import { writerFor } from './writer';

/** The file of a new annotation on words of an open draft. Rejects with a sentence for the user. */
export function composeAnnotation(workspace: Workspace, params: ComposeAnnotationParams): NewFile {
  const { uri, range, stance, body, proposal, positions } = params;
  const { coalition, target } = wordsAt(workspace, uri, range);
  const writer = writerFor(coalition, params);
  const words: Words = {
    kind: 'annotation',
    stance,
    target,
    body,
    ...(proposal !== undefined && { proposal }),
    ...(positions && { positions }),
  };
  const entry = newEntry(words, writer);
  const thread = threadIdFor(target, writer.id);
  workspace.sessionOf(uri)?.reader.writes(thread, entry.name);
  return composeFile(coalition.root, thread, entry);
}

/** The file of another entry in a thread. Rejects with a sentence for the user. */
export async function composeEntry(workspace: Workspace, params: ComposeEntryParams): Promise<NewFile> {
  const { over } = params;
  const session = workspace.sessionAt(params.root);
  const coalition = session && over ? (await proposedIn(session, over)).coalition : session?.state.coalition;
  const thread = coalition?.threads.get(params.thread);
  if (!session || !coalition || !thread) {
    throw refused(t('The thread is no longer in the coalition’s folder.'));
  }
  const writer = writerFor(coalition, params);
  const entry = newEntry(wordsOf(params.entry, workspace, thread, writer), writer, thread);
  session.reader.writes(thread.id, entry.name);
  return composeFile(session.root, thread.id, entry);
}

function wordsOf(
  entry: ComposeEntryParams['entry'],
  workspace: Workspace,
  thread: Thread,
  writer: Writer,
): Words {
  if (entry.kind === 'edit' || entry.kind === 'withdraw') mustBeOwn(thread, entry.of, writer);
  if (entry.kind !== 'anchor') return entry;
  return { kind: 'anchor', target: wordsAt(workspace, entry.uri, entry.range).target };
}

/**
 * The words at a range of an open draft of a coalition.
 * @throws a refusal in a sentence for the user
 */
export function wordsAt(
  workspace: Workspace,
  uri: string,
  range: TextRange,
): { readonly coalition: Coalition; readonly target: Target } {
  const place = workspace.draftAt(uri);
  const declared = place?.state?.declaredIn(uri);
  if (!place?.state || declared?.kind !== 'draft') {
    throw refused(t('Only drafts and adopted texts in a coalition’s folder can be annotated.'));
  }
  const { draft } = place.open;
  const start = draft.offsetAt(range.start);
  const end = draft.offsetAt(range.end);
  if (draft.text.slice(start, end).trim() === '' || start < bodyStart(draft)) {
    throw refused(t('Select the words of the text that it is about.'));
  }
  return { coalition: place.state.coalition, target: describe(draft, { start, end }, declared.id) };
}

/** Organisations speak: whoever writes for a member may edit and withdraw what was said for it. */
function mustBeOwn(thread: Thread, of: string, { member }: Writer): void {
  const remark = thread.remarks.find(({ entry }) => entry.id === of);
  if (!remark) throw refused(t('The remark is no longer in the thread.'));
  if (remark.entry.member !== member) {
    throw refused(t('Only the member who made a remark can change or withdraw it.'));
  }
}
