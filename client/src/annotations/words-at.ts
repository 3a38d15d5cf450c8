import * as vscode from 'vscode';
import { type Passage, passageAt, trimmed } from './passage';

/** What is selected, without the spaces around it. */
export function selectedWords({ document, selection }: vscode.TextEditor): vscode.Range | undefined {
  const start = document.offsetAt(selection.start);
  const text = document.getText(selection);
  const words = trimmed(text, 0, text.length);
  return (
    words &&
    new vscode.Range(document.positionAt(start + words.start), document.positionAt(start + words.end))
  );
}

/** The sentence at a place, or its paragraph where sentences cannot be told apart. */
export function sentenceAt(document: vscode.TextDocument, at: vscode.Position): vscode.Range | undefined {
  return inLine(at.line, passageAt(document.lineAt(at).text, at.character));
}

/** The paragraph of a line. */
export function paragraphAt(document: vscode.TextDocument, line: number): vscode.Range | undefined {
  const { text } = document.lineAt(line);
  return inLine(line, trimmed(text, 0, text.length));
}

function inLine(line: number, passage: Passage | undefined): vscode.Range | undefined {
  return passage && new vscode.Range(line, passage.start, line, passage.end);
}
