import assert from 'node:assert/strict';
import fc from 'fast-check';
import { causalOrder, type Ordered } from '../../../server/src/entries/causal-order';

const entry = (id: string, date: string, ...after: string[]): Ordered => ({ id, date, after });

describe('causal order', () => {
  it('goes by date, then by id, where nobody had seen anybody', () => {
    const entries = [entry('c', '2025-01-02'), entry('b', '2025-01-01'), entry('a', '2025-01-02')];
    assert.deepEqual(
      causalOrder(entries).ordered.map(({ id }) => id),
      ['b', 'a', 'c'],
    );
  });

  it('compares instants, not the way they are written', () => {
    const entries = [entry('a', '2025-01-01T12:00:00Z'), entry('b', '2025-01-01T12:00:00+05:00')];
    assert.deepEqual(
      causalOrder(entries).ordered.map(({ id }) => id),
      ['b', 'a'],
    );
  });

  it('trusts what a writer had seen over the clock', () => {
    const entries = [entry('a', '2020-01-01', 'b'), entry('b', '2025-01-01')];
    assert.deepEqual(
      causalOrder(entries).ordered.map(({ id }) => id),
      ['b', 'a'],
    );
  });

  it('tells of circles, and keeps their entries', () => {
    const entries = [entry('a', '2025-01-01', 'b'), entry('b', '2025-01-02', 'a'), entry('c', '2025-01-03')];
    const { ordered, inCircle } = causalOrder(entries);
    assert.deepEqual(
      ordered.map(({ id }) => id),
      ['c', 'a', 'b'],
    );
    assert.deepEqual(new Set(Array.from(inCircle, ({ id }) => id)), new Set(['a', 'b']));
    assert.equal(causalOrder([entry('a', '', 'a')]).inCircle.size, 1);
  });

  it('keeps every entry, puts none before one it follows, and does not depend on the order it is given', () => {
    const entries = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }).chain((numbers) =>
      fc.tuple(
        ...numbers.map((number) =>
          fc.record({
            id: fc.constant(String(number).padStart(2, '0')),
            date: fc.constantFrom('2025-01-01', '2025-01-02', '2025-01-03T10:00:00Z', 'nonsense'),
            // Smaller numbers only, so that there is no circle; some of them missing.
            after: fc
              .array(fc.nat(Math.max(0, number - 1)), { maxLength: 3 })
              .map((seen) =>
                seen.filter((other) => other < number).map((other) => String(other).padStart(2, '0')),
              ),
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, random) => {
        const { ordered, inCircle } = causalOrder(list);
        assert.equal(inCircle.size, 0);
        assert.equal(ordered.length, list.length);
        const place = new Map(ordered.map(({ id }, i) => [id, i]));
        for (const { id, after } of list) {
          for (const seen of after) assert.ok((place.get(seen) ?? -1) < (place.get(id) ?? -1));
        }
        const shuffled = list
          .map((item) => ({ item, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        assert.deepEqual(causalOrder(shuffled).ordered, ordered);
      }),
    );
  });
});
