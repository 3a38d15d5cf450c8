import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../../../server/src/node-file-system';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { compileTerms, type TermMatcher } from '../../../server/src/terms/matcher';

describe('the terms of the sample coalition', () => {
  let matcher: TermMatcher;

  before(async () => {
    const reader = createCoalitionReader(nodeFileSystem(), pathToFileURL(resolve('sample')).href);
    matcher = compileTerms([...(await reader.read()).terms.values()]);
  });

  const cases: readonly [text: string, id: string, words?: string][] = [
    ['the contributions of all relevant stakeholders', 'relevant-stakeholders', 'relevant stakeholders'],
    ['the contributions of all stakeholders', 'all-stakeholders', 'all stakeholders'],
    ['la Declaración Universal de los Derechos Humanos', 'universal-declaration'],
    ['Всеобщую декларацию прав человека', 'universal-declaration', 'Всеобщую декларацию прав человека'],
    ['ссылаясь на уважение к правам человека', 'human-rights', 'правам человека'],
    ['в соответствии с правами человека', 'human-rights', 'правами человека'],
    ['an Internet that is open, global, interoperable, stable, and secure', 'open-global-interoperable'],
    ['the Sao Paulo Guidelines', 'sao-paulo-guidelines', 'Sao Paulo Guidelines'],
  ];

  for (const [text, id, words] of cases) {
    it(`find ${id} in “${text}”`, () => {
      const found = matcher.find(text);
      assert.deepEqual(
        found.map(({ term }) => term.id),
        [id],
      );
      const [first] = found;
      if (words !== undefined) assert.equal(first && text.slice(first.start, first.end), words);
    });
  }
});
