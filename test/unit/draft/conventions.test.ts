import assert from 'node:assert/strict';
import { readDraft } from '../../../server/src/draft/draft';

/**
 * One line a block: `# heading`, `label role | words`, `~` for furniture; empty blanks are left out.
 * Nesting shows as two spaces a level, the option in whose scope a paragraph stands in braces.
 */
function sketch(text: string): string[] {
  const draft = readDraft(text);
  assert.equal(draft.blocks.map((block) => block.text).join(''), text);
  return draft.blocks.flatMap((block, index) => {
    const node = draft.outline.nodeOfBlock(index);
    if (block.kind === 'front-matter') return ['front matter'];
    if (block.kind === 'blank') return block.furniture ? [`~ ${flat(block.text)}`] : [];
    if (block.kind === 'heading') {
      const label = node?.label === undefined ? '' : ` <${node.label}>`;
      return [
        `${'#'.repeat(block.level)} ${flat(block.text.slice(block.title.start, block.title.end))}${label}`,
      ];
    }
    const words = [...block.furniture]
      .reverse()
      .reduce(
        (rest, span) => rest.slice(0, span.start) + rest.slice(span.end),
        block.text.slice(0, block.content.end),
      )
      .slice(block.content.start);
    const option = node?.option === undefined ? '' : ` {${node.option}}`;
    return [
      `${'  '.repeat(node?.depth ?? 0)}${node?.citation ?? '-'} ${node?.role}${option} | ${flat(words)}`,
    ];
  });
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cases(table: Readonly<Record<string, readonly [text: string, sketch: readonly string[]]>>): void {
  for (const [name, [text, expected]] of Object.entries(table)) {
    it(name, () => assert.deepEqual(sketch(text), expected));
  }
}

describe('reading drafts: labels', () => {
  cases({
    'numbers with bis, ter and alt': [
      '29. We welcome the Forum.\n\n29 bis. We thank its host.\n\n29 ter We look ahead.\n\n30alt. We meet again.\n',
      [
        '29 plain | We welcome the Forum.',
        '29 bis plain | We thank its host.',
        '29 ter plain | We look ahead.',
        '30 alt plain | We meet again.',
      ],
    ],
    'preambular and operative marks': [
      'PP1 Recalling the Declaration,\n\nPp2 Noting the report,\n\nOP6alt. Urges all to share;\n\nOP7 ter Decides to meet.\n',
      [
        'PP1 preambular | Recalling the Declaration,',
        'PP2 preambular | Noting the report,',
        'OP6 alt operative | Urges all to share;',
        'OP7 ter operative | Decides to meet.',
      ],
    ],
    'letters, small roman numbers, and a letter with a number': [
      '29. We commit to:\n\n(a) Connect schools, by:\n\n(i) Laying cables;\n\n(ii) Training teachers;\n\n(b) Report.\n\n29 bis (a) We also share.\n',
      [
        '29 plain | We commit to:',
        '  29(a) item | Connect schools, by:',
        '    29(a)(i) item | Laying cables;',
        '    29(a)(ii) item | Training teachers;',
        '  29(b) item | Report.',
        '29 bis(a) plain | We also share.',
      ],
    ],
    '(i) after (h) is a letter': [
      '7. We shall:\n(g) plan;\n(h) build;\n(i) test;\n(j) run.\n',
      [
        '7 plain | We shall:',
        '  7(g) item | plan;',
        '  7(h) item | build;',
        '  7(i) item | test;',
        '  7(j) item | run.',
      ],
    ],
    'articles with numbered paragraphs that begin anew': [
      '## Article 3 *(cooperation)*\n\n1. Parties cooperate.\n\n2. They report.\n\n## [Article 3bis] *(forests)*\n\n1. [Forests are kept.]\n\n1bis. They grow.\n\n3.3ter\n\nIt holds.\n',
      [
        '## Article 3 *(cooperation)* <Article 3>',
        'Article 3.1 plain | Parties cooperate.',
        'Article 3.2 plain | They report.',
        '## [Article 3bis] *(forests)* <Article 3 bis>',
        'Article 3 bis.1 plain | [Forests are kept.]',
        'Article 3 bis.1 bis plain | They grow.',
        'Article 3 bis.3.3 ter plain | It holds.',
      ],
    ],
    'a number below a number is an item': [
      '1. We will:\n    1. connect;\n    2. share;\n2. We will report.\n',
      ['1 plain | We will:', '  1.1 item | connect;', '  1.2 item | share;', '2 plain | We will report.'],
    ],
    'a label on a line of its own belongs to the words below it': [
      'Pp1\n      Recalling the Declaration,\nPp2\n      Noting the report,\n\n29.\n\nWe welcome the Forum.\n',
      [
        'PP1 preambular | Recalling the Declaration,',
        'PP2 preambular | Noting the report,',
        '29 plain | We welcome the Forum.',
      ],
    ],
    'years, decimals and pointers at the head of a line are words': [
      'The average rose to the limit of\n1.5 °C in the year before the summit of\n2015. It was the warmest on record, as stated in paragraph\n29. Nobody was surprised.\n\n2015 was a year of hope.\n',
      [
        '- plain | The average rose to the limit of 1.5 °C in the year before the summit of 2015. It was the warmest on record, as stated in paragraph 29. Nobody was surprised.',
        '- plain | 2015 was a year of hope.',
      ],
    ],
    'roman headings and a lettered preamble': [
      'II. Internet governance\n\n(a) Recalling the Declaration,\n\n(b) Noting the report,\n\nIII. FOLLOW-UP\n\n5. We meet.\n',
      [
        '## II. Internet governance <II>',
        '(a) preambular | Recalling the Declaration,',
        '(b) preambular | Noting the report,',
        '## III. FOLLOW-UP <III>',
        '5 plain | We meet.',
      ],
    ],
    'a number that repeats its article or the number above it': [
      '## Article 3\n\n3. **Efforts**\n\n3.3 We share.\n\n3.3bis We keep.\n\n3.3: We rest.\n\n3.x We may rest.\n\n# Annex\n\n1. We act:\n\n1.1 At home\n1.2 Abroad\n1.2.1 By sea\n',
      [
        '## Article 3 <Article 3>',
        'Article 3.3 plain | **Efforts**',
        '  Article 3.3 plain | We share.',
        '  Article 3.3 bis plain | We keep.',
        '  Article 3.3 plain | We rest.',
        '- plain | 3.x We may rest.',
        '# Annex',
        '1 plain | We act:',
        '  1.1 item | At home',
        '  1.2 item | Abroad',
        '    1.2.1 item | By sea',
      ],
    ],
    'a bis in parentheses stands behind its number': [
      '5. We share:\n    1. cables;\n    2. data.\n\n    (5bis) We keep:\n    1. time.\n\n- (5ter) We rest.\n6. We meet.\n',
      [
        '5 plain | We share:',
        '  5.1 item | cables;',
        '  5.2 item | data.',
        '5 bis plain | We keep:',
        '  5 bis.1 item | time.',
        '5 ter plain | We rest.',
        '6 plain | We meet.',
      ],
    ],
    'lists of phrases without punctuation': [
      '1) connect schools\n2) share data\n   a) at home\n   b) abroad\n3) report, as asked for in paragraph\n4) of the text\n\ni. by land\nii. by sea\n',
      [
        '1 plain | connect schools',
        '2 plain | share data',
        '  2(a) item | at home',
        '  2(b) item | abroad',
        '3 plain | report, as asked for in paragraph 4) of the text',
        '  3(i) item | by land',
        '  3(ii) item | by sea',
      ],
    ],
    'an article whose words are all in brackets is a paragraph': [
      'Article 2 bis. [Everyone shall be heard.]\n\n[Article 3] (sharing)\n\nWe share.\n',
      [
        'Article 2 bis plain | [Everyone shall be heard.]',
        '### [Article 3] (sharing) <Article 3>',
        '- plain | We share.',
      ],
    ],
    'bullets below a phrase without punctuation, and a dash in a wrapped sentence': [
      'In short, things to share\n- cables\n- data\n\nThe Forum belongs to all who take part in it, from near and from far\n- and to nobody else.\n',
      [
        '- plain | In short, things to share',
        '- item | cables',
        '- item | data',
        '- plain | The Forum belongs to all who take part in it, from near and from far - and to nobody else.',
      ],
    ],
    bullets: [
      'We will:\n\n- connect schools;\n- share knowledge.\n',
      ['- plain | We will:', '  - item | connect schools;', '  - item | share knowledge.'],
    ],
  });
});

describe('reading drafts: roles', () => {
  cases({
    'participles and verbs, and preambular paragraphs cited by their count': [
      'The General Assembly,\n\n*Recalling* its resolution 70/125,\n\nDeeply concerned by the divide,\n\nHaving considered the report,\n\n1. *Welcomes* the report;\n\n2. Also requests a summary;\n\n3. Everyone takes part.\n',
      [
        '- plain | The General Assembly,',
        'PP1 preambular | *Recalling* its resolution 70/125,',
        'PP2 preambular | Deeply concerned by the divide,',
        'PP3 preambular | Having considered the report,',
        '1 operative | *Welcomes* the report;',
        '2 operative | Also requests a summary;',
        '3 plain | Everyone takes part.',
      ],
    ],
    'lettered items that open with a participle are no preamble below a paragraph': [
      '7. We act by:\n\n(a) Recalling what was agreed,\n\n(b) Noting what was not.\n',
      [
        '7 plain | We act by:',
        '  7(a) item | Recalling what was agreed,',
        '  7(b) item | Noting what was not.',
      ],
    ],
    'a note is no verb': ['*Note: to be read together.*\n', ['- plain | *Note: to be read together.*']],
    'plain sentences that open with a participle stay plain': [
      'Building on this, we meet again.\n\nRecognizing a friend is easy.\n',
      ['- plain | Building on this, we meet again.', '- plain | Recognizing a friend is easy.'],
    ],
    French: [
      'Rappelant sa résolution 70/125,\n\n1. Décide de se réunir ;\n\nArticle premier\n\nChacun participe.\n',
      [
        'PP1 preambular | Rappelant sa résolution 70/125,',
        '1 operative | Décide de se réunir ;',
        '### Article premier <Article 1>',
        '- plain | Chacun participe.',
      ],
    ],
    Spanish: [
      'Reconociendo la importancia del Foro,\n\n1. Decide reunirse;\n\nArtículo 2\n\nToda persona participa.\n',
      [
        'PP1 preambular | Reconociendo la importancia del Foro,',
        '1 operative | Decide reunirse;',
        '### Artículo 2 <Article 2>',
        '- plain | Toda persona participa.',
      ],
    ],
    Russian: [
      'Ссылаясь на свою резолюцию 70/125,\n\n1. Постановляет собраться;\n\nСтатья 3\n\nКаждый участвует.\n',
      [
        'PP1 preambular | Ссылаясь на свою резолюцию 70/125,',
        '1 operative | Постановляет собраться;',
        '### Статья 3 <Article 3>',
        '- plain | Каждый участвует.',
      ],
    ],
    Chinese: [
      '回顾其第70/125号决议，\n\n1. 决定再次举行会议；\n\n第十二条\n\n人人参与。\n',
      [
        'PP1 preambular | 回顾其第70/125号决议，',
        '1 operative | 决定再次举行会议；',
        '### 第十二条 <Article 12>',
        '- plain | 人人参与。',
      ],
    ],
    'Arabic and French numbers with a dash': [
      '1 - تقرر أن تجتمع؛\n\n٢ - تطلب تقريرا.\n\n3 – Décide de se réunir ;\n',
      ['1 operative | تقرر أن تجتمع؛', '2 operative | تطلب تقريرا.', '3 operative | Décide de se réunir ;'],
    ],
    Arabic: [
      'وإذ تشير إلى قرارها 70/125،\n\n1. تقرر أن تجتمع؛\n\nالمادة 4\n\nيشارك الجميع.\n',
      [
        'PP1 preambular | وإذ تشير إلى قرارها 70/125،',
        '1 operative | تقرر أن تجتمع؛',
        '### المادة 4 <Article 4>',
        '- plain | يشارك الجميع.',
      ],
    ],
  });
});

describe('reading drafts: options', () => {
  cases({
    'run to the next of their kind or the next heading, and nest': [
      '## Article 2\n\n**Option 1:**\n\n1. We share.\n\n**Option 2:**\n\nOption (a): We share a little.\n\nOption (b): We share a lot.\n\n**Option 3:** [no text]\n\n## Article 3\n\nWe end.\n',
      [
        '## Article 2 <Article 2>',
        'Article 2, Option 1 option {Option 1} | ',
        '  Article 2, Option 1, para. 1 plain {Option 1} | We share.',
        'Article 2, Option 2 option {Option 2} | ',
        '  Article 2, Option 2, Option (a) option {Option (a)} | We share a little.',
        '  Article 2, Option 2, Option (b) option {Option (b)} | We share a lot.',
        'Article 2, Option 3 option {Option 3} | [no text]',
        '## Article 3 <Article 3>',
        '- plain | We end.',
      ],
    ],
    'inside a numbered paragraph end with it': [
      '2. **Option 1:** We share.\n\n    **Option 2:** We keep.\n\n3. We meet.\n',
      [
        '2 plain {Option 1} | **Option 1:** We share.',
        '  2, Option 2 option {Option 2} | We keep.',
        '3 plain | We meet.',
      ],
    ],
    'stand beside the items of a paragraph, not below the last of them': [
      '1. We share:\n\n    1. cables;\n    2. data.\n\n    Option 1: A lot.\n\n    Option 2: A little.\n\n3. We meet.\n',
      [
        '1 plain | We share:',
        '  1.1 item | cables;',
        '  1.2 item | data.',
        '  1, Option 1 option {Option 1} | A lot.',
        '  1, Option 2 option {Option 2} | A little.',
        '3 plain | We meet.',
      ],
    ],
    'without indents end where the numbers go on, with gaps too': [
      '29. We agree:\n\nOption 1: We share:\n\n1. cables;\n\n2. data.\n\nOption 2: We keep.\n\n31. We meet.\n',
      [
        '29 plain | We agree:',
        '  29, Option 1 option {Option 1} | We share:',
        '    29, Option 1, para. 1 item {Option 1} | cables;',
        '    29, Option 1, para. 2 item {Option 1} | data.',
        '  29, Option 2 option {Option 2} | We keep.',
        '31 plain | We meet.',
      ],
    ],
    'without indents end where the numbers go on': [
      '29. We agree as follows:\n\nOption 1: We share.\n\nOption 2: We keep.\n\n30. We meet.\n',
      [
        '29 plain | We agree as follows:',
        '  29, Option 1 option {Option 1} | We share.',
        '  29, Option 2 option {Option 2} | We keep.',
        '30 plain | We meet.',
      ],
    ],
    'with lists that begin anew in each': [
      '16. We agree as follows:\n\nOption 1: We share:\n\n(a) cables;\n\n(b) data.\n\nOption 2: We keep:\n\n(a) cables.\n\n17. We meet.\n',
      [
        '16 plain | We agree as follows:',
        '  16, Option 1 option {Option 1} | We share:',
        '    16, Option 1(a) item {Option 1} | cables;',
        '    16, Option 1(b) item {Option 1} | data.',
        '  16, Option 2 option {Option 2} | We keep:',
        '    16, Option 2(a) item {Option 2} | cables.',
        '17 plain | We meet.',
      ],
    ],
    'with a list in the option that a numbered paragraph opens': [
      '6. **Option 1:** We share:\n    1. cables:\n        (a) old;\n    2. data.\n\n    **Option 2:** We keep:\n\n    1. all.\n\n7. We meet.\n',
      [
        '6 plain {Option 1} | **Option 1:** We share:',
        '  6, Option 1, para. 1 item {Option 1} | cables:',
        '    6, Option 1, para. 1(a) item {Option 1} | old;',
        '  6, Option 1, para. 2 item {Option 1} | data.',
        '  6, Option 2 option {Option 2} | We keep:',
        '    6, Option 2, para. 1 item {Option 2} | all.',
        '7 plain | We meet.',
      ],
    ],
    'in the preamble end where it counts on, and where it ends': [
      'PP1 Recalling the following:\n\nOption 1: the Forum,\n\nOption 2: the summit,\n\nPP2 Noting the report,\n\nOption 1: with thanks,\n\nOption 2: [no text]\n\nOP1 Decides to meet.\n',
      [
        'PP1 preambular | Recalling the following:',
        '  PP1, Option 1 option {Option 1} | the Forum,',
        '  PP1, Option 2 option {Option 2} | the summit,',
        'PP2 preambular | Noting the report,',
        '  PP2, Option 1 option {Option 1} | with thanks,',
        '  PP2, Option 2 option {Option 2} | [no text]',
        'OP1 operative | Decides to meet.',
      ],
    ],
    'of a paragraph that stands in an option of the same count, hardly further in': [
      '## Article 4\n\n**Option 1:** (paragraphs 1 and 2)\n\n 1. We share:\n\n   **Option 1:** cables;\n   **Option 2:** data.\n\n2. We meet.\n\n**Option 2:** No Article 4.\n',
      [
        '## Article 4 <Article 4>',
        'Article 4, Option 1 option {Option 1} | (paragraphs 1 and 2)',
        '  Article 4, Option 1, para. 1 plain {Option 1} | We share:',
        '    Article 4, Option 1, para. 1, Option 1 option {Option 1} | cables;',
        '    Article 4, Option 1, para. 1, Option 2 option {Option 2} | data.',
        '  Article 4, Option 1, para. 2 plain {Option 1} | We meet.',
        'Article 4, Option 2 option {Option 2} | No Article 4.',
      ],
    ],
    'below a heading without a label are cited by its title': [
      '## Follow-up\n\nOption 1: We meet.\n\nOption 2: We part.\n\n## IV. Review\n\nOption 1: We look back.\n\n#\n\nOption 1: We rest.\n',
      [
        '## Follow-up',
        'Follow-up, Option 1 option {Option 1} | We meet.',
        'Follow-up, Option 2 option {Option 2} | We part.',
        '## IV. Review <IV>',
        'IV, Option 1 option {Option 1} | We look back.',
        '# ',
        'Option 1 option {Option 1} | We rest.',
      ],
    ],
    'of a second group, and a second list, are told apart': [
      '5. We agree:\n\n    Option 1: We share:\n\n    (a) cables;\n\n    and give:\n\n    (a) time.\n\n    Option 2: We keep.\n\n    Further alternatives:\n\n    Option 1: We meet.\n\n    Option 2: We part.\n',
      [
        '5 plain | We agree:',
        '  5, Option 1 option {Option 1} | We share:',
        '    5, Option 1(a) item {Option 1} | cables;',
        '    - plain {Option 1} | and give:',
        '    5, Option 1(a) (2nd) item {Option 1} | time.',
        '  5, Option 2 option {Option 2} | We keep.',
        '    - plain {Option 2} | Further alternatives:',
        '  5, Option 1 (2nd) option {Option 1} | We meet.',
        '  5, Option 2 (2nd) option {Option 2} | We part.',
      ],
    ],
  });
});

describe('reading drafts: extracted layouts', () => {
  const page = (number: number, lines: string) =>
    `${number === 1 ? '' : '\f'}WORKING GROUP ON THE\nDIGITAL FUTURE\nWG.2030.4.Note\n\n${lines}\n\n\n                    Page ${number} of 3\n`;

  cases({
    'join wrapped lines, and keep page headers and footers out of sentences': [
      page(
        1,
        ' 1.    Parties aim to connect every school and every library in the region\n       within ten years of the adoption of this text, and to keep\n       them connected.\n 2.    Parties recognize that much remains to be done, in particular in',
      ) +
        page(
          2,
          '       the countries that are still without a cable of their own.\n                          Article 3 (SHARING)\n       Parties share what they learn.',
        ) +
        page(
          3,
          ' 1.    Parties meet once a year and look back at what has been done, and\n       also ahead.',
        ),
      [
        '~ WORKING GROUP ON THE DIGITAL FUTURE WG.2030.4.Note',
        '1 plain | Parties aim to connect every school and every library in the region within ten years of the adoption of this text, and to keep them connected.',
        '2 plain | Parties recognize that much remains to be done, in particular in the countries that are still without a cable of their own.',
        '### Article 3 (SHARING) <Article 3>',
        '- plain | Parties share what they learn.',
        '~ Page 2 of 3 WORKING GROUP ON THE DIGITAL FUTURE WG.2030.4.Note',
        'Article 3.1 plain | Parties meet once a year and look back at what has been done, and also ahead.',
        '~ Page 3 of 3',
      ],
    ],
    'begin a paragraph at the indent of a first line': [
      '          Welcoming the work of the Forum and of all who have taken part in\n     its meetings since the summit,\n          Noting the report that was made of it by the secretariat in the\n     past year,\n            1.   Decides to go on with it for as long as it is useful to all\n     who take part;\n           2.   Requests a report.\n',
      [
        'PP1 preambular | Welcoming the work of the Forum and of all who have taken part in its meetings since the summit,',
        'PP2 preambular | Noting the report that was made of it by the secretariat in the past year,',
        '1 operative | Decides to go on with it for as long as it is useful to all who take part;',
        '2 operative | Requests a report.',
      ],
    ],
    'take a line in capitals above others for a heading': [
      'DRAFT RESOLUTION\nInternet governance\n\nTHE FORUM AND ITS\nNEXT MEETINGS\n\nWe meet.\n',
      [
        '## DRAFT RESOLUTION',
        '- plain | Internet governance',
        '- plain | THE FORUM AND ITS NEXT MEETINGS',
        '- plain | We meet.',
      ],
    ],
    'take headings in the middle or in capitals': [
      '                              A.    DRAFT DECISION\n\n 1.     Decides to meet;\n GENERAL MATTERS\n 2.     Requests a report.\n',
      [
        '# A. DRAFT DECISION <A>',
        '1 operative | Decides to meet;',
        '## GENERAL MATTERS',
        '2 operative | Requests a report.',
      ],
    ],
  });
});

describe('reading drafts: Markdown and plain prose', () => {
  cases({
    'front matter, directives and rules are not words': [
      '---\ntitle: A draft\n---\n\n* TOC\n{:toc}\n\n[source]: https://example.org/a.pdf\n\nWe meet.\n\n---\n\nWe part.\n',
      [
        'front matter',
        '~ * TOC {:toc} [source]: https://example.org/a.pdf',
        '- plain | We meet.',
        '~ ---',
        '- plain | We part.',
      ],
    ],
    'prose has paragraphs between empty lines and headings only where they are sure': [
      'A Letter from the Coast\n\nThe sea was calm that day, and nobody\nspoke of the summit.\n\nWe walked home.\n',
      [
        '# A Letter from the Coast',
        '- plain | The sea was calm that day, and nobody spoke of the summit.',
        '- plain | We walked home.',
      ],
    ],
    'one paragraph a line, as pasted from a word processor': [
      `${'We recognise that the Internet belongs to all who use it, build it and keep it running, everywhere and every day of the year, and that its governance has to reflect this in full.'}\n${'We commit to this.'}\n`,
      [
        '- plain | We recognise that the Internet belongs to all who use it, build it and keep it running, everywhere and every day of the year, and that its governance has to reflect this in full.',
        '- plain | We commit to this.',
      ],
    ],
    'nothing at all': ['', []],
  });
});

describe('the outline', () => {
  it('finds paragraphs by address, however it is written', () => {
    const { outline } = readDraft(
      '## Article 6\n\n2. We will:\n\n(d) share.\n\n3bis. We meet.\n\n# Annex I\n\nRecalling the Forum,\n',
    );
    const block = (label: string) => outline.find(label).map((node) => node.citation);
    assert.deepEqual(block('article 6.2 (d)'), ['Article 6.2(d)']);
    assert.deepEqual(block('Article 6.3bis'), ['Article 6.3 bis']);
    assert.deepEqual(block('pp 1'), ['PP1']);
    assert.deepEqual(block('Article 7'), []);
  });

  it('finds options and what stands in them by citation, and by label where alternatives share it', () => {
    const { outline } = readDraft(
      '16. We agree as follows:\n\nOption 1: We share:\n\n(a) cables.\n\nOption 2:\n\nOption (a): We keep:\n\n1. data.\n\n17. Option 1: We meet.\n\n    Option 2: We part.\n',
    );
    const found = (name: string) => outline.find(name).map(({ label, citation }) => [label, citation]);
    assert.deepEqual(found('16, option 1'), [['Option 1', '16, Option 1']]);
    assert.deepEqual(found('paragraph 16, Option 1 (a)'), [['16(a)', '16, Option 1(a)']]);
    assert.deepEqual(found('16(a)'), [['16(a)', '16, Option 1(a)']]);
    assert.deepEqual(found('Option (a)'), [['Option (a)', '16, Option 2, Option (a)']]);
    assert.deepEqual(found('para. 16, Option 2, Option (a), paragraph 1'), [
      ['16.1', '16, Option 2, Option (a), para. 1'],
    ]);
    assert.deepEqual(found('17, Option 1'), [['17', '17']]);
    assert.deepEqual(found('Option 2'), [
      ['Option 2', '16, Option 2'],
      ['Option 2', '17, Option 2'],
    ]);
    assert.deepEqual(found('16, Option 3'), []);
  });

  it('knows the headings above a paragraph', () => {
    const { outline } = readDraft(
      '# Compact\n\n## II. Internet governance\n\n5. We meet.\n\n## III. Follow-up\n\n6. We report.\n',
    );
    assert.deepEqual(outline.find('6')[0]?.headings, ['Compact', 'III. Follow-up']);
  });
});

describe('front matter', () => {
  it('is read for what it says, values of the wrong type left out', () => {
    const text =
      '---\ntitle: Rev. 1\ndate: 2025-11-07\nstatus: draft\naliases: [GDC, 5]\nlanguage: [en]\nsource: { file: a.pdf }\n---\nWe meet.\n';
    assert.deepEqual(readDraft(text).frontMatter, {
      title: 'Rev. 1',
      date: '2025-11-07',
      status: 'draft',
      aliases: ['GDC', '5'],
      source: { file: 'a.pdf' },
    });
  });

  it('never throws', () => {
    for (const head of ['a: [', '*x', '&a [*a, *a]', '\t- x', '!!js/function x', '{{{']) {
      assert.doesNotThrow(() => readDraft(`---\n${head}\n---\n`).frontMatter);
    }
  });
});
