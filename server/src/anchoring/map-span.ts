import type { Span } from '../draft/span';
import type { Alignment } from './alignment';
import { confidenceInAligned } from './confidence';
import { edgesOf, type Quote } from './edges';
import type { Candidate, Place } from './place';
import { withinShared } from './shared-places';
import { type Ties, tiesToDouble, tiesToSeconds, withTies } from './ties-to-double';
import { type Trace, traceOf } from './trace';
import type { Links } from './word-alignment';
import { wordsIn } from './word-search';

/** Share of a quote's words, by weight, below which what is left of it is not it. */
const LEAST_KEPT = 0.2;
/** Share of its words for which others must stand, where none of it is kept. */
const LEAST_INSTEAD = 0.6;
/** By how much two places may differ in what they kept and be equally good. */
const EQUAL = 0.2;

/** Carries a span of the old text, in code units of its file, through an alignment. Never throws. */
export function mapSpan(alignment: Alignment, span: Span): Place {
  const { old, vocabulary, links, shared } = alignment;
  const { from, to } = wordsIn(old.words, span);
  if (from === to) return mapSigns(alignment, span, from);
  const quote = { span, from, to };
  const found = traceOf(links, vocabulary, from, to);
  const trace = found === undefined || isGone(found) ? undefined : found;
  const rivals = rivalsOf(alignment, quote, trace);
  const best = rivals[0];
  if (best !== undefined && (trace === undefined || best.trace.kept > trace.kept + EQUAL)) {
    return rivals.length > 1 ? equal(rivals) : placed(alignment, best.trace, best.candidate);
  }
  if (trace !== undefined) {
    const own = candidateOf(alignment, links, quote, trace);
    return best === undefined ? placed(alignment, trace, own) : equal([{ trace, candidate: own }, ...rivals]);
  }
  if (shared !== undefined) {
    for (const sharing of [shared, withinShared(alignment, shared, from, to)]) {
      const common = sharing && traceOf(sharing, vocabulary, from, to);
      if (sharing === undefined || common === undefined || isGone(common)) continue;
      const candidate = candidateOf(alignment, sharing, quote, common);
      // The alternatives became one paragraph, so that is where theirs is now.
      return placed(alignment, common, candidate, false);
    }
  }
  if (found === undefined) return goneFrom(alignment, from);
  const nearest = candidateOf(alignment, links, quote, found);
  return { status: 'gone', candidates: [nearest], confidence: 1 - nearest.confidence, reason: 'words-gone' };
}

interface Traced {
  readonly trace: Trace;
  readonly candidate: Candidate;
}

const MOST_CANDIDATES = 5;

function equal(places: readonly Traced[]): Place {
  const candidates = places.slice(0, MOST_CANDIDATES).map(({ candidate }) => candidate);
  const confidence = candidates[0]?.confidence ?? 0;
  return { status: 'ambiguous', candidates, confidence, reason: 'equal-places' };
}

/** What is left of a quote is too little to be it, or other words stand where nothing says that it stood. */
function isGone({ kept, instead, bounded }: Trace): boolean {
  if (kept >= LEAST_KEPT) return false;
  return !bounded || kept + instead < LEAST_INSTEAD;
}

function placed(
  alignment: Alignment,
  trace: Trace,
  { span, confidence }: Candidate,
  moved = isMoved(alignment, trace),
): Place {
  const status = trace.whole ? (moved ? 'moved' : 'exact') : trace.kept === 0 ? 'replaced' : 'reworded';
  return { status, span, candidates: [], confidence, reason: 'aligned' };
}

/** It stands in another paragraph than the one that its paragraph became, or that one was moved. */
function isMoved({ old, now, paragraphs, settled }: Alignment, { oldFirst, newFirst }: Trace): boolean {
  const paragraph = old.sentences[old.sentenceOfWord[oldFirst] ?? 0]?.parent ?? 0;
  const place = now.sentences[now.sentenceOfWord[newFirst] ?? 0]?.parent ?? 0;
  return paragraphs.now[paragraph] !== place || settled[paragraph] === 0;
}

/** @param links by which the trace was found */
function candidateOf(
  { old, now, sentences }: Alignment,
  links: Links,
  quote: Quote,
  trace: Trace,
): Candidate {
  const span = edgesOf(quote, old, now, trace, links);
  const score = sentences.score[old.sentenceOfWord[trace.oldFirst] ?? 0] ?? 0;
  return { span, confidence: confidenceInAligned(trace, score) };
}

/** The other places of the same words that are as good as the first; best first. */
function rivalsOf(alignment: Alignment, quote: Quote, trace: Trace | undefined): Traced[] {
  const found: Traced[] = [];
  for (const ties of otherTies(alignment, quote, trace)) {
    withTies(alignment, ties, (links) => {
      const rival = traceOf(links, alignment.vocabulary, quote.from, quote.to);
      if (rival === undefined || isGone(rival)) return;
      found.push({ trace: rival, candidate: candidateOf(alignment, links, quote, rival) });
    });
  }
  const best = Math.max(trace?.kept ?? 0, ...found.map(({ trace: { kept } }) => kept));
  return found
    .filter(({ trace: { kept } }) => kept >= best - EQUAL)
    .sort((a, b) => b.trace.kept - a.trace.kept);
}

/** Sentences of a quote, at most, for which second places are looked at. */
const MOST_SENTENCES = 16;

/** Where else the words of a quote might have gone: to doubles of their paragraph, or of their sentence. */
function otherTies(alignment: Alignment, { from, to }: Quote, trace: Trace | undefined): Ties[] {
  const { old, now, paragraphs, doubles } = alignment;
  const sentence = old.sentenceOfWord[from] ?? 0;
  if (trace !== undefined && paragraphOf(now, trace.newLast) !== paragraphOf(now, trace.newFirst)) return [];
  const place =
    trace === undefined
      ? (paragraphs.now[old.sentences[sentence]?.parent ?? 0] ?? -1)
      : paragraphOf(now, trace.newFirst);
  const ofParagraph = doubles.by.get(place) ?? [];
  if (ofParagraph.length > 0) return ofParagraph.map((double) => tiesToDouble(alignment, place, double));
  const last = old.sentenceOfWord[to - 1] ?? 0;
  if (trace === undefined || last - sentence >= MOST_SENTENCES) return [];
  const second = tiesToSeconds(alignment, sentence, last);
  return second === undefined ? [] : [second];
}

function paragraphOf({ sentences, sentenceOfWord }: Alignment['now'], word: number): number {
  return sentences[sentenceOfWord[word] ?? 0]?.parent ?? 0;
}

/** A span without words: signs or white space between two words. They stand where these still meet. */
function mapSigns(alignment: Alignment, span: Span, next: number): Place {
  const { old, now, links } = alignment;
  const oldFrom = next === 0 ? 0 : (old.words.ends[next - 1] ?? 0);
  const after = next < old.words.count ? (links.now[next] ?? -1) : now.words.count;
  const before = next === 0 ? -1 : (links.now[next - 1] ?? -1);
  if (before === -1 && next > 0 && after === -1) return goneFrom(alignment, next);
  const newFrom =
    before >= 0 ? (now.words.ends[before] ?? 0) : after > 0 ? (now.words.ends[after - 1] ?? 0) : 0;
  const upTo = before >= 0 || next === 0 ? before + 1 : after;
  const newTo = upTo < now.words.count ? (now.words.starts[upTo] ?? 0) : now.draft.length;
  const signs = old.draft.text.slice(span.start, Math.min(span.end, span.start + 1000));
  const gap = now.draft.text.slice(newFrom, Math.min(newTo, newFrom + 5000));
  const wanted = span.start - oldFrom;
  const at = gap.startsWith(signs, wanted) ? wanted : gap.indexOf(signs);
  if (at < 0 || signs.trim() === '') return goneFrom(alignment, next);
  const place = { start: newFrom + at, end: newFrom + at + signs.length };
  return { status: 'exact', span: place, candidates: [], confidence: 0.9, reason: 'aligned' };
}

/** Nothing of it is left; the nearest place to look at is where its neighbours went. */
function goneFrom({ old, now, links, sentences }: Alignment, word: number): Place {
  const sentence = old.sentenceOfWord[word];
  const whole = sentence === undefined || (sentences.now[sentence] ?? -1) < 0;
  const reason = whole ? 'paragraph-gone' : 'words-gone';
  for (let distance = 1; distance < 400; distance += 1) {
    for (const at of [word - distance, word + distance]) {
      const place = at >= 0 && at < links.now.length ? (links.now[at] ?? -1) : -1;
      if (place < 0) continue;
      const span = { start: now.words.starts[place] ?? 0, end: now.words.ends[place] ?? 0 };
      return { status: 'gone', candidates: [{ span, confidence: 0.1 }], confidence: 0.9, reason };
    }
  }
  return { status: 'gone', candidates: [], confidence: 0.9, reason };
}
