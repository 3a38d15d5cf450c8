import { cases } from './sketch';

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
