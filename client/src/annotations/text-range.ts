import * as vscode from 'vscode';
import type { TextRange } from '../../../server/src/protocol';

/** A range as the server gives it, for VS Code. */
export function asRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A range as it goes to the server: what VS Code makes of one of its own on the way is another thing. */
export function asTextRange({ start, end }: TextRange): TextRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
