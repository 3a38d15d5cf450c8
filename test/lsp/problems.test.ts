import assert from 'node:assert/strict';
import { CodeActionRequest } from 'vscode-languageserver-protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const term = 'terms/technical-community.yaml';
const broken = 'label: technical community\nstance: support\npositions: [namde]\n';

describe('problems', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder({ ...coalitionFiles, [term]: broken });
    editor = await Editor.start({ folders: [folder.uri()] });
  });

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  it('are told at their place, and taken back when they are gone', async () => {
    const [problem] = await editor.until(() => editor.problems.get(folder.uri(term)));
    assert.equal(problem?.source, 'Caucus');
    assert.deepEqual(problem?.range.start, { line: 2, character: 12 });
    folder.write(term, broken.replace('namde', 'named'));
    await editor.touched(folder.uri(term));
    await editor.until(() => editor.problems.get(folder.uri(term))?.length === 0);
  });

  it('follow what is typed in a coalition file', async () => {
    await editor.until(() => editor.problems.get(folder.uri(term))?.length === 1);
    await editor.open(folder.uri(term), broken, 'yaml');
    await editor.change(folder.uri(term), 2, { text: broken.replace('namde', 'named') });
    await editor.until(() => editor.problems.get(folder.uri(term))?.length === 0);
  });

  it('come with a remedy where one is obvious', async () => {
    const diagnostics = await editor.until(() => editor.problems.get(folder.uri(term)));
    const [first] = diagnostics;
    assert.ok(first);
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: folder.uri(term) },
      range: first.range,
      context: { diagnostics: [...diagnostics] },
    });
    const action = actions?.find((candidate) => 'edit' in candidate);
    assert.ok(action && 'edit' in action);
    assert.deepEqual(action.diagnostics, [first]);
    const [edit] = action.edit?.changes?.[folder.uri(term)] ?? [];
    assert.equal(edit?.newText, 'named');
  });

  it('are never told of a draft', async () => {
    await editor.until(() => editor.problems.has(folder.uri(term)));
    const draft = folder.uri('drafts/oc/rev-1.undraft.md');
    await editor.open(draft, '1. [[[ unbalanced ] (Hills');
    await editor.rowsOf(draft);
    assert.deepEqual([...editor.problems.keys()], [folder.uri(term)]);
  });
});
