import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../draft/span';
import { composeYaml } from '../yaml/yaml-value';
import type { Problem, ProblemRange } from './problem';

/** A file as it was read, kept so that a place in it can be found when there is something to say about it. */
export interface SourceFile {
  readonly uri: string;
  readonly text: string;
  /** Where its YAML stands; undefined where it has none. */
  readonly yaml?: Span | undefined;
}

/** Keys and indices that lead to a value. */
export type Path = readonly (string | number)[];

/**
 * Something wrong with a file, before anybody looked where exactly: most files are fine, and finding the
 * place of a value costs a second reading.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly file: SourceFile;
  /** A place given outright, in code units of the file. */
  readonly span?: Span | undefined;
  /** Else the value at this path, or the nearest thing around it that exists. */
  readonly path?: Path;
  /** `key`: the key rather than the value. `item`: the value with what separates it from the one before. */
  readonly part?: 'key' | 'item';
  readonly fix?: Remedy | undefined;
  readonly related?: { readonly file: SourceFile; readonly path: Path; readonly message: string };
}

/** Replaces what stands at the place, as it is written there. */
export interface Remedy {
  readonly title: string;
  readonly replace: (written: string) => string;
  /** What is replaced, if not the place the finding points at. */
  readonly part?: 'key' | 'item';
}

/**
 * Finds the places. Files are composed once each, however many findings they have, and not again for as long
 * as they stay the same: a coalition with many problems is located again at every change.
 */
export function locateFindings(findings: readonly Finding[]): Problem[] {
  const located = new Map<SourceFile, LocatedFile>();
  const locate = (file: SourceFile) => {
    let found = located.get(file);
    if (!found) {
      found = new LocatedFile(file);
      located.set(file, found);
    }
    return found;
  };
  return findings.map((finding) => {
    const { code, severity, message, path = [], part, fix, related } = finding;
    const file = locate(finding.file);
    const span = finding.span ?? file.spanOf(path, part);
    const problem: Problem = { code, severity, message, uri: file.uri, range: file.rangeOf(span) };
    if (!fix && !related) return problem;
    const fixSpan = fix && (fix.part === undefined ? span : file.spanOf(path, fix.part));
    return {
      ...problem,
      ...(fix &&
        fixSpan && {
          fix: { title: fix.title, range: file.rangeOf(fixSpan), text: fix.replace(file.written(fixSpan)) },
        }),
      ...(related && {
        related: {
          uri: related.file.uri,
          range: locate(related.file).rangeOf(locate(related.file).spanOf(related.path)),
          message: related.message,
        },
      }),
    };
  });
}

/** Where values stand in files that were composed before: by path and part. */
const knownSpans = new WeakMap<SourceFile, Map<string, Span>>();

class LocatedFile {
  readonly uri: string;
  readonly #file: SourceFile;
  readonly #spans: Map<string, Span>;
  #root: Node | null | undefined;
  #lineStarts: readonly number[] | undefined;

  constructor(file: SourceFile) {
    this.uri = file.uri;
    this.#file = file;
    this.#spans = knownSpans.get(file) ?? new Map();
    knownSpans.set(file, this.#spans);
  }

  written({ start, end }: Span): string {
    return this.#file.text.slice(start, end);
  }

  /** Where the value at `path` stands; without one, the key it would stand under, or the first line. */
  spanOf(path: Path, part?: 'key' | 'item'): Span {
    if (path.length === 0) return this.#firstLine();
    const key = JSON.stringify([part, path]);
    const span = this.#spans.get(key) ?? this.#find(path, part);
    this.#spans.set(key, span);
    return span;
  }

  #find(path: Path, part?: 'key' | 'item'): Span {
    const offset = this.#file.yaml?.start ?? 0;
    let node = this.#contents();
    let best: Span | undefined;
    for (const [depth, step] of path.entries()) {
      const last = depth === path.length - 1;
      if (isMap<Node, Node | null>(node) && typeof step === 'string') {
        const pair = findPair(node.items, step);
        if (!pair) break;
        const key = spanOfNode(pair.key);
        const value = pair.value && spanOfNode(pair.value);
        best = last && part === 'key' ? key : value && value.end > value.start ? value : key;
        node = pair.value;
      } else if (isSeq<Node>(node) && typeof step === 'number') {
        const item: Node | undefined = node.items[step];
        if (!item) break;
        const span = spanOfNode(item);
        const before: Node | undefined = node.items[step - 1];
        best = last && part === 'item' && before ? { start: spanOfNode(before).end, end: span.end } : span;
        node = item;
      } else break;
    }
    return best ? { start: best.start + offset, end: best.end + offset } : this.#firstLine();
  }

  rangeOf({ start, end }: Span): ProblemRange {
    return { start: this.#positionOf(start), end: this.#positionOf(end) };
  }

  #contents(): Node | null {
    if (this.#root === undefined) {
      const { yaml, text } = this.#file;
      this.#root = yaml ? (composeYaml(text.slice(yaml.start, yaml.end)).document?.contents ?? null) : null;
    }
    return this.#root;
  }

  #firstLine(): Span {
    const { text, yaml } = this.#file;
    const start = yaml && yaml.end > yaml.start ? yaml.start : 0;
    const end = text.slice(start).search(/[\r\n]/);
    return { start, end: end < 0 ? text.length : start + end };
  }

  #positionOf(offset: number): { line: number; character: number } {
    this.#lineStarts ??= lineStartsOf(this.#file.text);
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.#lineStarts[low] ?? 0) };
  }
}

/** The last pair with a key: where a key stands twice, the last is the one that counts. */
function findPair<V>(pairs: readonly Pair<Node, V>[], key: string): Pair<Node, V> | undefined {
  return pairs.findLast((pair) => isScalar(pair.key) && String(pair.key.value ?? '') === key);
}

function spanOfNode(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) starts.push(index + lineEnd.length);
  return starts;
}
