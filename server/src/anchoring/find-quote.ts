import { type Draft, readDraft } from '../draft/draft';
import type { Span } from '../draft/span';
import { symbolCode } from '../terms/fold';
import { readWords, type Words } from './folded-words';
import { readingOf } from './reading';

/**
 * Where a quote stands word for word, give or take case, typography and brackets that split words. Where it
 * stands letter by letter in some of these places, or at least with its punctuation, only those are meant.
 * Spans are UTF-16 code units of the file, in order; punctuation at the edges of the quote belongs to them
 * where the text has it too. Linear in the lengths of both.
 *
 * @param within where to look; everywhere unless given
 */
export function findQuote(quote: string, draft: Draft, within?: Span): Span[] {
  const places = matches(quote, draft).filter(
    ({ span: { start, end } }) => !within || (start >= within.start && end <= within.end),
  );
  // There may be more places than a function takes arguments.
  const best = places.reduce((most, { likeness }) => Math.max(most, likeness), Likeness.words);
  return places.filter(({ likeness }) => likeness === best).map(({ span }) => span);
}

enum Likeness {
  words,
  wordsAndEdges,
  letters,
}

interface Match {
  readonly span: Span;
  readonly likeness: Likeness;
}

/** A quote as words, and what stands around them in it. */
interface Sought {
  readonly forms: readonly string[];
  readonly before: string;
  readonly after: string;
}

/**
 * Code units of places that are compared letter by letter. Only places that overlap in their thousands, of a
 * quote that repeats itself, are more; none of them is told from the others, so that nothing is guessed.
 */
const MOST_COMPARED = 50_000_000;

function matches(quote: string, draft: Draft): Match[] {
  const clean = quote.trim();
  const { words } = readingOf(draft);
  // What looks like a label is one at the head of a paragraph only, so it is tried as words first.
  for (const sought of [soughtIn(`x ${clean}`, 1, 2), soughtIn(clean, 0, 0)]) {
    const spans = sequences(words, sought.forms);
    if (spans.length === 0) continue;
    const isCompared = spans.length * clean.length <= MOST_COMPARED;
    return spans.map((span) => withEdges(span, clean, sought, draft.text, isCompared));
  }
  return [];
}

/** The words of a text but for the first `skipped`, which take up its first `from` code units. */
function soughtIn(text: string, skipped: number, from: number): Sought {
  const { ids, forms, starts, ends, count } = readWords(readDraft(text));
  return {
    forms: Array.from(ids, (id) => forms[id] ?? '').slice(skipped),
    before: text.slice(from, starts[skipped]),
    after: text.slice(ends[count - 1]),
  };
}

/** Places of a sequence of words, also where they overlap (Knuth, Morris & Pratt 1977). */
function sequences({ ids, forms, count, starts, ends }: Words, sought: readonly string[]): Span[] {
  if (sought.length === 0 || sought.length > count) return [];
  const numbers = new Map(forms.map((form, id) => [form, id]));
  const wanted = Int32Array.from(sought, (form) => numbers.get(form) ?? -1);
  if (wanted.includes(-1)) return [];
  const borders = bordersOf(wanted);
  const spans: Span[] = [];
  let matched = 0;
  for (let at = 0; at < count; at++) {
    const id = ids[at];
    while (matched > 0 && (matched === wanted.length || wanted[matched] !== id)) {
      matched = borders[matched - 1] ?? 0;
    }
    if (wanted[matched] === id) matched++;
    if (matched < wanted.length) continue;
    spans.push({ start: starts[at - matched + 1] ?? 0, end: ends[at] ?? 0 });
  }
  return spans;
}

/** By place, the length of the longest beginning of a sequence, short of all up to there, that also ends there. */
function bordersOf(sequence: Int32Array): Int32Array {
  const borders = new Int32Array(sequence.length);
  let length = 0;
  for (let at = 1; at < sequence.length; at++) {
    while (length > 0 && sequence[length] !== sequence[at]) length = borders[length - 1] ?? 0;
    if (sequence[length] === sequence[at]) length++;
    borders[at] = length;
  }
  return borders;
}

/**
 * Takes in what stands around the words in the quote, as far as it stands around them in the text.
 * @param isCompared whether a place that is letter by letter the quote is told from others
 */
function withEdges(
  { start, end }: Span,
  quote: string,
  { before, after }: Sought,
  text: string,
  isCompared: boolean,
): Match {
  let left = 0;
  while (left < before.length && same(before.at(-1 - left), text[start - 1 - left])) left += 1;
  let right = 0;
  while (right < after.length && same(after[right], text[end + right])) right += 1;
  const span = { start: start - left, end: end + right };
  if (isCompared && text.slice(span.start, span.end) === quote) return { span, likeness: Likeness.letters };
  const whole = left === before.length && right === after.length;
  return { span, likeness: whole ? Likeness.wordsAndEdges : Likeness.words };
}

function same(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a === b || symbolCode(a.charCodeAt(0)) === symbolCode(b.charCodeAt(0));
}
