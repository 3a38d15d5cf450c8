import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { locate } from '../../../server/src/anchoring/locate';
import { annotationStances, entryKinds } from '../../../server/src/annotations/entry';
import { type Draft, readDraft } from '../../../server/src/draft/draft';
import { nodeFileSystem } from '../../../server/src/node-file-system';
import type { Coalition } from '../../../server/src/repository/coalition';
import { createCoalitionReader } from '../../../server/src/repository/coalition-reader';
import { placeThread, revisionChain } from '../../../server/src/revisions/place-thread';

describe('the sample coalition', () => {
  let coalition: Coalition;
  let texts: Map<string, Draft>;

  before(async () => {
    const reader = createCoalitionReader(nodeFileSystem(), pathToFileURL(resolve('sample')).href);
    await reader.read();
    coalition = await reader.readThreads();
    const files = [...coalition.drafts.values()];
    texts = new Map(files.map(({ id, uri }) => [id, readDraft(readFileSync(fileURLToPath(uri), 'utf8'))]));
  });

  const threads = () => [...coalition.threads.values()];
  const entries = () => threads().flatMap((thread) => thread.entries);

  it('has nothing to complain about', () => {
    assert.deepEqual(coalition.problems, []);
    assert.deepEqual(
      threads().flatMap(({ problems }) => problems),
      [],
    );
  });

  it('puts no word into the mouth of a real organisation', () => {
    for (const { member, name } of entries()) assert(coalition.members.get(member)?.fictional, name);
  });

  it('shows every kind of entry, stance and state, on each revision', () => {
    const has = (found: Iterable<unknown>, wanted: readonly unknown[]) =>
      assert.deepEqual(
        wanted.filter((item) => !new Set(found).has(item)),
        [],
      );
    assert(threads().length >= 25);
    has(
      entries().map(({ kind }) => kind),
      entryKinds,
    );
    has(
      entries().map(({ stance }) => stance),
      annotationStances,
    );
    has(
      threads().map(({ state }) => state),
      ['open', 'resolved', 'disputed'],
    );
    has(
      threads().map(({ target }) => target?.draft),
      ['idc/zero-draft', 'idc/rev-1', 'idc/rev-2', 'sample-declaration'],
    );
  });

  it('has its threads on the words they quote', () => {
    for (const { id, target } of threads()) {
      const draft = target && texts.get(target.draft);
      assert(draft, id);
      const { status, span, reason } = locate(target, draft);
      assert.deepEqual([status, reason], ['exact', 'same-text'], id);
      assert.equal(span && draft.text.slice(span.start, span.end), target.quote, id);
    }
  });

  it('shows what becomes of them in the next revision', () => {
    const revisions = { textOf: (id: string) => texts.get(id) };
    const chain = revisionChain('idc/rev-2', revisions);
    assert.deepEqual(chain, ['idc/rev-2', 'idc/rev-1', 'idc/zero-draft']);
    const statuses = new Set(threads().map((thread) => placeThread(thread, chain, revisions)?.status));
    for (const status of ['exact', 'reworded', 'gone'] as const) assert(statuses.has(status), status);
  });
});
