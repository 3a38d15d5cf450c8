import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entryKey, keyText, readKey } from '../../../server/src/unread/entry-key';
import { MOST_KEYS, readSeen, writeSeen } from '../../../server/src/unread/seen-record';

const key = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const keys = fc.uniqueArray(key, { maxLength: 60 });

describe('The record of what was seen', () => {
  it('gives back what was written, whatever the order', () => {
    fc.assert(
      fc.property(keys, (list) => {
        const record = writeSeen(list);
        assert.deepEqual(readSeen(record), new Set([...list].sort((a, b) => a - b)));
        assert.equal(writeSeen([...list].reverse()), record, 'the same entries make the same file');
      }),
    );
  });

  it('is none when it is cut off anywhere', () => {
    const record = writeSeen(Array.from({ length: 40 }, (_, i) => entryKey('idc/t', `${i}.md`)));
    // Without its last line feed it is whole.
    for (let length = 0; length < record.length - 1; length++) {
      assert.equal(readSeen(record.slice(0, length)), undefined, `cut at ${length}`);
    }
    assert.equal(readSeen(record)?.size, 40);
  });

  it('is never an error, and never more than was written, when it is damaged', () => {
    fc.assert(
      fc.property(keys, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (list, at, put) => {
        const record = writeSeen(list);
        const place = at % record.length;
        const read = readSeen(record.slice(0, place) + put + record.slice(place + put.length));
        assert.ok(read === undefined || read.size <= list.length);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => assert.ok(!readSeen(text)?.size)));
    for (const text of [
      'caucus seen 2 0\n',
      'caucus seen 1 1\nAAAA\n',
      'caucus seen 1 2\nAAAAAAAAAAAAAAAA\n',
    ]) {
      assert.equal(readSeen(text), undefined, text);
    }
  });

  it('stays below 200 KB for 20,000 entries, and is bounded', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => entryKey('idc/rev-1-p1-x', `${i}.md`));
    assert.equal(new Set(many).size, many.length, 'no two entries of 20,000 have one key');
    assert.ok(writeSeen(many).length < 200_000);
    assert.equal(readSeen(`caucus seen 1 0\n${'\n'.repeat(MOST_KEYS * 10)}`), undefined);
  });

  it('holds keys that never change, as they are kept for years', () => {
    assert.equal(keyText(entryKey('idc/rev-1-p1-01jc', '01jc3h8k2v-registry.md')), 'f1AKGcVU');
    fc.assert(fc.property(key, (each) => assert.equal(readKey(keyText(each)), each)));
  });
});
