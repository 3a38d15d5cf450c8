import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeNewFiles } from '../../client/src/new-files';
import { file, folder } from './editing';

describe('Writing new files', () => {
  const place = file('annotations/compact/rev-1-p1-01km3vm6ars95te3hnq193eyn8');
  const root = folder();
  const uriOf = (name: string) => vscode.Uri.joinPath(place, name);

  afterEach(() => vscode.workspace.fs.delete(file('annotations'), { recursive: true }));

  it('gives a file its name once it is whole, and leaves nothing else behind', async () => {
    const names = ['one.md', 'two.md'];
    const files = names.map((name) => ({ uri: uriOf(name).toString(), content: `é ${name}\n`.repeat(1000) }));
    const written = await writeNewFiles(files, [root]);
    assert.deepEqual(
      written.map(String),
      files.map(({ uri }) => uri),
    );
    const listed = await vscode.workspace.fs.readDirectory(place);
    assert.deepEqual(listed.map(([name]) => name).sort(), names);
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('two.md')));
    assert.equal(content, files[1]?.content);
  });

  it('never touches a file that is there, and writes nothing then', async () => {
    await vscode.workspace.fs.writeFile(uriOf('one.md'), new TextEncoder().encode('mine'));
    const files = ['new.md', 'one.md'].map((name) => ({ uri: uriOf(name).toString(), content: 'yours' }));
    const refusal = await writeNewFiles(files, [root]).catch(String);
    assert.match(String(refusal), /There is a file already/);
    const listed = await vscode.workspace.fs.readDirectory(place);
    assert.deepEqual(
      listed.map(([name]) => name),
      ['one.md'],
    );
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('one.md')));
    assert.equal(content, 'mine');
  });

  it('lets one of two writers have a name', async () => {
    const uri = uriOf('one.md').toString();
    const results = await Promise.allSettled(
      ['first', 'second'].map((content) => writeNewFiles([{ uri, content }], [root])),
    );
    const listed = await vscode.workspace.fs.readDirectory(place);
    assert.deepEqual(
      listed.map(([name]) => name),
      ['one.md'],
    );
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('one.md')));
    assert.ok(['first', 'second'].includes(content));
    assert.ok(results.some(({ status }) => status === 'fulfilled'));
  });
});
