import type { DefinitionParams, Location } from 'vscode-languageserver';
import { rangeInBlock } from '../workspace/text-lines';
import type { DraftInPlace, Workspace } from '../workspace/workspace';
import { idAt } from './id-in-file';
import { placeAt, referenceAt, termAt } from './place-in-draft';
import { referencedDrafts } from './references-to-texts';

const fileStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** From a tracked term or an id to the file that declares it, from a reference to the paragraph. */
export function definition(workspace: Workspace, params: DefinitionParams): Location[] | null {
  const draft = workspace.draftAt(params.textDocument.uri);
  return (draft && fromDraft(draft, params)) ?? fromId(workspace, params);
}

function fromDraft(draft: DraftInPlace, { position }: DefinitionParams): Location[] | null {
  const place = placeAt(draft.open, position);
  if (!place) return null;
  const term = termAt(draft.open, place)?.term;
  const file = term && draft.state?.coalition.files.get(`term:${term.id}`);
  if (file) return [{ uri: file, range: fileStart }];
  const reference = referenceAt(draft.open, place);
  const [target] = reference ? referencedDrafts(reference, draft, place.block) : [];
  if (!target || !reference) return null;
  if (reference.labels.length === 0)
    return reference.document === undefined ? null : [{ uri: target.uri, range: fileStart }];
  const places = target.nodes.map(({ block }) => ({
    uri: target.uri,
    range: rangeInBlock(target.draft, block, { start: 0, end: 0 }),
  }));
  return places.length > 0 ? places : null;
}

function fromId(workspace: Workspace, { textDocument, position }: DefinitionParams): Location[] | null {
  const state = workspace.stateOf(textDocument.uri);
  const file = state && workspace.documents.file(textDocument.uri);
  const found = file && idAt(file, position);
  if (!state || !found) return null;
  for (const kind of found.kinds) {
    const uri = state.coalition.files.get(`${kind}:${found.id}`);
    if (uri) return [{ uri, range: fileStart }];
  }
  return null;
}
