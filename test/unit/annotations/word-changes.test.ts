import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordChanges } from '../../../server/src/annotations/word-changes';

/** `[-struck-]` and `{+added+}`. */
function printed(text: string, proposal: string): string {
  return wordChanges(text, proposal)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
}

describe('word changes of a proposal', () => {
  const cases: readonly [name: string, text: string, proposal: string, expected: string][] = [
    ['a word exchanged', 'States shall act', 'States should act', 'States [-shall-]{+should+} act'],
    ['words added', 'Recognize the role', 'Recognize the full role', 'Recognize the {+full +}role'],
    ['words struck', 'the full role', 'the role', 'the [-full -]role'],
    [
      'a phrase rewritten reads as one phrase',
      'will consider new bodies for this',
      'will use existing forums for this',
      'will [-consider new bodies-]{+use existing forums+} for this',
    ],
    ['a comma', 'States and others', 'States, and others', 'States{+,+} and others'],
    ['nothing changed', 'as it is', 'as it is', 'as it is'],
    ['all deleted', 'as it is', '', '[-as it is-]'],
    ['Chinese, letter by letter', '多方利益', '多边利益', '多[-方-]{+边+}利益'],
    ['Arabic', 'أصحاب المصلحة', 'جميع أصحاب المصلحة', '{+جميع +}أصحاب المصلحة'],
  ];
  for (const [name, text, proposal, expected] of cases) {
    it(name, () => assert.equal(printed(text, proposal), expected));
  }

  it('give both texts back', () => {
    const word = fc.constantFrom('shall', 'should', ' ', '  ', ',', '[', 'the', '治', '\n', '🙂');
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordChanges(before, after);
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('');
        assert.equal(without('added'), before);
        assert.equal(without('removed'), after);
      }),
    );
  });
});
