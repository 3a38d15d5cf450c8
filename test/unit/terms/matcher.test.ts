import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { hashOf } from '../../../server/src/terms/hashing';
import { compileTerms } from '../../../server/src/terms/matcher';
import type { Term } from '../../../server/src/terms/term';

function term(id: string, label: string, more: Partial<Term> = {}): Term {
  return {
    id,
    label,
    variants: [],
    translations: {},
    stance: 'support',
    positions: [],
    contrast: [],
    ...more,
  };
}

/** Finds the terms in a text whose expected occurrences are marked `«id|words»`. */
function check(terms: readonly Term[], marked: string): void {
  let text = '';
  const expected: string[] = [];
  for (const part of marked.split(/(«[^»]*»)/)) {
    const mark = /^«([^|]*)\|([^»]*)»$/s.exec(part);
    if (mark) expected.push(`${mark[1]} ${text.length}: ${mark[2]}`);
    text += mark ? mark[2] : part;
  }
  const found = compileTerms(terms).find(text);
  deepEqual(
    found.map((o) => `${o.term.id} ${o.start}: ${text.slice(o.start, o.end)}`),
    expected,
  );
}

function table(terms: readonly Term[], rows: Readonly<Record<string, readonly string[]>>): void {
  for (const [title, texts] of Object.entries(rows)) {
    it(title, () => {
      for (const text of texts) check(terms, text);
    });
  }
}

describe('Matching one word', () => {
  table([term('ms', 'multistakeholder'), term('coop', 'co-operation'), term('it', 'Internet')], {
    'in any case': ['«ms|Multistakeholder» and «ms|MULTISTAKEHOLDER»'],
    'with hyphens of every kind': [
      '«ms|multi-stakeholder» «ms|multi\u2010stakeholder» «ms|multi\u2011stakeholder» «ms|multi\u00adstakeholder» «ms|multi–stakeholder»',
      '«coop|cooperation», «coop|co-operation»',
      'a hyphen where a line ends: «ms|multistake-\nholder» and «ms|multi-\n    stakeholder»',
    ],
    'with a space after a productive prefix or where a form has a break': [
      '«ms|multi stakeholder» «ms|multi\u00a0stakeholder» «ms|multi\nstakeholder» «coop|co operation»',
      'multistake holder, m ultistakeholder',
    ],
    'as extraction leaves it': ['«ms|multi -stakeholder» «ms|multi- stakeholder»', 'the multi - stakeholder'],
    'with brackets in it': [
      '«ms|multi[-]stakeholder» [«ms|multistakeholder»] «ms|multi[ ]stakeholder»',
      '«ms|multistakeholder[s]» and «ms|[multi]stakeholder»',
      '[«ms|multistakeholder»][multilateral]',
    ],
    'with plural and possessive endings': [
      "«ms|multistakeholders» «it|Internet’s» «it|Internet's»",
      "'«ms|multistakeholder»' ‘«it|Internet»’",
    ],
    'in Markdown emphasis': ['**«ms|multistakeholder»**, _«it|Internet»_'],
    'only as a whole word': ['Internetwork, internets4, subinternet, multistakeholderism', 'intra-Internet'],
    'as a part of a compound': ['«it|Internet»-based, «ms|multi-stakeholder»-led, state-«it|Internet»'],
    'beside punctuation': ['(«it|Internet»); “«it|Internet»”, «it|Internet»/«it|Internet». «it|Internet»'],
    'after a French elision, not after another apostrophe': ["l’«it|Internet», d'«it|Internet», o’Internet"],
  });
});

describe('Matching a phrase', () => {
  table(
    [
      term('gov', 'Internet governance'),
      term('high', 'high-level'),
      term('safe', 'safe, secure and trusted'),
    ],
    {
      'across a line break and its indentation': [
        '«gov|Internet\ngovernance» «gov|Internet\r\n      governance»',
      ],
      'joined or hyphenated': [
        '«gov|Internet-governance» «gov|internetgovernance» «high|high level» «high|highlevel»',
      ],
      'damaged by extraction': ['«high|high -level» «high|high- level»'],
      'with brackets and emphasis around its words': [
        '[«gov|Internet] governance», «gov|Internet [governance»], *«gov|Internet* governance»',
      ],
      'not across other words, paragraphs or punctuation': [
        'Internet [and data] governance, Internet, governance. Internet\n\ngovernance, Internet – governance',
        'Internet\n- governance, Internet: governance, Internet — governance',
      ],
      'with its own punctuation': ['«safe|safe, secure and trusted», safe secure and trusted'],
      'inside a compound, unless a prefix makes another word of it': [
        '«gov|Internet governance»-related, non-Internet governance',
      ],
      'with hyphens wherever a word is cut, also before its ending': [
        '«gov|Inter-net-govern-ance» «high|hi-gh-lev-el» «high|high-level-s» non-high-level',
      ],
      'before a bracket that closes, and before what comes then': [
        '[the «gov|Internet governance»] forum, [«gov|Internet governance»]. [«high|high-level]’s»',
        '[«gov|Internet] -governance», [«gov|Internet] governance»',
      ],
      'with an ending on the last word only': ['«gov|Internet governance’s», Internets governance'],
    },
  );
});

describe('Words with brackets', () => {
  table([term('mod', 'modality'), term('com', 'communication'), term('state', 'State')], {
    'are found in every reading': ['«mod|modalit[y][ies]» «com|communication[s]» «state|State[s]»'],
    'keep footnote marks apart': ['«com|communication[12]»'],
    'may be unbalanced': ['«com|communication[s» and «com|communication»] «mod|modalit[y»'],
  });
});

describe('English endings', () => {
  table(
    [term('policy', 'policy'), term('process', 'process'), term('key', 'key'), term('rights', 'rights')],
    {
      'follow the spelling of the word': ['«policy|policies» «process|processes» «key|keys» policys keies'],
      'are added, never taken away': ['«rights|rights» right'],
    },
  );
});

describe('Other languages', () => {
  const terms = [
    term('gov', 'Internet governance', {
      translations: {
        fr: ['gouvernance de l’Internet', 'réseau', 'enjeu'],
        es: ['gobernanza de Internet', 'resolución', 'red'],
        ru: ['управление Интернетом', 'надёжный'],
        ar: ['حوكمة الإنترنت', 'الإنترنت'],
        zh: ['互联网治理', '5G网络'],
      },
    }),
  ];
  table(terms, {
    French: ["la «gov|gouvernance de l'Internet», «gov|réseaux», «gov|enjeux», «gov|RÉSEAU», reseau"],
    Spanish: ['la «gov|gobernanza de Internet» y las «gov|resoluciones», «gov|redes»'],
    Russian: ['«gov|Управление Интернетом», «gov|надежный», управления Интернетом'],
    'Arabic with attached prefixes, vowel signs and alefs': [
      '«gov|حوكمة الإنترنت» «gov|وحوكمة الانترنت» «gov|للإنترنت» «gov|بالإنترنت» «gov|والإنترنت» «gov|الإنْترنت»',
      'المالإنترنت',
    ],
    'Chinese without spaces': ['关于«gov|互联网治理»的«gov|5G网络»', '互联网的治理', '«gov|互联网\n治理»'],
    'decomposed accents': ['«gov|re\u0301seau» «gov|resolucio\u0301n» «gov|наде\u0308жный»'],
  });
});

describe('Several terms', () => {
  it('gives the longest, leftmost, without what is inside it', () => {
    check(
      [
        term('a', 'governance'),
        term('b', 'Internet governance'),
        term('c', 'governance forum'),
        term('d', 'Internet Governance Forum'),
      ],
      '«d|Internet Governance Forum» «b|Internet governance» «c|governance forum» «a|governance»',
    );
  });

  it('gives a form claimed twice to the first by id', () => {
    check([term('b', 'Internet'), term('a', 'internet')], '«a|Internet»');
    check(
      [term('b', 'capacity building'), term('a', 'capacity-building')],
      '«a|capacitybuilding» «a|capacity building»',
    );
  });

  it('prefers a listed plural to an ending', () => {
    check([term('a', 'forum'), term('b', 'forums')], '«a|forum» «b|forums»');
  });

  it('accepts symbols in forms', () => {
    check(
      [term('w', 'WSIS+20'), term('s', 'A/RES/70/125'), term('r', 'women’s rights')],
      "«w|WSIS+20»; «s|A/RES/70/125», «r|women's rights», WSIS20, WSIS+2",
    );
  });

  it('never lets equal hashes decide', () => {
    const pair = collision();
    check([term('a', pair[0])], `«a|${pair[0]}» ${pair[1]}`);
    check([term('a', pair[0]), term('b', pair[1])], `«a|${pair[0]}» «b|${pair[1]}»`);
    check([term('a', `${pair[0]} forum`)], `«a|${pair[0]} forum» ${pair[1]} forum`);
  });
});

describe('The matcher', () => {
  it('finds the same in one text and in its paragraphs', () => {
    const terms = [term('gov', 'Internet governance'), term('coop', 'enhanced cooperation')];
    const paragraph =
      'We reaffirm Internet governance and enhanced co-operation, [multi-]stakeholder as it is.\n\n';
    const matcher = compileTerms(terms);
    equal(matcher.find(paragraph.repeat(5000)).length, 5000 * matcher.find(paragraph).length);
  });

  it('finds the same wherever the text before makes a portion end', () => {
    const matcher = compileTerms([
      term('gov', 'Internet governance'),
      term('high', 'high-level'),
      term('f', 'forum'),
    ]);
    const end = 'Internet governance, high -level, Internet\n  govern-\nance forum’s l’forum non-forum';
    const found = matcher.find(end).map(({ start }) => start);
    equal(found.length, 5);
    for (let before = 4000; before < 4200; before++) {
      const text = `${'of '.repeat(before).slice(0, before - 1)} ${end}`;
      deepEqual(
        matcher.find(text).map(({ start }) => start - before),
        found,
        `${before} code units before`,
      );
    }
  });

  it('finds what begins with a word right before a script without spaces, wherever a portion ends', () => {
    const matcher = compileTerms([term('a', '5G网络'), term('b', '网')]);
    for (let before = 4070; before < 4110; before++) {
      const found = matcher.find(`${'of '.repeat(before).slice(0, before - 1)} 5G网络 and 网`);
      deepEqual(
        found.map((o) => `${o.term.id} ${o.start - before}`),
        ['a 0', 'b 9'],
        `${before} code units before`,
      );
    }
  });

  it('takes more forms than it reads at a time, of every kind', () => {
    const labels = Array.from({ length: 3000 }, (_, i) => `multi${i}-stake holder`);
    const odd = ['re\u0301seau ﬁscal', 'حوكمة الإنترنت', '互联网治理', 'A/RES/70/125', 'co\noperation'];
    const terms = [...odd, ...labels].map((label, i) => term(String(i).padStart(5, '0'), label));
    const matcher = compileTerms(terms);
    for (const { id, label } of terms) {
      check([term(id, label)], `«${id}|${label}»`);
      deepEqual(
        matcher.find(`the ${label} of`).map((o) => o.term.id),
        [id],
        label,
      );
    }
    deepEqual(
      matcher.find('multi 2999 stakeholders').map((o) => o.term.id),
      ['03004'],
    );
  });

  it('takes empty lists, empty forms and overlong forms', () => {
    deepEqual(compileTerms([]).find('Internet'), []);
    check([term('a', ''), term('b', ' - '), term('c', 'x'.repeat(5000)), term('d', 'y')], '«d|y» x');
  });

  it('agrees with a slow reading of the rules', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'abb', 'co', 'coabb', 'abs', 'é');
    const gap = fc.constantFrom(' ', '  ', '-', '\n', '\n\n', ', ', '. ', '\u00ad', ' -', '–', '/');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(word, gap), { maxLength: 30 }),
        (phrases, pieces) => {
          const terms = phrases.map((label, i) => term(`t${i}`, label));
          const text = pieces.map(([w, g]) => w + g).join('');
          const found = compileTerms(terms).find(text);
          deepEqual(
            found.map(({ start, end }) => [start, end]),
            slowFind(phrases, text),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never throws, and gives ordered spans inside the text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      'a',
      'b',
      ' ',
      '-',
      '’',
      's',
      '\u0301',
      'ﬁ',
      'و',
      'ال',
      '治',
      '\n',
      '*',
      '\ud800',
      '\u00ad',
      '–',
      'co',
    );
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 6 }), junk, (labels, text) => {
        let last = 0;
        for (const { start, end } of compileTerms(labels.map((l, i) => term(`${i}`, l))).find(
          text + labels.join(text),
        )) {
          ok(start >= last && end > start);
          last = end;
        }
        ok(last <= text.length * (labels.length + 1) + labels.join('').length);
      }),
      { numRuns: 1000 },
    );
  });

  it('stays linear on pathological texts', function () {
    this.timeout(120_000);
    const many = Array.from({ length: 40 }, () => 'a');
    const lists = [
      [term('a', 'a'), term('ab', 'a-a-a-a b'), term('i', 'inter')],
      [term('long', many.join(' ')), term('b', 'b')],
    ];
    const pieces = ['[', 'a[', 'a]', '[a]', 'a[a]', 'a-', 'a–', 'a ', ' -', '-', '’', "a's ", 'a\u00ad'];
    pieces.push('\u0301', 'و', '治', 'inter-', ' ', '*');
    for (const matcher of lists.map(compileTerms)) {
      for (const piece of pieces) {
        const text = piece.repeat(Math.floor(1_000_000 / piece.length));
        const before = process.cpuUsage();
        matcher.find(text);
        const { user, system } = process.cpuUsage(before);
        // Time of the processor, which a busy machine does not lengthen. Quadratic or exponential it would be minutes.
        ok(user + system < 3_000_000, `${JSON.stringify(piece)}: ${user + system} microseconds`);
      }
    }
  });
});

/** Spans found by trying every phrase at every word; only what the property above writes. */
function slowFind(phrases: readonly string[], text: string): [number, number][] {
  const words = [...text.matchAll(/([\p{L}\u00ad]+)([^\p{L}\u00ad]*)/gu)].map((m) => ({
    letters: (m[1] ?? '').replaceAll('\u00ad', ''),
    start: m.index,
    end: m.index + (m[1] ?? '').replace(/\u00ad+$/, '').length,
    gap: { ' ': 'space', '  ': 'space', '\n': 'space', '-': 'hyphen', ' -': 'hyphen', '–': 'hyphen' }[
      m[2] ?? ''
    ],
  }));
  const insidePrefixed = (i: number) => words[i]?.letters === 'co' && words[i]?.gap === 'hyphen';
  const found: [number, number][] = [];
  for (let first = 0; first < words.length; first++) {
    if (insidePrefixed(first - 1)) continue;
    let best = -1;
    let letters = '';
    const spaces: number[] = [];
    for (let last = first; last < words.length; last++) {
      letters += words[last]?.letters;
      const isPhrase = phrases.some((phrase) => spells(phrase, letters, spaces));
      if (isPhrase && !(insidePrefixed(last) && last + 1 < words.length)) best = last;
      if (words[last]?.gap === undefined) break;
      if (words[last]?.gap === 'space') spaces.push(letters.length);
    }
    if (best < 0) continue;
    found.push([words[first]?.start ?? 0, words[best]?.end ?? 0]);
    first = best;
  }
  return found;
}

function spells(phrase: string, letters: string, spaces: readonly number[]): boolean {
  const breaks = new Set<number>();
  let length = 0;
  for (const word of phrase.split(' ')) {
    breaks.add(length);
    if (word.startsWith('co') && word.length >= 5) breaks.add(length + 2);
    length += word.length;
  }
  const joined = phrase.replaceAll(' ', '');
  const endings = /s$/.test(joined)
    ? ['', 'es']
    : /o$/.test(joined)
      ? ['', 's', 'es']
      : /[a-z]$/.test(joined)
        ? ['', 's']
        : [''];
  return endings.some((ending) => joined + ending === letters) && spaces.every((at) => breaks.has(at));
}

/** Two words of equal hash; there are some among any few hundred thousand. */
function collision(): [string, string] {
  const seen = new Map<number, string>();
  for (let seed = 1; ; seed++) {
    let word = '';
    for (
      let x = Math.imul(seed, 0x9e3779b1) >>> 0;
      word.length < 7;
      x = (Math.imul(x, 0x85ebca6b) + 1) >>> 0
    ) {
      word += String.fromCharCode(97 + ((x >>> 8) % 26));
    }
    const other = seen.get(hashOf(word));
    if (other !== undefined && other !== word) return [other, word];
    seen.set(hashOf(word), word);
  }
}
