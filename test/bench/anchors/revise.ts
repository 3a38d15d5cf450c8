import type { Chance } from './chance';
import * as edits from './edits';
import { copyOf, type Manuscript, newWords, type Paragraph, paragraph, sentencesOf } from './manuscript';
import * as restructure from './restructure';
import { makeTopic, sentence } from './wording';

export type Round = 'light' | 'medium' | 'heavy';

/** How much happens in a round of negotiation: shares of the paragraphs to which each operation is done. */
interface Measures {
  readonly deleted: number;
  readonly inserted: number;
  readonly moved: number;
  readonly movedAndReworded: number;
  readonly split: number;
  readonly merged: number;
  readonly nearDuplicates: number;
  readonly options: number;
  readonly sentencesDeleted: number;
  readonly sentencesInserted: number;
  readonly sentencesMoved: number;
  readonly sentencesMovedAndReworded: number;
  readonly clausesMoved: number;
  readonly condensed: number;
  readonly consolidated: number;
  readonly bracketed: number;
  readonly unbracketed: number;
  /** Share of the pairs of options that are settled. */
  readonly settled: number;
  /** Share of the pairs that are drafts of one paragraph and become one text; the others may be settled. */
  readonly joined: number;
  readonly itemized: number;
  readonly listsToProse: number;
  readonly distilled: number;
  readonly asides: number;
  /** How likely it is that an article is moved. */
  readonly articlesMoved: number;
  readonly respelt: number;
  /** How likely it is that an article is put in. */
  readonly articles: number;
  /** Share of the paragraphs that are reworded, and the least and most per cent of their words. */
  readonly reworded: { readonly share: number; readonly from: number; readonly to: number };
}

const rounds: Readonly<Record<Round, Measures>> = {
  light: {
    deleted: 0.03,
    inserted: 0.03,
    moved: 0.02,
    movedAndReworded: 0.02,
    split: 0.02,
    merged: 0.02,
    nearDuplicates: 0.02,
    options: 0.02,
    sentencesDeleted: 0.04,
    sentencesInserted: 0.05,
    sentencesMoved: 0.01,
    sentencesMovedAndReworded: 0.01,
    clausesMoved: 0.01,
    condensed: 0.01,
    consolidated: 0.01,
    unbracketed: 0.05,
    settled: 0.3,
    joined: 0.2,
    itemized: 0.005,
    listsToProse: 0.002,
    distilled: 0.005,
    asides: 0.02,
    articlesMoved: 0.0,
    bracketed: 0.1,
    articles: 0.1,
    respelt: 0.1,
    reworded: { share: 0.3, from: 5, to: 15 },
  },
  medium: {
    deleted: 0.06,
    inserted: 0.06,
    moved: 0.05,
    movedAndReworded: 0.06,
    split: 0.05,
    merged: 0.05,
    nearDuplicates: 0.04,
    options: 0.04,
    sentencesDeleted: 0.08,
    sentencesInserted: 0.12,
    sentencesMoved: 0.03,
    sentencesMovedAndReworded: 0.02,
    clausesMoved: 0.03,
    condensed: 0.04,
    consolidated: 0.03,
    unbracketed: 0.1,
    settled: 0.6,
    joined: 0.5,
    itemized: 0.015,
    listsToProse: 0.004,
    distilled: 0.008,
    asides: 0.04,
    articlesMoved: 0.1,
    bracketed: 0.2,
    articles: 0.3,
    respelt: 0.2,
    reworded: { share: 0.4, from: 5, to: 30 },
  },
  heavy: {
    deleted: 0.12,
    inserted: 0.12,
    moved: 0.08,
    movedAndReworded: 0.1,
    split: 0.08,
    merged: 0.08,
    nearDuplicates: 0.06,
    options: 0.05,
    sentencesDeleted: 0.12,
    sentencesInserted: 0.2,
    sentencesMoved: 0.05,
    sentencesMovedAndReworded: 0.04,
    clausesMoved: 0.05,
    condensed: 0.08,
    consolidated: 0.05,
    unbracketed: 0.2,
    settled: 0.8,
    joined: 0.7,
    itemized: 0.03,
    listsToProse: 0.006,
    distilled: 0.012,
    asides: 0.05,
    articlesMoved: 0.3,
    bracketed: 0.3,
    articles: 0.6,
    respelt: 0.3,
    reworded: { share: 0.6, from: 10, to: 45 },
  },
};

/** A text keeps its build: options are chosen from or added, lists stay lists and sentences whole. */
const nothingRestructured = { joined: 0, itemized: 0, listsToProse: 0, distilled: 0, asides: 0 };

/** Paragraphs between a new near-duplicate and what it nearly duplicates. */
const APART = 8;

/**
 * One round of negotiation on a copy of the manuscript. Where an operation would leave two passages between
 * which nobody could decide, it is not done: near-duplicates are not moved about, and what has been copied
 * is neither deleted nor changed more than its copy. Only options are undecidable, and they are meant to be.
 *
 * @param options `restructured`: options are also joined to one text, lists become prose and prose lists,
 *   sentences are distilled and bracketed proposals stand in them
 */
export function revise(
  before: Manuscript,
  round: Round,
  chance: Chance,
  { restructured = false }: { readonly restructured?: boolean } = {},
): Manuscript {
  const now = copyOf(before);
  const rates = restructured ? rounds[round] : { ...rounds[round], ...nothingRestructured };
  const all = now.paragraphs.length;
  const times = (rate: number) => {
    const exact = rate * all;
    return Math.floor(exact) + (chance.happens(exact % 1) ? 1 : 0);
  };
  const indices = (fits: (own: Paragraph, index: number) => boolean) =>
    now.paragraphs.flatMap((own, index) => (own.kind !== 'heading' && fits(own, index) ? [index] : []));
  /** Does something to so many paragraphs that fit, one after the other. */
  const each = (
    rate: number,
    fits: (own: Paragraph, index: number) => boolean,
    edit: (index: number, own: Paragraph) => void,
  ) => {
    for (let i = times(rate); i > 0; i--) {
      const index = chance.pick(indices(fits));
      const own = index === undefined ? undefined : now.paragraphs[index];
      if (index !== undefined && own !== undefined) edit(index, own);
    }
  };
  const anywhere = () => chance.pick(indices((own) => own.kind === 'numbered')) ?? now.paragraphs.length;
  const topic = () => chance.pick(now.topics) ?? makeTopic(chance);
  // Most changes are nearer to the least than to the most.
  const share = (from: number, to: number) => Math.min(chance.whole(from, to), chance.whole(from, to)) / 100;
  const whole = (own: Paragraph) => own.options === undefined;

  for (const index of indices((own, at) => isPair(own, now.paragraphs[at + 1])).reverse()) {
    const drafts = now.paragraphs[index]?.words.some(({ from }) => now.alike.has(from[0] ?? -1)) === true;
    if (drafts && chance.happens(rates.joined)) restructure.joinOptions(now, index, chance);
    else if (chance.happens(rates.settled)) restructure.settleOptions(now, index, chance);
  }
  each(
    rates.deleted,
    () => true,
    (index) => edits.deleteParagraph(now, index),
  );
  each(
    rates.sentencesDeleted,
    (own) => sentencesOf(own.words).length > 1,
    (_index, own) => edits.deleteSentence(own, chance.whole(0, sentencesOf(own.words).length - 1)),
  );
  each(
    rates.sentencesMoved,
    (own) => sentencesOf(own.words).length > 1 && own.twin === undefined,
    (_index, own) => {
      const to = now.paragraphs[anywhere()];
      if (to !== undefined && to !== own)
        edits.moveSentence(own, chance.whole(0, sentencesOf(own.words).length - 1), to, chance.whole(0, 3));
    },
  );
  each(
    rates.sentencesMovedAndReworded,
    (own) => sentencesOf(own.words).length > 1 && own.twin === undefined,
    (_index, own) => {
      const to = now.paragraphs[anywhere()];
      const sentence = chance.whole(0, sentencesOf(own.words).length - 1);
      if (to !== undefined && to !== own)
        edits.moveAndRewordSentence(own, sentence, to, share(10, 30), chance);
    },
  );
  each(
    rates.clausesMoved,
    (own) => own.words.length > 20 && own.twin === undefined,
    (_index, own) => {
      const to = now.paragraphs[anywhere()];
      if (to !== undefined && to !== own) edits.moveClause(own, to, chance);
    },
  );
  each(
    rates.split,
    (own) => own.kind === 'numbered' && sentencesOf(own.words).length > 1,
    (index, own) => edits.splitParagraph(now, index, chance.whole(1, sentencesOf(own.words).length - 1)),
  );
  each(
    rates.merged,
    (own, index) => own.kind === 'numbered' && now.paragraphs[index + 1]?.kind === 'numbered',
    (index) => edits.mergeParagraphs(now, index),
  );
  each(
    rates.consolidated,
    (own, index) =>
      own.kind === 'numbered' &&
      own.twin === undefined &&
      now.paragraphs[index + 1]?.kind === 'numbered' &&
      now.paragraphs[index + 1]?.twin === undefined,
    (index) => edits.consolidate(now, index, share(10, 50), chance),
  );
  each(
    rates.listsToProse,
    (_own, index) => now.paragraphs[index + 1]?.kind === 'item' && now.paragraphs[index]?.kind === 'numbered',
    (index) => restructure.itemsToProse(now, index),
  );
  each(
    rates.itemized,
    (own) => own.kind === 'numbered' && restructure.clausedSentences(own).length > 0,
    (index) => restructure.itemize(now, index, chance),
  );
  each(
    rates.distilled,
    (own) => own.kind === 'numbered' && own.twin === undefined,
    (index) => restructure.distil(now, index, chance),
  );
  each(
    rates.options,
    (own) => own.kind === 'numbered' && whole(own) && own.twin === undefined && !own.marks.has('reworded'),
    (index) => restructure.makeOptions(now, index, share(5, 20), chance),
  );
  each(
    rates.condensed,
    (own) => own.kind === 'numbered' && own.words.length > 20 && !own.marks.has('reworded'),
    (_index, own) => edits.condense(own, share(25, 50), chance),
  );
  each(
    rates.reworded.share,
    (own) => !own.marks.has('reworded'),
    (_index, own) => edits.reword(own, share(rates.reworded.from, rates.reworded.to), chance),
  );
  each(
    rates.sentencesInserted,
    (own) => own.kind === 'numbered',
    (_index, own) => edits.insertSentence(own, chance.whole(0, 4), newWords(sentence(chance, topic()))),
  );
  each(
    rates.asides,
    (own) => own.words.length > 6 && whole(own),
    (_index, own) => edits.insertAside(own, sentence(chance, topic()), chance),
  );
  each(
    rates.moved,
    (own) =>
      own.kind === 'numbered' &&
      own.twin === undefined &&
      !own.marks.has('reworded') &&
      !own.marks.has('moved'),
    (index) => edits.moveParagraph(now, index, anywhere()),
  );
  each(
    rates.movedAndReworded,
    (own) => own.kind === 'numbered' && own.twin === undefined && !own.marks.has('moved'),
    (index, own) => {
      if (!own.marks.has('reworded')) edits.reword(own, share(10, 35), chance);
      edits.moveParagraph(now, index, anywhere());
    },
  );
  each(
    rates.inserted,
    () => true,
    (index) => {
      const text = Array.from({ length: chance.whole(1, 3) }, () => sentence(chance, topic())).join(' ');
      edits.insertParagraph(now, index, paragraph('numbered', '', text));
    },
  );
  each(
    rates.nearDuplicates,
    (own) =>
      own.kind === 'numbered' &&
      own.twin === undefined &&
      !own.marks.has('moved') &&
      !own.marks.has('copied'),
    (index) => {
      const to = anywhere();
      // Side by side, hardly anything would tell which is which.
      if (Math.abs(to - index) < APART) return;
      edits.addNearDuplicate(now, index, to, share(8, 25), chance);
    },
  );
  each(
    rates.unbracketed,
    () => true,
    (_index, own) => edits.dropBrackets(own),
  );
  each(
    rates.bracketed,
    (own) => own.words.length > 6,
    (_index, own) => edits.bracket(own, chance),
  );
  each(
    rates.respelt,
    () => true,
    (_index, own) => edits.respell(own, chance),
  );
  if (chance.happens(rates.articlesMoved)) moveArticle(now, chance);
  if (chance.happens(rates.articles)) insertArticle(now, chance);
  if (chance.happens(0.6)) edits.renumber(now);
  if (chance.happens(0.4)) edits.rewrap(now, chance.pick([0, 72, 80, 100]));
  now.title = `Draft after a ${round} round`;
  now.paragraphs = now.paragraphs.filter((own) => own.words.length > 0);
  return now;
}

/** Two options of the first text. */
function isPair(own: Paragraph, next: Paragraph | undefined): boolean {
  return own.label.startsWith('Option 1') && next?.label.startsWith('Option 2') === true;
}

function moveArticle(manuscript: Manuscript, chance: Chance): void {
  const articles = headingsOf(manuscript).slice(1);
  const [from, to] = chance.sample(articles, 2);
  if (from !== undefined && to !== undefined) edits.moveArticle(manuscript, from, to);
}

function headingsOf(manuscript: Manuscript): number[] {
  return manuscript.paragraphs.flatMap((own, index) => (own.kind === 'heading' ? [index] : []));
}

function insertArticle(manuscript: Manuscript, chance: Chance): void {
  const topic = makeTopic(chance);
  const paragraphs = Array.from({ length: chance.whole(2, 5) }, () =>
    paragraph('numbered', '1. ', `${sentence(chance, topic)} ${sentence(chance, topic)}`),
  );
  const at = chance.pick(headingsOf(manuscript).slice(1)) ?? manuscript.paragraphs.length;
  edits.insertArticle(manuscript, at, topic.title, paragraphs);
}
