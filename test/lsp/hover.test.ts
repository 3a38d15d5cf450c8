import assert from 'node:assert/strict';
import { type Hover, HoverRequest, MarkupContent, MarkupKind } from 'vscode-languageserver-protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';
import { cursorIn, marked } from './support/marked-text';

const draft = 'drafts/oc/rev-1.undraft.md';

describe('hover', () => {
  let folder: Folder;
  let editor: Editor;

  before(async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
  });

  after(async () => {
    await editor.stop();
    folder.dispose();
  });

  it('on a term tells what has been agreed, by whom, and where it was said', async () => {
    const value = await hoverIn('1. We thank the tech‸nical community for its work.');
    assert.equal(
      value,
      [
        '**technical community** · ✓ Support',
        '**Name the technical community** · agreed 3 February 2026',
        'Those who run the network are a **group of their own**. They are named wherever others are.',
        'Preferred wording: *the technical community, as a stakeholder group of its own*  \nFallback: *the technical community and other stakeholders*',
        '2 of 3 members endorse · Lagoon Operators reserves  \nEndorsed by Harbour Registry, Summit Exchange',
        '[Our first statement](<https://example.org/first>), 5 February 2026, paragraph 12  \n[https://example.org/said](<https://example.org/said>), January 2026',
        'Once in this draft  \nCompetes with: private sector',
        `[Open the whole position](<${folder.uri('positions/named/position.md')}>)`,
      ].join('\n\n'),
    );
  });

  it('on a term counts it in the revision before', async () => {
    // References wait until all drafts have been read.
    const head = '---\nprevious: oc/zero\n---\n\n';
    const value = await hoverIn(`${head}1. The tech‸nical community.`, { settled: true });
    assert.match(value, /Once in this draft, 2 times in Open Compact, Zero Draft/);
    const other = await hoverIn(`${head}1. The digital coun‸cil, a council of States.`, { settled: true });
    assert.match(other, /2 times in this draft, not at all in Open Compact, Zero Draft/);
  });

  it('on a term without a position shows its note', async () => {
    const value = await hoverIn('1. We decide on a council of Sta‸tes.');
    assert.match(value, /^\*\*digital council\*\* · ✗ Oppose\n\nDuplicates what exists\.\n/);
    assert.match(value, /\[Open the tracked term\]\(<file:.*new-council\.yaml>\)$/);
  });

  it('on a term with a position still shows its note, and no position that has been replaced', async () => {
    const file = 'terms/tide.yaml';
    folder.write(file, 'label: tide\nstance: watch\nnote: Ask who pays.\n');
    for (const status of ['agreed', 'proposed', 'superseded']) {
      const content = `---\ntitle: What is ${status}\nstatus: ${status}\nterms: [tide]\n---\n`;
      folder.write(`positions/${status}/position.md`, content);
    }
    const other = await Editor.start({ folders: [folder.uri()] });
    const { contents } = await hoverOf(other, '1. We welcome the ti‸de.');
    await other.stop();
    for (const path of [file, 'positions/agreed', 'positions/proposed', 'positions/superseded']) {
      folder.delete(path);
    }
    const value = MarkupContent.is(contents) ? contents.value : '';
    assert.match(value, /^\*\*tide\*\* · ◉ Watch\n\nAsk who pays\.\n\n\*\*What is agreed\*\* · agreed\n/);
    assert.match(value, /See also: What is proposed$/m);
  });

  it('on a paragraph number shows the paragraph of the draft', async () => {
    const value = await hoverIn('1. The sea is open.\n\n2. As par‸agraph 1 says, it is.');
    assert.equal(value, '**1**\n\n1\\. The sea is open.');
  });

  it('on an address that alternatives share shows each, by the option it stands in', async () => {
    const value = await hoverIn(
      '5. We act:\n\nOption 1: We share:\n\n(a) all.\n\nOption 2: We keep:\n\n(a) some.\n\n6. As par‸agraph 5(a) says.',
    );
    assert.equal(value, ['**5, Option 1(a)**', '(a) all.', '**5, Option 2(a)**', '(a) some.'].join('\n\n'));
  });

  it('on a paragraph and its option shows the option, or the paragraph where it has none', async () => {
    const text = '5. We act:\n\nOption 1: We share.\n\nOption 2: We keep.\n\n6. We meet.\n\n7. As ';
    assert.equal(
      await hoverIn(`${text}par‸agraph 5, option 2 says.`),
      '**5, Option 2**\n\nOption 2: We keep.',
    );
    assert.equal(await hoverIn(`${text}par‸agraph 6, option 2 says.`), '**6**\n\n6\\. We meet.');
  });

  it('on a cited text shows its paragraph, by title and by alias', async () => {
    const expected =
      '**3 · Harbour Declaration**\n\n3\\. Every harbour keeps a light, and the technical community tends it.';
    assert.equal(
      await hoverIn('1. As paragraph 3 of the Harb‸our Declaration says.', { settled: true }),
      expected,
    );
    assert.equal(await hoverIn('1. As H‸D 3 says.', { settled: true }), expected);
  });

  it('on a bracket tells who asked for what', async () => {
    const value = await hoverIn('1. We welcome [the for‸um] (Hills, Dales: delete) (Shore).');
    assert.match(value, /^\*\*Not agreed\*\*/);
    assert.match(value, /Hills, Dales: delete/);
    assert.match(value, /Asked for by Shore/);
  });

  it('on an alternative shows the others', async () => {
    const value = await hoverIn('1. We [shall][sho‸uld][could] act.');
    assert.match(value, /Alternative 2 of 3: shall \/ \*\*should\*\* \/ could/);
  });

  it('on a term in a bracket tells both', async () => {
    const value = await hoverIn('1. We welcome [a digital coun‸cil] (Hills: delete).');
    assert.match(value, /✗ Oppose/);
    assert.match(value, /In brackets here: Hills: delete/);
  });

  it('on other words is silent', async () => {
    const { text, cursors } = marked('1. We thank ever‸yone.');
    const [position] = cursors;
    assert.ok(position);
    await editor.open(folder.uri(draft), text);
    assert.equal(
      await editor.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: folder.uri(draft) },
        position,
      }),
      null,
    );
    await editor.close(folder.uri(draft));
  });

  it('is plain text for an editor that shows nothing else', async () => {
    const plain = await Editor.start({
      folders: [folder.uri()],
      capabilities: { textDocument: { hover: { contentFormat: [MarkupKind.PlainText] } } },
    });
    try {
      const hover = await hoverOf(plain, '1. The technical com‸munity.');
      assert.ok(MarkupContent.is(hover.contents));
      assert.equal(hover.contents.kind, MarkupKind.PlainText);
      assert.match(hover.contents.value, /^technical community · ✓ Support\n/);
      assert.match(hover.contents.value, /are a group of their own\./);
      assert.match(hover.contents.value, /Our first statement <https:\/\/example\.org\/first>/);
      assert.doesNotMatch(hover.contents.value, /[*\\]/);
    } finally {
      await plain.stop();
    }
  });

  async function hoverIn(source: string, { settled = false } = {}): Promise<string> {
    const hover = await hoverOf(editor, source, settled);
    assert.ok(MarkupContent.is(hover.contents));
    assert.ok(hover.contents.value.split('\n').length <= 24, 'fits a screen');
    return hover.contents.value;
  }

  async function hoverOf(asked: Editor, source: string, settled = false): Promise<Hover> {
    const document = marked(source);
    const uri = folder.uri(draft);
    await asked.open(uri, document.text);
    if (settled) {
      await asked.connection.sendRequest('textDocument/references', {
        textDocument: { uri: folder.uri('terms/cooperation.yaml') },
        position: { line: 0, character: 8 },
        context: { includeDeclaration: false },
      });
    }
    const position = cursorIn(document);
    const hover = await asked.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    await asked.close(uri);
    assert.ok(hover);
    return hover;
  }
});
