import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver';
import type { CoalitionSession, State } from '../workspace/coalition-session';
import { rangeInBlock } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';
import { draftTitle } from './draft-titles';
import { clip } from './rich-text';
import { nameInList } from './symbols';

const MOST_OF_KIND = 200;
const fileStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Positions, terms and paragraphs whose name holds the letters of the query in their order, as editors
 * narrow lists; paragraphs only once something is asked for.
 */
export function workspaceSymbols(workspace: Workspace, { query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
  const wanted = query.slice(0, 100).toLowerCase().replace(/\s+/g, '');
  return workspace.sessions.flatMap((session) => [
    ...declared(session, wanted),
    ...(wanted === '' ? [] : paragraphs(session, wanted)),
  ]);
}

function declared({ state }: { readonly state: State }, wanted: string): WorkspaceSymbol[] {
  const { coalition } = state;
  const found: WorkspaceSymbol[] = [];
  const add = (key: string, name: string, kind: SymbolKind) => {
    const uri = coalition.files.get(key);
    if (uri && holds(name, wanted)) {
      found.push({
        name: clip(name, 120),
        kind,
        containerName: coalition.name,
        location: { uri, range: fileStart },
      });
    }
  };
  for (const { id, title } of coalition.positions.values())
    add(`position:${id}`, title, SymbolKind.Interface);
  for (const { id, label } of coalition.terms.values()) add(`term:${id}`, label, SymbolKind.Key);
  return found.slice(0, 2 * MOST_OF_KIND);
}

function paragraphs({ library }: CoalitionSession, wanted: string): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const { file, draft } of library.drafts()) {
    for (const node of draft.outline.nodes) {
      const name = nameInList(draft, node);
      if (!holds(name, wanted)) continue;
      found.push({
        name,
        kind: node.kind === 'heading' ? SymbolKind.Namespace : SymbolKind.String,
        containerName: draftTitle(file.id, draft),
        location: { uri: file.uri, range: rangeInBlock(draft, node.block, { start: 0, end: 0 }) },
      });
      if (found.length === MOST_OF_KIND) return found;
    }
  }
  return found;
}

function holds(name: string, wanted: string): boolean {
  const words = name.toLowerCase();
  let at = 0;
  for (const letter of wanted) {
    const found = words.indexOf(letter, at);
    if (found === -1) return false;
    at = found + letter.length;
  }
  return true;
}
