import { kinship } from './likeness';
import type { Piece } from './reading';
import type { Vocabulary } from './vocabulary';

/** What ties a word of the old text to one of the new text. */
export enum Tie {
  none,
  /** It stands in the place of the old word and is another. */
  instead,
  /** Another form or spelling of the word. */
  form,
  same,
}

/** Where each word of the old text went. No word of the new text is given twice. */
export interface Links {
  /** Word of the new text by word of the old one, -1 where there is none. */
  readonly now: Int32Array;
  /** The same the other way round. */
  readonly old: Int32Array;
  /** A `Tie` by word of the old text. */
  readonly ties: Uint8Array;
}

/** What two words of a family count, of 1024 for two equal ones. */
const FAMILY = 614;
/** What one word in the place of another counts: little, but more than nothing. */
const INSTEAD = 40;
/** What it counts that two words follow each other in both texts: keeps common words with their neighbours. */
const FOLLOWING = 120;

let row = new Int32Array(128);
/** The place before each place of the new piece that holds a word of the same family; 0 where there is none. */
let before = new Int32Array(128);
/** By family the last place that holds a word of it, if its stamp is that of the round. */
let last = new Int32Array(0);
let stamps = new Int32Array(0);
let round = 0;

/** What two pieces share: the weight of their common words, and that of the rarest of them. */
export interface Common {
  readonly weight: number;
  readonly rarest: number;
}

/**
 * Weight of the heaviest common subsequence of two pieces, words of a family counting in part
 * (weighted longest common subsequence, Wagner & Fischer 1974; only cells of words that match are looked at,
 * as Hunt & Szymanski 1977 do).
 */
export function commonWeight(a: Piece, b: Piece, { old, now, oldWeights, families }: Vocabulary): Common {
  let rarest = 0;
  let { from: oldFrom, to: oldTo } = a;
  let { from: newFrom, to: newTo } = b;
  let total = 0;
  while (oldFrom < oldTo && newFrom < newTo && old[oldFrom] === now[newFrom]) {
    const weight = oldWeights[oldFrom] ?? 0;
    total += weight;
    if (weight > rarest) rarest = weight;
    oldFrom += 1;
    newFrom += 1;
  }
  while (oldFrom < oldTo && newFrom < newTo && old[oldTo - 1] === now[newTo - 1]) {
    const weight = oldWeights[oldTo - 1] ?? 0;
    total += weight;
    if (weight > rarest) rarest = weight;
    oldTo -= 1;
    newTo -= 1;
  }
  const width = newTo - newFrom;
  if (width === 0 || oldFrom === oldTo) return { weight: total, rarest };
  if (row.length <= width) {
    row = new Int32Array(width * 2);
    before = new Int32Array(width * 2);
  }
  if (stamps.length < families.length) {
    stamps = new Int32Array(families.length);
    last = new Int32Array(families.length);
  }
  row.fill(0, 0, width + 1);
  round += 1;
  for (let j = 1; j <= width; j += 1) {
    const family = families[now[newFrom + j - 1] ?? 0] ?? 0;
    before[j] = stamps[family] === round ? (last[family] ?? 0) : 0;
    stamps[family] = round;
    last[family] = j;
  }
  for (let i = oldFrom; i < oldTo; i += 1) {
    const word = old[i] ?? 0;
    const family = families[word] ?? 0;
    // Where no word is of its family, nothing of the row changes; where one is, what lies behind it may.
    if (stamps[family] !== round) continue;
    const weight = oldWeights[i] ?? 0;
    const kin = (FAMILY * weight) >> 10;
    for (let j = last[family] ?? 0; j > 0; j = before[j] ?? 0) {
      let value = row[j - 1] ?? 0;
      if (word === now[newFrom + j - 1]) {
        value += weight;
        if (weight > rarest) rarest = weight;
      } else value += kin;
      for (let k = j; k <= width && (row[k] ?? 0) < value; k += 1) row[k] = value;
    }
  }
  return { weight: total + (row[width] ?? 0), rarest };
}

/** Cells of the largest table; beyond, only the equal ends of two pieces are tied. */
const LARGEST = 1_000_000;

let score = new Int32Array(4096);
let step = new Uint8Array(4096);

enum Step {
  skipOld,
  skipNew,
  tie,
}

/**
 * Ties the words of two pieces, in order: equal words, forms of one word, and words that stand in each
 * other's place (global alignment, Needleman & Wunsch 1970).
 * @param skip what it costs to pass over a word of the new piece, but at its beginning and end: keeps a short
 *   piece together that is looked for in a longer one
 */
export function alignWords(a: Piece, b: Piece, vocabulary: Vocabulary, links: Links, skip = 0): void {
  const { old, now, formOf } = vocabulary;
  const front = skip > 0 ? 0 : equalFront(a, b, vocabulary);
  const back = skip > 0 ? 0 : equalBack(a, b, front, vocabulary);
  for (let at = 0; at < front; at += 1) tie(links, a.from + at, b.from + at, Tie.same);
  for (let at = 1; at <= back; at += 1) tie(links, a.to - at, b.to - at, Tie.same);
  const oldFrom = a.from + front;
  const newFrom = b.from + front;
  const height = a.to - back - oldFrom;
  const width = b.to - back - newFrom;
  if (height === 0 || width === 0 || height * width > LARGEST) return;
  fillTable(oldFrom, height, newFrom, width, skip, vocabulary);
  let i = height;
  let j = width;
  while (i > 0 && j > 0) {
    switch (step[i * (width + 1) + j]) {
      case Step.tie: {
        i -= 1;
        j -= 1;
        const x = old[oldFrom + i] ?? 0;
        const y = now[newFrom + j] ?? 0;
        tie(
          links,
          oldFrom + i,
          newFrom + j,
          x === y ? Tie.same : kinship(formOf(x), formOf(y)) > 0 ? Tie.form : Tie.instead,
        );
        break;
      }
      case Step.skipOld:
        i -= 1;
        break;
      default:
        j -= 1;
    }
  }
}

/** Words at an equal beginning that are compared all the same: the last of them may belong further on. */
const GIVEN_BACK = 2;

function equalFront(a: Piece, b: Piece, { old, now }: Vocabulary): number {
  const most = Math.min(a.to - a.from, b.to - b.from);
  let count = 0;
  while (count < most && old[a.from + count] === now[b.from + count]) count += 1;
  return count === a.to - a.from && count === b.to - b.from ? count : Math.max(0, count - GIVEN_BACK);
}

function equalBack(a: Piece, b: Piece, front: number, { old, now }: Vocabulary): number {
  const most = Math.min(a.to - a.from, b.to - b.from) - front;
  let count = 0;
  while (count < most && old[a.to - 1 - count] === now[b.to - 1 - count]) count += 1;
  return Math.max(0, count - GIVEN_BACK);
}

/** Ties two words; each lets go of the word it was tied to before. */
export function tie(links: Links, old: number, now: number, kind: Tie): void {
  const newBefore = links.now[old] ?? -1;
  if (newBefore >= 0) links.old[newBefore] = -1;
  const oldBefore = links.old[now] ?? -1;
  if (oldBefore >= 0) {
    links.now[oldBefore] = -1;
    links.ties[oldBefore] = Tie.none;
  }
  links.now[old] = now;
  links.old[now] = old;
  links.ties[old] = kind;
}

function fillTable(
  oldFrom: number,
  height: number,
  newFrom: number,
  width: number,
  skip: number,
  { old, now, oldWeights, formOf }: Vocabulary,
): void {
  const stride = width + 1;
  const cells = (height + 1) * stride;
  if (score.length < cells) {
    score = new Int32Array(cells * 2);
    step = new Uint8Array(cells * 2);
  }
  score.fill(0, 0, stride);
  step.fill(Step.skipNew, 0, stride);
  for (let i = 1; i <= height; i += 1) {
    const word = old[oldFrom + i - 1] ?? 0;
    const form = formOf(word);
    const weight = oldWeights[oldFrom + i - 1] ?? 0;
    const base = i * stride;
    score[base] = 0;
    step[base] = Step.skipOld;
    for (let j = 1; j <= width; j += 1) {
      const at = base + j;
      const other = now[newFrom + j - 1] ?? 0;
      const diagonal = at - stride - 1;
      let value = score[diagonal] ?? 0;
      if (word === other) {
        value += weight;
        if (step[diagonal] === Step.tie && old[oldFrom + i - 2] === now[newFrom + j - 2]) value += FOLLOWING;
      } else {
        const kin = kinship(form, formOf(other));
        value += kin > 0 ? (((kin * weight) >> 10) * FAMILY) >> 10 : INSTEAD;
      }
      let taken = Step.tie;
      const above = score[at - stride] ?? 0;
      const left = (score[at - 1] ?? 0) - (i < height ? skip : 0);
      if (above > value) {
        value = above;
        taken = Step.skipOld;
      }
      if (left > value) {
        value = left;
        taken = Step.skipNew;
      }
      score[at] = value;
      step[at] = taken;
    }
  }
}
