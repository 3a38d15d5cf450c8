import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, hover, placeOf, show } from './editing';
import { waitFor } from './wait';

const revision = 'drafts/compact/rev-1.undraft.md';

/** What holds in both extension hosts. */
describe('A window on a coalition', () => {
  afterEach(closeAll);

  it('knows a draft from Markdown by its name', async () => {
    const { document } = await show(revision);
    assert.equal(document.languageId, 'un-draft');
    const position = await show('positions/one-method/position.md');
    assert.equal(position.document.languageId, 'markdown');
  });

  it('says on a term what the coalition has agreed, and who stands behind it', async () => {
    const { document } = await show(revision);
    const text = await hover(document, 'multi-stakeholder');
    assert.match(text, /All who build and use the Internet take part/);
    assert.match(text, /multistakeholder governance of the Internet/);
    assert.match(text, /Example Registry/);
    assert.match(text, /Island Operators/);
    assert.match(text, /example\.org\/statements\/one-method/);
    assert.ok(!text.includes('The rest of the history'), 'only the first paragraph is the summary');
  });

  it('shows the paragraph that a reference names', async () => {
    const { document } = await show(revision);
    assert.match(await hover(document, 'paragraph 1'), /We reaffirm the/);
  });

  it('says on a bracket who asked for what', async () => {
    const { document } = await show(revision);
    const text = await hover(document, '[multi-stakeholder');
    assert.match(text, /Group A/);
  });

  it('outlines headings, paragraphs and items as they are printed', async () => {
    const { document } = await show(revision);
    const names = await waitFor('document symbols', async () => {
      const symbols = await symbolsOf(document.uri);
      return symbols.length > 0 && flatten(symbols).map(({ name }) => name);
    });
    for (const start of ['I. Principles', 'PP2', '1', '1 bis', '2', '2(a)', 'II. Follow-up', '3']) {
      assert.ok(
        names.some((name) => name.startsWith(start)),
        `${start} is missing from ${names.join(' | ')}`,
      );
    }
  });

  it('goes from a term to its file, and from a reference to its paragraph', async () => {
    const { document } = await show(revision);
    const term = await definitionAt(document, 'multistakeholder cooperation');
    assert.match(term.uri.path, /\/terms\/multistakeholder\.yaml$/);
    const paragraph = await definitionAt(document, 'paragraph 1');
    assert.equal(paragraph.uri.toString(), document.uri.toString());
    assert.equal(paragraph.line, placeOf(document, '1. We reaffirm').line);
  });

  it('finds every mention of a term in all drafts', async () => {
    const { document } = await show(revision);
    const position = placeOf(document, 'multistakeholder cooperation');
    const places = await waitFor('three references', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        position,
      );
      const inDrafts = found.filter(({ uri }) => uri.path.includes('/drafts/'));
      return inDrafts.length >= 3 && inDrafts;
    });
    assert.deepEqual([...new Set(places.map(({ uri }) => uri.path.split('/').pop()))].sort(), [
      'rev-1.undraft.md',
      'zero-draft.undraft.md',
    ]);
  });

  it('finds positions by name in the workspace symbols', async () => {
    await show(revision);
    const names = await waitFor('workspace symbols', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'permanent',
      );
      return found.length > 0 && found.map(({ name }) => name);
    });
    assert.ok(
      names.some((name) => name.includes('The Sample Forum is permanent')),
      names.join(' | '),
    );
  });

  it('reports a coalition file that is wrong, and no draft ever', async () => {
    const uri = file('positions/one-method/position.md');
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const { document } = await show('positions/one-method/position.md');
    const edit = new vscode.WorkspaceEdit();
    const wrong = before.replace('[multistakeholder, multilateral]', '[multistakeholder, no-such-term]');
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), wrong);
    await vscode.workspace.applyEdit(edit);
    const problem = await waitFor('a problem', () =>
      vscode.languages.getDiagnostics(uri).find(({ message }) => message.includes('no-such-term')),
    );
    assert.equal(problem.range.start.line, placeOf(document, 'no-such-term').line);
    assert.deepEqual(vscode.languages.getDiagnostics(file(revision)), []);
  });

  it('picks up a term that appears from outside', async () => {
    const { document } = await show(revision);
    await hover(document, 'multi-stakeholder');
    const uri = file('terms/implementation.yaml');
    const text = 'label: implementation\nstance: watch\nnote: Counted since the second reading.\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    assert.match(await hover(document, 'implementation'), /Counted since the second reading/);
    await vscode.workspace.fs.delete(uri);
  });

  it('offers its commands', async () => {
    await show(revision);
    const commands = await vscode.commands.getCommands(true);
    for (const id of [
      'caucus.lookUp',
      'caucus.createCoalition',
      'caucus.toggleHighlights',
      'caucus.trackTerm',
    ]) {
      assert.ok(commands.includes(id), id);
    }
  });
});

async function symbolsOf(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  return (
    (await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )) ?? []
  );
}

function flatten(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
}

async function definitionAt(
  document: vscode.TextDocument,
  words: string,
): Promise<{ uri: vscode.Uri; line: number }> {
  const position = placeOf(document, words);
  return waitFor(`the definition of “${words}”`, async () => {
    const [found] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    if (found === undefined) return undefined;
    return 'targetUri' in found
      ? { uri: found.targetUri, line: found.targetRange.start.line }
      : { uri: found.uri, line: found.range.start.line };
  });
}
