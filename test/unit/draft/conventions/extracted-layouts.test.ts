import { cases } from './sketch';

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
