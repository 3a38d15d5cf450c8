import assert from 'node:assert/strict';
import { describe as describeSpan } from '../../../server/src/anchoring/describe';
import type { Entry } from '../../../server/src/annotations/entry';
import { foldThread } from '../../../server/src/annotations/fold';
import type { Thread } from '../../../server/src/annotations/thread';
import { type Draft, readDraft } from '../../../server/src/draft/draft';
import { placeThread, revisionChain } from '../../../server/src/revisions/place-thread';

const opening = '1. We thank all delegations for their patience in Harbour City.';
const asked = '2. We ask the registries of small islands to share what they have learned.';
const closing = '3. We will meet again in the third quarter, at the Lagoon Exchange.';

/** Revisions of one text, each with the one before named in its head. */
function revisions(...bodies: readonly string[]) {
  const texts = new Map<string, Draft>();
  for (const [index, body] of bodies.entries()) {
    const head = index === 0 ? '' : `previous: oc/rev-${index - 1}\n`;
    texts.set(`oc/rev-${index}`, readDraft(`---\ntitle: Rev. ${index}\n${head}---\n\n${body}\n`));
  }
  return { textOf: (id: string) => texts.get(id) };
}

function targetOf(texts: ReturnType<typeof revisions>, id: string, words: string) {
  const draft = texts.textOf(id);
  assert(draft);
  const start = draft.text.indexOf(words);
  assert(start >= 0, words);
  return describeSpan(draft, { start, end: start + words.length }, id);
}

let count = 0;

function entry(part: Partial<Entry>): Entry {
  count += 1;
  const id = `01km0415854${String(count).padStart(15, '0')}`;
  return {
    id,
    name: `${id}-harbour.md`,
    kind: 'annotation',
    member: 'harbour',
    by: '',
    date: '2026-02-01T10:00:00Z',
    after: [],
    body: '',
    ...part,
  };
}

function threadOn(texts: ReturnType<typeof revisions>, words: string, ...more: readonly Entry[]): Thread {
  return foldThread('oc/thread', [entry({ target: targetOf(texts, 'oc/rev-0', words) }), ...more]);
}

/** Where a thread stands in the last of the revisions: its status and words. */
function placed(thread: Thread, texts: ReturnType<typeof revisions>, id: string): string {
  const place = placeThread(thread, revisionChain(id, texts), texts);
  if (!place) return 'nowhere';
  const words = place.span ? texts.textOf(id)?.text.slice(place.span.start, place.span.end) : '';
  return `${place.status}: ${words}`.trim();
}

const whole = [opening, asked, closing].join('\n\n');

describe('the chain of revisions', () => {
  it('goes back by what each revision says of the one before', () => {
    assert.deepEqual(revisionChain('oc/rev-2', revisions(whole, whole, whole)), [
      'oc/rev-2',
      'oc/rev-1',
      'oc/rev-0',
    ]);
  });

  it('ends at a circle and where a text is not at hand', () => {
    const circle = readDraft('---\nprevious: oc/a\n---\n\nWords.\n');
    assert.deepEqual(revisionChain('oc/a', { textOf: () => circle }), ['oc/a']);
    assert.deepEqual(revisionChain('oc/a', { textOf: () => undefined }), ['oc/a']);
  });
});

describe('a thread in a later revision', () => {
  it('stands where it was written', () => {
    const texts = revisions(whole);
    assert.equal(placed(threadOn(texts, 'small islands'), texts, 'oc/rev-0'), 'exact: small islands');
  });

  it('goes from one revision to the next', () => {
    const once = whole.replace('what they have learned', 'all that they have learned');
    const twice = `0. A new first paragraph about other matters.\n\n${once}`;
    const texts = revisions(whole, once, twice);
    const thread = threadOn(texts, 'share what they have learned');
    assert.equal(placed(thread, texts, 'oc/rev-2'), 'reworded: share all that they have learned');
  });

  it('is gone where its words are', () => {
    const texts = revisions(whole, [opening, closing].join('\n\n'));
    assert.equal(placed(threadOn(texts, 'registries of small islands'), texts, 'oc/rev-1'), 'gone:');
  });

  it('says first what reads most like the words that are gone', () => {
    const draft = (second: string) => [opening, second, closing].join('\n\n');
    const texts = revisions(
      draft('2. We reject architectures of the network that are fragmented or under State control.'),
      draft('2. We welcome the report.'),
      draft('2. We warn of harm that some architectures of the network may do to the trust of its users.'),
    );
    const thread = threadOn(texts, 'architectures of the network that are fragmented or under State control');
    const place = placeThread(thread, revisionChain('oc/rev-2', texts), texts);
    assert.equal(place?.status, 'gone');
    const first = place.candidates[0]?.span;
    assert.match(
      texts.textOf('oc/rev-2')?.text.slice(first?.start, first?.end) ?? '',
      /^architectures of the network/,
    );
  });

  it('is back when its words are back', () => {
    const texts = revisions(whole, [opening, closing].join('\n\n'), whole);
    const thread = threadOn(texts, 'registries of small islands');
    assert.equal(placed(thread, texts, 'oc/rev-2'), 'exact: registries of small islands');
  });

  it('goes on from where a person last placed it', () => {
    const texts = revisions(whole, whole, whole);
    const target = targetOf(texts, 'oc/rev-1', 'third quarter');
    const thread = threadOn(texts, 'small islands', entry({ kind: 'anchor', target }));
    assert.equal(placed(thread, texts, 'oc/rev-0'), 'exact: small islands');
    assert.equal(placed(thread, texts, 'oc/rev-1'), 'exact: third quarter');
    assert.equal(placed(thread, texts, 'oc/rev-2'), 'exact: third quarter');
    const place = placeThread(thread, ['oc/rev-1'], texts);
    assert.deepEqual([place?.reason, place?.from], ['confirmed', 'oc/rev-1']);
  });

  it('is found by its words where the text it was written on is missing', () => {
    const texts = revisions(whole, whole);
    const thread = threadOn(texts, 'registries of small islands');
    const last = { textOf: (id: string) => (id === 'oc/rev-1' ? texts.textOf(id) : undefined) };
    const chain = ['oc/rev-1', 'oc/rev-0'];
    const place = placeThread(thread, chain, last);
    assert.deepEqual([place?.status, place?.reason], ['exact', 'same-text']);
    const edited = readDraft(`${last.textOf('oc/rev-1')?.text}\n4. And one more.\n`);
    assert.equal(
      placeThread(thread, chain, { textOf: (id) => last.textOf(id) && edited })?.reason,
      'context',
    );
  });

  it('belongs to no draft but those of its chain', () => {
    const texts = revisions(whole);
    const thread = threadOn(texts, 'small islands');
    assert.equal(placeThread(thread, ['oc/other'], { textOf: () => readDraft(whole) }), undefined);
  });

  it('stands nowhere, and says so, where looking for it fails', () => {
    const texts = revisions(whole, whole);
    const thread = threadOn(texts, 'small islands');
    const target = {
      ...targetOf(texts, 'oc/rev-0', 'small islands'),
      get quote(): string {
        throw new RangeError('too many');
      },
    };
    const failures: string[] = [];
    const failed = ({ id }: Thread, error: unknown) => failures.push(`${id}: ${error}`);
    for (const id of ['oc/rev-0', 'oc/rev-1']) {
      const place = placeThread({ ...thread, target }, revisionChain(id, texts), { ...texts, failed });
      assert.deepEqual(place, {
        status: 'gone',
        candidates: [],
        confidence: 0,
        reason: 'failed',
        from: 'oc/rev-0',
      });
    }
    assert.deepEqual(failures, Array(2).fill('oc/thread: RangeError: too many'));
  });
});
