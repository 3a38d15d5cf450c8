import assert from 'node:assert/strict';
import { marked } from 'marked';
import type { Entry } from '../../../server/src/annotations/entry';
import type { Remark } from '../../../server/src/annotations/thread';
import { remarkMarkdown, wordDiff } from '../../../server/src/features/remark-markdown';
import { safeMarkdown } from '../../../server/src/features/safe-markdown';

/** What VS Code itself renders Markdown with. */
const render = (source: string) => marked.parse(source, { async: false }).trim();

const entry: Entry = {
  id: '01km04158545nqfv31av4vzjt1',
  name: '01km04158545nqfv31av4vzjt1-harbour.md',
  kind: 'annotation',
  member: 'harbour',
  by: 'H. Pilot <pilot@harbour.example.org>',
  date: '2026-02-01T10:00:00Z',
  after: [],
  positions: [],
  body: '',
};

function remark(part: Partial<Remark>): Remark {
  return { entry, body: '', positions: [], edits: [], endorsements: [], earlierEndorsements: [], ...part };
}

const shown = (part: Partial<Remark>, quote = 'States shall act') =>
  remarkMarkdown(remark(part), quote, (member) => (member === 'harbour' ? 'Harbour' : member));

describe('what a remark shows', () => {
  it('says the stance first', () => {
    assert.equal(shown({ stance: 'oppose', body: 'A new council.' }), '**Oppose** · A new council.');
    assert.equal(shown({ body: 'A reply.' }), 'A reply.');
    assert.equal(shown({ stance: 'note', body: '- one\n- two' }), '**Note**\n\n- one\n- two');
  });

  it('prints a proposal as compilations of amendments do', () => {
    assert.equal(
      shown({ stance: 'amend', proposal: 'States should act', body: 'Softer.' }),
      '**Amend** · Proposes: States ~~shall~~**should** act\n\nSofter.',
    );
    assert.equal(
      shown({ stance: 'amend', proposal: '' }),
      '**Amend** · Proposes to delete: ~~States shall act~~',
    );
  });

  it('hides what was withdrawn and names who endorses', () => {
    assert.equal(shown({ body: 'Secret.', withdrawn: entry }), '*Harbour withdrew this remark.*');
    assert.equal(shown({ body: 'Yes.', endorsements: [entry] }), 'Yes.\n\n*\\+1 from Harbour*');
    assert.equal(
      shown({ body: 'No.', endorsements: [entry], earlierEndorsements: [entry] }),
      'No.\n\n*\\+1 from Harbour (before the last edit)*',
    );
  });

  it('marks what is struck and added so that every reader of Markdown sees it', () => {
    const html = render(wordDiff('all States [and others] act.', 'all States, [acting together], act!'));
    assert.match(html, /<del>.*<\/del>/);
    assert.doesNotMatch(html, /\*\*|~~/);
    assert.equal(render(wordDiff('a_b *c*', 'a_b **d**')).includes('<em>'), false);
  });
});

describe('safe Markdown', () => {
  const hostile = [
    '[run](command:workbench.action.terminal.new)',
    '[run](<command:x>)',
    '[run]( \n command:x)',
    '[run](&#99;ommand:x)',
    '[run](vscode://evil.extension/go)',
    '[run](file:///etc/passwd)',
    '[run](javascript:alert(1))',
    '[run][r]\n\n[r]: command:x',
    '[run][r]\n\n[r]:\ncommand:x',
    '![pixel](https://example.org/seen.png)',
    '![pixel][p]\n\n[p]: https://example.org/seen.png',
    '<img src="https://example.org/seen.png">',
    '<a href="command:x">run</a>',
    '<command:x>',
    '[![pixel](https://example.org/seen.png)](command:x)',
  ];
  for (const source of hostile) {
    it(`holds no trap: ${JSON.stringify(source)}`, () => {
      const html = render(safeMarkdown(source));
      assert.doesNotMatch(html, /<img/);
      assert.doesNotMatch(html, /href="(?!https?:)/);
    });
  }

  it('keeps paragraphs, lists, emphasis and links to the web', () => {
    const source =
      'One *two*.\n\n- [three](https://example.org/a?b=1&c=2)\n- <https://example.org>\n\n> four';
    assert.equal(safeMarkdown(source), source);
  });

  it('keeps words with brackets', () => {
    assert.equal(render(safeMarkdown('[shall](EU) and [EU]: no')), '<p>[shall](EU) and [EU]: no</p>');
  });
});
