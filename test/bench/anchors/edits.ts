/**
 * What negotiators do to a draft, one operation a function. Each keeps the identities of words: words that
 * stay are the same objects but for their spelling, words put in the place of others name those in `from`,
 * new words name none.
 */
import type { Chance } from './chance';
import {
  bracketWords,
  heading,
  type Manuscript,
  newWords,
  numberParagraphs,
  type Paragraph,
  sentencesOf,
  type Word,
} from './manuscript';
import { addition, isSmallWord, substitute } from './wording';

// Words

/** Other words in the place of `count` words from `at`: each comes from those whose share of the row it takes. */
export function replaceWords(own: Paragraph, at: number, count: number, texts: readonly string[]) {
  const old = own.words.slice(at, at + count);
  const [first, last] = [old[0], old.at(-1)];
  if (first === undefined || last === undefined || texts.length === 0) return;
  const words = texts.map((text, index): Word => {
    const from = Math.floor((index * old.length) / texts.length);
    const to = Math.max(from + 1, Math.ceil(((index + 1) * old.length) / texts.length));
    return {
      gap: index === 0 ? first.gap : ' ',
      lead: index === 0 ? first.lead : '',
      text,
      tail: index === texts.length - 1 ? last.tail : '',
      from: old.slice(from, to).flatMap((word) => word.from),
      change: old.some((word) => word.from.length > 0) ? 'other' : 'new',
    };
  });
  own.words.splice(at, count, ...words);
}

/** Takes out `count` words from `at`; a stop or comma behind them is kept. */
export function deleteWords(own: Paragraph, at: number, count: number): void {
  const gone = own.words.splice(at, count);
  const before = own.words[at - 1];
  const stop = gone.at(-1)?.tail ?? '';
  if (before !== undefined && before.tail === '' && /[.;,:]/.test(stop))
    own.words[at - 1] = { ...before, tail: stop };
}

export function insertWords(own: Paragraph, at: number, text: string): void {
  own.words.splice(at, 0, ...newWords(text));
}

/** Two neighbouring clauses of a sentence, parted by commas, change places. */
export function swapClauses(own: Paragraph, chance: Chance): void {
  const range = chance.pick(sentencesOf(own.words));
  if (range === undefined) return;
  const ends: number[] = [];
  for (let i = range.start; i < range.end; i++) if (own.words[i]?.tail.includes(',')) ends.push(i + 1);
  ends.push(range.end);
  const index = chance.whole(0, ends.length - 3);
  const [a, b, c] = [ends[index], ends[index + 1], ends[index + 2]];
  if (a === undefined || b === undefined || c === undefined) return;
  const [first, second] = [own.words.slice(a, b), own.words.slice(b, c)];
  const [x, y] = [first.at(-1), second.at(-1)];
  if (x === undefined || y === undefined) return;
  first[first.length - 1] = { ...x, tail: y.tail };
  second[second.length - 1] = { ...y, tail: x.tail };
  own.words.splice(a, c - a, ...second, ...first);
}

/** Words written otherwise: hyphens, quotation marks, spaces, American and British spelling. */
export function respell(own: Paragraph, chance: Chance): void {
  const styles: readonly ((word: Word) => Word)[] = [
    (word) => ({ ...word, text: word.text.replace(/multistakeholder/i, 'multi-stakeholder') }),
    (word) => ({ ...word, text: word.text.replace(/(?<=\p{L})-(?=\p{L})/u, '\u2011') }),
    (word) => ({ ...word, text: word.text.replace(/iz(?=e|ing|ation)/, 'is') }),
    (word) => ({ ...word, text: word.text.replace(/gramme/, 'gram').replace(/our$/, 'or') }),
    (word) => ({ ...word, lead: word.lead.replace('"', '“'), tail: word.tail.replace('"', '”') }),
    (word) => (word.gap === ' ' ? { ...word, gap: '\u00a0' } : word),
  ];
  const [spelling, other] = chance.sample(styles, 2);
  own.words = own.words.map((word) => {
    if (spelling === undefined || other === undefined || chance.happens(0.7)) return word;
    return other(spelling(word));
  });
}

/** Brackets around a row of words, sometimes with an alternative behind, sometimes with who asked for it. */
export function bracket(own: Paragraph, chance: Chance): void {
  const start = chance.whole(0, Math.max(0, own.words.length - 3));
  const count = Math.min(chance.whole(1, 8), own.words.length - start);
  bracketWords(own.words, start, count);
  const last = own.words[start + count - 1];
  if (last === undefined) return;
  const behind: Word[] = [];
  if (count <= 2 && chance.happens(0.4)) {
    const text = substitute(chance, last.text);
    behind.push({ gap: '', lead: '[', text, tail: ']', from: [], change: 'new' });
  }
  if (chance.happens(0.4)) {
    const parties = ['(EU)', '(G77: delete)', '(African Group)', '(CANZ: retain)', '(EU, Japan: reserve)'];
    behind.push(...newWords(chance.pick(parties) ?? '(EU)'));
  }
  if (behind.length === 0) return;
  // A stop stays at the end of the sentence.
  const stop = /^(.*?)([.,;:]*)$/.exec(last.tail);
  own.words[start + count - 1] = { ...last, tail: stop?.[1] ?? '' };
  const end = behind.at(-1);
  if (end !== undefined) behind[behind.length - 1] = { ...end, tail: end.tail + (stop?.[2] ?? '') };
  own.words.splice(start + count, 0, ...behind);
}

/** Changes about `share` of a paragraph's words: substitutions, insertions, deletions, clauses that change places. */
export function reword(own: Paragraph, share: number, chance: Chance): void {
  own.marks.add('reworded');
  let budget = Math.max(1, Math.round(own.words.length * share));
  if (chance.happens(share)) swapClauses(own, chance);
  for (let guard = 0; budget > 0 && guard < 400 && own.words.length > 3; guard++) {
    const count = Math.min(budget, chance.pick([1, 1, 1, 2, 2, 3, 4, 6]));
    const at = chance.whole(0, own.words.length - count);
    const touched = own.words.slice(at, at + count);
    if (touched.some((word) => word.change !== 'same')) continue;
    if (touched.slice(0, -1).some((word) => /[.;]/.test(word.tail))) continue;
    // A word that says nothing is seldom what a change is about.
    if (touched.every((word) => isSmallWord(word.text)) && chance.happens(0.7)) continue;
    const form = chance.whole(0, 9);
    if (form < 5) {
      const texts = touched.map((word) => substitute(chance, word.text));
      if (count > 2 && chance.happens(0.5)) texts.pop();
      replaceWords(own, at, count, texts);
    } else if (form < 7) deleteWords(own, at, count);
    else insertWords(own, Math.max(1, at), addition(chance));
    budget -= count;
  }
}

/** Takes out row after row of words until about `share` of the paragraph is gone. */
export function condense(own: Paragraph, share: number, chance: Chance): void {
  own.marks.add('reworded');
  const least = own.words.length * (1 - share);
  for (let guard = 0; own.words.length > Math.max(3, least) && guard < 200; guard++) {
    const count = chance.whole(1, 6);
    deleteWords(own, chance.whole(1, Math.max(1, own.words.length - count)), count);
  }
}

/** What was in brackets is agreed: they go, the words stay. */
export function dropBrackets(own: Paragraph): void {
  own.words = own.words.map((word) => ({
    ...word,
    lead: word.lead.replaceAll('[', ''),
    tail: word.tail.replaceAll(']', ''),
  }));
}

// Clauses and sentences

/** A clause between commas leaves one paragraph for the end of a sentence in another. */
export function moveClause(from: Paragraph, to: Paragraph, chance: Chance): void {
  const commas = from.words.flatMap((word, index) => (word.tail.includes(',') ? [index + 1] : []));
  const index = chance.whole(0, commas.length - 2);
  const [start, end] = commas.slice(index, index + 2);
  const last = chance.pick(sentencesOf(to.words))?.end;
  if (start === undefined || end === undefined || last === undefined) return;
  // Said twice in one place, nothing would tell which is which.
  const said = from.words
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
  if (
    to.words
      .map(({ text }) => text)
      .join(' ')
      .includes(said)
  )
    return;
  const clause = from.words.splice(start, end - start);
  const [before, behind] = [to.words[last - 1], clause.at(-1)];
  if (before === undefined || behind === undefined) return;
  // Its comma and the stop of the sentence change places.
  to.words[last - 1] = { ...before, tail: behind.tail };
  clause[clause.length - 1] = { ...behind, tail: before.tail };
  to.words.splice(last, 0, ...clause);
}

export function deleteSentence(own: Paragraph, index: number): void {
  const range = sentencesOf(own.words)[index];
  if (range !== undefined) own.words.splice(range.start, range.end - range.start);
}

/** Puts words as a sentence before sentence `index`, or at the end. */
export function insertSentence(own: Paragraph, index: number, words: readonly Word[]): void {
  own.words.splice(sentencesOf(own.words)[index]?.start ?? own.words.length, 0, ...words);
}

/** A sentence leaves one paragraph for another. */
export function moveSentence(from: Paragraph, index: number, to: Paragraph, before: number): void {
  const range = sentencesOf(from.words)[index];
  if (range !== undefined)
    insertSentence(to, before, from.words.splice(range.start, range.end - range.start));
}

/** A sentence leaves one paragraph for another, and about `share` of its words change on the way. */
export function moveAndRewordSentence(
  from: Paragraph,
  index: number,
  to: Paragraph,
  share: number,
  chance: Chance,
): void {
  const range = sentencesOf(from.words)[index];
  if (range === undefined) return;
  const words = from.words.splice(range.start, range.end - range.start);
  const carried: Paragraph = { ...from, words, marks: new Set() };
  reword(carried, share, chance);
  insertSentence(to, chance.whole(0, 3), carried.words);
}

// Paragraphs

export function deleteParagraph(manuscript: Manuscript, index: number): void {
  manuscript.paragraphs.splice(index, 1);
}

/** Puts a paragraph before paragraph `index`; numbers are not touched, so it is a `bis` of the one above. */
export function insertParagraph(manuscript: Manuscript, index: number, own: Paragraph): void {
  const above = manuscript.paragraphs[index - 1]?.label ?? '';
  if (own.kind === 'numbered') own.label = /^\d+\. $/.test(above) ? above.replace('. ', ' bis. ') : '1 bis. ';
  manuscript.paragraphs.splice(index, 0, own);
}

export function moveParagraph(manuscript: Manuscript, index: number, to: number): void {
  const [own] = manuscript.paragraphs.splice(index, 1);
  if (own === undefined) return;
  own.marks.add('moved');
  insertParagraph(manuscript, to > index ? to - 1 : to, own);
}

/** The sentences of a paragraph from `sentence` on become one of their own. */
export function splitParagraph(manuscript: Manuscript, index: number, sentence: number): void {
  const own = manuscript.paragraphs[index];
  const at = own === undefined ? undefined : sentencesOf(own.words)[sentence]?.start;
  if (own === undefined || at === undefined || at === 0) return;
  const rest: Paragraph = { ...own, words: own.words.splice(at), marks: new Set(own.marks) };
  insertParagraph(manuscript, index + 1, rest);
}

/** A paragraph takes in the one behind it. */
export function mergeParagraphs(manuscript: Manuscript, index: number): void {
  const [own, next] = manuscript.paragraphs.slice(index, index + 2);
  if (own === undefined || next === undefined) return;
  own.words.push(...next.words);
  for (const mark of next.marks) own.marks.add(mark);
  manuscript.paragraphs.splice(index + 1, 1);
}

/** Two neighbouring paragraphs become one: sentences of both in turn, about `share` of them left out. */
export function consolidate(manuscript: Manuscript, index: number, share: number, chance: Chance): void {
  const [own, next] = manuscript.paragraphs.slice(index, index + 2);
  if (own === undefined || next === undefined) return;
  const [first, second] = [own, next].map(({ words }) =>
    sentencesOf(words)
      .filter(() => !chance.happens(share))
      .map(({ start, end }) => words.slice(start, end)),
  );
  const words: Word[] = [];
  for (let i = 0; i < Math.max(first?.length ?? 0, second?.length ?? 0); i++) {
    words.push(...(first?.[i] ?? []), ...(second?.[i] ?? []));
  }
  own.words = words;
  for (const mark of next.marks) own.marks.add(mark);
  manuscript.paragraphs.splice(index + 1, 1);
}

/** A proposal in brackets in the middle of a sentence. */
export function insertAside(own: Paragraph, text: string, chance: Chance): void {
  const words = newWords(text.replace(/[.,]$/, '')).map((word): Word => ({ ...word, aside: true }));
  bracketWords(words, 0, words.length);
  own.words.splice(chance.whole(1, own.words.length - 1), 0, ...words);
}

/** A new paragraph that says nearly the same as `index`, put before `to`. None of its words comes from anywhere. */
export function addNearDuplicate(
  manuscript: Manuscript,
  index: number,
  to: number,
  share: number,
  chance: Chance,
): void {
  const own = manuscript.paragraphs[index];
  if (own === undefined) return;
  own.marks.add('copied');
  const words = own.words.map((word): Word => ({ ...word, from: [], change: 'same' }));
  const twin: Paragraph = { kind: own.kind, label: own.label, words, marks: new Set() };
  reword(twin, share, chance);
  twin.words = twin.words.map((word) => ({ ...word, from: [], change: 'new' }));
  insertParagraph(manuscript, to, twin);
}

// The whole text

/** Puts a new article before the heading at `index`. */
export function insertArticle(
  manuscript: Manuscript,
  index: number,
  title: string,
  paragraphs: readonly Paragraph[],
) {
  manuscript.paragraphs.splice(index, 0, heading(`Article 99 (${title})`), ...paragraphs);
}

/** The article at `index` goes, with its paragraphs, before the one at `to`. */
export function moveArticle(manuscript: Manuscript, index: number, to: number): void {
  const { paragraphs } = manuscript;
  const next = paragraphs.findIndex((own, at) => at > index && own.kind === 'heading');
  const end = next < 0 ? paragraphs.length : next;
  if (to >= index && to <= end) return;
  const article = paragraphs.splice(index, end - index);
  paragraphs.splice(to > index ? to - article.length : to, 0, ...article);
}

/** Numbers all articles and paragraphs afresh; options keep their names. */
export function renumber(manuscript: Manuscript): void {
  numberParagraphs(manuscript);
}

/** Other lines, the same words. */
export function rewrap(manuscript: Manuscript, width: number): void {
  manuscript.wrap = width;
}
