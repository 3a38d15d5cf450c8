import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, hover, placeOf, show, write } from './editing';
import { waitFor } from './wait';

const revision = 'drafts/compact/rev-1.undraft.md';
const words = 'predictable funding';
const thread = 'annotations/compact/rev-1-p2-01kfh2m4q8s6v0x3z5b7d9g1jn';
const entry = `${thread}/01kfh2m4q8s6v0x3z5b7d9g1jn-island-operators.md`;

/** An annotation as another member has shared it. */
const annotation = `---
kind: annotation
by: B. Member <b.member@islands.example.org>
member: island-operators
date: 2026-02-17T09:00:00Z
stance: support
target:
  draft: compact/rev-1
  paragraph: 2(b)
  quote: ${words}
  prefix: "with "
  suffix: "."
---
Say **who pays**.
`;

/** What holds in both extension hosts; what is clicked and typed is in the screen suite. */
describe('Annotations in a window', () => {
  before(() => write(file(entry), annotation));
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(file(thread), { recursive: true }));

  it('say on their words what was written about them', async () => {
    const { document } = await show(revision);
    await waitFor('the annotation in the hover', async () =>
      (await hover(document, words)).includes('who pays'),
    );
  });

  it('are reached one after the other, also when text was typed above', async () => {
    const editor = await show(revision);
    await waitFor('the annotated words to be selected', async () => {
      await vscode.commands.executeCommand('caucus.nextAnnotation');
      return editor.document.getText(editor.selection) === words;
    });
    await editor.edit((edit) => edit.insert(placeOf(editor.document, 'PP1'), 'PP0 A paragraph,\n\n'));
    await editor.edit((edit) => edit.insert(placeOf(editor.document, '(b) with'), 'And so on: '));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    // Not waited for: between two messages of the server the words move with the text.
    await vscode.commands.executeCommand('caucus.nextAnnotation');
    assert.equal(editor.document.getText(editor.selection), words);
    await vscode.commands.executeCommand('caucus.previousAnnotation');
    assert.equal(editor.document.getText(editor.selection), words);
  });

  it('are counted above their paragraph, unless the setting says no', async () => {
    const { document } = await show(revision);
    const titles = async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return lenses.flatMap(({ command }) => command?.title ?? []);
    };
    await waitFor('a code lens', async () => (await titles()).includes('1 annotation'));
    const settings = vscode.workspace.getConfiguration('caucus.annotations');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Global);
    try {
      await waitFor('no code lens', async () => (await titles()).length === 0);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('are shown by the command of a code lens', async () => {
    await vscode.commands.executeCommand('caucus.showThreads', file(revision).toString(), [
      thread.replace('annotations/', ''),
    ]);
    const editor = await waitFor('the draft', () => vscode.window.activeTextEditor);
    await waitFor('the annotated words', async () => editor.document.getText(editor.selection) === words);
  });

  it('disappear with their file', async () => {
    const { document } = await show(revision);
    await hover(document, words);
    await vscode.workspace.fs.delete(file(thread), { recursive: true });
    await waitFor('no annotation in the hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, words),
      );
      return hovers.length === 0;
    });
    await write(file(entry), annotation);
  });
});
