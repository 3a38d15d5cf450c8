import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entry } from '../../../server/src/annotations/entry';
import { annotationStances } from '../../../server/src/annotations/entry';
import { foldThread } from '../../../server/src/annotations/fold';
import type { Thread } from '../../../server/src/annotations/thread';
import { entry, inTurn, kinds, target } from './examples';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const members = ['m', 'n', ''];

/** Any entries whatever: missing references, circles, ids that repeat, names that do not. */
const anyEntries = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      member: fc.constantFrom(...members),
      kind: fc.constantFrom(...kinds, 'unknown' as const),
      date: fc.constantFrom('2025-11-10', '2025-11-11T10:00:00Z', 'soon', ''),
      after: fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
      of: fc.option(fc.constantFrom(...ids), { nil: undefined }),
      body: fc.boolean(),
      proposal: fc.constantFrom(undefined, false, 'word'),
      stance: fc.constantFrom(undefined, ...annotationStances),
      draft: fc.constantFrom(undefined, 'idc/rev-1', 'idc/rev-2'),
    }),
    { maxLength: 12, selector: ({ id, member }) => `${id}-${member}` },
  )
  .map((list) =>
    list.map(({ id, member, kind, body, draft, ...fields }): Entry => {
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return {
        ...entry(id, kind, { member, ...(given as Partial<Entry>) }),
        body: body ? `words of ${id}-${member}` : '',
        ...(draft !== undefined && { target: target({ draft }) }),
        ...(given.proposal === 'word' && { proposal: `proposal of ${id}-${member}` }),
      };
    }),
  );

/** Everything that the thread lets a reader see. */
function wordsIn({ remarks }: Thread): Set<string> {
  const words = new Set<string>();
  for (const remark of remarks) {
    const shown = [remark, remark.entry, remark.withdrawn, ...remark.edits];
    for (const each of shown) {
      if (each?.body) words.add(each.body);
      if (each?.proposal) words.add(each.proposal);
    }
  }
  return words;
}

function wordsOf(entries: readonly Entry[]): Set<string> {
  return new Set(
    entries.flatMap(({ body, proposal }) => [body, proposal].filter((words) => !!words) as string[]),
  );
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((item, i) =>
    permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

describe('folding entries', function () {
  // Many runs each; a busy machine takes its time.
  this.timeout(60_000);

  it('gives one result for every permutation of a thread that has everything', () => {
    const entries = [
      ...inTurn(
        entry('a', 'annotation', { body: 'one' }),
        entry('b', 'edit', { of: 'a', body: 'two' }),
        entry('c', 'resolve', { member: 'n' }),
      ),
      entry('d', 'reopen', { member: 'm', after: ['b'] }),
      entry('d', 'endorse', { member: 'n', of: 'b', after: ['a'] }),
      entry('e', 'withdraw', { of: 'a', after: ['d', 'f'] }),
      entry('f', 'unknown', { body: 'kept', after: ['e'] }),
    ];
    const expected = foldThread('t', entries);
    assert.equal(expected.state, 'disputed');
    const all = permutations(entries);
    assert.equal(all.length, 5040);
    for (const permuted of all) assert.deepEqual(foldThread('t', permuted), expected);
  });

  it('does not depend on the order of any entries', () => {
    fc.assert(
      fc.property(anyEntries, fc.infiniteStream(fc.nat()), (entries, keys) => {
        const shuffled = entries
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .sort((x, y) => x.key - y.key)
          .map(({ each }) => each);
        assert.deepEqual(foldThread('t', shuffled), foldThread('t', entries));
      }),
      { numRuns: 1000 },
    );
  });

  it('shows every entry’s words, and so never takes any away when entries are added', () => {
    fc.assert(
      fc.property(anyEntries, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (entries, chosen) => {
        const some = entries.filter((_, i) => chosen[i]);
        const [before, after] = [foldThread('t', some), foldThread('t', entries)];
        assert.deepEqual(wordsIn(before), wordsOf(some));
        assert.deepEqual(wordsIn(after), wordsOf(entries));
        assert.equal(new Set(after.entries).size, entries.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows every entry somewhere', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const thread = foldThread('t', entries);
        const shown = new Set(
          thread.remarks.flatMap(({ entry: first, edits, withdrawn }) => [first, ...edits, withdrawn]),
        );
        for (const each of entries) {
          const isEvent = ['resolve', 'reopen', 'anchor', 'endorse', 'withdraw'].includes(each.kind);
          assert.ok(isEvent || shown.has(each), `${each.kind} ${each.name}`);
        }
        assert.ok(thread.heads.length > 0 || entries.length === 0);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a thread built to be slow in its stride', () => {
    const many = 2000;
    const chain = Array.from({ length: many }, (_, i) =>
      entry(`e${i}`, i % 2 === 0 ? 'edit' : 'endorse', {
        member: `m${i % 50}`,
        of: i === 0 ? 'e1' : 'e0',
        after: Array.from({ length: 50 }, (__, j) => `e${(i * 7 + j * 13) % many}`),
      }),
    );
    const started = performance.now();
    const thread = foldThread('t', chain);
    assert.equal(thread.entries.length, many);
    assert.ok(performance.now() - started < 5000);
  });
});
