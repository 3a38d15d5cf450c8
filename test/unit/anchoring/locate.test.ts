import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { bodyHash } from '../../../server/src/anchoring/body';
import { describe as describeSpan } from '../../../server/src/anchoring/describe';
import { locate } from '../../../server/src/anchoring/locate';
import { readDraft } from '../../../server/src/draft/draft';
import { marked } from './marked';

const head = '---\ntitle: Rev. 1\n---\n';
const body = `
## Internet governance

101. We recognize the work of the technical community in close consultation with those responsible for «existing funding arrangements», including voluntary contributions.

102. Registries publish their policies, and the Forum meets every year.
`;

describe('a target', () => {
  const { text, spans } = marked(head + body);
  const draft = readDraft(text);
  const target = describeSpan(draft, spans[0] ?? { start: 0, end: 0 }, 'wsis20/rev-1');

  it('says where its words stand and what stands around them', () => {
    assert.deepEqual(target, {
      draft: 'wsis20/rev-1',
      text: createHash('sha256').update(text.slice(head.length)).digest('hex'),
      paragraph: '101',
      heading: ['Internet governance'],
      quote: 'existing funding arrangements',
      prefix: 'community in close consultation with those responsible for ',
      suffix: ', including voluntary contributions.\n\n102. Registries publish',
      start: (spans[0]?.start ?? 0) - head.length,
      end: (spans[0]?.end ?? 0) - head.length,
    });
  });

  it('has the hash of a body whatever its front matter', () => {
    assert.equal(
      bodyHash(readDraft(`---\ntitle: Another\n---\n${text.slice(head.length)}`)),
      bodyHash(draft),
    );
    assert.notEqual(bodyHash(readDraft(`${text}.`)), bodyHash(draft));
  });

  it('is found by its quote and paragraph alone, as somebody wrote it by hand', () => {
    const byHand = { ...target, text: '', prefix: '', suffix: '', heading: [], start: 0, end: 0 };
    const now = readDraft(text.replace('We recognize', 'We recognise'));
    const found = locate({ ...byHand, quote: 'the Forum', paragraph: '102' }, now);
    assert.equal(found.status, 'exact');
    assert.equal(now.text.slice(found.span?.start, found.span?.end), 'the Forum');
    const twice = readDraft(text.replace('Registries publish', 'The Forum and registries publish'));
    assert.equal(locate({ ...byHand, quote: 'the Forum', paragraph: '102' }, twice).status, 'exact');
    assert.equal(locate({ ...byHand, quote: 'the forum', paragraph: '102' }, twice).status, 'ambiguous');
    assert.equal(locate({ ...byHand, quote: 'the Forum', paragraph: '101' }, now).span, undefined);
  });

  it('does not cut a character of two code units', () => {
    const { prefix, suffix } = describeSpan(readDraft('😀'.repeat(99)), { start: 100, end: 102 }, 'x/y');
    for (const text of [prefix, suffix]) assert.equal(Buffer.from(text).toString(), text);
  });

  it('is found in the text it was taken from, under another front matter', () => {
    const again = readDraft(`---\ntitle: B\nstatus: draft\n---\n${text.slice(head.length)}`);
    const place = locate(target, again);
    assert.deepEqual([place.status, place.reason, place.confidence], ['exact', 'same-text', 1]);
    assert.equal(again.text.slice(place.span?.start, place.span?.end), target.quote);
  });

  const elsewhere: [name: string, change: (start: number, end: number) => [start: number, end: number]][] = [
    ['on other words', (start, end) => [start - 9, end - 9]],
    ['one letter off', (start, end) => [start, end + 1]],
    ['on all of the text', (_, end) => [0, end + 100]],
    ['behind the text', () => [10_000_000, 10_000_001]],
  ];
  for (const [name, change] of elsewhere) {
    it(`is looked for where its offsets are ${name}`, () => {
      const [start, end] = change(target.start, target.end);
      const place = locate({ ...target, start, end }, draft);
      assert.deepEqual([place.status, place.reason, place.span], ['exact', 'context', spans[0]]);
      assert.equal(locate({ ...target, start, end }, readDraft(`${text}.`), draft).reason, 'context');
    });
  }

  it('is where its offsets say, though its quote was written on other lines', () => {
    const place = locate({ ...target, quote: 'existing\nfunding  arrangements\n' }, draft);
    assert.deepEqual([place.reason, place.span], ['same-text', spans[0]]);
  });

  it('is carried through the old text only if it is the one it was taken from', () => {
    const now = readDraft(text.replace('existing funding', 'current funding'));
    assert.equal(locate(target, now, draft).reason, 'aligned');
    assert.equal(locate(target, now, readDraft(`${text}.`)).reason, 'context');
    assert.equal(locate(target, now).reason, 'context');
  });

  const cases: [name: string, now: string, status: string][] = [
    ['found in its context', body.replace('101.', '87.'), 'exact'],
    ['found where it is reworded', body.replace('existing', 'current').replace('«', '«'), 'reworded'],
    [
      'found where the words around it changed',
      body
        .replace('We recognize the work of the technical community in close', 'Further')
        .replace('contributions', 'gifts'),
      'exact',
    ],
    [
      'gone with its paragraph',
      '## Internet governance\n\n102. Registries publish their policies.\n',
      'gone',
    ],
    [
      'ambiguous where it stands twice in like company',
      `${body}\n${body.slice(body.indexOf('101')).replace('101', '103')}`,
      'ambiguous',
    ],
  ];
  for (const [name, now, status] of cases) {
    it(`without the old text, is ${name}`, () => {
      const to = marked(head + now);
      const place = locate(target, readDraft(to.text));
      assert.equal(place.status, status);
      if (status === 'ambiguous') assert.equal(place.candidates.length, 2);
      else if (status !== 'gone') {
        const words = to.text.slice(place.span?.start, place.span?.end);
        assert.equal(words, to.text.slice(to.spans[0]?.start, to.spans[0]?.end));
      }
    });
  }
});
