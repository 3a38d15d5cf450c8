import type { Draft } from '../draft/draft';
import type { OutlineNode } from '../draft/outline';
import { Cut, readWords, type Words } from './folded-words';

/**
 * A row of words: `from` and `to` are word indices, half open. Nothing else is in it, whatever it is a piece
 * of, so that the loops over pieces are compiled once and not again for each kind.
 */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Index of the piece one level up: of a sentence its paragraph, of a paragraph 0. */
  readonly parent: number;
}

/** A draft as the engine reads it. */
export interface Reading {
  readonly draft: Draft;
  readonly words: Words;
  /** Paragraphs and headings. */
  readonly paragraphs: readonly Piece[];
  /** What the outline says of each paragraph. */
  readonly nodes: readonly (OutlineNode | undefined)[];
  /** Titles of the headings above each paragraph, joined. */
  readonly headings: readonly string[];
  readonly sentences: readonly Piece[];
  /** Index into `sentences` of the sentence of each word. */
  readonly sentenceOfWord: Int32Array;
}

/** Words beyond which a sentence is cut at its commas. */
const LONG = 90;
/** Words at which a sentence is cut whatever stands there: bounds the work on hostile text. */
const LONGEST = 240;
/** Words that a cut leaves on its left at least. */
const SHORTEST = 14;

const readings = new WeakMap<Draft, Reading>();

/** Reads a draft once; kept as long as the draft is. */
export function readingOf(draft: Draft): Reading {
  let reading = readings.get(draft);
  if (reading === undefined) {
    reading = read(draft);
    readings.set(draft, reading);
  }
  return reading;
}

function read(draft: Draft): Reading {
  const words = readWords(draft);
  const { paragraphs, nodes } = paragraphsOf(draft, words);
  const headings = nodes.map((node) => node?.headings.join('\n') ?? '');
  const sentences: Piece[] = [];
  for (const [index, { from, to }] of paragraphs.entries()) cutSentences(words, from, to, index, sentences);
  const sentenceOfWord = new Int32Array(words.count);
  for (const [index, { from, to }] of sentences.entries()) sentenceOfWord.fill(index, from, to);
  return { draft, words, paragraphs, nodes, headings, sentences, sentenceOfWord };
}

function paragraphsOf(draft: Draft, words: Words): Pick<Reading, 'paragraphs' | 'nodes'> {
  const paragraphs: Piece[] = [];
  const nodes: (OutlineNode | undefined)[] = [];
  let block = -1;
  for (let from = 0; from < words.count; ) {
    const start = words.starts[from] ?? 0;
    do block += 1;
    while (block < draft.blocks.length && draft.startOf(block + 1) <= start);
    let to = from + 1;
    while (to < words.count && words.cuts[to] !== Cut.block) to += 1;
    paragraphs.push({ from, to, parent: 0 });
    nodes.push(draft.outline.nodeOfBlock(block));
    from = to;
  }
  return { paragraphs, nodes };
}

/** Cuts words `from` to `to` at the ends of sentences, and long sentences at commas. */
function cutSentences(words: Words, from: number, to: number, parent: number, into: Piece[]): void {
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && words.cuts[end] !== Cut.sentence) end += 1;
    if (end - start <= LONG) into.push({ from: start, to: end, parent });
    else cutClauses(words, start, end, parent, into);
    start = end;
  }
}

function cutClauses(words: Words, from: number, to: number, parent: number, into: Piece[]): void {
  let start = from;
  for (let at = from + 1; at < to; at += 1) {
    const length = at - start;
    const comma = words.cuts[at] === Cut.clause && length >= SHORTEST && to - at >= SHORTEST;
    if (comma || length >= LONGEST) {
      into.push({ from: start, to: at, parent });
      start = at;
    }
  }
  into.push({ from: start, to, parent });
}
