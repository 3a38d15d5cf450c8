import assert from 'node:assert/strict';
import { documentHighlights } from '../../../server/src/features/document-highlights';
import { draftTerms } from '../../../server/src/features/draft-terms';
import { foldingRanges } from '../../../server/src/features/folding';
import { references } from '../../../server/src/features/references';
import { Workspace } from '../../../server/src/workspace/workspace';
import { MemoryFiles, uriOf } from '../repository/memory-files';

const path = 'drafts/idc/zero.undraft.md';
const textDocument = { uri: uriOf(path) };
const TIMES = 15_000;
/** Milliseconds; an idle machine takes a tenth of it, and one walk for each place takes ten seconds and more. */
const ENOUGH = 2000;

describe('a paragraph of 400,000 characters', () => {
  const texts: readonly [string, string, number][] = [
    ['in English', `1. ${'the technical community acts '.repeat(TIMES)}\n`, 10],
    ['without a space', '技术社区很好啊数字合作是一个共同的任务我们大家都很高兴地来到这里'.repeat(TIMES), 1],
  ];
  for (const [name, text, character] of texts) {
    it(`has its terms listed at once: ${name}`, async () => {
      const workspace = await opened(text);
      const position = { line: 0, character };
      const highlights = timed(() => documentHighlights(workspace, { textDocument, position }));
      assert.equal(highlights?.length, TIMES);
      assert.equal(timed(() => draftTerms(workspace, textDocument))[0]?.places.length, TIMES);
      const found = references(
        workspace,
        { textDocument, position, context: { includeDeclaration: true } },
        { isCancellationRequested: false },
      );
      assert.equal((await found)?.length, 5000);
    });
  }

  it('may stand below a head of empty lines', async () => {
    const workspace = await opened(`---\n${'\n'.repeat(60_000)}title: A\n---\n`);
    const [fold] = timed(() => foldingRanges(workspace, { textDocument })) ?? [];
    assert.equal(fold?.endLine, 60_002);
  });
});

function timed<T>(run: () => T): T {
  const started = performance.now();
  const result = run();
  const took = performance.now() - started;
  assert.ok(took < ENOUGH, `took ${Math.round(took)} ms`);
  return result;
}

async function opened(text: string): Promise<Workspace> {
  const files = new MemoryFiles({
    'caucus.yaml': 'caucus: 1\nname: C\n',
    'terms/technical-community.yaml':
      'label: technical community\nstance: support\ntranslations: { zh: [技术社区] }\n',
    [path]: '',
  });
  const nothing = () => {};
  const workspace = new Workspace(files, {
    highlights: nothing,
    threads: nothing,
    coalitionChanged: nothing,
    looked: nothing,
    failed: (what, error) => assert.fail(`${what}: ${String(error)}`),
  });
  workspace.addFolders([uriOf('')]);
  await workspace.settled();
  workspace.opened({ textDocument: { ...textDocument, languageId: 'un-draft', version: 1, text } });
  return workspace;
}
