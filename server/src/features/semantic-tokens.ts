import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { stances } from '../protocol';
import { LineWalk } from '../workspace/text-lines';
import type { Workspace } from '../workspace/workspace';

/** Types of tokens by the number of a stance; a theme of an editor may colour them. */
export const tokenTypes = ['caucusSupport', 'caucusOppose', 'caucusWatch'];

/**
 * The tracked terms of a draft as semantic tokens, for editors other than VS Code, which gets highlights. A
 * token cannot span lines: a term that does gives one token a line.
 */
export function semanticTokens(
  workspace: Workspace,
  {
    textDocument,
    range,
  }: Pick<SemanticTokensRangeParams, 'textDocument'> & Partial<SemanticTokensRangeParams>,
): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const open = workspace.draftAt(textDocument.uri)?.open;
  if (!open) return builder.build();
  const { draft } = open;
  const first = range ? draft.blockIndexAt(draft.offsetAt(range.start)) : 0;
  const last = range ? draft.blockIndexAt(draft.offsetAt(range.end)) : draft.blocks.length - 1;
  for (let index = Math.max(0, first); index <= last; index++) {
    const occurrences = open.occurrencesIn(index);
    if (occurrences.length === 0) continue;
    const line = draft.lineOf(index);
    const text = draft.blocks[index]?.text ?? '';
    const walk = new LineWalk(text);
    for (const { start, end, term } of occurrences) {
      for (const piece of piecesByLine(text, start, end)) {
        const at = walk.to(piece.start);
        builder.push(line + at.line, at.character, piece.end - piece.start, stances.indexOf(term.stance), 0);
      }
    }
  }
  return builder.build();
}

function* piecesByLine(text: string, start: number, end: number): Generator<{ start: number; end: number }> {
  let from = start;
  for (let at = start; at <= end; at++) {
    const code = text.charCodeAt(at);
    if (at < end && code !== 10 && code !== 13) continue;
    if (at > from) yield { start: from, end: at };
    from = at + 1;
  }
}
