import assert from 'node:assert/strict';
import { type Chance, chance } from '../../bench/anchors/chance';
import * as edits from '../../bench/anchors/edits';
import { judge, mapText } from '../../bench/anchors/judge';
import {
  compose,
  copyOf,
  heading,
  type Manuscript,
  numberParagraphs,
  type Paragraph,
  paragraph,
  plainText,
  print,
  type Word,
} from '../../bench/anchors/manuscript';
import * as restructure from '../../bench/anchors/restructure';
import { revise } from '../../bench/anchors/revise';
import { Descent, drawQuotes, type Quote, type Truth } from '../../bench/anchors/truth';

/** A manuscript of such paragraphs, its words numbered from 0. */
function manuscriptOf(...texts: string[]): Manuscript {
  let next = 0;
  const paragraphs = texts.map((text) => {
    const own = paragraph('numbered', '', text);
    own.words = own.words.map((word): Word => ({ ...word, from: [next++], change: 'same' }));
    return own;
  });
  const manuscript: Manuscript = { paragraphs, topics: [], wrap: 0, title: 'Test', alike: new Map() };
  numberParagraphs(manuscript);
  return manuscript;
}

/** What becomes of the quote between `‹` and `›` after an edit, with the words of each place. */
function fate(
  texts: string[],
  edit: (now: Manuscript) => void,
): { truth: Truth; places: string[]; text: string } {
  const marked = texts.join(' ').split(' ');
  const first = marked.findIndex((word) => word.includes('‹'));
  const last = marked.findIndex((word) => word.includes('›'));
  const before = manuscriptOf(...texts.map((text) => text.replace(/[‹›]/g, '')));
  const now = copyOf(before);
  edit(now);
  const [old, printed] = [print(before), print(now)];
  const [from, to] = [old.words[first], old.words[last]];
  assert.ok(from && to);
  const quote: Quote = { kind: 'phrase', span: { start: from.start, end: to.end }, first, last };
  const truth = new Descent(old, now, printed).truthOf(quote);
  const places = truth.places.map(([bounds]) => printed.text.slice(bounds?.start, bounds?.end));
  return { truth, places, text: printed.text };
}

const at = (now: Manuscript, index: number): Paragraph => {
  const own = now.paragraphs[index];
  assert.ok(own);
  return own;
};
const dice = (): Chance => chance(3);

/** In the place of a random pick. */
const first = <T>(from: readonly T[]) => from[0] as T;

/** Joins two options of four words, whose second and third word they have in common. */
function joinLikeOptions(now: Manuscript): void {
  now.alike = new Map([
    [1, [5]],
    [2, [6]],
    [5, [1]],
    [6, [2]],
  ]);
  restructure.joinOptions(now, 0, dice());
}

describe('bench: the identity of words', () => {
  // A place `*` is one that chance has a hand in.
  const cases: [
    name: string,
    texts: string[],
    edit: (now: Manuscript) => void,
    kind: Truth['kind'],
    places: string[],
  ][] = [
    ['nothing', ['One two ‹three four› five.'], () => {}, 'place', ['three four']],
    [
      'a word replaced',
      ['One ‹two three› four.'],
      (now) => edits.replaceWords(at(now, 0), 1, 1, ['dos']),
      'place',
      ['dos three'],
    ],
    [
      'two words by three',
      ['One ‹two three› four.'],
      (now) => edits.replaceWords(at(now, 0), 1, 2, ['a', 'b', 'c']),
      'place',
      ['a b c'],
    ],
    [
      'a word put in',
      ['One ‹two three› four.'],
      (now) => edits.insertWords(at(now, 0), 2, 'and a half'),
      'place',
      ['two and a half three'],
    ],
    [
      'words put in beside it',
      ['One ‹two three› four.'],
      (now) => edits.insertWords(at(now, 0), 1, 'and'),
      'place',
      ['two three'],
    ],
    [
      'an end taken out',
      ['One ‹two three four› five.'],
      (now) => edits.deleteWords(at(now, 0), 1, 2),
      'place',
      ['four'],
    ],
    ['all taken out', ['One ‹two three› four.'], (now) => edits.deleteWords(at(now, 0), 1, 2), 'gone', []],
    [
      'its sentence taken out, a copy left',
      ['A b c. A ‹b› c.'],
      (now) => edits.deleteSentence(at(now, 0), 1),
      'gone',
      [],
    ],
    ['its copy taken out', ['A b c. A ‹b› c.'], (now) => edits.deleteSentence(at(now, 0), 0), 'place', ['b']],
    [
      'a sentence put before',
      ['A ‹b› c.'],
      (now) =>
        edits.insertSentence(
          at(now, 0),
          0,
          at(manuscriptOf('New words.'), 0).words.map((word) => ({ ...word, from: [] })),
        ),
      'place',
      ['b'],
    ],
    [
      'its sentence moved',
      ['A b. ‹C d.›', 'E f.'],
      (now) => edits.moveSentence(at(now, 0), 1, at(now, 1), 0),
      'place',
      ['C d'],
    ],
    ['its paragraph taken out', ['A b.', '‹C d.›'], (now) => edits.deleteParagraph(now, 1), 'gone', []],
    [
      'its paragraph moved',
      ['A b.', '‹C d.›', 'E f.'],
      (now) => edits.moveParagraph(now, 1, 0),
      'place',
      ['C d'],
    ],
    [
      'a paragraph put before',
      ['A b.', '‹C d.›'],
      (now) => edits.insertParagraph(now, 1, paragraph('numbered', '', 'New.')),
      'place',
      ['C d'],
    ],
    [
      'split within it',
      ['A ‹b. C› d.'],
      (now) => edits.splitParagraph(now, 0, 1),
      'place',
      ['b.\n\n1 bis. C'],
    ],
    ['merged', ['A ‹b.', 'C› d.'], (now) => edits.mergeParagraphs(now, 0), 'place', ['b. C']],
    [
      'a near-duplicate added',
      ['A ‹b c› d e f.'],
      (now) => edits.addNearDuplicate(now, 0, 0, 0.1, dice()),
      'place',
      ['b c'],
    ],
    [
      'its clause moved',
      ['A b, ‹c d,› e.', 'F g.'],
      (now) => edits.moveClause(at(now, 0), at(now, 1), dice()),
      'place',
      ['c d'],
    ],
    [
      'its sentence moved and reworded',
      ['A b. ‹Cat dog› hen pig cow.', 'E f.'],
      (now) => edits.moveAndRewordSentence(at(now, 0), 1, at(now, 1), 0, dice()),
      'place',
      ['*'],
    ],
    [
      'consolidated with the next',
      ['A b. ‹C d.›', 'E f. G h.'],
      (now) => edits.consolidate(now, 0, 0, dice()),
      'place',
      ['C d'],
    ],
    ['out of brackets', ['A ‹[b c]› d.'], (now) => edits.dropBrackets(at(now, 0)), 'place', ['b c']],
    [
      'its article moved',
      ['A b.', '‹C d.›', 'E f.'],
      (now) => {
        for (const index of [2, 1, 0]) now.paragraphs.splice(index, 0, heading('Article 1 (X)'));
        edits.moveArticle(now, 2, 0);
        assert.match(print(now).text, /C d\.\s+## Article \d+ \(X\)\s+1\. A b\./);
      },
      'place',
      ['C d'],
    ],
    ['bracketed', ['A ‹b c› d e f.'], (now) => edits.bracket(at(now, 0), dice()), 'place', ['*']],
    [
      'renumbered',
      ['A b.', '‹C d.›'],
      (now) => {
        edits.deleteParagraph(now, 0);
        edits.renumber(now);
      },
      'place',
      ['C d'],
    ],
    [
      'a proposal of any length put in between in brackets',
      ['A ‹b c› d.'],
      (now) => {
        const words = Array.from({ length: 30 }, (_, index) => `x${index}`).join(' ');
        edits.insertAside(at(now, 0), words, { ...dice(), whole: () => 2 });
      },
      'place',
      ['*'],
    ],
    [
      'in clauses that became items of a list',
      ['We shall all act ‹soon, with due care taken, in› good time again.'],
      (now) => restructure.itemize(now, 0, dice()),
      'place',
      ['soon:\n\n(a) with due care taken;\n\n(b) in'],
    ],
    [
      'in items of a list that became a sentence',
      ['We act:', 'b ‹c;', 'd› e.'],
      (now) => {
        at(now, 1).kind = 'item';
        at(now, 2).kind = 'item';
        restructure.itemsToProse(now, 0);
      },
      'place',
      ['c, d'],
    ],
    [
      'of a sentence of which a few words are left',
      ['‹A b c d e f g h i j k l.› M n.'],
      (now) => restructure.distil(now, 0, { ...dice(), pick: first, whole: () => 4, happens: () => false }),
      'place',
      ['e f g h'],
    ],
    [
      'in the first of two options that became one text',
      ['The ‹Fund shall› report.', 'A Fund shall meet.'],
      (now) => joinLikeOptions(now),
      'place',
      ['Fund shall'],
    ],
    [
      'in the second of two options that became one text',
      ['The Fund shall report.', 'A ‹Fund shall› meet.'],
      (now) => joinLikeOptions(now),
      'place',
      ['Fund shall'],
    ],
    ['wrapped', ['A ‹b c› d.'], (now) => edits.rewrap(now, 2), 'place', ['b\nc']],
  ];
  for (const [name, texts, edit, kind, places] of cases) {
    it(name, () => {
      const found = fate(texts, edit);
      assert.equal(found.truth.kind, kind);
      if (places.length > 0 && places[0] === '*') assert.equal(found.places.length, 1);
      else assert.deepEqual(found.places, places);
    });
  }

  it('two options are undecidable where both keep the words, decidable where one does', () => {
    const options = (now: Manuscript) => restructure.makeOptions(now, 0, 0, chance(1));
    const both = fate(['We shall ‹protect the open Internet› for all people everywhere on earth.'], (now) => {
      options(now);
      for (const own of now.paragraphs)
        own.words = at(manuscriptOf('We shall protect the open Internet for all.'), 0).words;
    });
    assert.equal(both.truth.kind, 'ambiguous');
    assert.equal(both.places.length, 2);
    const one = fate(['We shall ‹protect open Internet› for all.'], (now) => {
      options(now);
      for (const own of now.paragraphs)
        own.words = at(manuscriptOf('We shall protect open Internet for all.'), 0).words;
      edits.deleteWords(at(now, 1), 2, 3);
      edits.insertWords(at(now, 1), 2, 'do nothing');
    });
    assert.equal(one.truth.kind, 'place');
  });

  it('a settled option is the paragraph, the other is gone', () => {
    const texts = ['A b c.', '‹D e› f.'];
    const fates = Array.from({ length: 20 }, (_, seed) =>
      fate(texts, (now) => restructure.settleOptions(now, 0, chance(seed))),
    );
    assert.deepEqual(new Set(fates.map(({ truth }) => truth.kind)), new Set(['gone', 'place']));
    for (const { text } of fates) assert.doesNotMatch(text, /Option/);
  });

  it('a condensed paragraph holds some of its words, in order', () => {
    const words = 'a b c d e f g h i j k l m n o p q r s t';
    const now = manuscriptOf(words);
    edits.condense(at(now, 0), 0.5, dice());
    const left = plainText(at(now, 0).words).split(' ');
    assert.ok(left.length <= 10 && left.length >= 3);
    assert.deepEqual(
      left,
      words.split(' ').filter((word) => left.includes(word)),
    );
  });

  it('words put in where others were taken out may have replaced them, or not', () => {
    const { truth, text } = fate(['One ‹two› three four.'], (now) => {
      edits.deleteWords(at(now, 0), 1, 1);
      edits.insertWords(at(now, 0), 1, 'other');
    });
    assert.ok(truth.kind === 'place' && truth.orGone);
    const map = mapText(text);
    const answer = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    assert.equal(judge({ status: 'placed', span: answer('other') }, truth, map).verdict, 'right');
    assert.equal(judge({ status: 'gone' }, truth, map).verdict, 'right');
    assert.equal(judge({ status: 'placed', span: answer('three') }, truth, map).verdict, 'wrong');
  });

  it('what runs from one option into a paragraph is in either part', () => {
    const { truth } = fate(['A ‹b c.', 'D› e f.'], (now) => {
      restructure.makeOptions(now, 0, 0, chance(1));
      for (const own of now.paragraphs.filter(({ options }) => options))
        own.words = at(manuscriptOf('A b c.'), 0).words;
    });
    assert.ok(truth.kind === 'place' && truth.orAmbiguous);
    assert.ok(truth.places.length >= 3);
  });

  it('swapped clauses keep all their words', () => {
    const before = manuscriptOf('One two, three four, five six.');
    edits.swapClauses(at(before, 0), chance(1));
    const words = at(before, 0).words.map((word) => word.text);
    assert.notDeepEqual(words, ['One', 'two', 'three', 'four', 'five', 'six']);
    assert.deepEqual([...words].sort(), ['One', 'five', 'four', 'six', 'three', 'two']);
    assert.match(plainText(at(before, 0).words), /^\w+ \w+, \w+ \w+, \w+ \w+\.$/);
  });
});

describe('bench: generated revisions', () => {
  it('an untouched draft keeps every quote where it is', () => {
    const random = chance(11);
    const before = compose(random, 15_000);
    const printed = print(before);
    const descent = new Descent(printed, before, printed);
    const map = mapText(printed.text);
    for (const quote of drawQuotes(before, printed, 300, random)) {
      const truth = descent.truthOf(quote);
      assert.ok(truth.unchanged && truth.kind === 'place' && !truth.orGone && !truth.orAmbiguous);
      const judgement = judge({ status: 'placed', span: quote.span }, truth, map);
      assert.deepEqual(judgement, { verdict: 'right', exact: true });
    }
  });

  it('one seed gives one revision; another gives another', () => {
    const text = (seed: number) => {
      const random = chance(seed);
      return print(revise(compose(random, 8_000), 'medium', random)).text;
    };
    assert.equal(text(5), text(5));
    assert.notEqual(text(5), text(6));
  });

  for (const round of ['light', 'medium', 'heavy'] as const) {
    it(`after a ${round} round, words stand where the truth says`, () => {
      const random = chance(21);
      const before = compose(random, 20_000, { restructured: true });
      const now = revise(before, round, random, { restructured: true });
      const [old, printed] = [print(before), print(now)];
      const descent = new Descent(old, now, printed);
      let seen = 0;
      for (const quote of drawQuotes(before, old, 500, random)) {
        const truth = descent.truthOf(quote);
        assert.equal(truth.kind === 'gone', truth.places.length === 0);
        if (!truth.unchanged) continue;
        seen += 1;
        const bounds = truth.places[0]?.[0];
        assert.ok(bounds);
        assert.equal(
          folded(printed.text.slice(bounds.start, bounds.end)),
          folded(old.text.slice(quote.span.start, quote.span.end)),
        );
      }
      assert.ok(seen > 20);
      for (const { start, end, word } of printed.words)
        assert.equal(printed.text.slice(start, end), word.text);
    });
  }
});

/** Letters and digits alone, in one spelling, without paragraph labels. */
function folded(text: string): string {
  return text
    .replace(/\n\n(?:\d+(?: bis)*\. |\(\w\) |(?:\d+\. )?Option \d: )/g, ' ')
    .replace(/multi-stakeholder/gi, 'multistakeholder')
    .replace(/iz(?=e|ing|ation)/g, 'is')
    .replace(/gramme/g, 'gram')
    .replace(/our(?!\p{L})/gu, 'or')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

describe('bench: what counts as right', () => {
  const text = 'One two three four.\n\nFive six seven eight.';
  const map = mapText(text);
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const truth = (changes: Partial<Truth>): Truth => ({
    kind: 'place',
    places: [[span('two three')]],
    orGone: false,
    orAmbiguous: false,
    lesser: [],
    movedAndReworded: false,
    unchanged: false,
    ...changes,
  });
  const two = truth({ kind: 'ambiguous', places: [[span('two three')], [span('six seven')]] });
  const gone = truth({ kind: 'gone', places: [] });
  const place = (words: string) => ({ status: 'placed' as const, span: span(words) });
  const ask = (...words: string[]) => ({ status: 'ambiguous' as const, candidates: words.map(span) });
  const cases = [
    ['the very words', place('two three'), truth({}), 'right', true],
    ['more words, but half of them right', place('One two three four'), truth({}), 'right', false],
    ['a stop more', place('three four.'), truth({ places: [[span('three four')]] }), 'right', true],
    ['fewer than half', place('four'), truth({}), 'wrong', undefined],
    [
      'into the next paragraph',
      place('three four.\n\nFive'),
      truth({ places: [[span('three four')]] }),
      'wrong',
      undefined,
    ],
    ['placed though gone', place('two three'), gone, 'wrong', undefined],
    ['gone', { status: 'gone' as const }, gone, 'right', undefined],
    ['gone though there', { status: 'gone' as const }, truth({}), 'missed', undefined],
    ['both options', ask('six seven', 'two three'), two, 'right', undefined],
    ['one of two options', ask('six seven'), two, 'asked', undefined],
    ['one option taken', place('six seven'), two, 'guessed', undefined],
    ['asked without need', ask('two three', 'six seven'), truth({}), 'asked', undefined],
    ['asked with no right candidate', ask('eight'), truth({}), 'unsure', undefined],
  ] as const;
  for (const [name, answer, expected, verdict, exact] of cases) {
    it(name, () => {
      assert.deepEqual(judge(answer, expected, map), exact === undefined ? { verdict } : { verdict, exact });
    });
  }
});
