import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, hover, show, write } from '../host/editing';
import { hasRead } from '../host/loaded';
import { waitFor } from '../host/wait';

const extension = () => {
  const found = vscode.extensions.getExtension('caucus.caucus');
  assert.ok(found, 'the extension is not there');
  return found;
};

describe('A window without a coalition', () => {
  afterEach(closeAll);

  // First of all: every other test wakes the extension.
  it('is left alone: the extension sleeps, also when Markdown is read', async () => {
    await show('notes.md');
    await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      file('notes.md'),
      new vscode.Position(2, 3),
    );
    assert.equal(extension().isActive, false);
  });

  it('reads sharing when somebody joins a coalition, and not before', async () => {
    await extension().activate();
    assert.equal(hasRead('dist/client/node/sharing.js'), false);
    const joined = vscode.commands.executeCommand('caucus.joinCoalition');
    await waitFor('sharing', () => hasRead('dist/client/node/sharing.js'));
    // It asks for an address, and nobody says one.
    let over = false;
    void joined.then(() => {
      over = true;
    });
    await waitFor('the end of the question', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return over;
    });
    await joined;
  });

  it('wakes when a coalition is created', async () => {
    // The person's answers are typed in the screen suite; here the folder becomes a coalition by itself.
    await extension().activate();
    await write(
      file('caucus.yaml'),
      'caucus: 1\nname: New coalition\nmembers:\n  example: { name: Example }\nprocesses: {}\n',
    );
    await write(file('terms/openness.yaml'), 'label: openness\nstance: support\nnote: Our first term.\n');
    await write(file('drafts/compact/rev-1.undraft.md'), '1. We welcome the openness of the process.\n');
    const { document } = await show('drafts/compact/rev-1.undraft.md');
    assert.equal(document.languageId, 'un-draft');
    assert.match(await hover(document, 'openness'), /Our first term/);
  });
});
