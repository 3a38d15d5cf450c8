import { type Draft, readDraft } from '../draft/draft';
import type { Span } from '../draft/span';
import { confidenceInFound } from './confidence';
import { edgesOf, type Quote } from './edges';
import { readWords, type Words } from './folded-words';
import { type Lookup, lookupOf, passageIn } from './lookup';
import type { Candidate, Place } from './place';
import type { Target } from './target';
import { type Trace, traceOf } from './trace';
import type { Vocabulary } from './vocabulary';
import { alignWords, type Links, Tie } from './word-alignment';
import { wordsIn } from './word-search';

/** A quote with the words around it, in the numbers of the text in which it is looked for. */
interface Passage {
  readonly target: Target;
  readonly draft: Draft;
  readonly words: Words;
  /** The quote, in code units of the passage and in its words. */
  readonly quote: Quote;
  readonly vocabulary: Vocabulary;
}

/** A place that was tried. */
interface Trial {
  readonly trace: Trace;
  readonly span: Span;
  /** Share of the words around the quote, by weight, that stand around it here. */
  readonly context: number;
  readonly sameHeading: boolean;
  readonly sameNumber: boolean;
  readonly score: number;
}

/** Words whose places are looked up, the rarest first. */
const MOST_WORDS = 24;
/** Places at most of a word that is looked up. */
const COMMON = 200;
/** Places that are compared word by word. */
const MOST_TRIALS = 6;
/** Words to a step in which the passages of the text are told apart. */
const STRIDE = 16;
/** Longest passage that is compared. */
const LONGEST = 1200;

/** What it costs, of 1000, that a word of the text stands between two of the passage. */
const SKIP = 25;
/** Score below which places are not worth choosing from. */
const LEAST_SCORE = 0.6;
/** Confidence below which nothing is placed: without the old text more is left to a person. */
const LEAST_CONFIDENCE = 0.5;
const MOST_CANDIDATES = 5;
/** Share of the quote, by weight, below which what is left of it is not it. */
const LEAST_KEPT = 0.3;
/** How near the score of another place may come before nobody can tell. */
const EQUAL = 0.06;

/**
 * Finds a target by its quote, the words around it, its heading and its paragraph alone. Passages that share
 * rare words with it are found through an index and compared word by word.
 */
export function find(target: Target, now: Draft): Place {
  const lookup = lookupOf(now);
  const draft = readDraft(target.prefix + target.quote + target.suffix);
  const words = readWords(draft);
  const span = { start: target.prefix.length, end: target.prefix.length + target.quote.length };
  const passage: Passage = {
    target,
    draft,
    words,
    quote: { span, ...wordsIn(words, span) },
    vocabulary: passageIn(lookup, words),
  };
  const { quote, vocabulary } = passage;
  if (quote.from === quote.to || words.count > LONGEST) return findLetters(target, now);
  const trials: Trial[] = [];
  const room = STRIDE + (words.count >> 1);
  for (const start of likelyStarts(lookup, vocabulary, words.count)) {
    const from = Math.max(0, start - room);
    const to = Math.min(lookup.reading.words.count, start + words.count + 2 * STRIDE + room);
    const trial = tryIn(from, to, lookup, passage);
    if (trial === undefined) continue;
    trials.push(trial);
    // The same words may stand again right before or behind, as drafts of one paragraph do.
    for (const [first, last] of [
      [from, trial.trace.newFirst],
      [trial.trace.newLast + 1, to + words.count],
    ] as const) {
      const beside = tryIn(first, Math.min(last, lookup.reading.words.count), lookup, passage);
      if (beside !== undefined) trials.push(beside);
    }
  }
  return verdict(apart(trials), quote.to - quote.from);
}

/** The best of those trials that overlap, best first. */
function apart(trials: Trial[]): Trial[] {
  const kept: Trial[] = [];
  for (const trial of trials.sort((a, b) => b.score - a.score)) {
    if (!kept.some((other) => overlap(other.span, trial.span))) kept.push(trial);
  }
  return kept;
}

/** @param words of the quote */
function verdict(trials: readonly Trial[], words: number): Place {
  const best = trials[0];
  if (best === undefined) return { status: 'gone', candidates: [], confidence: 0.5, reason: 'words-gone' };
  const candidates = trials.slice(0, MOST_CANDIDATES).map((trial): Candidate => {
    const others = trials.filter((other) => other !== trial).map(({ score }) => score);
    const margin = trial.score - Math.max(0, ...others);
    return { span: trial.span, confidence: confidenceInFound({ ...trial, words, margin }) };
  });
  const equal = trials.filter(({ score }) => best.score - score < EQUAL).length;
  if (equal > 1 && best.trace.kept >= LEAST_KEPT && best.score >= LEAST_SCORE) {
    const confidence = candidates[0]?.confidence ?? 0;
    return {
      status: 'ambiguous',
      candidates: candidates.slice(0, equal),
      confidence,
      reason: 'equal-places',
    };
  }
  const confidence = candidates[0]?.confidence ?? 0;
  if (confidence < LEAST_CONFIDENCE || best.trace.kept < LEAST_KEPT) {
    return {
      status: 'gone',
      candidates: candidates.slice(0, 1),
      confidence: 1 - confidence,
      reason: 'uncertain',
    };
  }
  const status = best.trace.whole ? (best.context > 0.3 ? 'exact' : 'moved') : 'reworded';
  return { status, span: best.span, candidates: [], confidence, reason: 'context' };
}

/** Word indices at which a passage like this one may begin, the likeliest first. */
function likelyStarts(
  { starts, places, reading }: Lookup,
  { old, oldWeights }: Vocabulary,
  count: number,
): number[] {
  const known = reading.words.forms.length;
  const rare = [...old.entries()]
    .filter(([, word]) => word < known && (starts[word + 1] ?? 0) - (starts[word] ?? 0) <= COMMON)
    .sort((a, b) => (oldWeights[b[0]] ?? 0) - (oldWeights[a[0]] ?? 0))
    .slice(0, MOST_WORDS);
  const votes = new Map<number, number>();
  for (const [index, word] of rare) {
    const weight = oldWeights[index] ?? 0;
    for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at += 1) {
      const step = Math.floor(((places[at] ?? 0) - index + count) / STRIDE);
      for (const near of [step - 1, step]) votes.set(near, (votes.get(near) ?? 0) + weight);
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_TRIALS)
    .map(([step]) => step * STRIDE - count);
}

/** Compares the passage with the words `from` to `to` of the text. */
function tryIn(from: number, to: number, { reading }: Lookup, passage: Passage): Trial | undefined {
  if (from >= to) return undefined;
  const { target, quote, vocabulary } = passage;
  const { count } = passage.words;
  const links: Links = {
    now: new Int32Array(count).fill(-1),
    old: new Int32Array(0),
    ties: new Uint8Array(count),
  };
  alignWords({ from: 0, to: count, parent: 0 }, { from, to, parent: 0 }, vocabulary, links, SKIP);
  const trace = traceOf(links, vocabulary, quote.from, quote.to);
  if (trace === undefined) return undefined;
  const context = contextOf(links, vocabulary, count, quote, trace);
  const span = edgesOf(quote, passage, reading, trace, links);
  const node = reading.draft.outline.nodeOfBlock(reading.draft.blockIndexAt(span.start));
  const headings = target.heading.join('\n');
  const sameHeading = headings !== '' && node?.headings.join('\n') === headings;
  const sameNumber = target.paragraph !== undefined && node?.citation === target.paragraph;
  const score = 0.5 * trace.kept + 0.4 * context + (sameHeading ? 0.07 : 0) + (sameNumber ? 0.03 : 0);
  return { trace, span, context, sameHeading, sameNumber, score };
}

/** Share of the context, by weight, that stands within reach of the place. */
function contextOf(
  links: Links,
  { oldWeights }: Vocabulary,
  count: number,
  quote: Quote,
  trace: Trace,
): number {
  let total = 0;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    if (at >= quote.from && at < quote.to) continue;
    const weight = oldWeights[at] ?? 0;
    total += weight;
    const place = links.now[at] ?? -1;
    const tie = links.ties[at] ?? Tie.none;
    const near = place >= trace.newFirst - 40 && place <= trace.newLast + 40;
    if (near && tie >= Tie.form) kept += tie === Tie.same ? weight : weight * 0.75;
  }
  return total === 0 ? 0 : kept / total;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A quote without words, or too long to be compared: found only as it is, and only if it is there once. */
function findLetters(target: Target, now: Draft): Place {
  const { text } = now;
  for (const [before, after] of [
    [target.prefix, target.suffix],
    [target.prefix.slice(-8), target.suffix.slice(0, 8)],
  ] as const) {
    const wanted = before + target.quote + after;
    const at = target.quote === '' ? -1 : text.indexOf(wanted);
    if (at < 0 || text.indexOf(wanted, at + 1) >= 0) continue;
    const start = at + before.length;
    const span = { start, end: start + target.quote.length };
    return { status: 'exact', span, candidates: [], confidence: 0.9, reason: 'context' };
  }
  return { status: 'gone', candidates: [], confidence: 0.5, reason: 'uncertain' };
}
