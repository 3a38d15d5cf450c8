import type { Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** What the ids under each key name; read by line, as a file being typed seldom parses. */
const kindsByKey: Readonly<Record<string, readonly IdKind[]>> = {
  positions: ['position'],
  supersedes: ['position'],
  terms: ['term'],
  statement: ['statement'],
  draft: ['draft'],
  previous: ['draft'],
  topic: ['topic'],
  member: ['member'],
  proposed_by: ['member'],
  agreed_by: ['member'],
  stance: ['stance'],
  status: ['status'],
};

export type IdKind = 'position' | 'term' | 'statement' | 'draft' | 'topic' | 'member' | 'stance' | 'status';

/** The place of a value in the YAML of a coalition file. */
export interface ValuePlace {
  readonly key: string;
  readonly kinds: readonly IdKind[];
  /** Where the value begins and ends on the line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const LONGEST_LINE = 2000;
/** Lines above in which the key of a list is looked for. */
const FARTHEST_KEY = 200;

/** The value at a position of a YAML file or of the front matter of a Markdown file, if its key is one we know. */
export function valueAt(file: TextDocument, { line, character }: Position): ValuePlace | undefined {
  if (!isInYaml(file, line)) return undefined;
  const text = lineOf(file, line);
  if (text.length > LONGEST_LINE || /^\s*#/.test(text)) return undefined;
  const item = /^\s*(-\s+)?/.exec(text)?.[0].length ?? 0;
  const inItem = /^\s*-\s/.test(text);
  const pair = /^([a-z_]+)\s*:(?:\s|$)/.exec(text.slice(item));
  const key = pair?.[1] ?? (inItem ? keyAbove(file, line) : undefined);
  const kinds = key === undefined ? undefined : kindsByKey[key];
  const from = item + (pair?.[0].length ?? 0);
  if (key === undefined || !kinds || character < from) return undefined;
  const { start, end } = valueAround(text, from, character);
  return { key, kinds, start, end };
}

/** The id at a position, and what it may name. */
export function idAt(
  file: TextDocument,
  position: Position,
): { readonly id: string; readonly kinds: readonly IdKind[] } | undefined {
  const place = valueAt(file, position);
  if (!place) return undefined;
  const id = lineOf(file, position.line).slice(place.start, place.end);
  return id === '' ? undefined : { id, kinds: place.kinds };
}

/** True in a YAML file, and between the `---` lines at the top of a Markdown file. */
export function isInYaml(file: TextDocument, line: number): boolean {
  if (/\.ya?ml$/i.test(file.uri)) return true;
  if (line === 0 || lineOf(file, 0).trim() !== '---') return false;
  for (let at = 1; at < line; at++) if (/^(?:---|\.\.\.)\s*$/.test(lineOf(file, at))) return false;
  return true;
}

function keyAbove(file: TextDocument, line: number): string | undefined {
  for (let at = line - 1; at >= Math.max(0, line - FARTHEST_KEY); at--) {
    const text = lineOf(file, at);
    if (/^\s*(?:-\s|#|$)/.test(text)) continue;
    return /^\s*([a-z_]+)\s*:\s*(?:#.*)?$/.exec(text.slice(0, LONGEST_LINE))?.[1];
  }
  return undefined;
}

/** The run of characters of an id around `character`, not before `from`. */
function valueAround(text: string, from: number, character: number): { start: number; end: number } {
  let start = character;
  while (start > from && /[\w/.-]/.test(text.charAt(start - 1))) start--;
  let end = character;
  while (end < text.length && /[\w/.-]/.test(text.charAt(end))) end++;
  return { start, end };
}

function lineOf(file: TextDocument, line: number): string {
  const end = { line: line + 1, character: 0 };
  return file.getText({ start: { line, character: 0 }, end }).replace(/[\r\n]+$/, '');
}
