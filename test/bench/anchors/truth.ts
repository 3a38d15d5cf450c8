/**
 * What becomes of a quote, by construction: the words of the first text that it holds are looked up by
 * their identity in the second.
 */
import type { Span } from '../../../server/src/draft/span';
import type { Chance } from './chance';
import { type Manuscript, type Printed, type PrintedWord, sentencesOf } from './manuscript';
import { isSmallWord } from './wording';

export type QuoteKind = 'words' | 'phrase' | 'sentence' | 'paragraph' | 'cross-paragraph';

export interface Quote {
  readonly kind: QuoteKind;
  /** In the first text. */
  readonly span: Span;
  /** Numbers of its first and last word; all between are in it. */
  readonly first: number;
  readonly last: number;
}

/** One place and the bounds that a reader may give it: all of them are right. */
export type PlaceBounds = readonly Span[];

/**
 * - `place`: it stands in one of `places` (several if it was torn apart), grown over what was put in between.
 * - `ambiguous`: it stands in each of `places`, and nothing tells which is meant.
 * - `gone`: no word of it is left, nor one that took the place of a word of it or that could be taken for that.
 */
export interface Truth {
  readonly kind: 'place' | 'ambiguous' | 'gone';
  readonly places: readonly PlaceBounds[];
  /** Readers would differ on whether it is still there: `gone` is right as well. */
  readonly orGone: boolean;
  /** Readers would differ on whether one place is meant: `ambiguous` is right as well, with two of them or the only one. */
  readonly orAmbiguous: boolean;
  /** Drafts of the same paragraph that kept fewer of its words: to take one of them is a guess, no more. */
  readonly lesser: readonly PlaceBounds[];
  /** Its paragraph was moved, and its words or those around them changed. */
  readonly movedAndReworded: boolean;
  /** Every word of it still stands in it, in order, but for spelling and brackets. */
  readonly unchanged: boolean;
}

const kinds: readonly (readonly [QuoteKind, number])[] = [
  ['words', 20],
  ['phrase', 30],
  ['sentence', 20],
  ['paragraph', 20],
  ['cross-paragraph', 10],
];

/** Different quotes a reader might select in a manuscript as composed; kinds in fixed proportions. */
export function drawQuotes(manuscript: Manuscript, printed: Printed, count: number, chance: Chance): Quote[] {
  const starts: number[] = [];
  let next = 0;
  for (const own of manuscript.paragraphs) {
    starts.push(next);
    next += own.words.length;
  }
  const quotes: Quote[] = [];
  for (let tries = 0; quotes.length < count && tries < count * 50; tries++) {
    const kind = kindFor(chance.whole(0, 99));
    const index = chance.whole(0, manuscript.paragraphs.length - 1);
    const own = manuscript.paragraphs[index];
    const start = starts[index];
    if (own === undefined || start === undefined || own.kind === 'heading') continue;
    const range = rangeFor(kind, manuscript, index, chance);
    if (range === undefined) continue;
    const quote = quoteOf(printed, kind, start + range.start, start + range.end - 1);
    const drawn = quotes.some(({ first, last }) => first === quote?.first && last === quote.last);
    if (quote !== undefined && !drawn) quotes.push(quote);
  }
  return quotes;
}

function kindFor(percent: number): QuoteKind {
  let sum = 0;
  for (const [kind, share] of kinds) {
    sum += share;
    if (percent < sum) return kind;
  }
  return 'phrase';
}

/** Word indices, counted from the start of paragraph `index`; they may run into the next one. */
function rangeFor(kind: QuoteKind, manuscript: Manuscript, index: number, chance: Chance): Span | undefined {
  const words = manuscript.paragraphs[index]?.words ?? [];
  const next = manuscript.paragraphs[index + 1];
  switch (kind) {
    case 'words':
    case 'phrase': {
      const count = kind === 'words' ? chance.whole(1, 3) : chance.whole(4, 10);
      if (words.length < count) return undefined;
      const start = chance.whole(0, words.length - count);
      const range = { start, end: start + count };
      return words.slice(range.start, range.end).some((word) => !isSmallWord(word.text)) ? range : undefined;
    }
    case 'sentence':
      return chance.pick(sentencesOf(words));
    case 'paragraph':
      return { start: 0, end: words.length };
    case 'cross-paragraph': {
      if (next === undefined || next.kind === 'heading') return undefined;
      const from = chance.pick(sentencesOf(words))?.start ?? 0;
      const to = chance.pick(sentencesOf(next.words))?.end ?? next.words.length;
      return { start: from, end: words.length + to };
    }
  }
}

function quoteOf(printed: Printed, kind: QuoteKind, first: number, last: number): Quote | undefined {
  const [from, to] = [printed.words[first], printed.words[last]];
  if (from === undefined || to === undefined) return undefined;
  // Whole sentences are selected with their stop.
  const full = kind !== 'words' && kind !== 'phrase';
  const end = full ? to.end + to.word.tail.length : to.end;
  const start = full ? from.start - from.word.lead.length : from.start;
  return { kind, span: { start, end }, first, last };
}

/** With no more of its telling words left as they were, readers differ on whether a quote is still there. */
const MOSTLY_GONE = 1 / 3;

/** More words than this put in between, and a reader may take what stands on one side of them, if it is most. */
const INTERRUPTION = 3;
/** Words of a quote that may have been replaced by others at its place, and of those others. */
const SHORT = 12;
/** More words than this, and than the quote itself has, and nobody would call it one passage any more. */
const BREAK = 15;

/** Finds what descends from each word of the first text, once for all quotes. */
export class Descent {
  private readonly byNumber = new Map<number, number[]>();

  /**
   * @param before the first text, as composed
   * @param manuscript what it has become
   * @param printed the text of `manuscript`
   */
  constructor(
    private readonly before: Printed,
    private readonly manuscript: Manuscript,
    private readonly printed: Printed,
  ) {
    for (const [place, { word }] of printed.words.entries()) {
      for (const number of word.from) {
        const places = this.byNumber.get(number);
        if (places === undefined) this.byNumber.set(number, [place]);
        else places.push(place);
      }
    }
  }

  truthOf(quote: Quote): Truth {
    const length = quote.last - quote.first + 1;
    const places = new Set<number>();
    for (let number = quote.first; number <= quote.last; number++)
      for (const place of this.byNumber.get(number) ?? []) places.add(place);
    const survivors = [...places].sort((a, b) => a - b);
    const groups = this.byOption(survivors);
    if (groups.length > 1) return this.amongOptions(quote, survivors, groups);
    if (survivors.length === 0) return this.lost(quote);
    const clusters = this.clusters(survivors, Math.max(BREAK, length));
    const most = Math.max(0, ...clusters.map((cluster) => cluster.length));
    const main = clusters.filter((cluster) => cluster.length >= Math.max(1, 0.6 * most));
    const kept = this.kept(quote, survivors);
    return {
      kind: 'place',
      places: main.map((cluster) => this.bounds(cluster, quote)),
      orGone: kept <= MOSTLY_GONE,
      lesser: [],
      orAmbiguous: main.length > 1,
      movedAndReworded: this.isMovedAndReworded(survivors),
      unchanged: this.isUnchanged(quote, survivors),
    };
  }

  private lost(quote: Quote): Truth {
    const instead = this.inItsPlace(quote);
    return {
      kind: instead === undefined ? 'gone' : 'place',
      places: instead === undefined ? [] : [instead],
      orGone: instead !== undefined,
      orAmbiguous: false,
      lesser: [],
      movedAndReworded: false,
      unchanged: false,
    };
  }

  /** Survivors in each draft of a paragraph, if any stand in more than one. */
  private byOption(survivors: readonly number[]): number[][] {
    const groups = new Map<number, number[]>();
    for (const place of survivors) {
      const index = this.word(place)?.paragraph ?? -1;
      if (this.manuscript.paragraphs[index]?.options === undefined) continue;
      groups.set(index, [...(groups.get(index) ?? []), place]);
    }
    return [...groups.values()];
  }

  /**
   * With the words in several drafts of one paragraph it is undecidable which is meant, unless one draft kept
   * clearly more of them (a difference of more than 0.15 of the quote); then that place is right too. Where the
   * quote began or ended in another paragraph, that part is a place, alone or with either draft.
   */
  private amongOptions(quote: Quote, survivors: readonly number[], groups: readonly number[][]): Truth {
    const shares = groups.map((group) => this.kept(quote, group));
    const most = Math.max(...shares);
    const best = groups.filter((_group, index) => (shares[index] ?? 0) >= most - 0.15);
    const outside = survivors.filter((place) => !groups.some((group) => group.includes(place)));
    const whole = outside.length === 0 && this.isOneParagraph(groups);
    const undecidable = whole && most > MOSTLY_GONE && best.length === groups.length;
    return {
      kind: undecidable ? 'ambiguous' : 'place',
      places: (whole ? best : this.partly(quote, outside, groups)).map((place) => this.bounds(place, quote)),
      orGone: whole && most <= MOSTLY_GONE,
      lesser: groups.filter((group) => !best.includes(group)).map((group) => this.bounds(group, quote)),
      orAmbiguous: true,
      movedAndReworded: false,
      unchanged: false,
    };
  }

  private isOneParagraph(groups: readonly number[][]): boolean {
    const options = groups.map(
      ([place]) => this.manuscript.paragraphs[this.word(place ?? -1)?.paragraph ?? -1]?.options,
    );
    return new Set(options).size === 1;
  }

  /** What lies in options, what lies outside them, and both together where nothing parts them. */
  private partly(quote: Quote, outside: readonly number[], groups: readonly number[][]): number[][] {
    const gap = Math.max(BREAK, quote.last - quote.first + 1);
    const joined = groups.flatMap((group) =>
      this.clusters(
        [...outside, ...group].sort((a, b) => a - b),
        gap,
      ),
    );
    const places = [...groups, ...this.clusters(outside, gap), ...joined];
    const most = Math.max(...places.map((place) => place.length));
    return places.filter((place) => place.length >= most / 3);
  }

  /** Rows of survivors with more than `gap` words between them are parted. */
  private clusters(survivors: readonly number[], gap: number): number[][] {
    const clusters: number[][] = [];
    for (const place of survivors) {
      const last = clusters.at(-1)?.at(-1);
      if (last === undefined || this.distance(last, place) > gap) clusters.push([place]);
      else clusters.at(-1)?.push(place);
    }
    return clusters;
  }

  /** Words from one place to a later one; a reader reads on over a proposal in brackets. */
  private distance(from: number, to: number): number {
    let distance = to - from;
    for (let place = from + 1; place < to; place++) if (this.word(place)?.word.aside === true) distance -= 1;
    return distance;
  }

  /**
   * From the first to the last. Where an end is lost or took the place of other words, nobody can tell it from
   * what was put in beside it: all of the change is right too, and if nothing is as it was, as much of it as
   * there was. Where much was put in between, so is the part that holds most of the words.
   */
  private bounds(cluster: readonly number[], quote: Quote): PlaceBounds {
    const parts = this.clusters(cluster, INTERRUPTION).filter((part) => part.length >= 0.6 * cluster.length);
    return [cluster, ...parts.filter((part) => part.length < cluster.length)].flatMap((part) => {
      const [first, last] = [part[0] ?? 0, part.at(-1) ?? 0];
      const from = this.isAsItWas(first, quote.first) ? first : this.edgeOfChange(first, -1);
      const to = this.isAsItWas(last, quote.last) ? last : this.edgeOfChange(last, 1);
      const bounds = [this.spanOf(first, last)];
      if (from < first || to > last) bounds.push(this.spanOf(from, to));
      const replaced = part.every((place) => this.word(place)?.word.change === 'other');
      return replaced ? [...bounds, ...this.windows(from, to, last - first + 1)] : bounds;
    });
  }

  /** Every row of `length` words between two places, both included. */
  private windows(from: number, to: number, length: number): Span[] {
    const spans: Span[] = [];
    for (let at = from; at + length - 1 <= to; at++) spans.push(this.spanOf(at, at + length - 1));
    return spans;
  }

  /**
   * What stands where all words of a short quote were taken out, if new words do and the words around it have
   * stayed: who reads the two texts cannot tell this from other words in their place.
   */
  private inItsPlace(quote: Quote): PlaceBounds | undefined {
    const length = quote.last - quote.first + 1;
    const [before] = this.byNumber.get(quote.first - 1) ?? [];
    const [behind] = this.byNumber.get(quote.last + 1) ?? [];
    if (length > SHORT || before === undefined || behind === undefined) return undefined;
    const [from, to] = [before + 1, behind - 1];
    if (from > to || to - from >= SHORT || this.edgeOfChange(before, 1) !== to) return undefined;
    const windows = Array.from({ length: Math.min(length, to - from + 1) }, (_, i) =>
      this.windows(from, to, i + 1),
    );
    return [this.spanOf(from, to), ...windows.flat()];
  }

  private isAsItWas(place: number, number: number): boolean {
    const word = this.word(place)?.word;
    return word?.change === 'same' && word.from.includes(number);
  }

  /** The last changed word in a row from a place, in its paragraph; the place itself if it stands beside none. */
  private edgeOfChange(place: number, step: 1 | -1): number {
    const paragraph = this.word(place)?.paragraph;
    const isChanged = (at: number) => {
      const next = this.word(at);
      return next !== undefined && next.paragraph === paragraph && next.word.change !== 'same';
    };
    while (isChanged(place + step)) place += step;
    return place;
  }

  private spanOf(first: number, last: number): Span {
    return { start: this.word(first)?.start ?? 0, end: this.word(last)?.end ?? 0 };
  }

  /** Share of the quote's words that are among `places` as they were; if it has others, small words do not count. */
  private kept(quote: Quote, places: readonly number[]): number {
    const alive = new Set<number>();
    for (const place of places) {
      const word = this.word(place)?.word;
      if (word?.change === 'same' && !isSmallWord(word.text))
        for (const number of word.from) alive.add(number);
    }
    const telling = this.telling(quote);
    return telling === 0 ? 1 : [...alive].filter((n) => n >= quote.first && n <= quote.last).length / telling;
  }

  private telling(quote: Quote): number {
    let count = 0;
    for (let number = quote.first; number <= quote.last; number++) {
      if (!isSmallWord(this.before.words[number]?.word.text ?? '')) count += 1;
    }
    return count;
  }

  private isMovedAndReworded(survivors: readonly number[]): boolean {
    const count = survivors.filter((place) => {
      const marks = this.manuscript.paragraphs[this.word(place)?.paragraph ?? -1]?.marks;
      return marks?.has('moved') === true && marks.has('reworded');
    }).length;
    return count > survivors.length / 2;
  }

  private isUnchanged(quote: Quote, survivors: readonly number[]): boolean {
    if (survivors.length !== quote.last - quote.first + 1) return false;
    return survivors.every((place, index) => {
      const word = this.word(place)?.word;
      return (
        word?.change === 'same' &&
        word.from[0] === quote.first + index &&
        place === (survivors[0] ?? 0) + index
      );
    });
  }

  private word(place: number): PrintedWord | undefined {
    return this.printed.words[place];
  }
}
