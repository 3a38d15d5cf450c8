import assert from 'node:assert/strict';
import { type CompletionList, CompletionRequest } from 'vscode-languageserver-protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';
import { cursorIn, marked } from './support/marked-text';

describe('completion', () => {
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

  const cases: readonly [string, string, string, readonly string[]][] = [
    ['positions of a term', 'terms/cooperation.yaml', 'label: a\npositions: [‸]\n', ['named']],
    ['stances of a term', 'terms/cooperation.yaml', 'label: a\nstance: ‸\n', ['support', 'oppose', 'watch']],
    ['stances of a new term', 'terms/new.yaml', 'stance: s‸', ['support', 'oppose', 'watch']],
    [
      'terms of a position',
      'positions/named/position.md',
      '---\ntitle: A\nterms:\n  - new-council\n  - ‸\n---\n',
      ['technical-community', 'new-council', 'cooperation'],
    ],
    ['topics', 'positions/named/position.md', '---\ntopic: p‸\n---\n', ['people']],
    [
      'the status of a position',
      'positions/named/position.md',
      '---\nstatus: ‸\n---\n',
      ['proposed', 'agreed', 'superseded'],
    ],
    ['statements', 'positions/named/position.md', '---\nsources:\n  - statement: ‸\n---\n', ['first']],
    [
      'members',
      'positions/named/01km04158545nqfv31av4vzjt9-lagoon.md',
      '---\nkind: stance\nmember: ‸\n---\n',
      ['harbour', 'lagoon', 'summit'],
    ],
    [
      "a member's stance",
      'positions/named/01km04158545nqfv31av4vzjt9-lagoon.md',
      '---\nstance: ‸\n---\n',
      ['endorse', 'reserve', 'object', 'abstain'],
    ],
    [
      'drafts',
      'statements/first/statement.md',
      '---\ndraft: oc/‸\n---\n',
      ['oc/rev-1', 'oc/zero', 'harbour'],
    ],
    [
      'the previous revision',
      'drafts/oc/rev-1.undraft.md',
      '---\nprevious: ‸\n---\n',
      ['oc/rev-1', 'oc/zero', 'harbour'],
    ],
    [
      'preferred wording in a statement',
      'statements/first/statement.md',
      '---\ntitle: A\n---\n\nWe ask for ‸',
      ['Name the technical community'],
    ],
    ['nothing in the text of a draft', 'drafts/oc/rev-1.undraft.md', '---\ntitle: A\n---\n\nmember: ‸', []],
    ['nothing under other keys', 'terms/cooperation.yaml', 'label: ‸\n', []],
    ['nothing in a comment', 'terms/cooperation.yaml', '# stance: ‸\n', []],
  ];

  for (const [what, path, source, expected] of cases) {
    it(`gives ${what}`, async () => {
      const { items } = await completionIn(path, source);
      assert.deepEqual(items.map(({ label }) => label).sort(), [...expected].sort());
    });
  }

  it('replaces what has been typed of an id', async () => {
    const { items } = await completionIn('statements/first/statement.md', '---\ndraft: oc/z‸e\n---\n');
    assert.deepEqual(items[0]?.textEdit && 'range' in items[0].textEdit && items[0].textEdit.range, {
      start: { line: 1, character: 7 },
      end: { line: 1, character: 12 },
    });
  });

  it('inserts the wording itself', async () => {
    const { items } = await completionIn('statements/first/statement.md', '---\ntitle: A\n---\n\n‸');
    assert.equal(items[0]?.insertText, 'the technical community, as a stakeholder group of its own');
  });

  async function completionIn(path: string, source: string): Promise<CompletionList> {
    const document = marked(source);
    const uri = folder.uri(path);
    await editor.open(uri, document.text, path.endsWith('.yaml') ? 'yaml' : 'markdown');
    const found = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: cursorIn(document),
    });
    await editor.close(uri);
    return (found as CompletionList | null) ?? { isIncomplete: false, items: [] };
  }
});
