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

/** What two words of a family count, compared with two equal ones. */
const FAMILY = 0.6;
/** What one word in the place of another counts: little, but more than nothing. */
const INSTEAD = 0.04;
/** What it counts that two words follow each other in both texts: keeps common words with their neighbours. */
const FOLLOWING = 0.12;

let row = new Float32Array(128);

/** What two pieces share: the weight of their common words, and that of the rarest of them. */
export interface Common {
  readonly weight: number;
  readonly rarest: number;
}

/**
 * Weight of the heaviest common subsequence of two pieces, words of a family counting in part
 * (weighted longest common subsequence, Wagner & Fischer 1974).
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
  if (row.length <= width) row = new Float32Array(width * 2);
  row.fill(0, 0, width + 1);
  for (let i = oldFrom; i < oldTo; i += 1) {
    const word = old[i] ?? 0;
    const family = families[word];
    const weight = oldWeights[i] ?? 0;
    let diagonal = 0;
    let left = 0;
    for (let j = 1; j <= width; j += 1) {
      const other = now[newFrom + j - 1] ?? 0;
      const above = row[j] ?? 0;
      let best = above > left ? above : left;
      if (word === other) {
        best = Math.max(best, diagonal + weight);
        if (weight > rarest) rarest = weight;
      } else if (family === families[other]) best = Math.max(best, diagonal + FAMILY * weight);
      diagonal = above;
      row[j] = best;
      left = best;
    }
  }
  return { weight: total + (row[width] ?? 0), rarest };
}

/** Cells of the largest table; beyond, only the equal ends of two pieces are tied. */
const LARGEST = 1_000_000;

let score = new Float32Array(4096);
let step = new Uint8Array(4096);

enum Step {
  skipOld,
  skipNew,
  tie,
}

/**
 * Ties the words of two pieces, in order: equal words, forms of one word, and words that stand in each
 * other's place (global alignment, Needleman & Wunsch 1970).
 */
export function alignWords(
  a: Piece,
  b: Piece,
  vocabulary: Vocabulary,
  forms: (word: number) => string,
  links: Links,
): void {
  const { old, now } = vocabulary;
  let { from: oldFrom, to: oldTo } = a;
  let { from: newFrom, to: newTo } = b;
  while (oldFrom < oldTo && newFrom < newTo && old[oldFrom] === now[newFrom]) {
    tie(links, oldFrom, newFrom, Tie.same);
    oldFrom += 1;
    newFrom += 1;
  }
  while (oldFrom < oldTo && newFrom < newTo && old[oldTo - 1] === now[newTo - 1]) {
    oldTo -= 1;
    newTo -= 1;
    tie(links, oldTo, newTo, Tie.same);
  }
  const height = oldTo - oldFrom;
  const width = newTo - newFrom;
  if (height === 0 || width === 0 || height * width > LARGEST) return;
  fillTable(oldFrom, height, newFrom, width, vocabulary, forms);
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
          x === y ? Tie.same : kinship(forms(x), forms(y)) > 0 ? Tie.form : Tie.instead,
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
  { old, now, oldWeights }: Vocabulary,
  forms: (word: number) => string,
): void {
  const stride = width + 1;
  const cells = (height + 1) * stride;
  if (score.length < cells) {
    score = new Float32Array(cells * 2);
    step = new Uint8Array(cells * 2);
  }
  score.fill(0, 0, stride);
  step.fill(Step.skipNew, 0, stride);
  for (let i = 1; i <= height; i += 1) {
    const word = old[oldFrom + i - 1] ?? 0;
    const form = forms(word);
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
        const kin = kinship(form, forms(other));
        value += kin > 0 ? FAMILY * kin * weight : INSTEAD;
      }
      let taken = Step.tie;
      const above = score[at - stride] ?? 0;
      const left = score[at - 1] ?? 0;
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
