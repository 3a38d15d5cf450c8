/**
 * What negotiators do to drafts of one paragraph and to lists, one operation a function. As in `edits.ts`, words
 * that stay keep their identities; what two options of the first text have in common was said in either, so
 * that in one text it is what became of both.
 */
import type { Span } from '../../../server/src/draft/span';
import type { Chance } from './chance';
import { replaceWords, reword } from './edits';
import {
  bracketWords,
  type Manuscript,
  newWords,
  type Paragraph,
  sentencesOf,
  type Word,
} from './manuscript';
import { addition, substitute } from './wording';

// Options

/** How the drafts of one paragraph may be labelled: `29. Option 1:` and so on. */
const optionLabels: readonly ((number: string, option: number) => string)[] = [
  (number, option) => `${option === 1 ? `${number}. ` : ''}Option ${option}: `,
  (number, option) => `${option === 1 ? `${number}. ` : ''}Alternative ${option}: `,
  (number, option) => `${number}${['', ' alt', ' alt 2'][option - 1]}. `,
];

/** A paragraph becomes two or three drafts of itself, each with about `share` of its words changed: which is it? */
export function makeOptions(manuscript: Manuscript, index: number, share: number, chance: Chance): void {
  const own = manuscript.paragraphs[index];
  if (own === undefined) return;
  const group = 1 + Math.max(0, ...manuscript.paragraphs.map((other) => other.options ?? 0));
  const number = own.label.replace('. ', '');
  const label = chance.pick(chance.happens(0.5) ? optionLabels.slice(0, 1) : optionLabels);
  const count = chance.happens(0.2) ? 3 : 2;
  const options = Array.from({ length: count }, (_, option): Paragraph => {
    const draft: Paragraph = {
      ...own,
      kind: 'option',
      label: label?.(number, option + 1) ?? '',
      words: [...own.words],
      marks: new Set(own.marks),
      options: group,
    };
    reword(draft, share, chance);
    return draft;
  });
  manuscript.paragraphs.splice(index, 1, ...options);
}

/** Of two options one is agreed and becomes the paragraph, the other goes. */
export function settleOptions(manuscript: Manuscript, index: number, chance: Chance): void {
  const kept = manuscript.paragraphs[index + (chance.happens(0.5) ? 0 : 1)];
  if (kept === undefined) return;
  const words = kept.words.map((word) => ofBoth(manuscript, word));
  manuscript.paragraphs.splice(index, 2, { ...kept, words, kind: 'numbered', label: '1 bis. ' });
}

/** Two drafts of one paragraph become one text: where they differ it has the words of either, or of both in brackets. */
export function joinOptions(manuscript: Manuscript, index: number, chance: Chance): void {
  const [first, second] = manuscript.paragraphs.slice(index, index + 2);
  if (first === undefined || second === undefined) return;
  const words: Word[] = [];
  let [a, b] = [0, 0];
  const differing = (upToA: number, upToB: number) => {
    const [left, right] = [first.words.slice(a, upToA), second.words.slice(b, upToB)];
    const form = left.length === 0 || right.length === 0 ? chance.whole(0, 1) : chance.whole(0, 2);
    if (form !== 1) words.push(...left);
    if (form !== 0) words.push(...right);
    if (form === 2) {
      bracketWords(words, words.length - left.length - right.length, left.length);
      bracketWords(words, words.length - right.length, right.length);
    }
  };
  for (const [place, word] of first.words.entries()) {
    const twins = manuscript.alike.get(word.from[0] ?? -1) ?? [];
    const twin = second.words.findIndex((other, at) => at >= b && other.from.some((n) => twins.includes(n)));
    if (twin < 0) continue;
    differing(place, twin);
    words.push(ofBoth(manuscript, word));
    [a, b] = [place + 1, twin + 1];
  }
  differing(first.words.length, second.words.length);
  manuscript.paragraphs.splice(index, 2, { ...first, words, kind: 'numbered', label: '1 bis. ' });
}

function ofBoth({ alike }: Manuscript, word: Word): Word {
  return { ...word, from: word.from.flatMap((number) => [number, ...(alike.get(number) ?? [])]) };
}

// Lists

/** Clauses of a sentence between commas become the items of a list; what stood before them opens it. */
export function itemize(manuscript: Manuscript, index: number, chance: Chance): void {
  const own = manuscript.paragraphs[index];
  const range = chance.pick(own === undefined ? [] : clausedSentences(own));
  if (own === undefined || range === undefined) return;
  const items: Word[][] = [[]];
  for (const word of own.words.slice(range.start, range.end)) {
    const ends = word.tail.includes(',') && (items.at(-1)?.length ?? 0) > 2;
    items
      .at(-1)
      ?.push(ends ? { ...word, tail: word.tail.replace(',', items.length === 1 ? ':' : ';') } : word);
    if (ends) items.push([]);
  }
  const [opening = [], ...rest] = items.filter((words) => words.length > 0);
  const behind = own.words.slice(range.end);
  own.words = [...own.words.slice(0, range.start), ...opening];
  rest.at(-1)?.push(...behind);
  const paragraphs = rest.map(
    (words, place): Paragraph => ({
      kind: 'item',
      label: `(${'abcdefghij'.charAt(place)}) `,
      words,
      marks: new Set(own.marks),
    }),
  );
  manuscript.paragraphs.splice(index + 1, 0, ...paragraphs);
}

/** Sentences of a paragraph with clauses enough for a list. */
export function clausedSentences(own: Paragraph): Span[] {
  return sentencesOf(own.words).filter(
    ({ start, end }) => own.words.slice(start, end).filter(({ tail }) => tail.includes(',')).length >= 2,
  );
}

/** The items below a paragraph become the rest of its sentence. */
export function itemsToProse(manuscript: Manuscript, index: number): void {
  const own = manuscript.paragraphs[index];
  if (own === undefined) return;
  let next = manuscript.paragraphs[index + 1];
  while (next?.kind === 'item') {
    const [last, first] = [own.words.at(-1), next.words[0]];
    if (last !== undefined)
      own.words[own.words.length - 1] = { ...last, tail: last.tail.replace(/[:;.]$/, ',') };
    if (first !== undefined) own.words.push({ ...first, gap: ' ' }, ...next.words.slice(1));
    for (const mark of next.marks) own.marks.add(mark);
    manuscript.paragraphs.splice(index + 1, 1);
    next = manuscript.paragraphs[index + 1];
  }
}

/** Of a sentence no more than a few words in a row are left: they stand in an item of their own, with new words around. */
export function distil(manuscript: Manuscript, index: number, chance: Chance): void {
  const own = manuscript.paragraphs[index];
  const range = chance.pick(own === undefined ? [] : sentencesOf(own.words));
  if (own === undefined || range === undefined) return;
  const count = chance.whole(4, 9);
  const start = chance.whole(range.start, Math.max(range.start, range.end - count));
  const phrase: Paragraph = {
    kind: 'item',
    label: '(a) ',
    words: own.words.slice(start, Math.min(range.end, start + count)),
    marks: new Set(own.marks),
  };
  if (chance.happens(0.5)) {
    const at = chance.whole(0, phrase.words.length - 1);
    replaceWords(phrase, at, 1, [substitute(chance, phrase.words[at]?.text ?? '')]);
  }
  if (chance.happens(0.3)) phrase.words.unshift(...newWords(addition(chance)));
  if (chance.happens(0.7)) phrase.words.push(...newWords(`${addition(chance)} ${addition(chance)}`));
  own.words.splice(range.start, range.end - range.start);
  manuscript.paragraphs.splice(index + 1, 0, phrase);
}
