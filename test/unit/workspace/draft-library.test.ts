import assert from 'node:assert/strict';
import type { DraftFile } from '../../../server/src/repository/coalition';
import type { FileSystem } from '../../../server/src/repository/file-system';
import { compileTerms } from '../../../server/src/terms/matcher';
import { DraftLibrary } from '../../../server/src/workspace/draft-library';

const id = 'idc/zero';
const file: DraftFile = { id, uri: 'file:///c/drafts/idc/zero.undraft.md', kind: 'draft' };
const files = new Map([[id, file]]);
const matcher = compileTerms([]);

/** One file, whose reading takes until it is let through. */
class SlowFile implements FileSystem {
  content: Uint8Array = new Uint8Array();
  readonly #waiting: (() => void)[] = [];

  async readFile(): Promise<Uint8Array> {
    const read = this.content;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return read;
  }

  async readDirectory(): Promise<[]> {
    return [];
  }

  write(title: string): void {
    this.content = new TextEncoder().encode(`---\ntitle: ${title}\n---\n\n1. We meet.\n`);
  }

  /** Lets what is being read be read, now and later. */
  letThrough(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

describe('the drafts of a coalition', () => {
  const slow = new SlowFile();
  let library: DraftLibrary;

  beforeEach(() => {
    library = new DraftLibrary(
      slow,
      () => undefined,
      () => {},
    );
  });

  async function settled(): Promise<void> {
    const timer = setInterval(() => slow.letThrough(), 1);
    await library.settled();
    clearInterval(timer);
  }

  it('are as they were written last, though they change while they are being read', async () => {
    slow.write('First');
    library.update(files, matcher, []);
    slow.write('Middle');
    library.update(files, matcher, [id]);
    // The reading that began first ends now; the second one has not begun.
    slow.letThrough();
    slow.write('Last');
    library.update(files, matcher, [id]);
    await settled();
    assert.equal(library.get(id)?.draft.frontMatter.title, 'Last');
  });

  it('are as they were written last, though they change while their terms are being counted', async () => {
    slow.write('First');
    library.update(files, matcher, []);
    slow.letThrough();
    await Promise.resolve();
    slow.write('Last');
    library.update(files, matcher, [id]);
    await settled();
    assert.equal(library.get(id)?.draft.frontMatter.title, 'Last');
  });

  it('are gone when they go while they are being read', async () => {
    slow.write('First');
    library.update(files, matcher, []);
    library.update(new Map(), matcher, []);
    slow.letThrough();
    await settled();
    slow.write('Other');
    library.update(files, matcher, []);
    await settled();
    assert.equal(library.get(id)?.draft.frontMatter.title, 'Other');
  });

  it('may be written in UTF-16', async () => {
    slow.content = Buffer.from('\ufeff---\ntitle: Пакт\n---\n\n1. Мы.\n', 'utf16le');
    library.update(files, matcher, []);
    await settled();
    assert.equal(library.get(id)?.draft.frontMatter.title, 'Пакт');
  });
});
