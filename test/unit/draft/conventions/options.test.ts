import { cases } from './sketch';

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
    'counted in Roman numbers behind the first': [
      '## Article 11\n\n**Option 1:** (paragraphs 1 and 2)\n\n1. We share.\n\n2. We keep.\n\n**Option II:**\n\nWe rest.\n\n**Option III:**\n\nWe part.\n',
      [
        '## Article 11 <Article 11>',
        'Article 11, Option 1 option {Option 1} | (paragraphs 1 and 2)',
        '  Article 11, Option 1, para. 1 plain {Option 1} | We share.',
        '  Article 11, Option 1, para. 2 plain {Option 1} | We keep.',
        'Article 11, Option II option {Option II} | We rest.',
        'Article 11, Option III option {Option III} | We part.',
      ],
    ],
    'in bold, without a colon': [
      '5. **Option 1** [We share.]\n\n**Option 2** [We keep.]\n',
      ['5 plain {Option 1} | **Option 1** [We share.]', '  5, Option 2 option {Option 2} | [We keep.]'],
    ],
    'of preambular paragraphs end where the next one begins': [
      '# Preamble\n\n*Recalling* the Forum,\n\n**Option 1:** *Recognizing* the sea,\n\n**Option 2:** *Recognizing* the land,\n\n*Reaffirming* both,\n\nHave agreed as follows:\n',
      [
        '# Preamble',
        'PP1 preambular | *Recalling* the Forum,',
        'Preamble, Option 1 option {Option 1} | *Recognizing* the sea,',
        'Preamble, Option 2 option {Option 2} | *Recognizing* the land,',
        'PP2 preambular | *Reaffirming* both,',
        '- plain | Have agreed as follows:',
      ],
    ],
    'in a footnote are none of the text': [
      '## Article 26\n\n1. We share.[^2]\n\n[^2]: Without prejudice to:\n\n      Option 1: a share\n      Option 2: a gift\n\n2. We keep.\n',
      [
        '## Article 26 <Article 26>',
        'Article 26.1 plain | We share.[^2]',
        '  - plain | [^2]: Without prejudice to:',
        '    - plain | a share',
        '    - plain | a gift',
        'Article 26.2 plain | We keep.',
      ],
    ],
  });
});
