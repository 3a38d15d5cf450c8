import { Document, isCollection, isMap, isScalar, isSeq, type Pair, type ParsedNode } from 'yaml';
import type { Span } from '../draft/span';
import { composeYaml, readYaml, type YamlValue } from '../yaml/yaml-value';
import { splitFrontMatter } from './front-matter';

/** Replaces `span`, in UTF-16 code units of the file, by `text`. */
export interface FileEdit {
  readonly span: Span;
  readonly text: string;
}

/** Fields to be set, in the order in which new ones are written. */
export type NewFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * Edits that set fields in the front matter of a Markdown file and leave every other byte as it is:
 * comments, quotation marks, line ends, the words below. A field that is there gets the new value where it
 * stands; new ones come below the first field of `below` that is there, or at the top.
 *
 * @returns undefined where that cannot be done with certainty: the result is read again, and must be what
 *   was there with exactly these fields set
 */
export function editFields(
  text: string,
  fields: NewFields,
  below: readonly string[],
): FileEdit[] | undefined {
  const { yaml, closed } = splitFrontMatter(text);
  if (!yaml || !closed) return undefined;
  const written = text.slice(yaml.start, yaml.end);
  const before = readYaml(written);
  const map = composeYaml(written).document?.contents;
  if (before.faults.length > 0 || !isMap<ParsedNode, ParsedNode | null>(map) || map.flow) return undefined;
  const edits: FileEdit[] = [];
  let added = '';
  const lineEnd = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  for (const [key, value] of Object.entries(fields)) {
    const pair = pairOf(map.items, key);
    const span = pair && valueSpan(pair, written);
    if (span) edits.push({ span, text: ` ${scalarText(value)}` });
    else added += `${indentation(map.items[0], written)}${key}: ${scalarText(value)}${lineEnd}`;
  }
  if (added !== '') {
    const [anchor] = below.flatMap((key) => pairOf(map.items, key) ?? []);
    const end = anchor ? lineAfter(anchor, written) : 0;
    edits.push({ span: { start: end, end }, text: added });
  }
  const after = readYaml(apply(written, edits));
  if (after.faults.length > 0 || !isSetIn(before.value, after.value, fields)) return undefined;
  return edits.map(({ span, text }) => ({
    span: { start: span.start + yaml.start, end: span.end + yaml.start },
    text,
  }));
}

/** The text with the edits made. They may not overlap. */
export function apply(text: string, edits: readonly FileEdit[]): string {
  let result = text;
  for (const { span, text: words } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + words + result.slice(span.end);
  }
  return result;
}

type FieldPair = Pair<ParsedNode, ParsedNode | null>;

function pairOf(pairs: readonly FieldPair[], key: string): FieldPair | undefined {
  return pairs.findLast((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** From behind the colon to the end of the value. */
function valueSpan({ key, value }: FieldPair, written: string): Span | undefined {
  const colon = written.indexOf(':', key.range[1]);
  if (colon < 0) return undefined;
  // An empty value may be said to stand behind a comment.
  const empty = !value || (isScalar(value) && value.range[0] === value.range[1]);
  let end = empty ? colon + 1 : Math.max(colon + 1, value.range[1]);
  // A list, one item a line, ends where its last item does, not on the line below it.
  while (isCollection(value) && /\s/.test(written.charAt(end - 1))) end--;
  return { start: colon + 1, end };
}

/** Where the line after a field begins. */
function lineAfter({ key, value }: FieldPair, written: string): number {
  const end = Math.max(key.range[1], value?.range?.[1] ?? 0);
  if (written.charAt(end - 1) === '\n') return end;
  const next = written.indexOf('\n', end);
  return next < 0 ? written.length : next + 1;
}

function indentation(first: FieldPair | undefined, written: string): string {
  const start = first?.key.range[0] ?? 0;
  return /[ ]*$/.exec(written.slice(0, start))?.[0] ?? '';
}

/** A value on one line, in quotation marks where another reader would take it for something else. */
function scalarText(value: string | readonly string[]): string {
  const document = new Document(value);
  if (isSeq(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function isSetIn(before: YamlValue, after: YamlValue, fields: NewFields): boolean {
  if (!isRecord(before) || !isRecord(after)) return false;
  const expected = { ...before, ...fields };
  const keys = Object.keys(expected);
  return (
    keys.length === Object.keys(after).length &&
    keys.every((key) => JSON.stringify(after[key]) === JSON.stringify(expected[key]))
  );
}

function isRecord(value: YamlValue): value is { [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
