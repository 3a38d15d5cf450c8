import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { CoalitionSession } from '../workspace/coalition-session';
import { pause } from '../workspace/pause';
import { rangeInBlock } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';
import { placeAt, termAt } from './place-in-draft';

const MOST = 5000;
/** Milliseconds of work after which the event loop gets its turn, and a cancellation is heard. */
const SLICE = 20;

/**
 * Everywhere a term stands, in all drafts of its coalition: asked from a draft, or from the term's own file.
 * Gives up once `token` says so.
 */
export async function references(
  workspace: Workspace,
  params: ReferenceParams,
  token: { readonly isCancellationRequested: boolean },
): Promise<Location[] | null> {
  const { uri } = params.textDocument;
  const session = workspace.sessionOf(uri);
  const term = termMeant(workspace, params);
  if (!session || term === undefined) return null;
  await session.library.settled();
  return placesOf(session, term, token);
}

function termMeant(workspace: Workspace, { textDocument, position }: ReferenceParams): string | undefined {
  const draft = workspace.draftAt(textDocument.uri);
  if (draft) {
    const place = placeAt(draft.open, position);
    return place && termAt(draft.open, place)?.term.id;
  }
  const declared = workspace.stateOf(textDocument.uri)?.declaredIn(textDocument.uri);
  return declared?.kind === 'term' ? declared.id : undefined;
}

async function placesOf(
  { library }: CoalitionSession,
  term: string,
  token: { readonly isCancellationRequested: boolean },
): Promise<Location[]> {
  const places: Location[] = [];
  let due = performance.now() + SLICE;
  for (const { file, draft } of library.drafts()) {
    for (const { block, occurrence } of library.occurrencesOf(term, file.id)) {
      if (places.length === MOST) return places;
      places.push({ uri: file.uri, range: rangeInBlock(draft, block, occurrence) });
    }
    if (performance.now() < due) continue;
    // Between drafts only: an edit must not come between a draft and its places.
    await pause();
    if (token.isCancellationRequested) return places;
    due = performance.now() + SLICE;
  }
  return places;
}
