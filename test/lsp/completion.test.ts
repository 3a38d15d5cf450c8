import assert from 'node:assert/strict';
import {
  type CompletionContext,
  type CompletionList,
  CompletionRequest,
  CompletionTriggerKind,
} from 'vscode-languageserver-protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';
import { cursorIn, marked } from './support/marked-text';

describe('completion', () => {
  let folder: Folder;
  let editor: Editor;
  const statement = '---\ntitle: A\n---\n\n';

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
      'agreed wording in a statement, itself, where it is asked for',
      'statements/first/statement.md',
      '---\ntitle: A\n---\n\nWe ask for ‸',
      ['the technical community, as a stakeholder group of its own'],
    ],
    [
      'agreed wording with a word that goes on what is typed',
      'statements/first/statement.md',
      '---\ntitle: A\n---\n\nWe ask for Tech‸',
      ['the technical community, as a stakeholder group of its own'],
    ],
    [
      'no wording in which the letters typed stand scattered',
      'statements/first/statement.md',
      '---\ntitle: A\n---\n\nWe insist on‸',
      [],
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

  it('does not give what is half typed in the file itself as a topic', async () => {
    const uri = folder.uri('positions/named/position.md');
    const topicsAt = async (character: number) => {
      const found = await editor.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line: 3, character },
      });
      return (found as CompletionList).items.map(({ label }) => label);
    };
    await editor.open(uri, '---\ntitle: A\nstatus: agreed\ntopic: pe\n---\n', 'markdown');
    // The first answer waits until the file has been read, with the two letters for a topic.
    assert.deepEqual(await topicsAt(9), ['people']);
    const end = { line: 3, character: 9 };
    await editor.change(uri, 2, { range: { start: end, end }, text: 'o' });
    assert.deepEqual(await topicsAt(10), ['people']);
    await editor.close(uri);
  });

  it('replaces what has been typed of an id', async () => {
    const { items } = await completionIn('statements/first/statement.md', '---\ndraft: oc/z‸e\n---\n');
    assert.deepEqual(items[0]?.textEdit && 'range' in items[0].textEdit && items[0].textEdit.range, {
      start: { line: 1, character: 7 },
      end: { line: 1, character: 12 },
    });
  });

  const wording = 'the technical community, as a stakeholder group of its own';

  it('puts the wording in the place of what is typed of it, with its position beside it', async () => {
    const { items } = await completionIn('statements/first/statement.md', `${statement}We ask for tech‸`);
    const [item] = items;
    assert.equal(item?.detail, 'Name the technical community');
    assert.equal(item.filterText, 'tech');
    assert.deepEqual(item.textEdit, {
      range: { start: { line: 4, character: 11 }, end: { line: 4, character: 15 } },
      newText: wording,
    });
  });

  it('answers a key typed in the text of a statement only where a quotation begins', async () => {
    const typed = async (text: string, triggerCharacter: string) => {
      const context = { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter };
      const { items } = await completionIn('statements/first/statement.md', `${statement}${text}`, context);
      return items.map(({ textEdit }) => textEdit?.newText);
    };
    assert.deepEqual(await typed('We ask for ‸', ' '), []);
    assert.deepEqual(await typed('Peace, ‸', ' '), []);
    assert.deepEqual(await typed('multi-‸', '-'), []);
    assert.deepEqual(await typed('We said “so”‸', '”'), []);
    assert.deepEqual(await typed('We said "so"‸', '"'), []);
    assert.deepEqual(await typed('We ask for “‸', '“'), [`${wording}”`]);
    assert.deepEqual(await typed('We ask for "‸"', '"'), [wording]);
  });

  it('keeps wording that is only proposed out of a statement', async () => {
    const path = 'positions/named/position.md';
    await editor.open(folder.uri(path), '---\ntitle: A\nlanguage: B\nstatus: proposed\n---\n', 'markdown');
    const { items } = await completionIn('statements/first/statement.md', `${statement}We ask for ‸`);
    await editor.close(folder.uri(path));
    assert.deepEqual(items, []);
  });

  async function completionIn(
    path: string,
    source: string,
    context?: CompletionContext,
  ): Promise<CompletionList> {
    const document = marked(source);
    const uri = folder.uri(path);
    await editor.open(uri, document.text, path.endsWith('.yaml') ? 'yaml' : 'markdown');
    const found = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: cursorIn(document),
      ...(context && { context }),
    });
    await editor.close(uri);
    return (found as CompletionList | null) ?? { isIncomplete: false, items: [] };
  }
});
