import assert from 'node:assert/strict';
import { DidChangeWorkspaceFoldersNotification, type WorkspaceFolder } from 'vscode-languageserver-protocol';
import { coalitions } from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const text = '1. The technical community and the digital council.';

describe('workspaces', () => {
  let folder: Folder;
  let editor: Editor;

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  it('with several coalitions: the nearest above a draft counts', async () => {
    folder = new Folder({
      'caucus.yaml': 'caucus: 1\nname: Outer\n',
      'terms/council.yaml': 'label: digital council\nstance: watch\n',
      'drafts/oc/a.undraft.md': text,
      'allies/inner/caucus.yaml': 'caucus: 1\nname: Inner\n',
      'allies/inner/terms/council.yaml': 'label: digital council\nstance: oppose\n',
      'allies/inner/drafts/oc/a.undraft.md': text,
    });
    editor = await Editor.start({ folders: [folder.uri()] });
    await editor.open(folder.uri('drafts/oc/a.undraft.md'), text);
    await editor.open(folder.uri('allies/inner/drafts/oc/a.undraft.md'), text);
    await editor.until(() => countsOf('drafts/oc/a.undraft.md')?.watch === 1);
    await editor.until(() => countsOf('allies/inner/drafts/oc/a.undraft.md')?.oppose === 1);
    assert.deepEqual(await names(), ['Inner', 'Outer']);
    // Without its own, the draft belongs to the coalition around it.
    folder.delete('allies/inner/caucus.yaml');
    await editor.deleted(folder.uri('allies/inner/caucus.yaml'));
    await editor.until(() => countsOf('allies/inner/drafts/oc/a.undraft.md')?.watch === 1);
    assert.deepEqual(await names(), ['Outer']);
  });

  it('may gain and lose folders', async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start();
    assert.deepEqual(await names(), []);
    const added: WorkspaceFolder[] = [{ uri: folder.uri(), name: 'added' }];
    await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added, removed: [] },
    });
    await editor.until(() => editor.changes > 0);
    assert.deepEqual(await names(), ['Coalition of Examples']);
    await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: added },
    });
    assert.deepEqual(await names(), []);
  });

  it('need no folder: the coalition above an open draft is found', async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start();
    const uri = folder.uri('drafts/oc/rev-1.undraft.md');
    await editor.open(uri, text);
    const { last } = await editor.rowsOf(uri);
    assert.deepEqual(last.counts, { support: 1, oppose: 1, watch: 0 });
  });

  it('may be a folder within a coalition, which is found above an open draft', async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri('drafts/oc')] });
    assert.deepEqual(await names(), []);
    const uri = folder.uri('drafts/oc/rev-1.undraft.md');
    await editor.open(uri, text);
    const { last } = await editor.rowsOf(uri);
    assert.deepEqual(last.counts, { support: 1, oppose: 1, watch: 0 });
    assert.deepEqual(await names(), ['Coalition of Examples']);
  });

  it('leave a coalition that was found above an open file when the last one is closed', async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start();
    const [one, other] = [folder.uri('drafts/oc/rev-1.undraft.md'), folder.uri('terms/cooperation.yaml')];
    await editor.open(one, text);
    await editor.open(other, coalitionFiles['terms/cooperation.yaml'] ?? '', 'yaml');
    assert.deepEqual(await names(), ['Coalition of Examples']);
    await editor.close(one);
    assert.deepEqual(await names(), ['Coalition of Examples']);
    await editor.close(other);
    assert.deepEqual(await names(), []);
    // Closed before it was found.
    await editor.open(one, text);
    await editor.close(one);
    assert.deepEqual(await names(), []);
  });

  it('take no file that appears in a folder of files or of packages for a coalition', async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
    assert.deepEqual(await names(), ['Coalition of Examples']);
    const paths = [
      'node_modules/x',
      'drafts/oc/y',
      'annotations/oc/z',
      '.hidden',
      'a/b/c/d/e',
      'allies/inner',
    ];
    for (const path of paths) folder.write(`${path}/caucus.yaml`, `caucus: 1\nname: In ${path}\n`);
    await editor.touched(...paths.map((path) => folder.uri(`${path}/caucus.yaml`)));
    assert.deepEqual((await names()).sort(), ['Coalition of Examples', 'In allies/inner']);
  });

  it('may get their first coalition while they are open', async () => {
    folder = new Folder({ 'drafts/oc/a.undraft.md': text });
    editor = await Editor.start({ folders: [folder.uri()] });
    const uri = folder.uri('drafts/oc/a.undraft.md');
    await editor.open(uri, text);
    assert.deepEqual(await names(), []);
    folder.write('caucus.yaml', 'caucus: 1\nname: New\n');
    folder.write('terms/a.yaml', 'label: technical community\nstance: support\n');
    await editor.touched(folder.uri('caucus.yaml'), folder.uri('terms/a.yaml'));
    await editor.until(() => editor.drafts.get(uri)?.last.counts.support === 1);
  });

  it('watch what a coalition is made of', async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
    const registrations = await editor.until(() => editor.registered.length > 0 && editor.registered);
    assert.match(JSON.stringify(registrations), /caucus\.yaml.*terms.*positions/);
  });

  it('count drafts that appear, change and go', async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
    await draftCounts('oc/new', undefined);
    folder.write('drafts/oc/new.undraft.md', text);
    await editor.touched(folder.uri('drafts/oc/new.undraft.md'));
    await draftCounts('oc/new', 1);
    folder.write('drafts/oc/new.undraft.md', `${text} The technical community.`);
    await editor.touched(folder.uri('drafts/oc/new.undraft.md'));
    await draftCounts('oc/new', 2);
    folder.delete('drafts/oc/new.undraft.md');
    await editor.deleted(folder.uri('drafts/oc/new.undraft.md'));
    await draftCounts('oc/new', undefined);
  });

  function countsOf(path: string) {
    return editor.drafts.get(folder.uri(path))?.last.counts;
  }

  async function names(): Promise<string[]> {
    return (await editor.connection.sendRequest(coalitions)).map(({ name }) => name);
  }

  /** Asks as the views do, whenever something has changed, until a draft has so many supported terms. */
  async function draftCounts(id: string, support: number | undefined): Promise<void> {
    for (;;) {
      const told = editor.changes;
      const [view] = await editor.connection.sendRequest(coalitions);
      const found = view?.processes.flatMap(({ drafts }) => drafts).find((draft) => draft.id === id);
      if (view && found?.counts?.support === support) return;
      await editor.until(() => editor.changes > told);
    }
  }
});
