import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type DigestParams, digest, written } from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const thread = 'annotations/oc/rev-1-p2-01km0415854400000000000000';

describe('a digest', () => {
  let folder: Folder;
  let editor: Editor;

  before(async () => {
    folder = new Folder({
      ...coalitionFiles,
      [`${thread}/01km0415854400000000000000-harbour.md`]: entry(
        'annotation',
        'harbour',
        '2026-03-01',
        'Early.',
      ),
      [`${thread}/01km0415854400000000000001-lagoon.md`]: entry('reply', 'lagoon', '2026-03-10', 'Late.'),
    });
    editor = await Editor.start({ folders: [folder.uri()] });
  });

  after(async () => {
    await editor.stop();
    folder.dispose();
  });

  const ask = (params: Partial<DigestParams>) =>
    editor.connection.sendRequest(digest, {
      root: folder.uri().replace(/\/$/, ''),
      since: '2026-03-05T00:00:00Z',
      until: '2026-04-01T00:00:00Z',
      form: 'text',
      ...params,
    });

  it('tells of what was written since a day, by draft and paragraph', async () => {
    const { text, threads } = await ask({});
    assert.match(text, /^What is new in [^\n]+\n=+\n/);
    assert.match(text, /Lagoon Operators[^\n]*Late\./);
    assert.doesNotMatch(text, /Early\./);
    assert.equal(threads, 1);
    assert.match((await ask({ form: 'markdown' })).text, /^# What is new in /);
  });

  it('begins where the last one ended, and tells of what was written earlier and came later', async () => {
    const { told } = await ask({});
    assert.equal((await ask({ told })).threads, 0);
    const path = `${thread}/01kkz0000000000000000000a1-summit.md`;
    folder.write(path, entry('reply', 'summit', '2026-02-01', 'Written offline.'));
    await editor.connection.sendNotification(written, { uris: [folder.uri(path)] });
    const { text, threads } = await ask({ told });
    assert.equal(threads, 1);
    assert.match(text, /Written offline\./);
    assert.doesNotMatch(text, /Late\./);
  });

  it('refuses in plain words where no coalition is', async () => {
    await assert.rejects(ask({ root: 'file:///nowhere' }), { message: 'This coalition is not open.' });
  });
});

function entry(kind: string, member: string, day: string, body: string): string {
  const target =
    kind === 'annotation' ? 'stance: note\ntarget: { draft: oc/rev-1, paragraph: "2", quote: forum }\n' : '';
  return `---\nkind: ${kind}\nby: A <a@${member}.example>\nmember: ${member}\ndate: ${day}T10:00:00Z\n${target}---\n${body}\n`;
}
