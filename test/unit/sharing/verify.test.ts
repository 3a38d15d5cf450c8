import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Claim, Commit, History, Rulebook, Signature } from '../../../server/src/sharing/verify/history';
import { entryPlaceOf } from '../../../server/src/sharing/verify/place';
import { signaturesNeeded, verify } from '../../../server/src/sharing/verify/verify';

// What needs a real history is in test/git/verify.test.ts.

const now = Date.UTC(2026, 2, 20);
const path = 'positions/x/01jc3h8k2v0000000000000001-cira.md';
const person = { name: 'A', email: 'a@cira.example' };
const rules: Rulebook = {
  members: new Map([
    ['cira', { id: 'cira', name: 'CIRA', emails: ['@cira.example'] }],
    ['auda', { id: 'auda', name: 'auDA', emails: ['@auda.example'] }],
  ]),
  requireSignatures: true,
};
const claim: Claim = {
  kind: 'stance',
  member: 'cira',
  by: 'A <a@cira.example>',
  date: '2024-11-07T14:43:00Z',
  of: '',
};

function history(): History {
  const commit = (id: string, parents: string[], files: Record<string, string>): Commit => ({
    id,
    parents,
    author: person,
    authored: Date.UTC(2024, 10, 8),
    committer: person,
    committed: Date.UTC(2024, 10, 8),
    changes: [Object.entries(files).map(([at, blob]) => ({ kind: 'added', path: at, blob, isFile: true }))],
  });
  return {
    commits: [commit('one', [], { 'caucus.yaml': 'rules' }), commit('two', ['one'], { [path]: 'claim' })],
    complete: true,
    caucusBefore: new Map(),
    entriesBefore: new Map(),
    claims: new Map([['claim', claim]]),
    rulebooks: new Map([['rules', rules]]),
  };
}

describe('verifying signatures', () => {
  const key = 'SHA256:abc';
  const cases: readonly (readonly [Signature['status'], string, readonly string[]])[] = [
    ['good', 'a@cira.example', []],
    ['good', 'Bo <bo@cira.example>', []],
    ['good', 'bo@auda.example', ['signed-by-other']],
    ['good', 'x@elsewhere.example', ['signed-by-other']],
    ['good', '', []],
    ['expired', 'a@cira.example', ['expired-signature']],
    ['expired', 'bo@auda.example', ['expired-signature', 'signed-by-other']],
    ['bad', 'a@cira.example', ['bad-signature']],
    ['none', '', ['not-signed']],
    ['unknown-key', '', ['unknown-key']],
  ];
  for (const [status, signer, codes] of cases) {
    it(`${status}, of “${signer}”`, () => {
      const signatures = new Map(['one', 'two'].map((id) => [id, { status, key, signer }]));
      const found = verify(history(), signatures, now).map(({ code }) => code);
      // The first commit is held against the rules it lays down; a key is told of once.
      const both = status === 'unknown-key' ? codes : [...codes, ...codes];
      assert.deepEqual(found, both);
    });
  }

  it('asks only about commits that must be signed', () => {
    assert.deepEqual(signaturesNeeded(history()), ['one', 'two']);
    const free = { ...history(), rulebooks: new Map([['rules', { ...rules, requireSignatures: false }]]) };
    assert.deepEqual(signaturesNeeded(free), []);
    assert.deepEqual(verify(free, new Map(), now), []);
  });
});

describe('the place of an entry', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['annotations/gdc/rev-1-p1-x/01jc3h8k2v0000000000000001-cira.md', 'annotations/gdc/rev-1-p1-x cira'],
    ['Annotations/GDC/Rev-1-P1-X/01JC3H8K2V0000000000000001-CIRA.MD', 'annotations/gdc/rev-1-p1-x cira'],
    ['positions/x/01jc3h8k2v0000000000000001.md', 'positions/x '],
    ['statements/x/anything.md', 'statements/x '],
    ['positions/x/position.md', undefined],
    ['statements/x/README.md', undefined],
    ['annotations/gdc/x/position.md', 'annotations/gdc/x '],
    ['annotations/gdc/entry.md', undefined],
    ['annotations/gdc/x/y/z.md', undefined],
    ['drafts/gdc/rev-1.undraft.md', undefined],
    ['caucus.yaml', undefined],
    ['', undefined],
  ];
  for (const [at, expected] of cases) {
    it(at || 'nothing', () => {
      const place = entryPlaceOf(at);
      assert.equal(place && `${place.folder} ${place.member}`, expected);
    });
  }
});

describe('verifying any history', () => {
  it('never throws, and says everything in words', () => {
    const word = fc.constantFrom(
      '',
      'cira',
      'auda',
      'a@cira.example',
      '@cira.example',
      '<',
      '__proto__',
      '\u202e\0\n',
      'x'.repeat(500),
    );
    const at = fc.constantFrom(
      path,
      path.toUpperCase(),
      'caucus.yaml',
      'annotations/g/t/x.md',
      'positions/__proto__/a.md',
      '',
    );
    const time = fc.constantFrom(0, now, -1e18, 1e18, Number.NaN, Number.POSITIVE_INFINITY);
    const someone = fc.record({ name: word, email: word });
    const change = fc.record({
      kind: fc.constantFrom('added' as const, 'changed' as const, 'deleted' as const),
      path: at,
      blob: fc.constantFrom('a', 'b', 'rules'),
      isFile: fc.boolean(),
    });
    const commits = fc.array(
      fc.record({
        parents: fc.array(fc.nat(8), { maxLength: 3 }),
        author: someone,
        authored: time,
        committer: someone,
        committed: time,
        changes: fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 3 }),
      }),
      { maxLength: 8 },
    );
    const claims = fc.record({ kind: word, member: word, by: word, date: word, of: word });
    fc.assert(
      fc.property(commits, claims, claims, fc.boolean(), (list, a, b, complete) => {
        const found = verify(
          {
            // Parents come first, as git gives them.
            commits: list.map(({ parents, ...rest }, i) => ({
              ...rest,
              id: `c${i}`,
              parents: parents.filter((parent) => parent < i).map((parent) => `c${parent}`),
            })),
            complete,
            caucusBefore: new Map([['before', 'rules']]),
            entriesBefore: new Map([[path, 'a']]),
            claims: new Map([
              ['a', a],
              ['b', b],
            ]),
            rulebooks: new Map([['rules', rules]]),
          },
          new Map(),
          now,
        );
        for (const { message } of found) {
          assert.match(message, /^\S[^\0\n\u202e]*$/);
          assert.ok(message.length < 1000);
          assert.doesNotMatch(message, /undefined|\{\d\}/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
