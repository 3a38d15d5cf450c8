import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  Schema,
} from 'yaml';
import type { Span } from '../draft/span';
import { readSimpleYaml } from './simple-yaml';

/** Plain YAML: numbers stay as written (`1.10`, `007`), objects have no prototype, empty values are left out. */
export type YamlValue = string | boolean | null | YamlValue[] | { [key: string]: YamlValue };

export interface YamlFault {
  /** A code of the `yaml` library, or one of ours: `DUPLICATE_KEY`, `TOO_LARGE`, `UNKNOWN_ALIAS`. */
  readonly code: string;
  readonly message: string;
  /** In the YAML text, UTF-16 code units. */
  readonly span: Span;
}

export interface YamlReading {
  readonly value: YamlValue;
  readonly faults: readonly YamlFault[];
}

/** Deeper nesting is an attack: the library recurses, and V8 dies of it rather than throwing. */
const deepest = 32;
const mostLexemes = 40_000;
const mostNodes = 50_000;

/** Text stays text, so that ids, dates and symbols are never taken for numbers; only `null` and booleans are read. */
const schema = new Schema({ schema: 'failsafe', customTags: ['null', 'bool'] });

/**
 * Reads one YAML document as far as it can be read. Never throws; linear in the text, which the library
 * alone is not for repeated keys, aliases and deep nesting.
 */
export function readYaml(text: string): YamlReading {
  const simple = readSimpleYaml(text);
  return simple ? { value: simple, faults: [] } : readAnyYaml(text);
}

/** As `readYaml`, by the library alone. */
export function readAnyYaml(text: string): YamlReading {
  const { document, fault } = composeYaml(text);
  if (!document) return { value: null, faults: fault ? [fault] : [] };
  const faults: YamlFault[] = document.errors
    .slice(0, 10)
    .map(({ code, message, pos: [start, end] }) => ({ code, message, span: { start, end } }));
  const value = plain(document.contents, { anchors: new Map(), nodes: 0, faults });
  return { value, faults };
}

/** The document with the ranges of its nodes. A second document in the same text is ignored. */
export function composeYaml(text: string): {
  readonly document?: Document.Parsed;
  readonly fault?: YamlFault;
} {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    lexemes += 1;
    if (lexemes > mostLexemes || parser.stack.length > deepest) {
      return { fault: { code: 'TOO_LARGE', message: '', span: { start: 0, end: 0 } } };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer({
    schema,
    prettyErrors: false,
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  for (const document of composer.compose(tokens, true, text.length)) return { document };
  return {};
}

interface Progress {
  readonly anchors: Map<string, { readonly value: YamlValue; readonly nodes: number }>;
  nodes: number;
  readonly faults: YamlFault[];
}

function plain(node: Node | null, progress: Progress): YamlValue {
  if (!node || progress.nodes > mostNodes) return null;
  const before = progress.nodes;
  progress.nodes += 1;
  if (isAlias(node)) {
    const target = progress.anchors.get(node.source);
    // An alias weighs as much as what it stands for, so that aliases of aliases cannot grow without bound.
    progress.nodes += target?.nodes ?? 0;
    if (!target) fault(progress, 'UNKNOWN_ALIAS', node);
    return target && progress.nodes <= mostNodes ? target.value : tooLarge(progress, node);
  }
  const value = plainContent(node, progress);
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) progress.anchors.set(anchor, { value, nodes: progress.nodes - before });
  return value;
}

function plainContent(node: Node, progress: Progress): YamlValue {
  if (isScalar(node)) return typeof node.value === 'boolean' ? node.value : textOf(node.value);
  if (isSeq<Node>(node)) {
    return node.items.map((item) => plain(item, progress));
  }
  if (!isMap<Node, Node | null>(node)) return null;
  const map: { [key: string]: YamlValue } = Object.create(null);
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value ?? '') : undefined;
    if (name === undefined) {
      fault(progress, 'BAD_KEY', key);
      continue;
    }
    if (name in map) fault(progress, 'DUPLICATE_KEY', key);
    const plainValue = plain(value, progress);
    if (plainValue !== null) map[name] = plainValue;
  }
  return map;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function tooLarge(progress: Progress, node: Node): null {
  if (progress.nodes > mostNodes) fault(progress, 'TOO_LARGE', node);
  return null;
}

function fault(progress: Progress, code: string, node: Node): void {
  if (progress.faults.length >= 10) return;
  const [start, end] = node.range ?? [0, 0];
  progress.faults.push({ code, message: '', span: { start, end } });
}
