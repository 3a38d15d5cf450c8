import assert from 'node:assert/strict';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import type { DirectoryEntry } from '../../../server/src/repository/file-system';
import { goodFiles, MemoryFiles, root, uriOf } from './memory-files';

const thread = 'annotations/idc/rev-1-p1-01jc3h8k2v00000000000000aa';

/** Files of which some folders cannot be listed, as those of another user. */
class GuardedFiles extends MemoryFiles {
  readonly guarded = new Set<string>();

  override async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    for (const path of this.guarded) if (uri === uriOf(path)) throw new Error('EACCES: permission denied');
    return super.readDirectory(uri);
  }
}

function guarded(...paths: readonly string[]): GuardedFiles {
  const files = new GuardedFiles({ ...goodFiles(), [`${thread}/notes.txt`]: '', 'texts/a.txt': 'Text.' });
  for (const path of paths) files.guarded.add(path);
  return files;
}

async function problemsOf(files: MemoryFiles): Promise<string[]> {
  const { problems } = await createCoalitionReader(files, root).readThreads();
  return problems
    .map(({ code, severity, uri }) => `${severity} ${code} ${uri.slice(root.length + 1)}`)
    .sort();
}

describe('folders of a coalition', () => {
  it('that cannot be read are reported, wherever they are', async () => {
    assert.deepEqual(await problemsOf(guarded()), []);
    for (const path of [
      ...['terms', 'positions', 'statements', 'drafts', 'texts', 'annotations'],
      ...['positions/all-stakeholders', 'statements/opening', 'drafts/idc', 'annotations/idc', thread],
    ]) {
      assert.deepEqual(await problemsOf(guarded(path)), [`error unreadable ${path}`]);
    }
  });

  it('are reported for as long as they cannot be read', async () => {
    const files = guarded('annotations/idc');
    const reader = createCoalitionReader(files, root);
    const unreadable = ({ problems }: Awaited<ReturnType<typeof reader.read>>) =>
      problems.filter(({ code }) => code === 'unreadable').map(({ message }) => message);
    const told = ['This folder could not be read: EACCES: permission denied'];
    assert.deepEqual(unreadable(await reader.readThreads()), told);
    files.guarded.clear();
    assert.deepEqual(unreadable(await reader.refresh([uriOf('annotations/idc')])), []);
    files.guarded.add(thread);
    assert.deepEqual(unreadable(await reader.refresh([uriOf(`${thread}/a.md`)])), told);
    files.guarded.clear();
    assert.deepEqual(unreadable(await reader.refresh([uriOf(`${thread}/a.md`)])), []);
  });
});

describe('what the rest of a coalition names', () => {
  it('is not reported as unknown where its folder cannot be read', async () => {
    for (const path of ['terms', 'positions', 'statements']) {
      const { problems } = await createCoalitionReader(guarded(path), root).readThreads();
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['unreadable'],
        path,
      );
    }
  });
});

describe('links in a coalition', () => {
  it('are reported, whatever they lead to', async () => {
    const places = [
      ...['annotations/idc', `${thread}/loop`, 'drafts/idc/folder', 'positions/all-stakeholders/more'],
      ...['statements/folder', 'terms/loop', 'texts/folder'],
    ];
    for (const path of places) {
      const files = new MemoryFiles({ ...goodFiles(), [path]: { link: '/elsewhere' } });
      assert.deepEqual(await problemsOf(files), [`warning link ${path}`]);
    }
  });

  it('are not followed where a folder of the coalition should be', async () => {
    for (const section of ['terms', 'positions', 'statements', 'drafts', 'texts', 'annotations']) {
      const files = new MemoryFiles(goodFiles());
      const inside = [...files.files].filter(([path]) => path.startsWith(`${section}/`));
      for (const [path] of inside) files.files.delete(path);
      files.files.set(section, { link: '/elsewhere' });
      // As a disk does: what a link leads to is listed.
      const through = Object.assign(files, {
        readDirectory: async (uri: string) =>
          uri === uriOf(section)
            ? ([
                { name: 'secret.yaml', type: 'file' },
                { name: 'secret', type: 'directory' },
              ] as const)
            : MemoryFiles.prototype.readDirectory.call(files, uri),
      });
      assert.deepEqual(await problemsOf(through), [`warning link ${section}`], section);
    }
  });
});
