import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Block } from '../../../server/src/draft/block';
import { readDraft } from '../../../server/src/draft/draft';
import { markupOf } from '../../../server/src/draft/read-markup';
import { applyEdit, draftText, edit } from './edits';

/** Random edits in all; `CAUCUS_FUZZ=100000` for a thorough run. */
const EDITS = Number(process.env.CAUCUS_FUZZ ?? 4_000);
const EDITS_PER_TEXT = 20;

describe('a draft under edits', function () {
  this.timeout(0);

  it('equals a fresh reading of the edited text, whatever the edits', () => {
    fc.assert(
      fc.property(
        draftText,
        fc.array(edit, { minLength: EDITS_PER_TEXT, maxLength: EDITS_PER_TEXT }),
        (text, edits) => {
          let draft = readDraft(text);
          for (const change of edits) {
            const before = draft;
            const outlineBefore = before.blocks;
            ({ draft, text } = applyEdit(draft, text, change));
            const fresh = readDraft(text);
            if (!sameBlocks(draft.blocks, fresh.blocks)) assert.deepEqual(draft.blocks, fresh.blocks);
            assert.equal(draft.length, text.length);
            assert.equal(draft.lineOf(draft.blocks.length), fresh.lineOf(fresh.blocks.length));
            assert.equal(before.blocks, outlineBefore);
          }
        },
      ),
      { numRuns: Math.ceil(EDITS / EDITS_PER_TEXT), ...seed() },
    );
  });

  it('reports exactly which blocks it replaced and keeps the others as they were', () => {
    fc.assert(
      fc.property(draftText, edit, (text, change) => {
        const before = readDraft(text);
        const start = Math.floor(change.at * text.length);
        const { draft, change: replaced } = before.edit({ start, end: start + change.length }, change.text);
        const tail = before.blocks.length - replaced.from - replaced.removed;
        assert.equal(draft.blocks.length, before.blocks.length - replaced.removed + replaced.inserted);
        for (let index = 0; index < replaced.from; index += 1)
          assert.equal(draft.blocks[index], before.blocks[index]);
        for (let index = 1; index <= tail; index += 1)
          assert.equal(draft.blocks.at(-index), before.blocks.at(-index));
      }),
    );
  });

  it('covers every code unit with exactly one block and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(draftText, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const draft = readDraft(text);
        assert.equal(draft.blocks.map((block) => block.text).join(''), text);
        assert.ok(draft.blocks.every((block) => block.text.length > 0));
        for (const block of draft.blocks) checkSpans(block);
        checkOutline(draft.outline.nodes.map(({ parent, end }) => ({ parent, end })));
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the text document of the protocol library on every position', () => {
    const lines = fc.array(
      fc.constantFrom(
        'a',
        'bc',
        '\n',
        '\r\n',
        '\r',
        '\n\n',
        '1. x',
        '\u2028',
        '\u0085',
        '\f',
        '[',
        'é',
        '\ud83d\ude00',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, fc.array(edit, { maxLength: 4 }), (pieces, edits) => {
        let text = pieces.join('');
        let draft = readDraft(text);
        for (const change of edits) ({ draft, text } = applyEdit(draft, text, change));
        const document = TextDocument.create('file:///d', 'un-draft', 1, text);
        for (let offset = -1; offset <= text.length + 1; offset += 1) {
          assert.deepEqual(draft.positionAt(offset), document.positionAt(offset), `position of ${offset}`);
        }
        for (let line = -1; line <= document.lineCount; line += 1) {
          for (const character of [-1, 0, 1, 2, 3, 7, 1000]) {
            const position = { line, character };
            assert.equal(draft.offsetAt(position), document.offsetAt(position), JSON.stringify(position));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('clamps spans and takes them in either order', () => {
    const draft = readDraft('We recognise the Forum.\n');
    assert.equal(draft.edit({ start: -5, end: 2 }, 'They').draft.text, 'They recognise the Forum.\n');
    assert.equal(draft.edit({ start: 999, end: 999 }, 'End').draft.text, 'We recognise the Forum.\nEnd');
    assert.equal(draft.edit({ start: 2, end: 0 }, 'You').draft.text, 'You recognise the Forum.\n');
    assert.equal(readDraft('').edit({ start: 0, end: 0 }, 'New').draft.text, 'New');
  });
});

function seed(): { seed?: number } {
  const given = process.env.CAUCUS_FUZZ_SEED;
  return given === undefined ? {} : { seed: Number(given) };
}

function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  return (
    a.length === b.length &&
    a.every((block, index) => block === b[index] || JSON.stringify(block) === JSON.stringify(b[index]))
  );
}

function checkSpans(block: Block): void {
  const inside = (span: { start: number; end: number }) =>
    assert.ok(
      0 <= span.start && span.start <= span.end && span.end <= block.text.length,
      JSON.stringify(block),
    );
  if (block.kind === 'heading') inside(block.title);
  if (block.kind === 'paragraph') {
    inside(block.content);
    for (const span of block.furniture) inside(span);
  }
  if ((block.kind === 'heading' || block.kind === 'paragraph') && block.label !== undefined) {
    inside(block.label.span);
    assert.equal(block.text.slice(block.label.span.start, block.label.span.end), block.label.printed);
  }
  const markup = markupOf(block);
  const brackets = [...markup.brackets];
  for (let bracket = brackets.pop(); bracket !== undefined; bracket = brackets.pop()) {
    inside(bracket.span);
    inside(bracket.inner);
    for (const attribution of bracket.attributions) inside(attribution.span);
    brackets.push(...bracket.children);
  }
  for (const { span } of [...markup.statuses, ...markup.references, ...markup.footnotes]) inside(span);
  for (const span of markup.unbalanced) inside(span);
}

function checkOutline(nodes: readonly { parent: number; end: number }[]): void {
  for (const [index, node] of nodes.entries()) {
    assert.ok(node.parent < index && node.end > index && node.end <= nodes.length);
    const parent = nodes[node.parent];
    if (parent !== undefined) assert.ok(node.end <= parent.end, 'a child ends within its parent');
  }
}
