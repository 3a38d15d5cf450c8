import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, folder, hover, placeOf, show } from '../host/editing';
import { hasRead } from '../host/loaded';
import { waitFor } from '../host/wait';

describe('A window on several coalitions', () => {
  afterEach(closeAll);

  it('answers for each from its own positions', async () => {
    const first = await show('drafts/compact/rev-1.undraft.md', folder('first'));
    assert.match(await hover(first.document, 'multi-stakeholder'), /All who build and use the Internet/);
    const second = await show('shared/caucus/drafts/charter/zero-draft.undraft.md', folder('second'));
    assert.match(await hover(second.document, 'open data'), /What is paid for by the public/);
  });

  it('has read sharing', async () => {
    await waitFor('sharing', () => hasRead('dist/client/node/sharing.js'));
  });

  it('does not carry the terms of one into the drafts of another', async () => {
    const { document } = await show('shared/caucus/drafts/charter/zero-draft.undraft.md', folder('second'));
    await hover(document, 'open data');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, 'multistakeholder'),
    );
    assert.deepEqual(hovers.length, 0);
  });

  it('looks up in all of them', async () => {
    await show('drafts/compact/rev-1.undraft.md', folder('first'));
    for (const title of ['Data are open by default', 'The Sample Forum is permanent']) {
      await waitFor(`“${title}” among the workspace symbols`, async () => {
        const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          title,
        );
        return found.some(({ name }) => name.includes(title));
      });
    }
  });
});
