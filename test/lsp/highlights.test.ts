import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Editor, markedWords } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const draft = 'drafts/oc/rev-1.undraft.md';
const text = coalitionFiles[draft] ?? '';

describe('highlights', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
  });

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  it('come by stance when a draft opens', async () => {
    await editor.open(folder.uri(draft), text);
    const { rows, last } = await editor.rowsOf(folder.uri(draft));
    assert.deepEqual(markedWords(text, rows), ['technical community/0', 'digital council/1']);
    assert.deepEqual(last.counts, { support: 1, oppose: 1, watch: 0 });
    assert.equal(last.removed, -1);
    assert.equal(
      rows.reduce((sum, [lineBreaks = 0]) => sum + lineBreaks, 0),
      text.split('\n').length - 1,
    );
  });

  it('follow an edit with the changed rows alone', async () => {
    await editor.open(folder.uri(draft), text);
    const before = await editor.rowsOf(folder.uri(draft));
    const line = text.split('\n').findIndex((words) => words.startsWith('1. We thank'));
    await editor.change(folder.uri(draft), 2, {
      range: { start: { line, character: 3 }, end: { line, character: 3 } },
      text: 'With digital cooperation, ',
    });
    const { rows, last } = await editor.rowsOf(folder.uri(draft), 2);
    const edited = text.replace('1. We thank', '1. With digital cooperation, We thank');
    assert.deepEqual(markedWords(edited, rows), [
      'digital cooperation/2',
      'technical community/0',
      'digital council/1',
    ]);
    assert.deepEqual(last.counts, { support: 1, oppose: 1, watch: 1 });
    assert.equal(last.removed, 1);
    assert.equal(last.blocks.length, 1);
    assert.ok(JSON.stringify(last).length < 1000);
    assert.equal(rows.length, before.rows.length);
  });

  it('after any edits are those of the text as it then is', async () => {
    const words = fc.constantFrom(
      ...[
        'technical community',
        'digital',
        ' ',
        '\n',
        '\n\n',
        '\r\n',
        'council',
        '[',
        ']',
        '1. ',
        '---\n',
        '# ',
        'of States',
      ],
    );
    const edit = fc.record({ at: fc.nat(2000), length: fc.nat(30), text: fc.array(words, { maxLength: 4 }) });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 25 }), async (edits) => {
        run++;
        const uri = folder.uri(`drafts/oc/edited-${run}.undraft.md`);
        const fresh = folder.uri(`drafts/oc/fresh-${run}.undraft.md`);
        let now = text;
        await editor.open(uri, now);
        for (const [i, { at, length, text: pieces }] of edits.entries()) {
          const start = Math.min(at, now.length);
          const end = Math.min(start + length, now.length);
          if (splitsLineBreak(now, start) || splitsLineBreak(now, end)) continue;
          const inserted = pieces.join('');
          await editor.change(uri, i + 2, {
            range: { start: positionAt(now, start), end: positionAt(now, end) },
            text: inserted,
          });
          now = now.slice(0, start) + inserted + now.slice(end);
        }
        const version = edits.length + 2;
        await editor.change(uri, version);
        await editor.open(fresh, now);
        const incremental = await editor.rowsOf(uri, version);
        const full = await editor.rowsOf(fresh);
        assert.deepEqual(incremental.rows, full.rows);
        assert.deepEqual(incremental.last.counts, full.last.counts);
        await editor.close(uri);
        await editor.close(fresh);
      }),
      { numRuns: 60 },
    );
  });

  it('count once what several cursors change at a time', async () => {
    await editor.open(folder.uri(draft), text);
    await editor.rowsOf(folder.uri(draft));
    const lines = text.split('\n');
    const changes = ['3. We', '1. We', 'PP1'].map((opening) => {
      const line = lines.findIndex((words) => words.startsWith(opening));
      return {
        range: { start: { line, character: 3 }, end: { line, character: 3 } },
        text: ' digital cooperation ',
      };
    });
    await editor.change(folder.uri(draft), 2, ...changes);
    const { last } = await editor.rowsOf(folder.uri(draft), 2);
    assert.deepEqual(last.counts, { support: 1, oppose: 1, watch: 3 });
  });

  it('come again when a term changes on disk', async () => {
    await editor.open(folder.uri(draft), text);
    await editor.rowsOf(folder.uri(draft));
    folder.write('terms/forum.yaml', 'label: forum\nstance: watch\n');
    await editor.touched(folder.uri('terms/forum.yaml'));
    await editor.until(() => editor.drafts.get(folder.uri(draft))?.last.counts.watch === 1);
    folder.delete('terms/forum.yaml');
    await editor.deleted(folder.uri('terms/forum.yaml'));
    await editor.until(() => editor.drafts.get(folder.uri(draft))?.last.counts.watch === 0);
  });

  it('follow a term that is edited and not yet saved, and go back when it is closed', async () => {
    await editor.open(folder.uri(draft), text);
    await editor.rowsOf(folder.uri(draft));
    const term = folder.uri('terms/cooperation.yaml');
    await editor.open(term, coalitionFiles['terms/cooperation.yaml'] ?? '', 'yaml');
    await editor.change(term, 2, { text: 'label: its work\nstance: oppose\n' });
    await editor.until(() => editor.drafts.get(folder.uri(draft))?.last.counts.oppose === 2);
    await editor.close(term);
    await editor.until(() => editor.drafts.get(folder.uri(draft))?.last.counts.oppose === 1);
  });

  it('come for Markdown and text files in the folders of drafts, and for nothing else', async () => {
    const other = folder.uri('notes.md');
    const plain = folder.uri('drafts/oc/mail.txt');
    await editor.open(other, 'the technical community', 'markdown');
    await editor.open(plain, 'the technical community', 'plaintext');
    await editor.rowsOf(plain);
    assert.equal(editor.drafts.has(other), false);
  });
});

describe('highlights of clients that do not ask for them', () => {
  it('are not sent; semantic tokens are offered in their place', async () => {
    const folder = new Folder(coalitionFiles);
    const editor = await Editor.start({ folders: [folder.uri()], options: {} });
    try {
      await editor.open(folder.uri(draft), text);
      assert.deepEqual(editor.capabilities.semanticTokensProvider?.legend.tokenTypes, [
        'caucusSupport',
        'caucusOppose',
        'caucusWatch',
      ]);
      const { data } = await editor.connection.sendRequest<{ data: number[] }>(
        'textDocument/semanticTokens/full',
        { textDocument: { uri: folder.uri(draft) } },
      );
      const lines = text.split('\n');
      const line = lines.findIndex((words) => words.startsWith('1. We thank'));
      const council = lines[line + 2]?.indexOf('digital council');
      assert.deepEqual(data, [line, 16, 19, 0, 0, 2, council, 15, 1, 0]);
      const range = { start: { line: line + 1, character: 0 }, end: { line: line + 2, character: 90 } };
      const part = await editor.connection.sendRequest<{ data: number[] }>(
        'textDocument/semanticTokens/range',
        {
          textDocument: { uri: folder.uri(draft) },
          range,
        },
      );
      assert.deepEqual(part.data, [line + 2, council, 15, 1, 0]);
      assert.equal(editor.drafts.size, 0);
    } finally {
      await editor.stop();
      folder.dispose();
    }
  });
});

function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function splitsLineBreak(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}
