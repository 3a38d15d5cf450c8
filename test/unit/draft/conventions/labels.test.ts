import { cases } from './sketch';

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
    'a list without a number goes on behind a list below it': [
      'In this Convention:\n\n(a) we share;\n\n(b) we keep:\n\n(i) data;\n\n(ii) time;\n\n(c) we rest.\n',
      [
        '- plain | In this Convention:',
        '  (a) item | we share;',
        '  (b) item | we keep:',
        '    (b)(i) item | data;',
        '    (b)(ii) item | time;',
        '  (c) item | we rest.',
      ],
    ],
    'items right below an article have its address': [
      '## Article 1\n\nIn this Agreement:\n\n(a) we share;\n\n(b) we keep.\n\n## Article 2\n\n(a) we rest.\n',
      [
        '## Article 1 <Article 1>',
        '- plain | In this Agreement:',
        '  Article 1(a) item | we share;',
        '  Article 1(b) item | we keep.',
        '## Article 2 <Article 2>',
        'Article 2(a) item | we rest.',
      ],
    ],
    'a second list of a paragraph is told apart': [
      '1. We share:\n\n(a) data;\n\n(b) time.\n\nWe also keep:\n\n(a) cables;\n\n(b) ships.\n',
      [
        '1 plain | We share:',
        '  1(a) item | data;',
        '  1(b) item | time.',
        '- plain | We also keep:',
        '  1(a) (2nd) item | cables;',
        '  1(b) (2nd) item | ships.',
      ],
    ],
    'a sentence that begins with an article is no article': [
      '## Article 3\n\n2. We share:\n\n(a) data.\n\nArticle 6 of the Convention applies.\n\n(b) time.\n\nAnnex II to the Convention is amended.\n',
      [
        '## Article 3 <Article 3>',
        'Article 3.2 plain | We share:',
        '  Article 3.2(a) item | data.',
        '- plain | Article 6 of the Convention applies.',
        'Article 3.2(b) item | time.',
        '- plain | Annex II to the Convention is amended.',
      ],
    ],
    'numbers closed by other marks': [
      '37: We share.\n\n40.- We keep.\n\n43． 我们分享。\n',
      ['37 plain | We share.', '40 plain | We keep.', '43 plain | 我们分享。'],
    ],
    bullets: [
      'We will:\n\n- connect schools;\n- share knowledge.\n',
      ['- plain | We will:', '  - item | connect schools;', '  - item | share knowledge.'],
    ],
  });
});
