import type { Hover, HoverParams } from 'vscode-languageserver';
import type { Workspace } from '../workspace/workspace';
import { writePosition } from './hover-position';
import { idAt, isInYaml } from './id-in-file';
import type { Presentation } from './presentation';
import { writeStatement } from './statement-words';

/**
 * In a coalition's own files: on the id of a position or statement, what it says and who stands behind it;
 * elsewhere in the fields of one, the same of itself.
 */
export function fileHover(
  workspace: Workspace,
  { textDocument, position }: HoverParams,
  presentation: Presentation,
): Hover | null {
  const state = workspace.stateOf(textDocument.uri);
  const file = state && workspace.documents.file(textDocument.uri);
  if (!state || !file || !isInYaml(file, position.line)) return null;
  const named = idAt(file, position);
  const own = state.declaredIn(textDocument.uri);
  const wanted = named ? named.kinds.map((kind) => ({ kind, id: named.id })) : own ? [own] : [];
  const { coalition } = state;
  for (const { kind, id } of wanted) {
    const found = kind === 'position' ? coalition.positions.get(id) : undefined;
    const statement = kind === 'statement' ? coalition.statements.get(id) : undefined;
    const value = found
      ? writePosition(found, coalition, presentation)
      : statement && writeStatement(statement, coalition, presentation);
    if (value) return { contents: { kind: presentation.rich.kind, value } };
  }
  return null;
}
