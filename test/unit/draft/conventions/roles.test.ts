import { cases } from './sketch';

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
