import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, show, write } from './editing';
import { waitFor } from './wait';

interface Place {
  readonly draft: 'rev-1' | 'zero-draft';
  readonly thread: string;
  readonly words: string;
}

const here: Place = {
  draft: 'rev-1',
  thread: 'rev-1-p2-01kfh2m4q8s6v0x3z5b7d9g1jp',
  words: 'predictable funding',
};
const there: Place = {
  draft: 'zero-draft',
  thread: 'zero-draft-p1-01kfh2m4q8s6v0x3z5b7d9g1jq',
  words: 'We take note of the work of the Sample Forum',
};
let count = 0;

/** Another member annotates, as a file that comes with the updates. */
async function arrives({ draft, thread, words }: Place): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(draftOf({ draft })));
  const at = text.indexOf(words);
  assert.ok(at > 0, words);
  const id = `01kfh2m4q8s6v0x3z5b7d${String(++count).padStart(5, '0')}`;
  await write(
    file(`annotations/compact/${thread}/${id}-island-operators.md`),
    `---
kind: annotation
by: B. Member <b.member@islands.example.org>
member: island-operators
date: 2026-02-17T09:00:00Z
stance: support
target:
  draft: compact/${draft}
  quote: ${words}
  prefix: ${JSON.stringify(text.slice(at - 30, at))}
  suffix: ${JSON.stringify(text.slice(at + words.length, at + words.length + 30))}
---
First paragraph.

Second paragraph.
`,
  );
}

function draftOf({ draft }: Pick<Place, 'draft'>): vscode.Uri {
  return file(`drafts/compact/${draft}.undraft.md`);
}

/** Where *Next unread* leads: the words that are then selected, in their draft; nothing where it leads nowhere. */
async function next(): Promise<string | undefined> {
  await closeAll();
  await vscode.commands.executeCommand('caucus.nextUnread');
  const editor = vscode.window.activeTextEditor;
  return (
    editor && `${editor.document.uri.path.split('/').at(-1)}: ${editor.document.getText(editor.selection)}`
  );
}

const words = ({ draft, words }: Place) => `${draft}.undraft.md: ${words}`;

/** What holds in both extension hosts: no git is needed for it. */
describe('What is new in a window', () => {
  before(async () => {
    await show('drafts/compact/rev-1.undraft.md');
    // What is there when the coalition is met counts as seen: from some entry on, they are new.
    // VS Code tells of a file once none has changed for a quarter of a second, so each gets its time.
    await waitFor('the first that is new', async () => {
      await arrives(here);
      const told = Date.now() + 1500;
      while (Date.now() < told) if ((await next()) === words(here)) return true;
      return false;
    });
  });
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(file('annotations'), { recursive: true }));

  it('is gone to at its words, across drafts, until nothing is left', async () => {
    await vscode.commands.executeCommand('caucus.markAllRead');
    await waitFor('nothing to be left', async () => (await next()) === undefined);
    await arrives(here);
    await arrives(there);
    const visited = new Set<string>();
    await waitFor('both', async () => {
      const where = await next();
      if (where) visited.add(where);
      return visited.size === 2;
    });
    assert.deepEqual([...visited].sort(), [words(here), words(there)].sort());
    await waitFor('nothing to be left', async () => (await next()) === undefined);
  });

  it('is nothing once it was shown by another command', async () => {
    const shown: Place = {
      draft: 'rev-1',
      thread: 'rev-1-p3-01kfh2m4q8s6v0x3z5b7d9g1jr',
      words: 'digital cooperation',
    };
    await arrives(shown);
    await waitFor('the thread to be shown', async () => {
      const id = `compact/${shown.thread}`;
      await vscode.commands.executeCommand('caucus.showThreads', draftOf(shown).toString(), [id]);
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText(editor.selection) === shown.words;
    });
    assert.equal(await next(), undefined);
  });
});
