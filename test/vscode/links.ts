import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNewFiles } from '../../client/src/new-files';
import { file, folder } from '../host/editing';

describe('A link in a coalition’s folder', () => {
  it('lets nothing be written where it leads', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'caucus-elsewhere-'));
    const link = file('texts/elsewhere').fsPath;
    await symlink(elsewhere, link, 'dir');
    try {
      const uri = file('texts/elsewhere/deeper/one.md').toString();
      const refusal = await writeNewFiles([{ uri, content: 'words' }], [folder()]).catch(String);
      assert.match(String(refusal), /leads elsewhere/);
      assert.deepEqual(await readdir(elsewhere), []);
    } finally {
      await rm(link);
      await rm(elsewhere, { recursive: true });
    }
  });
});
