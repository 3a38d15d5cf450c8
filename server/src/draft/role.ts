import type { Role } from './block';
import type { Label } from './label';
import { ADVERBS, PARTICIPLES, PREAMBLE_PREFIXES, SURE_PREAMBLE, VERB_PREFIXES, VERBS } from './role-words';

const adverbs = new Set(ADVERBS);
const participles = new Set(PARTICIPLES);
const verbs = new Set(VERBS);

/** How a paragraph opens, by its first words alone. */
export interface Opening {
  readonly kind: 'participle' | 'verb' | 'none';
  /** Certain without a look at how the paragraph ends. */
  readonly sure: boolean;
  /** The words are printed in emphasis, as UN texts print them. */
  readonly emphasised: boolean;
}

/** The French verb is an English noun. */
const ENGLISH_NOTE = /^note(?:[:*_]|\s(?:by|from|on|to)\s)/;
const NONE: Opening = { kind: 'none', sure: false, emphasised: false };
const LOOKED_AT = 80;
const DECORATION = /^(?:[\s[({*_"“«„]|\\)+/;
const WORD = /[\p{L}\p{M}’'-]+/uy;

/** Reads the words at `from`; emphasis, brackets and quotation marks before them are skipped. */
export function openingOf(text: string, from: number, to: number): Opening {
  const head = text.slice(from, Math.min(to, from + LOOKED_AT));
  const decoration = DECORATION.exec(head)?.[0] ?? '';
  const words = head.slice(decoration.length).toLowerCase();
  if (words === '') return NONE;
  const emphasised = /[*_]/.test(decoration);
  const plain = fold(words);
  if (SURE_PREAMBLE.some((prefix) => plain.startsWith(prefix))) {
    return { kind: 'participle', sure: true, emphasised };
  }
  const first = words.charCodeAt(0);
  if (first >= 0x600) {
    if (VERB_PREFIXES.some((prefix) => plain.startsWith(prefix)))
      return { kind: 'verb', sure: false, emphasised };
    const participle = PREAMBLE_PREFIXES.some((prefix) => plain.startsWith(prefix));
    return participle ? { kind: 'participle', sure: false, emphasised } : NONE;
  }
  let at = 0;
  for (let count = 0; count < 4; count += 1) {
    WORD.lastIndex = at;
    const word = WORD.exec(words)?.[0];
    if (word === undefined) return NONE;
    if (participles.has(word)) return { kind: 'participle', sure: false, emphasised };
    if (verbs.has(word)) return ENGLISH_NOTE.test(words) ? NONE : { kind: 'verb', sure: false, emphasised };
    if (!adverbs.has(word))
      return emphasised && word === 'in' ? { kind: 'participle', sure: false, emphasised } : NONE;
    at += word.length;
    while (words.charAt(at) === ' ' || words.charAt(at) === '*') at += 1;
  }
  return NONE;
}

/** The role that a paragraph's own label, opening and ending show. */
export function roleOf(text: string, label: Label | undefined, from: number, to: number): Role {
  switch (label?.style) {
    case 'preambular':
      return 'preambular';
    case 'operative':
      return 'operative';
    case 'option':
      return 'option';
    case 'bullet':
      return 'item';
    case 'letter':
    case 'roman':
      if (!label.key.startsWith('(')) return 'plain';
      // `(a) Recalling its resolution,`: a preamble may be lettered. Its place tells it from a list.
      return openingOf(text, from, to).kind === 'participle' && lastMark(text, from, to) === ','
        ? 'preambular'
        : 'item';
  }
  const opening = openingOf(text, from, to);
  if (opening.kind === 'none') return 'plain';
  if (opening.sure && label === undefined) return 'preambular';
  const end = lastMark(text, from, to);
  if (opening.kind === 'participle') {
    if (label === undefined) return opening.emphasised || end === ',' || end === ';' ? 'preambular' : 'plain';
    return end === ',' ? 'preambular' : 'plain';
  }
  if (label !== undefined) return 'operative';
  return opening.emphasised || end === ';' || end === '.' || end === ':' ? 'operative' : 'plain';
}

/** The punctuation that ends the words, in its Latin form, behind closing brackets, quotes and emphasis. */
export function lastMark(text: string, from: number, to: number): string {
  let at = to - 1;
  const least = Math.max(from, to - 24);
  while (at >= least && CLOSERS.has(text.charAt(at))) at -= 1;
  if (at < from) return '';
  const mark = text.charAt(at);
  return LATIN.get(mark) ?? '';
}

const CLOSERS: ReadonlySet<string> = new Set(' \t\n\r\u00a0])}*_"”»’\'');
const LATIN: ReadonlyMap<string, string> = new Map(
  ['.', ',', ';', ':', '!', '?', '،,', '，,', '、,', '؛;', '；;', '：:', '。.', '！!', '？?', '؟?', '….'].map(
    (pair) => [pair.charAt(0), pair.charAt(pair.length - 1)],
  ),
);

/** Arabic without vowel signs, so that لمّا and لما are one word. */
function fold(words: string): string {
  return words.replace(/[\u064b-\u0652\u0640]/g, '').replace(/[*_]/g, '');
}
