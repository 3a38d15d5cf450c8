import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft } from '../../../server/src/draft/draft';
import { runningWords } from '../../../server/src/draft/running-words';

/** The running words of the first paragraph that has any, as a reader sees them. */
function seen(text: string): string {
  const block = readDraft(text).blocks.find((candidate) => candidate.kind === 'paragraph');
  assert.ok(block);
  return runningWords(block).replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
}

describe('running words', () => {
  it('leave out footnote marks that are glued to a word', () => {
    assert.equal(
      seen('The Forum2 and the Agenda for all.3 On Web3 and in G77 we meet at the Forum12, says Rev.1.'),
      'The Forum and the Agenda for all.3 On Web3 and in G77 we meet at the Forum, says Rev.1.',
    );
  });

  it('go on behind a page break', () => {
    const text =
      'We thank the host, and those who came, for the Internet Governance\n\n     2/7       30-02898\n\f                S/2030/158\n\nForum and its work.\n\n     3/7       30-02898\n\f                S/2030/158\n\nWe meet.\n';
    assert.equal(
      seen(text),
      'We thank the host, and those who came, for the Internet Governance Forum and its work.',
    );
  });

  it('are as long as the text', () => {
    const piece = fc.constantFrom(
      'Forum2 ',
      'the Forum',
      '\n\n  2/7  30-02898\n\f',
      'S/2030/158\n',
      ' and ',
      'x9.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const block of readDraft(pieces.join('')).blocks)
          assert.equal(runningWords(block).length, block.text.length);
      }),
    );
  });
});
