import assert from 'node:assert/strict';
import {
  CodeAction,
  CodeActionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type Location,
  ReferencesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';
import { cursorIn, marked } from './support/marked-text';

const draft = 'drafts/oc/rev-1.undraft.md';

describe('navigation', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()], options: { changes: true, draftActions: true } });
  });

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  describe('to a definition', () => {
    it('leads from a term to its file', async () => {
      assert.deepEqual(await definitionIn(draft, '1. The tech‸nical community.'), [
        'terms/technical-community.yaml:0',
      ]);
    });

    it('leads from a paragraph number to the paragraph', async () => {
      const source = '1. The sea.\n\n2. The land.\n\n3. As parag‸raphs 1 and 2 say.';
      assert.deepEqual(await definitionIn(draft, source), [`${draft}:0`, `${draft}:2`]);
    });

    it('leads from an address that alternatives share to all of them', async () => {
      const source =
        '5. We act:\n\nOption 1: We share:\n\n(a) all.\n\nOption 2: We keep:\n\n(a) all.\n\n6. As parag‸raph 5(a) says.';
      assert.deepEqual(await definitionIn(draft, source), [`${draft}:4`, `${draft}:8`]);
    });

    it('leads from a paragraph of this article to the one in the article, and from goals and texts unknown nowhere', async () => {
      const articles =
        '1. The sky.\n\n## Article 1\n\n1. The sea.\n\n## Article 2\n\n1. The land.\n\n2. As parag‸raph 1 of this Article says.\n';
      assert.deepEqual(await definitionIn(draft, articles), [`${draft}:8`]);
      assert.deepEqual(
        await definitionIn(draft, '1. The sky.\n\n2. See parag‸raph 1 of that decision.\n'),
        [],
      );
      assert.deepEqual(await definitionIn(draft, '1. The sky.\n\n2. We recall SDG‸ 1.\n'), []);
    });

    it('leads from a cited paragraph to the other text', async () => {
      await libraryRead();
      const source = '1. As parag‸raph 3 of the Harbour Declaration says.';
      assert.deepEqual(await definitionIn(draft, source), ['texts/harbour.undraft.md:10']);
    });

    it('leads from an id in a coalition file to what it names', async () => {
      const term = 'label: technical community\nstance: support\npositions: [na‸med]\n';
      assert.deepEqual(await definitionIn('terms/technical-community.yaml', term, 'yaml'), [
        'positions/named/position.md:0',
      ]);
      const position =
        '---\ntitle: A\nterms:\n  - technical-community\n  - new-cou‸ncil\n---\n\nnew-council\n';
      assert.deepEqual(await definitionIn('positions/named/position.md', position, 'markdown'), [
        'terms/new-council.yaml:0',
      ]);
      const head = '---\nprevious: oc/ze‸ro\n---\n\n1. A.\n';
      assert.deepEqual(await definitionIn(draft, head), ['drafts/oc/zero.undraft.md:0']);
    });

    it('leads nowhere from other words', async () => {
      assert.deepEqual(await definitionIn(draft, '1. The sea‸.'), []);
      assert.deepEqual(
        await definitionIn(
          'positions/named/position.md',
          '---\ntitle: A\n---\n\nterms: n‸amed\n',
          'markdown',
        ),
        [],
      );
    });
  });

  describe('to all places of a term', () => {
    const everywhere = [
      'drafts/oc/rev-1.undraft.md:15',
      'drafts/oc/zero.undraft.md:8',
      'drafts/oc/zero.undraft.md:8',
      'texts/harbour.undraft.md:10',
    ];

    it('is asked from a draft', async () => {
      assert.deepEqual(
        await referencesIn(
          draft,
          coalitionFiles[draft]?.replace('We thank the tech', 'We thank the tech‸') ?? '',
        ),
        everywhere,
      );
    });

    it('is asked from the file of the term', async () => {
      const term = coalitionFiles['terms/technical-community.yaml'] ?? '';
      assert.deepEqual(await referencesIn('terms/technical-community.yaml', `‸${term}`, 'yaml'), everywhere);
    });

    it('counts an open draft as it stands in the editor', async () => {
      await editor.open(folder.uri('drafts/oc/zero.undraft.md'), '1. Nothing of the kind.');
      const term = coalitionFiles['terms/technical-community.yaml'] ?? '';
      assert.deepEqual(
        await referencesIn('terms/technical-community.yaml', `‸${term}`, 'yaml'),
        everywhere.filter((place) => !place.includes('zero')),
      );
    });
  });

  it('lights all places of the term under the cursor', async () => {
    const { text, cursors } = marked(
      '1. The tech‸nical community, a digital council, the technical\ncommunity.',
    );
    const [position] = cursors;
    assert.ok(position);
    await editor.open(folder.uri(draft), text);
    const found = await editor.connection.sendRequest(DocumentHighlightRequest.type, {
      textDocument: { uri: folder.uri(draft) },
      position,
    });
    assert.deepEqual(
      found?.map(({ range }) => [range.start, range.end]),
      [
        [
          { line: 0, character: 7 },
          { line: 0, character: 26 },
        ],
        [
          { line: 0, character: 51 },
          { line: 1, character: 9 },
        ],
      ],
    );
  });

  it('finds positions, terms and paragraphs of the workspace', async () => {
    await libraryRead();
    const named = async (query: string) =>
      (await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query }))?.map(
        ({ name, containerName }) => `${name} – ${containerName}`,
      );
    assert.deepEqual(await named('technical com'), [
      'Name the technical community – Coalition of Examples',
      'technical community – Coalition of Examples',
      '1 We thank the technical community for its work. – Open Compact, Rev.1',
      '1 We thank the technical community, and again the technical community. – Open Compact, Zero Draft',
      '3 Every harbour keeps a light, and the technical community tends it. – Harbour Declaration',
    ]);
    assert.deepEqual(await named('no such words'), []);
  });

  it('links references to texts at hand, other symbols to the United Nations, and addresses of the head', async () => {
    await libraryRead();
    const text = [
      '---',
      'source: { url: "https://example.org/draft.pdf" }',
      '---',
      '',
      '1. See paragraph 3 of the Harbour Declaration, A/RES/70/125 and paragraph 1.',
    ].join('\n');
    await editor.open(folder.uri(draft), text);
    const links = await editor.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri: folder.uri(draft) },
    });
    assert.deepEqual(
      links?.map(({ target }) => target),
      [
        'https://example.org/draft.pdf',
        `${folder.uri('texts/harbour.undraft.md')}#L11`,
        'https://docs.un.org/en/A/RES/70/125',
      ],
    );
  });

  describe('code actions in a draft', () => {
    it('open the position of a term', async () => {
      const [action] = await actionsIn('1. The tech‸‸nical community.');
      assert.equal(action?.title, 'Open position: Name the technical community');
      assert.deepEqual(action?.command, {
        title: action?.title,
        command: 'caucus.openPosition',
        arguments: [folder.uri('positions/named/position.md')],
      });
    });

    it('track selected words', async () => {
      const [action] = await actionsIn('1. The ‸salt  water‸ rises.');
      assert.equal(action?.title, 'Track this term…');
      assert.deepEqual(action?.command?.arguments, ['salt water']);
    });

    it('do not track again what is tracked, in whatever form', async () => {
      const actions = await actionsIn('1. All ‸Technical Communities‸ and ‸others.');
      assert.ok(!actions.some(({ title }) => title === 'Track this term…'));
      const more = await actionsIn('1. All ‸technical communities and others‸.');
      assert.ok(more.some(({ title }) => title === 'Track this term…'));
    });

    it('leave other places alone', async () => {
      assert.deepEqual(await actionsIn('1. The ‸‸salt water.'), []);
      const passage = await actionsIn(`1. ‸${'salt water '.repeat(40)}‸`);
      assert.deepEqual(
        passage.map(({ title }) => title),
        ['Propose a position…'],
      );
    });

    async function actionsIn(source: string) {
      const { text, cursors } = marked(source);
      const [start, end] = cursors;
      assert.ok(start && end);
      await editor.open(folder.uri(draft), text);
      const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: folder.uri(draft) },
        range: { start, end },
        context: { diagnostics: [] },
      });
      return (actions ?? []).filter((action) => CodeAction.is(action));
    }
  });

  /** References are answered when all drafts have been read. */
  async function libraryRead(): Promise<void> {
    await editor.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: folder.uri('terms/cooperation.yaml') },
      position: { line: 0, character: 0 },
      context: { includeDeclaration: true },
    });
  }

  async function definitionIn(path: string, source: string, languageId?: string): Promise<string[]> {
    const document = marked(source);
    await editor.open(folder.uri(path), document.text, languageId);
    const found = await editor.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri: folder.uri(path) },
      position: cursorIn(document),
    });
    return placesOf(found as Location[] | null);
  }

  async function referencesIn(path: string, source: string, languageId?: string): Promise<string[]> {
    const document = marked(source);
    await editor.open(folder.uri(path), document.text, languageId);
    const found = await editor.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: folder.uri(path) },
      position: cursorIn(document),
      context: { includeDeclaration: true },
    });
    return placesOf(found);
  }

  function placesOf(locations: Location[] | null): string[] {
    return (locations ?? []).map(
      ({ uri, range }) => `${uri.slice(folder.uri().length + 1)}:${range.start.line}`,
    );
  }
});
