import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { closeAll, file, hover, show } from '../host/editing';

const revision = 'drafts/compact/rev-1.undraft.md';

describe('Files that other programs change', () => {
  afterEach(closeAll);

  it('are picked up one by one', async () => {
    const { document } = await show(revision);
    const path = file('terms/secretariat.yaml').fsPath;
    await writeFile(path, 'label: secretariat\nstance: support\nnote: Named in the first reading.\n');
    assert.match(await hover(document, 'secretariat'), /Named in the first reading/);
    await rm(path);
  });

  it('are picked up when they arrive together, as an update brings them', async () => {
    const { document } = await show(revision);
    const terms = ['predictable', 'funding', 'implementation', 'follow-up'];
    const write = terms.map(
      (term) => `printf 'label: ${term}\\nstance: watch\\nnote: Arrived with ${term}.\\n' > ${term}.yaml`,
    );
    await promisify(execFile)('sh', ['-c', write.join(' && ')], { cwd: file('terms').fsPath });
    for (const term of ['predictable', 'implementation']) {
      assert.match(await hover(document, term), new RegExp(`Arrived with ${term}`));
    }
    await Promise.all(terms.map((term) => rm(file(`terms/${term}.yaml`).fsPath)));
  });
});
