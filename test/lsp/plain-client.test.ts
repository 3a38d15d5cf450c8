import assert from 'node:assert/strict';
import {
  type ClientCapabilities,
  CodeActionKind,
  CodeActionRequest,
  Command,
  DocumentSymbolRequest,
  type SymbolInformation,
} from 'vscode-languageserver-protocol';
import type { InitializationOptions } from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const draft = 'drafts/oc/rev-1.undraft.md';

const literals: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } } } },
};

/** Editors other than VS Code carry out no command of ours, and may know only what the first clients knew. */
describe('a client that knows less', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(() => {
    folder = new Folder({ ...coalitionFiles, 'terms/wrong.yaml': 'label: wrong\nstance: suport\n' });
  });

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  async function start(capabilities: ClientCapabilities, options: InitializationOptions = {}): Promise<void> {
    editor = await Editor.start({ folders: [folder.uri()], capabilities, options });
  }

  async function actionsIn(path: string, text: string) {
    await editor.open(folder.uri(path), text, path === draft ? 'un-draft' : 'yaml');
    return (
      (await editor.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: folder.uri(path) },
        range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } },
        context: { diagnostics: [] },
      })) ?? []
    );
  }

  it('is offered no action whose command it does not carry out', async () => {
    await start(literals);
    const { QuickFix } = CodeActionKind;
    assert.deepEqual(editor.capabilities.codeActionProvider, { codeActionKinds: [QuickFix] });
    assert.deepEqual(await actionsIn(draft, 'Technical community.'), []);
    const [fix] = await actionsIn('terms/wrong.yaml', 'label: wrong\nstance: suport\n');
    assert.equal(fix?.title, 'Change to “support”');
  });

  it('is told all kinds of actions that it gets', async () => {
    await start(literals, { draftActions: true });
    assert.deepEqual(editor.capabilities.codeActionProvider, {
      codeActionKinds: [CodeActionKind.QuickFix, ''],
    });
    assert.notDeepEqual(await actionsIn(draft, 'Technical community.'), []);
  });

  it('gets commands, and no actions, where it knows nothing else', async () => {
    await start({}, { draftActions: true });
    assert.equal(editor.capabilities.codeActionProvider, true);
    const commands = await actionsIn(draft, 'Technical community.');
    assert.ok(commands.length > 0 && commands.every((each) => Command.is(each)));
    assert.deepEqual(await actionsIn('terms/wrong.yaml', 'label: wrong\nstance: suport\n'), []);
    await editor.stop();
    await start({});
    assert.equal(editor.capabilities.codeActionProvider, false);
  });

  it('gets the outline as a list where it knows no tree', async () => {
    await start({});
    const uri = folder.uri(draft);
    await editor.open(uri, '# Alone\n\n1. We act:\n\n(a) together.\n');
    const symbols = (await editor.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    })) as SymbolInformation[];
    assert.deepEqual(
      symbols.map(({ name, containerName }) => [name, containerName]),
      [
        ['Alone', undefined],
        ['1 We act:', 'Alone'],
        ['1(a) together.', '1 We act:'],
      ],
    );
    assert.deepEqual(symbols[1]?.location, {
      uri,
      range: { start: { line: 2, character: 0 }, end: { line: 4, character: 13 } },
    });
  });
});
