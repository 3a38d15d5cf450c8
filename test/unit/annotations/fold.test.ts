import assert from 'node:assert/strict';
import type { Entry } from '../../../server/src/annotations/entry';
import { foldThread } from '../../../server/src/annotations/fold';
import type { Thread } from '../../../server/src/annotations/thread';
import { entry, inTurn, target } from './examples';

const fold = (...entries: Entry[]) => foldThread('idc/rev-1-p12-01', entries);
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const remarksOf = (thread: Thread) => thread.remarks.map((remark) => `${remark.entry.id}: ${remark.body}`);
const problemsOf = (thread: Thread) =>
  thread.problems.map(({ code, name, other }) => [code, name.slice(0, name.indexOf('-')), other]);

describe('a thread', () => {
  it('begins with its annotation and holds the replies in causal order', () => {
    const thread = fold(
      entry('c', 'reply', { body: 'third', date: '2025-11-01', after: ['b'] }),
      entry('a', 'annotation', { body: 'first', date: '2025-11-10' }),
      entry('b', 'reply', { body: 'second', date: '2025-11-09', after: ['a'] }),
    );
    assert.deepEqual(remarksOf(thread), ['a: first', 'b: second', 'c: third']);
    assert.deepEqual(thread.target, target());
    assert.deepEqual(thread.heads, ['c']);
    assert.deepEqual([thread.state, thread.problems], ['open', []]);
  });

  it('has as heads what nobody has answered, and always one', () => {
    const heads = (...entries: Entry[]) => fold(...entries).heads;
    const a = entry('a', 'annotation');
    assert.deepEqual(heads(), []);
    assert.deepEqual(heads(a), ['a']);
    assert.deepEqual(heads(a, entry('b', 'reply', { after: ['a'] }), entry('c', 'reply', { after: ['a'] })), [
      'b',
      'c',
    ]);
    assert.deepEqual(
      heads(entry('a', 'annotation', { after: ['b'] }), entry('b', 'reply', { after: ['a'] })).length,
      1,
    );
    assert.deepEqual(heads(entry('a', 'annotation', { after: ['a'] })), ['a']);
  });

  it('without an annotation is reported and shown', () => {
    const thread = fold(entry('b', 'reply', { body: 'alone', after: ['a'] }));
    assert.deepEqual(remarksOf(thread), ['b: alone']);
    assert.equal(thread.target, undefined);
    assert.deepEqual(problemsOf(thread), [['no-annotation', 'b', undefined]]);
  });

  it('takes its place from the first annotation that has one', () => {
    const thread = fold(
      { ...entry('a', 'annotation', { date: '2025-01-01' }), target: undefined } as unknown as Entry,
      entry('b', 'annotation', { target: target({ quote: 'other' }) }),
    );
    assert.equal(thread.target?.quote, 'other');
  });
});

describe('an edit', () => {
  const a = entry('a', 'annotation', { body: 'first', positions: ['x'], proposal: 'wording' });

  it('changes what it mentions and leaves the rest', () => {
    const cases: [Partial<Entry>, object][] = [
      [{ body: 'second' }, { body: 'second', stance: 'amend', positions: ['x'], proposal: 'wording' }],
      [{ stance: 'oppose' }, { body: 'first', stance: 'oppose', positions: ['x'], proposal: 'wording' }],
      [{ positions: [] }, { body: 'first', stance: 'amend', positions: [], proposal: 'wording' }],
      [{ proposal: '' }, { body: 'first', stance: 'amend', positions: ['x'], proposal: '' }],
      [{ proposal: false }, { body: 'first', stance: 'amend', positions: ['x'], proposal: undefined }],
    ];
    for (const [fields, expected] of cases) {
      const [remark] = fold(...inTurn(a, entry('b', 'edit', { of: 'a', ...fields }))).remarks;
      assert.ok(remark);
      const { body, stance, positions, proposal } = remark;
      assert.deepEqual({ body, stance, positions, proposal }, expected);
      assert.deepEqual(idsOf(remark.edits), ['b']);
      assert.equal(remark.entry.body, 'first');
    }
  });

  it('of an edit is an edit of the remark; the last in causal order counts', () => {
    const thread = fold(
      ...inTurn(
        a,
        entry('b', 'edit', { of: 'a', body: 'second' }),
        entry('c', 'edit', { of: 'b', body: 'third' }),
      ),
    );
    assert.deepEqual(remarksOf(thread), ['a: third']);
    assert.deepEqual(idsOf(thread.remarks[0]?.edits ?? []), ['b', 'c']);
  });

  it('comes after what it is about, whatever its clock and `after` say', () => {
    const thread = fold(a, entry('b', 'edit', { of: 'a', body: 'second', date: '2020-01-01' }));
    assert.deepEqual(remarksOf(thread), ['a: second']);
  });

  it('of what another member said does not count, is reported, and is shown', () => {
    const thread = fold(...inTurn(a, entry('b', 'edit', { of: 'a', member: 'exchange', body: 'not mine' })));
    assert.deepEqual(remarksOf(thread), ['a: first', 'b: not mine']);
    assert.deepEqual(problemsOf(thread), [['not-own', 'b', 'a']]);
  });

  it('of an edit that does not count is an edit of that', () => {
    const thread = fold(
      ...inTurn(
        a,
        entry('b', 'edit', { of: 'a', member: 'exchange', body: 'not mine' }),
        entry('c', 'edit', { of: 'b', member: 'exchange', body: 'not mine, better' }),
      ),
    );
    assert.deepEqual(remarksOf(thread), ['a: first', 'b: not mine, better']);
  });

  it('by nobody counts for nobody', () => {
    const thread = fold(
      ...inTurn(
        entry('a', 'unknown', { member: '' }),
        entry('b', 'edit', { of: 'a', member: '', body: 'x' }),
      ),
    );
    assert.deepEqual(remarksOf(thread), ['a: ', 'b: x']);
  });

  it('of what is missing is shown until that arrives', () => {
    const b = entry('b', 'edit', { of: 'a', body: 'second' });
    assert.deepEqual(problemsOf(fold(b)), [
      ['missing-entry', 'b', 'a'],
      ['no-annotation', 'b', undefined],
    ]);
    assert.deepEqual(remarksOf(fold(b)), ['b: second']);
    assert.deepEqual(remarksOf(fold(a, b)), ['a: second']);
    const { of: _, ...aimless } = b;
    assert.deepEqual(problemsOf(fold(a, aimless)), [['missing-entry', 'b', undefined]]);
  });

  it('may be of a reply, and of the words of a change of state or an endorsement', () => {
    for (const kind of ['reply', 'resolve', 'endorse'] as const) {
      const spoken = entry('b', kind, {
        ...(kind === 'endorse' && { of: 'a' }),
        member: 'm',
        body: 'before',
      });
      const thread = fold(...inTurn(a, spoken, entry('c', 'edit', { of: 'b', member: 'm', body: 'after' })));
      assert.deepEqual(remarksOf(thread), ['a: first', 'b: after'], kind);
      assert.deepEqual(thread.problems, []);
    }
  });
});

describe('a withdrawal', () => {
  const a = entry('a', 'annotation', { body: 'first' });

  it('hides one remark and leaves the replies', () => {
    const thread = fold(
      ...inTurn(
        a,
        entry('b', 'reply', { member: 'exchange', body: 'answer' }),
        entry('c', 'withdraw', { of: 'a', body: 'we were wrong' }),
      ),
    );
    assert.deepEqual(remarksOf(thread), ['a: first', 'b: answer']);
    assert.deepEqual(
      thread.remarks.map(({ withdrawn }) => withdrawn?.id),
      ['c', undefined],
    );
  });

  it('of an edit withdraws the remark; an edit afterwards does not bring it back', () => {
    const thread = fold(
      ...inTurn(
        a,
        entry('b', 'edit', { of: 'a', body: 'second' }),
        entry('c', 'withdraw', { of: 'b' }),
        entry('d', 'edit', { of: 'a', body: 'third' }),
      ),
    );
    assert.deepEqual(remarksOf(thread), ['a: third']);
    assert.equal(thread.remarks[0]?.withdrawn?.id, 'c');
  });

  it('by another member does not count, is reported, and is shown', () => {
    const thread = fold(...inTurn(a, entry('b', 'withdraw', { of: 'a', member: 'exchange' })));
    assert.equal(thread.remarks[0]?.withdrawn, undefined);
    assert.deepEqual(remarksOf(thread), ['a: first', 'b: ']);
    assert.deepEqual(problemsOf(thread), [['not-own', 'b', 'a']]);
  });

  it('a second time keeps its own words', () => {
    const twice = ['b', 'c'].map((id) => entry(id, 'withdraw', { of: 'a', body: `reason ${id}` }));
    const thread = fold(...inTurn(a, ...twice));
    assert.equal(thread.remarks[0]?.withdrawn?.id, 'b');
    assert.deepEqual(remarksOf(thread), ['a: first', 'c: reason c']);
  });
});

describe('an endorsement', () => {
  const a = entry('a', 'annotation', { body: 'first' });
  const plus = (id: string, member: string, fields: Partial<Entry> = {}) =>
    entry(id, 'endorse', { of: 'a', member, ...fields });
  const endorsementsOf = (thread: Thread) => idsOf(thread.remarks[0]?.endorsements ?? []);

  it('counts once for each member, the last one', () => {
    const thread = fold(...inTurn(a, plus('b', 'm'), plus('c', 'n'), plus('d', 'm')));
    assert.deepEqual(endorsementsOf(thread), ['c', 'd']);
    assert.equal(thread.remarks.length, 1);
  });

  it('with words is a remark as well', () => {
    const thread = fold(...inTurn(a, plus('b', 'm', { body: 'and more' })));
    assert.deepEqual(endorsementsOf(thread), ['b']);
    assert.deepEqual(remarksOf(thread), ['a: first', 'b: and more']);
  });

  it('of an edit or of a bare endorsement is of the remark', () => {
    const thread = fold(
      ...inTurn(
        a,
        entry('b', 'edit', { of: 'a', body: 'second' }),
        plus('c', 'm', { of: 'b' }),
        plus('d', 'n', { of: 'c' }),
      ),
    );
    assert.deepEqual(endorsementsOf(thread), ['c', 'd']);
  });

  it('can be withdrawn by its member', () => {
    const withdraw = (member: string) => entry('c', 'withdraw', { of: 'b', member });
    assert.deepEqual(endorsementsOf(fold(...inTurn(a, plus('b', 'm'), withdraw('m')))), []);
    assert.deepEqual(endorsementsOf(fold(...inTurn(a, plus('b', 'm'), withdraw('registry')))), ['b']);
  });

  it('tells whose words were edited after it', () => {
    const thread = fold(
      a,
      plus('b', 'm', { after: ['a'], date: '2025-11-12' }),
      entry('c', 'edit', { of: 'a', body: 'second', after: ['a'], date: '2025-11-11' }),
      entry('d', 'reply', { after: ['c'], date: '2025-11-13' }),
      plus('e', 'n', { after: ['d'], date: '2025-11-14' }),
    );
    assert.deepEqual(endorsementsOf(thread), ['b', 'e']);
    assert.deepEqual(idsOf(thread.remarks[0]?.earlierEndorsements ?? []), ['b']);
  });
});

describe('the state of a thread', () => {
  const a = entry('a', 'annotation');
  const on = (kind: Entry['kind'], id: string, ...after: string[]) => entry(id, kind, { after });
  const cases: [string, Entry[], Thread['state'], string[]][] = [
    ['is open at first', [], 'open', []],
    ['is what the only change says', [on('resolve', 'b', 'a')], 'resolved', ['b']],
    ['is what the last one says', [on('resolve', 'b', 'a'), on('reopen', 'c', 'b')], 'open', ['c']],
    [
      'is disputed where two differ that had not seen each other',
      [on('resolve', 'b', 'a'), on('resolve', 'c', 'b'), on('reopen', 'd', 'b')],
      'disputed',
      ['c', 'd'],
    ],
    [
      'is not disputed where both say the same',
      [on('resolve', 'b', 'a'), on('resolve', 'c', 'a')],
      'resolved',
      ['b', 'c'],
    ],
    [
      'is settled by who has seen both',
      [on('resolve', 'b', 'a'), on('reopen', 'c', 'a'), on('resolve', 'd', 'b', 'c')],
      'resolved',
      ['d'],
    ],
    [
      'is settled by who has seen both through others',
      [
        on('resolve', 'b', 'a'),
        on('reopen', 'c', 'a'),
        on('reply', 'd', 'b', 'c'),
        on('reply', 'e', 'd'),
        on('reopen', 'f', 'e'),
      ],
      'open',
      ['f'],
    ],
    [
      'is disputed with the side that was not seen',
      [on('resolve', 'b', 'a'), on('reopen', 'c', 'a'), on('resolve', 'd', 'b')],
      'disputed',
      ['c', 'd'],
    ],
    [
      'does not trust what is missing',
      [on('resolve', 'b', 'a'), on('reopen', 'c', 'not-there')],
      'disputed',
      ['b', 'c'],
    ],
  ];
  for (const [title, entries, state, deciding] of cases) {
    it(title, () => {
      const thread = fold(a, ...entries);
      assert.deepEqual([thread.state, idsOf(thread.stateEntries)], [state, deciding]);
    });
  }

  it('is one of the three in a circle, which is reported', () => {
    const thread = fold(a, on('resolve', 'b', 'c'), on('reopen', 'c', 'b'), on('reply', 'd', 'c'));
    assert.deepEqual([thread.state, idsOf(thread.stateEntries)], ['open', ['c']]);
    assert.deepEqual(problemsOf(thread), [
      ['circle', 'b', undefined],
      ['circle', 'c', undefined],
    ]);
    assert.equal(thread.entries.length, 4);
  });
});

describe('the places of a thread', () => {
  const at = (id: string, draft: string, quote: string, fields: Partial<Entry> = {}) =>
    entry(id, 'anchor', { target: target({ draft, quote }), ...fields });
  const placesOf = (thread: Thread) =>
    Array.from(thread.anchors, ([draft, { target: place }]) => [draft, place?.quote]);

  it('are the last for each draft', () => {
    const thread = fold(
      ...inTurn(
        entry('a', 'annotation'),
        at('b', 'idc/rev-2', 'one'),
        at('c', 'idc/rev-3', 'two'),
        at('d', 'idc/rev-2', 'three'),
      ),
    );
    assert.deepEqual(placesOf(thread), [
      ['idc/rev-2', 'three'],
      ['idc/rev-3', 'two'],
    ]);
    assert.equal(thread.remarks.length, 1);
  });

  it('are what they were before one that was withdrawn', () => {
    const entries = inTurn(
      entry('a', 'annotation'),
      at('b', 'idc/rev-2', 'one'),
      at('c', 'idc/rev-2', 'two', { member: 'm' }),
      entry('d', 'withdraw', { of: 'c', member: 'm' }),
    );
    assert.deepEqual(placesOf(fold(...entries)), [['idc/rev-2', 'one']]);
  });
});

describe('entries with one id', () => {
  it('are reported and both shown', () => {
    const thread = fold(
      entry('a', 'annotation', { member: 'm', body: 'one' }),
      entry('a', 'reply', { member: 'n', body: 'two' }),
      entry('b', 'reply', { body: 'three', after: ['a'], date: '2020-01-01' }),
    );
    assert.deepEqual(remarksOf(thread).sort(), ['a: one', 'a: two', 'b: three']);
    assert.equal(thread.remarks[2]?.body, 'three');
    assert.deepEqual(thread.problems, [{ code: 'same-entry', name: 'a-n.md', other: 'a-m.md' }]);
  });

  it('are told apart by who edits', () => {
    const thread = fold(
      entry('a', 'annotation', { member: 'm', body: 'one' }),
      entry('a', 'reply', { member: 'n', body: 'two' }),
      entry('b', 'edit', { of: 'a', member: 'n', body: 'two, better' }),
    );
    assert.deepEqual(remarksOf(thread).sort(), ['a: one', 'a: two, better']);
  });
});
