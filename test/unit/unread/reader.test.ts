import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Entry, entryKinds } from '../../../server/src/annotations/entry';
import { foldThread } from '../../../server/src/annotations/fold';
import type { Thread } from '../../../server/src/annotations/thread';
import { Reader } from '../../../server/src/unread/reader';
import { MOST_KEYS, writeSeen } from '../../../server/src/unread/seen-record';
import { entry } from '../annotations/examples';

const me = 'me@registry.example.org';

/** What lies in a coalition's folder: entries by thread. */
type Said = Readonly<Record<string, readonly Entry[]>>;

function threadsOf(said: Said): Map<string, Thread> {
  const threads = Object.entries(said).filter(([, entries]) => entries.length > 0);
  return new Map(threads.map(([id, entries]) => [id, foldThread(id, entries)]));
}

function newTo(reader: Reader): string[] {
  return [...reader.unread].flatMap(([id, { entries }]) => entries.map(({ name }) => `${id}/${name}`)).sort();
}

function begun(said: Said, record: string | null = null): Reader {
  const reader = new Reader();
  reader.begin(record, threadsOf(said), me);
  return reader;
}

/** Entries of three threads, each with its place; some are the reader's own. */
const anySaid = fc.uniqueArray(
  fc.record({
    thread: fc.constantFrom('p/a', 'p/b', 'q/a'),
    id: fc.integer({ min: 0, max: 20 }).map((n) => String.fromCharCode(97 + n)),
    kind: fc.constantFrom(...entryKinds, 'unknown' as const),
    own: fc.boolean(),
  }),
  { maxLength: 20, selector: ({ thread, id }) => `${thread}/${id}` },
);

type Item = { thread: string; id: string; kind: Entry['kind']; own: boolean };

function said(items: readonly Item[]): Said {
  const threads: Record<string, Entry[]> = {};
  for (const { thread, id, kind, own } of items) {
    threads[thread] ??= [];
    threads[thread].push(entry(id, kind, { by: own ? `Me <${me.toUpperCase()}>` : 'Other <o@example.org>' }));
  }
  return threads;
}

function namesOf(items: readonly Item[]): string[] {
  return items
    .filter(({ kind, own }) => kind !== 'anchor' && !own)
    .map(({ thread, id }) => `${thread}/${id}-registry.md`)
    .sort();
}

describe('What is new to a reader', () => {
  it('is nothing, the first time that a machine meets a coalition; then what arrives', () => {
    const before = { 'p/a': [entry('a', 'annotation'), entry('b', 'reply')] };
    const reader = begun(before);
    assert.deepEqual(newTo(reader), []);
    reader.update(threadsOf({ ...before, 'p/b': [entry('c', 'annotation')] }));
    assert.deepEqual(newTo(reader), ['p/b/c-registry.md']);
  });

  it('is every entry by others that was not there, whatever came first', () => {
    fc.assert(
      fc.property(anySaid, fc.infiniteStream(fc.nat()), fc.nat({ max: 20 }), (items, order, split) => {
        const atFirst = items.slice(0, split);
        const later = items.slice(split);
        const one = begun(said(atFirst));
        one.update(threadsOf(said(items)));
        const shuffled = later.map((item) => [item, order.next().value] as const);
        shuffled.sort(([, a], [, b]) => a - b);
        const other = begun(said(atFirst));
        for (const count of later.keys()) {
          const arrived = shuffled.slice(0, count + 1).map(([item]) => item);
          other.update(threadsOf(said([...atFirst, ...arrived])));
        }
        assert.deepEqual(newTo(one), namesOf(later));
        assert.deepEqual(newTo(other), namesOf(later));
        const restarted = begun(said(items), begun(said(atFirst)).record());
        assert.deepEqual(newTo(restarted), namesOf(later), 'what came while nothing ran is new as well');
      }),
    );
  });

  it('is an entry that is older than some that were seen: its writer had no network', () => {
    const reader = begun({ 'p/a': [entry('m', 'annotation'), entry('z', 'reply')] });
    reader.update(threadsOf({ 'p/a': [entry('m', 'annotation'), entry('n', 'reply'), entry('z', 'reply')] }));
    assert.deepEqual(newTo(reader), ['p/a/n-registry.md']);
  });

  it('is no more what was shown, and still what came meanwhile', () => {
    const all = { 'p/a': [entry('a', 'annotation'), entry('b', 'reply')], 'p/b': [entry('c', 'annotation')] };
    const reader = begun({});
    reader.update(threadsOf(all));
    reader.look('p/a', ['a-registry.md', 'never-there.md']);
    assert.deepEqual(newTo(reader), ['p/a/b-registry.md', 'p/b/c-registry.md']);
    reader.look('p/a');
    assert.deepEqual(newTo(reader), ['p/b/c-registry.md']);
    assert.deepEqual(newTo(begun(all, reader.record())), ['p/b/c-registry.md'], 'also after a restart');
  });

  it('is nothing that was written here or by the same person elsewhere, once it is known who reads', () => {
    const reader = new Reader();
    reader.begin(null, new Map());
    reader.writes('p/a', 'a-registry.md');
    const own = entry('b', 'reply', { by: `Me <${me}>` });
    reader.update(threadsOf({ 'p/a': [entry('a', 'annotation'), own, entry('c', 'reply')] }));
    assert.deepEqual(newTo(reader), ['p/a/b-registry.md', 'p/a/c-registry.md']);
    reader.setEmail(me);
    assert.deepEqual(newTo(reader), ['p/a/c-registry.md']);
  });

  it('is nothing that any of two windows has shown, in whatever order they keep it', () => {
    fc.assert(
      fc.property(anySaid, fc.nat(), fc.nat(), fc.boolean(), (items, a, b, firstWins) => {
        const all = threadsOf(said(items));
        const empty = begun({}).record();
        const windows = [begun({}, empty), begun({}, empty)] as const;
        for (const window of windows) window.update(all);
        const ids = [...all.keys()];
        const [lookedA, lookedB] = [ids[a % Math.max(ids.length, 1)], ids[b % Math.max(ids.length, 1)]];
        if (lookedA !== undefined) windows[0].look(lookedA);
        if (lookedB !== undefined) windows[1].look(lookedB);
        const [first, second] = firstWins ? windows : ([windows[1], windows[0]] as const);
        const kept = first.record();
        second.join(kept);
        const seen = [lookedA, lookedB];
        const left = namesOf(items.filter(({ thread }) => !seen.includes(thread)));
        assert.deepEqual(newTo(second), left);
        first.join(second.record());
        assert.deepEqual(newTo(first), left);
        assert.equal(first.record(), second.record());
      }),
    );
  });

  it('is nothing when the record is damaged: a reader is not told that the whole past is new', () => {
    const all = { 'p/a': [entry('a', 'annotation')] };
    for (const record of ['', 'caucus seen 1 9\n', '<<<<<<<', '\0'.repeat(100)]) {
      const reader = begun(all, record);
      assert.deepEqual(newTo(reader), [], JSON.stringify(record));
      reader.join(record);
      assert.equal(reader.size, 1);
    }
  });

  it('is nothing that comes back after it was gone for a while', () => {
    const all = { 'p/a': [entry('a', 'annotation')], 'p/b': [entry('b', 'annotation')] };
    const reader = begun(all);
    reader.update(threadsOf({ 'p/b': [entry('b', 'annotation')] }));
    const again = begun({}, reader.record());
    again.update(threadsOf(all));
    assert.deepEqual(newTo(again), []);
  });

  it('forgets what is gone only where the record would outgrow its bound', () => {
    const gone = Array.from({ length: MOST_KEYS }, (_, i) => i + 1);
    const reader = begun({}, writeSeen(gone));
    reader.update(threadsOf({ 'p/a': [entry('a', 'annotation')] }));
    reader.look('p/a');
    const record = reader.record();
    assert.match(record, /^caucus seen 1 1\n/);
    assert.deepEqual(newTo(begun({ 'p/a': [entry('a', 'annotation')] }, record)), []);
  });

  it('counts its changes only when it is something else', () => {
    const all = threadsOf({ 'p/a': [entry('a', 'annotation')] });
    const reader = begun({});
    const before = reader.changes;
    reader.update(new Map());
    assert.equal(reader.changes, before);
    reader.update(all);
    const told = reader.changes;
    assert.ok(told > before);
    reader.update(new Map(all));
    reader.look('p/none');
    reader.look('p/a', []);
    assert.equal(reader.changes, told);
    reader.update(new Map());
    assert.ok(reader.changes > told);
  });
});
