import { isProductivePrefix } from '../terms/productive-prefixes';

/**
 * Words of a text as the index stores them, folded: diacritics and case gone, Arabic without its article.
 * A compound gives its parts and the whole (`multi-stakeholder`: multi, stakeholder, multistakeholder), a
 * Chinese run its characters and pairs of characters, an ISO date its year, month and day together.
 */
export function indexWords(text: string): string[] {
  const words: string[] = [];
  let previous: Piece | undefined;
  for (const piece of pieces(fold(text))) {
    if (piece.kind === 'date') words.push(...dateWords(piece.text));
    else if (piece.kind === 'unspaced') words.push(...piece.text, ...pairs(piece.text));
    else if (!functionWords.has(piece.text)) words.push(piece.text);
    if (previous?.kind === 'word' && piece.kind === 'word') {
      const compound = piece.hyphenated || isProductivePrefix(previous.text);
      if (compound) words.push(previous.text + piece.text);
    }
    previous = piece;
  }
  return words;
}

/** One thing somebody typed into the look-up. */
export interface QueryWord {
  readonly text: string;
  /** False for numbers, dates and Chinese characters, which match as they are or not at all. */
  readonly tolerant: boolean;
}

/**
 * Words of a query, folded like those of the index; function words count only where there is nothing else.
 * At most `limit` of them.
 */
export function queryWords(query: string, limit: number): QueryWord[] {
  const words = pieces(fold(query)).flatMap((piece): QueryWord[] => {
    if (piece.kind === 'date') return [{ text: piece.text.replaceAll('-', ''), tolerant: false }];
    if (piece.kind === 'unspaced') {
      const found = [...piece.text].length > 1 ? pairs(piece.text) : [piece.text];
      return found.map((text) => ({ text, tolerant: false }));
    }
    return [{ text: piece.text, tolerant: !/^\p{N}/u.test(piece.text) }];
  });
  const telling = words.filter(({ text }) => !functionWords.has(text));
  return (telling.length > 0 ? telling : words).slice(0, limit);
}

/** A text as one string of folded words, for comparing whole titles. */
export function foldedPhrase(text: string): string {
  return pieces(fold(text))
    .map((piece) => piece.text)
    .join(' ');
}

interface Piece {
  readonly kind: 'word' | 'unspaced' | 'date';
  readonly text: string;
  /** True when a hyphen ties it to the piece before. */
  readonly hyphenated: boolean;
}

const asciiWord = /[a-z0-9]+/g;
const word = /[\p{L}\p{N}]+/gu;
const unspacedRun =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const year = /^\d{4}$/;
const restOfDate = /-\d\d(?:-\d\d)?(?![a-z0-9])/y;

function pieces(folded: string): Piece[] {
  const found: Piece[] = [];
  // Classes of Unicode letters cost several times what these cost, and most texts need none.
  const ascii = isAscii.test(folded);
  const split = !ascii && unspaced.test(folded);
  let end = -1;
  for (const match of folded.matchAll(ascii ? asciiWord : word)) {
    const text = match[0];
    const start = match.index;
    if (start < end) continue;
    const hyphenated = start === end + 1 && folded[end] === '-';
    end = start + text.length;
    if (year.test(text)) {
      restOfDate.lastIndex = end;
      const rest = restOfDate.exec(folded)?.[0] ?? '';
      end += rest.length;
      found.push({ kind: rest === '' ? 'word' : 'date', text: text + rest, hyphenated });
    } else if (split && unspaced.test(text)) {
      for (const [run] of text.matchAll(unspacedRun)) {
        found.push({ kind: unspaced.test(run) ? 'unspaced' : 'word', text: run, hyphenated: false });
      }
    } else found.push({ kind: 'word', text: ascii ? text : withoutArticle(text), hyphenated });
  }
  return found;
}

/** `2025-11-10`: 2025, 202511, 20251110. Day and month alone would meet every paragraph number. */
function dateWords(date: string): string[] {
  const words = [date.slice(0, 4), date.slice(0, 7).replace('-', '')];
  if (date.length > 7) words.push(date.replaceAll('-', ''));
  return words;
}

function pairs(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, i) => (characters[i] ?? '') + character);
}

const isAscii = /^[\x00-\x7f]*$/;
/** What is no word and must not become one: an address would fill the index with its path. */
const address = /https?:\/\/\S+/g;

/** Letters as they are typed in a hurry: no accents, no case, one kind of hyphen, no invisible characters. */
function fold(text: string): string {
  let folded = text.includes('://') ? text.replace(address, ' ') : text;
  if (!isAscii.test(folded)) {
    folded = folded
      .replace(/[\u00ad\u061c\u0640\u200b-\u200f\u2060\ufeff]/g, '')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[\u2010-\u2013\u2212]/g, '-')
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/[ىة]/g, (letter) => (letter === 'ى' ? 'ي' : 'ه'));
  }
  // Brackets inside a word split what is one word to the reader: `communication[s]`.
  if (folded.includes('[')) {
    folded = folded.replace(/[[\]](?=\p{L})/gu, (bracket, at: number) =>
      letterAtEnd.test(folded.slice(Math.max(0, at - 2), at)) ? '' : bracket,
    );
  }
  return folded.toLowerCase().replaceAll('ß', 'ss');
}

const letterAtEnd = /\p{L}$/u;

const arabicArticle = /^[وف]?(?:[بك]?ال|لل)(?=\p{Script=Arabic}{3})/u;

/** Arabic writes the article, and what stands before it, together with the word. */
function withoutArticle(word: string): string {
  return word.replace(arabicArticle, '');
}

/** Words that stand in every text and tell nothing; without accents, as they are compared after folding. */
const functionWords: ReadonlySet<string> = new Set([
  ...['a', 'an', 'and', 'as', 'at', 'be', 'by', 'for', 'from', 'in', 'is', 'it', 'its', 'of', 'on', 'or'],
  ...['that', 'the', 'their', 'this', 'to', 'with'],
  ...['au', 'aux', 'd', 'dans', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'par', 'pour', 'sur'],
  ...['con', 'del', 'el', 'las', 'los', 'para', 'por', 'que', 'su', 'un', 'una', 'une', 'y'],
  ...['в', 'для', 'и', 'на', 'о', 'об', 'по', 'с', 'в', 'من', 'في', 'على', 'الى', 'و'],
]);
