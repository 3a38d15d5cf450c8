import assert from 'node:assert/strict';
import { readDraft } from '../../../server/src/draft/draft';
import type { Bracket, Markup } from '../../../server/src/draft/markup';
import { countBrackets, markupOf } from '../../../server/src/draft/read-markup';

/** The markup of the one paragraph that `text` is. */
function markup(text: string): Markup {
  const blocks = readDraft(text).blocks.filter((block) => block.kind === 'paragraph');
  assert.equal(blocks.length, 1, 'one paragraph');
  const [block] = blocks;
  assert.ok(block);
  return markupOf(block);
}

/** `kind:words` of each bracket, children in braces, with marks for what is special about it. */
function sketch(text: string, brackets: readonly Bracket[] = markup(text).brackets): string[] {
  return brackets.map((bracket) => {
    const marks = [
      bracket.closed ? '' : ' open',
      bracket.insideWord ? ' in word' : '',
      bracket.alternative ? ` ${bracket.alternative.index + 1}/${bracket.alternative.of}` : '',
    ].join('');
    const children = bracket.children.length === 0 ? '' : ` {${sketch(text, bracket.children).join(', ')}}`;
    return `${bracket.kind}:${text.slice(bracket.inner.start, bracket.inner.end)}${marks}${children}`;
  });
}

describe('brackets', () => {
  const table: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
    nest: ['We [share [all] data].', ['contested:share [all] data {contested:all}']],
    'stand for alternatives when they adjoin': [
      'We [shall][should][other] share [or not] data.',
      ['contested:shall 1/3', 'contested:should 2/3', 'contested:other 3/3', 'contested:or not'],
    ],
    'split words': [
      'The communication[s] and modalit[y][ies] are [un]acceptable to [all].',
      [
        'contested:s in word',
        'contested:y in word 1/2',
        'contested:ies in word 2/2',
        'contested:un in word',
        'contested:all',
      ],
    ],
    'hold places': [
      'We meet [] in [X] with [Placeholder for a date] and [no text] and [...].',
      [
        'placeholder:',
        'placeholder:X',
        'placeholder:Placeholder for a date',
        'placeholder:no text',
        'placeholder:...',
      ],
    ],
    'carry a status': [
      'We meet. [Suggested for closure] [Agreed]',
      ['status:Suggested for closure', 'status:Agreed'],
    ],
    cite: [
      'See [the report](https://example.org/r) and the note[^1].',
      ['citation:the report', 'citation:^1'],
    ],
    'are recovered at the end of the paragraph': [
      'We [share [all] data.',
      ['contested:share [all] data. open {contested:all}'],
    ],
  };
  for (const [name, [text, expected]] of Object.entries(table)) {
    it(name, () => assert.deepEqual(sketch(text), expected));
  }

  it('reports those without a partner', () => {
    assert.deepEqual(markup('We] share [all] data [now.').unbalanced, [
      { start: 2, end: 3 },
      { start: 21, end: 22 },
    ]);
  });

  it('do not reach over paragraphs', () => {
    const { blocks } = readDraft('We [share\n\nall] data [today].\n');
    assert.deepEqual(countBrackets(blocks), { open: 2, close: 2, contested: 2, unbalanced: 2 });
  });

  it('are counted as they are printed, those of notes too, but not in the head', () => {
    const { blocks } = readDraft('---\naliases: [A]\n---\n\nWe [share [all] data].[^1]\n');
    assert.deepEqual(countBrackets(blocks), { open: 3, close: 3, contested: 2, unbalanced: 0 });
  });

  it('are bounded in number and depth', () => {
    const { brackets } = markup('['.repeat(200_000));
    let depth = 0;
    for (let level = brackets; level.length > 0; level = level[0]?.children ?? []) depth += 1;
    assert.ok(depth <= 40);
    let count = 0;
    const queue = [...brackets];
    for (let bracket = queue.pop(); bracket !== undefined; bracket = queue.pop()) {
      count += 1;
      queue.push(...bracket.children);
    }
    assert.ok(count <= 5_000);
  });
});

describe('attributions', () => {
  const table: Readonly<Record<string, readonly [text: string, expected: readonly unknown[]]>> = {
    'name parties': ['We [share] (Mexico).', [{ parties: ['Mexico'] }]],
    'chain and carry requests': [
      'We agree [and commit] (Mexico) (G77: retain) (EU, CANZ: delete) today.',
      [
        { parties: ['Mexico'] },
        { parties: ['G77'], request: 'retain' },
        { parties: ['EU', 'CANZ'], request: 'delete' },
      ],
    ],
    'carry conditions': [
      'We [share] (EU and Japan: delete if paragraph 5 stays).',
      [{ parties: ['EU', 'Japan'], request: 'delete if paragraph 5 stays' }],
    ],
    'say who proposed': [
      'We [share] (proposed by Switzerland).',
      [{ parties: ['Switzerland'], request: 'proposed' }],
    ],
    'part at semicolons where every part names parties': [
      'We [share] (Group A: retain; Northland, Southland: delete).',
      [
        { parties: ['Group A'], request: 'retain' },
        { parties: ['Northland', 'Southland'], request: 'delete' },
      ],
    ],
    'keep a semicolon in what one party wants': [
      'We [share] (EU: delete; it says too much).',
      [{ parties: ['EU'], request: 'delete; it says too much' }],
    ],
    'name those who join': [
      'We [share] (+ Japan, supported by Chile: retain) (reservation by Egypt) (the African Group).',
      [
        { parties: ['Japan', 'Chile'], request: 'retain' },
        { parties: ['Egypt'], request: 'reservation' },
        { parties: ['African Group'] },
      ],
    ],
    'are no names of texts': ['We [share] (the Convention).', []],
    'are no abbreviations': ['The [small island developing States] (SIDS) share.', []],
    'are no words': ['We [share] (as in the past) data.', []],
  };
  for (const [name, [text, expected]] of Object.entries(table)) {
    it(name, () => {
      const [bracket] = markup(text).brackets;
      assert.deepEqual(
        bracket?.attributions.map(({ parties, request }) =>
          request === undefined ? { parties } : { parties, request },
        ),
        expected,
      );
    });
  }

  it('lead a paragraph', () => {
    assert.deepEqual(markup('Canada: We prefer the first option.').speaker?.parties, ['Canada']);
    assert.deepEqual(markup('**EU, Japan and Switzerland**: delete.').speaker?.parties, [
      'EU',
      'Japan',
      'Switzerland',
    ]);
    assert.equal(markup('Note: we prefer the first option.').speaker, undefined);
    assert.equal(markup('Rationale: We support what was agreed.').speaker, undefined);
    assert.equal(markup('34. Funding: We will fund it.').speaker, undefined);
  });

  it('lead a paragraph by any name that asks for something', () => {
    assert.deepEqual(markup('33. Northland: We request more time.').speaker?.parties, ['Northland']);
    assert.deepEqual(markup('Northland, Southland: delete OP4.').speaker?.parties, [
      'Northland',
      'Southland',
    ]);
  });
});

describe('status marks', () => {
  for (const [text, status] of [
    ['We meet. (Agreed)', 'agreed'],
    ['We meet. (agreed ad ref)', 'ad-ref'],
    ['We meet. (Agreed, placement tbd)', 'placement'],
    ['We meet. [Suggested for closure]', 'closure'],
  ] as const) {
    it(text, () =>
      assert.deepEqual(
        markup(text).statuses.map((mark) => mark.status),
        [status],
      ),
    );
  }

  it('are not attributions', () => {
    const { brackets, statuses } = markup('We [meet] (Agreed) (EU: delete).');
    assert.deepEqual(
      statuses.map((mark) => mark.text),
      ['Agreed'],
    );
    assert.deepEqual(brackets[0]?.kind, 'contested');
  });
});

describe('references', () => {
  const table: Readonly<Record<string, readonly string[]>> = {
    'as in paragraph 29 above': ['paragraph 29'],
    'in paragraphs 5 and 7 (b) of this text': ['paragraph 5 7(b)'],
    'paragraphs 34 to 36bis': ['paragraph 34 36 bis'],
    'under paragraph 16, option 1 (a), of this text': ['paragraph 16, Option 1(a)'],
    'paragraph 46 option II of the Tunis Agenda': ['paragraph Tunis Agenda 46, Option II'],
    'in Article 3.7, Option 2': ['article Article 3.7, Option 2'],
    'in Article 4, paragraph 2, option (b)': ['article Article 4.2, Option (b)'],
    'paragraph 5, optional as it is, and option for option': ['paragraph 5'],
    'as agreed (GDC 28)': ['paragraph GDC 28'],
    'recalling A/RES/70/125, para. 57, in full': ['paragraph A/RES/70/125 57'],
    'its resolution 70/125 of 16 December 2015': ['document A/RES/70/125'],
    'resolutions 56/183, 57/238 and 57/270 B': [
      'document A/RES/56/183',
      'document A/RES/57/238',
      'document A/RES/57/270B',
    ],
    'resolution 70/125, paragraph 5 of the Tunis Agenda': [
      'document A/RES/70/125',
      'paragraph Tunis Agenda 5',
    ],
    'Security Council resolution 2140 (2014)': ['document S/RES/2140 (2014)'],
    'Economic and Social Council resolution 2006/46': ['document E/RES/2006/46'],
    'paragraph 111 of the Tunis Agenda for the Information Society': ['paragraph Tunis Agenda 111'],
    'paragraph 3 of Article 15 of the Convention': ['paragraph Convention Article 15.3'],
    'towards SDG 9 and targets 4.4 and 17.8': ['goal 9', 'goal 4.4 17.8'],
    'under Article 4, paragraph 2(g), of the Convention': ['article Convention Article 4.2(g)'],
    'under Articles 6, 7 and 8 of this Agreement': ['article Article 6 Article 7 Article 8'],
    'under paragraph 1 of this Article, as in Article 4, paragraph 3[ and 5][, 5 and 9], of the Convention': [
      'paragraph 1 in the article',
      'article Convention Article 4.3',
    ],
    'paragraphe 2 du présent article, paragraphe 3 de la présente résolution': [
      'paragraph 2 in the article',
      'paragraph 3',
    ],
    'paragraphs 11 and 15 of resolution 2140\n (2014)': ['paragraph S/RES/2140 (2014) 11 15'],
    'as in 1/CP.19, paragraphs 3 and 4': ['paragraph 1/CP.19 3 4'],
    'paragraph 5 of that resolution, paragraph 14 o f resoluti o n, paragraph 2 of Part II': [
      'paragraph elsewhere 5',
      'paragraph elsewhere 14',
      'paragraph elsewhere 2',
    ],
    'in Article 3, paragraph 5, of the text of 5 October': ['article elsewhere Article 3.5'],
    'in document A/C.3/78/L.60/Rev.1.': ['document A/C.3/78/L.60/Rev.1'],
    'the Global Digital Compact': ['document GDC'],
    'in OP7 ter': ['paragraph OP7 ter'],
    'at https://example.org/A/RES/70/125 for USD 100 billion at COP 28': [],
    'and/or 24/7 in 2030': [],
  };
  for (const [text, expected] of Object.entries(table)) {
    it(text, () => {
      const found = markup(`We act, ${text}`).references;
      assert.deepEqual(
        found.map(({ kind, labels, document, isElsewhere, inArticle }) =>
          [kind, document, isElsewhere && 'elsewhere', ...labels, inArticle && 'in the article']
            .filter((part) => part !== undefined)
            .join(' '),
        ),
        expected,
      );
    });
  }

  it('run over wrapped lines', () => {
    const [reference] = markup('      We act on paragraph 14 of\n      resolution 70/125 today.').references;
    assert.deepEqual([reference?.document, reference?.labels], ['A/RES/70/125', ['14']]);
  });
});

describe('footnotes', () => {
  const marks = (text: string) => markup(text).footnotes.map((note) => `${note.kind} ${note.label}`);
  it('are marks in Markdown, raised or glued', () => {
    assert.deepEqual(
      marks(
        'The Geneva2 phase[^7] ended, he said.¹ It was long.12 The Agenda4 and G77 met in Web3 on CO2 and A4.',
      ),
      ['mark 2', 'mark 7', 'mark 1', 'mark 12', 'mark 4'],
    );
  });
  it('are no numbers of documents', () => {
    assert.deepEqual(marks('Rev.1 – as of May – and Add.2 of CRP.3 stay, see para.4 and No.5.'), []);
  });
  it('are notes', () => {
    assert.deepEqual(marks('[^7]: As adopted.'), ['note 7']);
    assert.deepEqual(marks(' 3\n   As adopted by all.'), ['note 3']);
  });
});
