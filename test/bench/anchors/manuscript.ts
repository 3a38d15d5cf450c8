/**
 * A draft whose every word has an identity. A manuscript is composed once, then edited word by word; what it
 * prints is the text that an anchor sees, together with where each word stands in it.
 */
import type { Span } from '../../../server/src/draft/span';
import type { Chance } from './chance';
import { item, makeTopic, preambular, sentence, substitute, type Topic } from './wording';

export interface Word {
  /** What stands before it, unless it opens a paragraph. A line may be broken at a plain space. */
  readonly gap: '' | ' ' | '\u00a0';
  /** Brackets, quotation marks and emphasis that open at the word. */
  readonly lead: string;
  readonly text: string;
  /** Punctuation and brackets that close behind it. */
  readonly tail: string;
  /** Numbers of the words of the first text that it is, or that it stands in the place of; none if it is new. */
  readonly from: readonly number[];
  /** `same` words may be spelt otherwise; `other` words stand in the place of those that they come from. */
  readonly change: 'same' | 'other' | 'new';
  /** It was put in as part of a proposal in brackets, over which a reader reads on. */
  readonly aside?: true;
}

export interface Paragraph {
  kind: 'heading' | 'preambular' | 'numbered' | 'item' | 'option';
  /** As printed: `## `, `28. `, `(a) `, `Option 1: `. */
  label: string;
  words: Word[];
  /** What was done to it as a whole. */
  marks: Set<'moved' | 'reworded' | 'copied'>;
  /** Paragraphs of one number say the same from the beginning, in whole or in a sentence. */
  twin?: number;
  /** Options of one number are drafts of the same paragraph, each with the words of the first text. */
  options?: number;
}

export interface Manuscript {
  paragraphs: Paragraph[];
  /** What its articles are about, the preamble first. */
  topics: readonly Topic[];
  /** Characters to a line; 0 when paragraphs are not wrapped. */
  wrap: number;
  title: string;
  /** Words that two options of the first text have in common, by number: the numbers in the other option. */
  alike: ReadonlyMap<number, readonly number[]>;
}

/** Where a word stands in the printed text, without its punctuation. */
export interface PrintedWord extends Span {
  readonly word: Word;
  /** Index of its paragraph. */
  readonly paragraph: number;
}

export interface Printed {
  readonly text: string;
  readonly words: readonly PrintedWord[];
}

/** Composes a manuscript of about `length` characters; its words are numbered from 0. */
export function compose(
  chance: Chance,
  length: number,
  { restructured = false }: { readonly restructured?: boolean } = {},
): Manuscript {
  const preamble = makeTopic(chance);
  const paragraphs: Paragraph[] = [heading('Preamble')];
  const topics = [preamble];
  let written = 0;
  const add = (paragraph: Paragraph) => {
    paragraphs.push(paragraph);
    written += paragraph.words.reduce((sum, word) => sum + word.text.length + 1, 0);
  };
  for (let i = 0; i < Math.min(8, length / 2500); i++) {
    add(paragraph('preambular', '', preambular(chance, chance.happens(0.6) ? preamble : makeTopic(chance))));
  }
  for (let article = 1; written < length; article++) {
    const topic = makeTopic(chance);
    topics.push(topic);
    paragraphs.push(heading(`Article ${article} (${topic.title})`));
    for (let count = chance.whole(4, 9); count > 0; count--) {
      writeParagraph(chance, topic, paragraphs, add, restructured);
    }
  }
  const wrap = chance.happens(0.3) ? 80 : 0;
  const alike = likeWordsOfOptions(paragraphs);
  const manuscript = { paragraphs, topics, wrap, title: 'First draft', alike };
  numberParagraphs(manuscript);
  let next = 0;
  for (const own of paragraphs)
    own.words = own.words.map((word) => ({ ...word, from: [next++], change: 'same' }));
  return manuscript;
}

/** While a manuscript is composed, what two options have in common are the same objects. */
function likeWordsOfOptions(paragraphs: readonly Paragraph[]): Map<number, number[]> {
  const alike = new Map<number, number[]>();
  let next = 0;
  for (const [index, own] of paragraphs.entries()) {
    const other = paragraphs[index + 1];
    if (own.kind === 'option' && other?.kind === 'option') {
      for (const [place, word] of own.words.entries()) {
        const twin = other.words.indexOf(word);
        if (twin < 0) continue;
        const [first, second] = [next + place, next + own.words.length + twin];
        alike.set(first, [second]);
        alike.set(second, [first]);
      }
    }
    next += own.words.length;
  }
  return alike;
}

function writeParagraph(
  chance: Chance,
  topic: Topic,
  before: readonly Paragraph[],
  add: (p: Paragraph) => void,
  restructured: boolean,
) {
  const earlier = chance.pick(before.filter((own) => own.kind === 'numbered' && own.twin === undefined));
  if (earlier !== undefined && chance.happens(0.02)) {
    // The same thing said in another article, but for a few words.
    earlier.twin = before.length;
    const words = earlier.words.map((word) =>
      chance.happens(0.08) ? { ...word, text: substitute(chance, word.text) } : word,
    );
    add({ ...earlier, words, marks: new Set() });
    return;
  }
  if (earlier !== undefined && chance.happens(0.04)) {
    // One sentence of it, word for word.
    earlier.twin = before.length;
    const said = sentencesOf(earlier.words)[0];
    const repeated = plainText(earlier.words.slice(said?.start, said?.end));
    const text = chance.happens(0.5)
      ? `${repeated} ${sentence(chance, topic)}`
      : `${sentence(chance, topic)} ${repeated}`;
    add({ ...paragraph('numbered', '', text), twin: before.length });
    return;
  }
  const sentences = Array.from({ length: chance.whole(1, 4) }, () => sentence(chance, topic));
  if (chance.happens(0.18)) {
    const items = chance.whole(2, 5);
    add(paragraph('numbered', '', sentences.join(' ').replace(/[.,]$/, ':')));
    for (let i = 1; i <= items; i++) {
      add(paragraph('item', `(${'abcdef'.charAt(i - 1)}) `, item(chance, topic) + (i < items ? ';' : '.')));
    }
  } else if (chance.happens(0.05)) {
    const first = paragraph('option', 'Option 1: ', sentence(chance, topic));
    add(first);
    add(
      !restructured || chance.happens(0.5)
        ? paragraph('option', 'Option 2: ', sentence(chance, topic))
        : { ...paragraph('option', 'Option 2: ', ''), words: draftedAgain(chance, topic, first.words) },
    );
  } else add(paragraph('numbered', '', sentences.join(' ')));
  const last = before.at(-1);
  if (last !== undefined && chance.happens(0.15)) {
    const start = chance.whole(0, Math.max(0, last.words.length - 8));
    bracketWords(last.words, start, chance.whole(2, 8));
  }
}

/** The same provision as another group would have it: words changed, a clause put in front or left out. */
function draftedAgain(chance: Chance, topic: Topic, words: readonly Word[]): Word[] {
  const share = chance.whole(10, 40) / 100;
  const again = words.map((word) =>
    chance.happens(share) ? { ...word, text: substitute(chance, word.text) } : word,
  );
  const cut = again.findIndex(({ tail }) => tail.includes(','));
  if (cut > 4 && chance.happens(0.3)) {
    const last = again[cut];
    if (last !== undefined) return [...again.slice(0, cut), { ...last, tail: '.' }];
  }
  return chance.happens(0.4) ? [...again, ...newWords(sentence(chance, topic))] : again;
}

/** Numbers the articles afresh, and the paragraphs of each from 1. */
export function numberParagraphs(manuscript: Manuscript): void {
  let article = 0;
  let number = 0;
  for (const own of manuscript.paragraphs) {
    if (own.kind === 'heading') {
      number = 0;
      const [title, label] = own.words;
      if (title?.text === 'Article' && label !== undefined) own.words[1] = { ...label, text: `${++article}` };
    } else if (own.kind === 'numbered') own.label = `${++number}. `;
  }
}

/** Puts brackets around a row of words. */
export function bracketWords(words: Word[], start: number, count: number): void {
  const last = Math.min(start + count, words.length) - 1;
  const [first, end] = [words[start], words[last]];
  if (first === undefined || end === undefined) return;
  words[start] = { ...first, lead: `[${first.lead}` };
  const closing = words[last] ?? end;
  words[last] = { ...closing, tail: closing.tail.replace(/^(\*?)/, '$1]') };
}

export function heading(title: string): Paragraph {
  return paragraph('heading', '## ', title);
}

/** A paragraph of new words. */
export function paragraph(kind: Paragraph['kind'], label: string, text: string): Paragraph {
  return { kind, label, words: newWords(text), marks: new Set() };
}

/** The words of a text, all of them new. */
export function newWords(text: string): Word[] {
  const words: Word[] = [];
  for (const piece of text.split(' ')) {
    const parts = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(piece);
    const [, lead = '', own = '', tail = ''] = parts ?? [];
    if (own !== '') words.push({ gap: ' ', lead, text: own, tail, from: [], change: 'new' });
  }
  return words;
}

/** Sentences and list members of a paragraph, as half-open ranges of word indices. */
export function sentencesOf(words: readonly Word[]): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const [index, word] of words.entries()) {
    if (!/[.;]/.test(word.tail) && index < words.length - 1) continue;
    found.push({ start, end: index + 1 });
    start = index + 1;
  }
  return found;
}

export function plainText(words: readonly Word[]): string {
  return words
    .map(({ gap, lead, text, tail }) => gap + lead + text + tail)
    .join('')
    .trim();
}

/** A copy that can be edited without touching the first. */
export function copyOf(manuscript: Manuscript): Manuscript {
  const paragraphs = manuscript.paragraphs.map((own) => ({
    ...own,
    words: [...own.words],
    marks: new Set(own.marks),
  }));
  return { ...manuscript, paragraphs };
}

/** The text as a file of the repository holds it, front matter included, and where its words stand. */
export function print(manuscript: Manuscript): Printed {
  let text = `---\ntitle: ${manuscript.title}\nstatus: draft\n---\n\n`;
  const words: PrintedWord[] = [];
  for (const [index, own] of manuscript.paragraphs.entries()) {
    let column = own.label.length;
    text += own.label;
    for (const [place, word] of own.words.entries()) {
      const width = word.lead.length + word.text.length + word.tail.length;
      let gap: string = place === 0 ? '' : word.gap;
      const wraps = manuscript.wrap > 0 && own.kind !== 'heading';
      if (gap === ' ' && wraps && column + 1 + width > manuscript.wrap) {
        gap = '\n';
        column = -1;
      }
      column += gap.length + width;
      text += gap + word.lead;
      words.push({ start: text.length, end: text.length + word.text.length, word, paragraph: index });
      text += word.text + word.tail;
    }
    text += '\n\n';
  }
  return { text, words };
}
