import assert from 'node:assert/strict';
import { checkHistory, coalitions } from '../../server/src/protocol';
import { Editor } from '../lsp/support/editor';
import { Folder } from '../lsp/support/folder';
import { git } from './history-writer';

const entry = 'positions/x/01jc3h8k2v0000000000000001-auda.md';
const files = {
  'caucus.yaml':
    'caucus: 1\nname: C\nmembers:\n  cira: { name: CIRA, emails: ["@cira.example"] }\n  auda: { name: auDA, emails: ["@auda.example"] }\n',
  'positions/x/position.md': '---\ntitle: X\nstatus: agreed\n---\n',
};

describe('the server, asked who said what', function () {
  this.timeout(60_000);
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder(files);
  });
  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  it('tells of what does not fit, at the file', async () => {
    git(['-C', folder.path, 'init', '--quiet', '--initial-branch=main']);
    commit();
    folder.write(entry, '---\nkind: stance\nstance: object\nmember: auda\ndate: 2024-11-07T14:43:00Z\n---\n');
    commit();
    editor = await Editor.start({ folders: [folder.uri()] });
    const root = await rootOf(editor);
    const { findings, commits } = await editor.connection.sendRequest(checkHistory, { root });
    assert.equal(commits, 2);
    const [forged] = findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual([forged?.code, forged?.uri], ['not-the-author', folder.uri(entry)]);
    assert.match(
      forged?.message ?? '',
      /^Takes a stance for auDA; committed by someone else: P <p@cira.example>, of CIRA\.$/,
    );
  });

  it('says in a sentence why it cannot', async () => {
    editor = await Editor.start({ folders: [folder.uri()] });
    const root = await rootOf(editor);
    await assert.rejects(
      editor.connection.sendRequest(checkHistory, { root }),
      /The reason: .*is not in a git repository/,
    );
    await assert.rejects(
      editor.connection.sendRequest(checkHistory, { root: 'file:///' }),
      /This coalition is not open\./,
    );
  });

  function commit(): void {
    git(['-C', folder.path, 'add', '--all']);
    git([
      '-C',
      folder.path,
      '-c',
      'user.name=P',
      '-c',
      'user.email=p@cira.example',
      'commit',
      '--quiet',
      '-m',
      'S',
    ]);
  }
});

async function rootOf(editor: Editor): Promise<string> {
  const [coalition] = await editor.connection.sendRequest(coalitions);
  return coalition?.root ?? '';
}
