import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position } from '../../../server/src/positions/position';
import type { Statement } from '../../../server/src/positions/statement';
import { buildSearchIndex } from '../../../server/src/search/search-index';
import type { Term } from '../../../server/src/terms/term';

describe('search index', () => {
  const index = buildSearchIndex({ positions: positions(), terms: terms(), statements: statements() });
  const ids = (query: string, limit = 10) =>
    index.search(query, limit).map(({ kind, id }) => `${kind}:${id}`);

  describe('finds what one means', () => {
    const best: [query: string, expected: string][] = [
      // words and beginnings of words
      ['igf perm', 'position:igf-permanent'],
      ['permanent mandate', 'position:igf-permanent'],
      ['IGF', 'term:igf'],
      ['internet governance forum', 'term:igf'],
      ['shutdown', 'term:internet-shutdown'],
      ['root zone', 'position:critical-resources'],
      ['zero draft', 'statement:zero-draft-input'],
      // one word however it is set
      ['multistakeholder', 'term:multistakeholder'],
      ['multi-stakeholder', 'term:multistakeholder'],
      ['multi stakeholder', 'term:multistakeholder'],
      ['multi\u2011stakeholder', 'term:multistakeholder'],
      ['MULTI\u00adSTAKEHOLDER', 'term:multistakeholder'],
      ['capacitybuilding', 'term:capacity-building'],
      ['capacity building', 'term:capacity-building'],
      // typing errors
      ['multistk', 'term:multistakeholder'],
      ['mutlistakeholder', 'term:multistakeholder'],
      ['multistakholdr', 'term:multistakeholder'],
      ['permanant', 'position:igf-permanent'],
      ['govrenance forum', 'term:igf'],
      ['shtudown', 'term:internet-shutdown'],
      ['shutdonws', 'term:internet-shutdown'],
      // translations, accents, scripts
      ['foro gobernanza', 'term:igf'],
      ['gouvernance', 'term:igf'],
      ['coupure d’accès', 'term:internet-shutdown'],
      ['coupure acces', 'term:internet-shutdown'],
      ['форум', 'term:igf'],
      ['отключение', 'term:internet-shutdown'],
      ['المنتدى', 'term:igf'],
      ['منتدي', 'term:igf'],
      ['多利益攸关方', 'term:multistakeholder'],
      ['治理论坛', 'term:igf'],
      // where it was said
      ['rev 1 101', 'position:igf-permanent'],
      ['rev-1 para 101', 'position:igf-permanent'],
      ['paragraph 62', 'position:critical-resources'],
      ['2025-11', 'position:igf-permanent'],
      ['example-registry', 'position:igf-permanent'],
    ];
    for (const [query, expected] of best) {
      it(query, () => assert.equal(ids(query)[0], expected, ids(query).join(' ')));
    }
  });

  it('meets all words where it can, else one of them', () => {
    assert.deepEqual(ids('permanent root'), ids('root permanent'));
    assert.ok(ids('permanent xylophone').includes('position:igf-permanent'));
    assert.ok(!ids('permanent mandate').includes('position:critical-resources'));
  });

  it('finds nothing for words that stand nowhere', () => {
    assert.deepEqual(ids('xylophone'), []);
    assert.deepEqual(ids('999'), []);
  });

  it('takes numbers as they are', () => {
    assert.deepEqual(ids('101'), ['position:igf-permanent']);
    assert.deepEqual(ids('10'), []);
  });

  it('puts agreed before proposed before superseded', () => {
    const twins = (['superseded', 'proposed', 'agreed'] as const).map((status) =>
      position({ id: status, title: 'Universal access', status }),
    );
    const found = buildSearchIndex({ positions: twins, terms: [], statements: [] }).search('access', 10);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['agreed', 'proposed', 'superseded'],
    );
  });

  it('puts the newer first where all else is even', () => {
    const twins = ['2024-05-21', '2025-11-10', '2025-06-01'].map((agreed) =>
      position({ id: `p-${agreed}`, title: 'Universal access', status: 'agreed', agreed }),
    );
    const found = buildSearchIndex({ positions: twins, terms: [], statements: [] }).search('universal', 10);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['p-2025-11-10', 'p-2025-06-01', 'p-2024-05-21'],
    );
  });

  it('puts a whole title before the same words elsewhere', () => {
    const exact = position({ id: 'exact', title: 'Data governance', status: 'proposed' });
    const longer = position({
      id: 'longer',
      title: 'Data governance, data flows and data governance bodies',
      body: 'Data governance. Data governance. Data governance.',
    });
    const found = buildSearchIndex({ positions: [longer, exact], terms: [], statements: [] });
    assert.equal(found.search('data governance', 1)[0]?.id, 'exact');
  });

  it('puts an agreed position whose title has the words before a proposed one whose title has not', () => {
    const agreed = position({
      id: 'equal-terms',
      title: 'Governments and others meet on equal terms in multistakeholder governance of the Internet',
    });
    const proposed = position({
      id: 'first-ask',
      title: 'Our first ask',
      status: 'proposed',
      terms: ['multistakeholder-governance'],
      language: 'multistakeholder governance',
      body: 'Multistakeholder governance.',
    });
    const governance = term({ id: 'multistakeholder-governance', label: 'multistakeholder governance' });
    const others = Array.from({ length: 30 }, (_, i) =>
      position({ id: `other-${i}`, title: `Multistakeholder governance in another text, number ${i}` }),
    );
    const found = buildSearchIndex({
      positions: [proposed, agreed, ...others],
      terms: [governance],
      statements: [],
    }).search('multistakeholder gov', 50);
    const places = ['equal-terms', 'first-ask'].map((id) => found.findIndex((one) => one.id === id));
    assert.ok(places[0] !== undefined && places[1] !== undefined && places[0] < places[1], String(places));
  });

  it('finds the positions tied to a term by its translations, whichever of the two names the other', () => {
    const community = term({
      id: 'technical-community',
      label: 'technical community',
      translations: { es: ['comunidad técnica'], ru: ['техническое сообщество'], zh: ['技术界'] },
      positions: ['named'],
    });
    const tied = buildSearchIndex({
      positions: [
        position({ id: 'named', title: 'Name them' }),
        position({ id: 'distinct', title: 'They are distinct', terms: ['technical-community'] }),
        position({ id: 'untied', title: 'No new bodies' }),
      ],
      terms: [community],
      statements: [],
    });
    for (const query of ['comunidad tecnica', 'техническое', '技术界']) {
      const [first, ...others] = tied.search(query, 10).map(({ id }) => id);
      assert.equal(first, 'technical-community', query);
      assert.deepEqual(others.sort(), ['distinct', 'named'], query);
    }
  });

  for (const query of ['', '   ', '—', '""', '[]']) {
    it(`lists agreed positions, newest first, for ${JSON.stringify(query)}`, () => {
      assert.deepEqual(ids(query), ['position:igf-permanent', 'position:critical-resources']);
    });
  }

  it('gives a summary in plain text', () => {
    const [first] = index.search('igf permanent', 1);
    assert.equal(
      first?.summary,
      'The Forum should be permanent, with a stable footing. See the Tunis Agenda.',
    );
  });

  it('gives the same order whatever the order of the files', () => {
    const reversed = buildSearchIndex({
      positions: positions().reverse(),
      terms: terms().reverse(),
      statements: statements().reverse(),
    });
    for (const query of ['internet', 'forum', 'governance', 'multi', 'i']) {
      assert.deepEqual(
        reversed.search(query, 20).map(({ id }) => id),
        index.search(query, 20).map(({ id }) => id),
      );
    }
  });

  it('survives content that is damaged or hostile', () => {
    const twice = position({ id: 'same', title: '__proto__ constructor', body: '](((('.repeat(20_000) });
    const found = buildSearchIndex({ positions: [twice, twice], terms: [], statements: [] });
    assert.equal(found.search('constructor', 10).length, 2);
    assert.equal(found.search('__proto__', 10).length, 2);
    assert.ok((found.search('', 1)[0]?.summary.length ?? 0) <= 240);
  });

  it('never throws, keeps to the limit, orders by score and names what exists', () => {
    const known = new Set([
      ...positions().map(({ id }) => `position:${id}`),
      ...terms().map(({ id }) => `term:${id}`),
      ...statements().map(({ id }) => `statement:${id}`),
    ]);
    const words = fc.constantFrom(
      'igf',
      'multi',
      'stakeholder',
      '论坛',
      'المنتدى',
      '101',
      '-',
      '2025-11',
      'of',
    );
    const query = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
      fc.array(words).map((list) => list.join(' ')),
    );
    const limit = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(Number.NaN, 2.5, Infinity));
    fc.assert(
      fc.property(query, limit, (text, most) => {
        const found = index.search(text, most);
        assert.ok(found.length <= Math.max(0, most || 0));
        found.forEach(({ kind, id, score }, i) => {
          assert.ok(known.has(`${kind}:${id}`));
          assert.ok(score <= (found[i - 1]?.score ?? Number.POSITIVE_INFINITY));
        });
        assert.deepEqual(index.search(text, most), found);
      }),
      { numRuns: 500 },
    );
  });

  it('finds every position by its own title', () => {
    for (const { id, title } of positions()) assert.equal(index.search(title, 1)[0]?.id, id);
  });
});

function position(some: Partial<Position> & Pick<Position, 'id' | 'title'>): Position {
  return {
    status: 'agreed',
    terms: [],
    sources: [],
    agreedBy: [],
    redLines: [],
    body: '',
    stances: [],
    ...some,
  };
}

function term(some: Partial<Term> & Pick<Term, 'id' | 'label'>): Term {
  return { variants: [], translations: {}, stance: 'support', positions: [], contrast: [], ...some };
}

function positions(): Position[] {
  return [
    position({
      id: 'igf-permanent',
      title: 'A permanent mandate for the Forum',
      topic: 'internet-governance',
      agreed: '2025-11-10',
      terms: ['igf'],
      sources: [{ draft: 'wsis20/rev-1', paragraph: '101', date: '2025-11-09' }],
      language: 'Decide to make the Forum a permanent platform of the United Nations',
      body: '# Summary\n\nThe Forum should be **permanent**, with a\nstable footing. See [the Tunis Agenda](https://example.org/root).\n\nMore follows.',
      stances: [
        { id: '01', member: 'example-registry', date: '2025-11-10', after: [], stance: 'endorse', note: '' },
      ],
    }),
    position({
      id: 'critical-resources',
      title: 'Stewardship of critical Internet resources',
      topic: 'internet-governance',
      agreed: '2024-05-21',
      sources: [{ draft: 'gdc/rev-1', paragraph: '62', date: '2024-05-20' }],
      body: 'The root zone and the registries stay with those who run them.',
    }),
    position({
      id: 'new-bodies',
      title: 'No new bodies',
      status: 'superseded',
      body: 'Duplicate structures weaken the ones that exist, the Forum among them.',
    }),
    position({ id: 'data-flows', title: 'Data flows with trust', status: 'proposed', topic: 'data' }),
  ];
}

function terms(): Term[] {
  return [
    term({
      id: 'multistakeholder',
      label: 'multistakeholder',
      variants: ['multistakeholderism'],
      translations: { fr: ['multipartite'], es: ['de múltiples partes interesadas'], zh: ['多利益攸关方'] },
      topic: 'internet-governance',
    }),
    term({
      id: 'igf',
      label: 'Internet Governance Forum',
      variants: ['IGF'],
      translations: {
        ar: ['منتدى إدارة الإنترنت'],
        es: ['Foro para la Gobernanza de Internet'],
        fr: ['Forum sur la gouvernance de l’Internet'],
        ru: ['Форум по вопросам управления Интернетом'],
        zh: ['互联网治理论坛'],
      },
      topic: 'internet-governance',
    }),
    term({
      id: 'internet-shutdown',
      label: 'Internet shutdown',
      translations: { fr: ['coupure d’accès à Internet'], ru: ['отключение Интернета'] },
      stance: 'oppose',
    }),
    term({ id: 'capacity-building', label: 'capacity-building', note: 'Give it money, not only words.' }),
  ];
}

function statements(): Statement[] {
  return [
    {
      id: 'zero-draft-input',
      title: 'Input on the zero draft',
      status: 'issued',
      date: '2024-04-24',
      draft: 'gdc/zero-draft',
      positions: ['critical-resources'],
      body: 'We thank the co-facilitators.',
      signatures: [],
    },
  ];
}
