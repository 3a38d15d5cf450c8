/** What counts as right. The same rules judge the generated revisions and the real text, ours and every peer. */
import type { Span } from '../../../server/src/draft/span';
import type { PlaceBounds, Truth } from './truth';

/** What a system says of a quote. Without a `span` it has not attached it anywhere. */
export interface Answer {
  readonly status: 'placed' | 'ambiguous' | 'gone';
  readonly span?: Span;
  readonly candidates?: readonly Span[];
}

/**
 * - `right`: attached to a right place, or `gone` or `ambiguous` where that is the truth
 * - `wrong`: attached to a place that is not right, and nobody is told: the worst answer
 * - `guessed`: attached to one of several drafts of its paragraph between which nothing, or little, decides
 * - `missed`: called gone though it is there
 * - `asked`: called ambiguous, the right place among the candidates, though only one place is right
 * - `unsure`: called ambiguous, and no candidate is right
 */
export type Verdict = 'right' | 'wrong' | 'guessed' | 'missed' | 'asked' | 'unsure';

export interface Judgement {
  readonly verdict: Verdict;
  /** For an answer at a right place: it starts and ends where the words do, but for white space and punctuation. */
  readonly exact?: boolean;
}

/** Where the words and paragraphs of a text are. Words are runs of letters and digits; blank lines part paragraphs. */
export interface TextMap {
  readonly text: string;
  readonly words: readonly Span[];
  /** Index of the paragraph of each word. */
  readonly paragraphs: readonly number[];
}

export function mapText(text: string): TextMap {
  const words: Span[] = [];
  const paragraphs: number[] = [];
  let paragraph = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[-\u2011'’.][\p{L}\p{N}]+)*|\n[^\S\n]*\n/gu)) {
    if (match[0].startsWith('\n')) paragraph += 1;
    else {
      words.push({ start: match.index, end: match.index + match[0].length });
      paragraphs.push(paragraph);
    }
  }
  return { text, words, paragraphs };
}

export function judge(answer: Answer, truth: Truth, map: TextMap): Judgement {
  const { places, kind } = truth;
  if (answer.status === 'gone') {
    return { verdict: kind === 'gone' || truth.orGone ? 'right' : 'missed' };
  }
  if (answer.status === 'ambiguous' || answer.span === undefined) {
    const candidates = answer.candidates ?? [];
    const named = places.filter((bounds) => candidates.some((span) => isAt(span, bounds, map)));
    const enough = kind === 'ambiguous' ? places.length : Math.min(2, places.length);
    if ((kind === 'ambiguous' || truth.orAmbiguous) && named.length >= enough) return { verdict: 'right' };
    return { verdict: named.length > 0 ? 'asked' : 'unsure' };
  }
  const { span } = answer;
  const at = places.find((bounds) => isAt(span, bounds, map));
  if (at === undefined) {
    const guess = truth.lesser.some((bounds) => isAt(span, bounds, map));
    return { verdict: guess ? 'guessed' : 'wrong' };
  }
  if (kind === 'ambiguous') return { verdict: 'guessed' };
  const found = trimmed(span, map.text);
  const exact = at.some((bounds) => {
    const own = trimmed(bounds, map.text);
    return own.start === found.start && own.end === found.end;
  });
  return { verdict: 'right', exact };
}

/**
 * True when a span is at a place: for one of its bounds, the words of both are at least half of the words
 * of either, and no more than a fifth of the span is in paragraphs that the bounds do not touch.
 */
export function isAt(span: Span, bounds: PlaceBounds, map: TextMap): boolean {
  const found = wordsOf(span, map);
  return bounds.some((own) => {
    const right = wordsOf(own, map);
    const shared = Math.min(found.end, right.end) - Math.max(found.start, right.start);
    const all = Math.max(found.end, right.end) - Math.min(found.start, right.start);
    if (shared <= 0 || shared / all < 0.5) return false;
    const [first, last] = [map.paragraphs[right.start] ?? 0, map.paragraphs[right.end - 1] ?? 0];
    let astray = 0;
    for (let word = found.start; word < found.end; word++) {
      const paragraph = map.paragraphs[word] ?? 0;
      if (paragraph < first || paragraph > last) astray += 1;
    }
    return astray <= (found.end - found.start) / 5;
  });
}

/** Indices of the words of which a span covers at least half. */
function wordsOf(span: Span, map: TextMap): Span {
  let start = firstEndingAfter(map.words, span.start);
  const covered = (index: number) => {
    const word = map.words[index];
    if (word === undefined) return false;
    return 2 * (Math.min(word.end, span.end) - Math.max(word.start, span.start)) >= word.end - word.start;
  };
  if (!covered(start)) start += 1;
  let end = start;
  while (covered(end)) end += 1;
  return { start, end };
}

function firstEndingAfter(words: readonly Span[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function trimmed(span: Span, text: string): Span {
  let { start, end } = span;
  const counts = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at));
  while (start < end && !counts(start)) start += 1;
  while (end > start && !counts(end - 1)) end -= 1;
  return { start, end };
}
