import assert from 'node:assert/strict';
import { readDraft } from '../../../server/src/draft/draft';
import { markupOf } from '../../../server/src/draft/read-markup';

/** UTF-16 code units of each text. */
const LENGTH = 200_000;

/** Texts of one piece over and over, each of which made something read more than it had to. */
const pieces: Readonly<Record<string, string>> = {
  'open brackets': '[',
  'open brackets on lines of their own': '[\n',
  'closed brackets': '[a]',
  'one bullet after another': '- a\n',
  'bullets within bullets': '- a\n  - b\n    - c\n',
  'numbers alone': '1\n',
  'items of one number': '1. a\n',
  'items that each announce the next': '1. a:\n\n',
  'options that each announce a list': 'Option 1: a:\n\n1. b:\n\n',
  'numbered options that each announce the next': '1. Option 1: a:\n\n',
  'phrases with letters': '(a) a\n(b) b\n',
  'phrases with small roman numbers': 'i. x\nii. x\niii. x\n',
  'preambular phrases': 'PP1 x\nPP2 x\n',
  'inserted numbers': '3 bis x\n3 ter x\n',
  headings: '# a\n',
  articles: 'Article 1\n\n1. a:\n\n',
  'words without an end': 'a ',
  'lines without an end': 'a\n',
  'page numbers': 'Page 1 of 2\n\f',
  'empty lines': 'a\n\n\n\n',
};

describe('reading what nobody would write', function () {
  this.timeout(600_000);

  for (const [what, piece] of Object.entries(pieces)) {
    it(`is linear in the length of the text: ${what}`, () => {
      const text = piece.repeat(Math.ceil(LENGTH / piece.length));
      const started = performance.now();
      const draft = readDraft(text);
      draft.outline.find('1');
      for (const block of draft.blocks) markupOf(block);
      const edited = draft.edit({ start: LENGTH / 2, end: LENGTH / 2 + 1 }, 'x').draft;
      edited.positionAt(LENGTH);
      // Quadratic time would take far longer; a busy machine takes a second.
      assert.ok(performance.now() - started < 10_000);
      assert.equal(draft.blocks.map((block) => block.text).join(''), text);
    });
  }

  it('bounds the depth and the length of addresses', () => {
    const { nodes } = readDraft('1. Option 1: a:\n\n'.repeat(2000)).outline;
    assert.equal(nodes.length, 2000);
    assert.ok(nodes.every((node) => node.depth <= 100 && (node.citation?.length ?? 0) < 5_000));
  });

  it('takes a long list in one edit', () => {
    const draft = readDraft('1. We share:\n\n2. We meet.\n');
    const { draft: pasted, change } = draft.edit({ start: 13, end: 13 }, '- a\n'.repeat(200_000));
    assert.equal(change.inserted - change.removed, 200_000);
    assert.equal(pasted.outline.find('2').length, 1);
  });
});
