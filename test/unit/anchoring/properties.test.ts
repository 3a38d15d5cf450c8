import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carry } from '../../../server/src/anchoring/carry';
import { describe as describeSpan } from '../../../server/src/anchoring/describe';
import { follow } from '../../../server/src/anchoring/follow';
import { locate } from '../../../server/src/anchoring/locate';
import type { Place } from '../../../server/src/anchoring/place';
import { type Draft, readDraft } from '../../../server/src/draft/draft';
import { applyEdit, draftText, edit } from '../draft/edits';

const ends = fc.tuple(fc.nat(), fc.nat());

function spanIn(draft: Draft, [a, b]: readonly [number, number]) {
  const [x, y] = [a % (draft.length + 1), b % (draft.length + 1)];
  return { start: Math.min(x, y), end: Math.max(x, y) };
}

function assertSound(place: Place, draft: Draft): void {
  const places = [...(place.span ? [place.span] : []), ...place.candidates.map(({ span }) => span)];
  for (const { start, end } of places) assert.ok(0 <= start && start <= end && end <= draft.length);
  assert.ok(place.confidence >= 0 && place.confidence <= 1);
  assert.ok(place.candidates.length <= 5);
  assert.equal(place.span === undefined, place.status === 'gone' || place.status === 'ambiguous');
  if (place.status === 'ambiguous') assert.ok(place.candidates.length > 1);
}

describe('anchoring', function () {
  this.timeout(0);

  it('gives a sound answer for any two texts and any span', () => {
    fc.assert(
      fc.property(draftText, draftText, ends, (a, b, at) => {
        const [old, now] = [readDraft(a), readDraft(b)];
        const span = spanIn(old, at);
        assertSound(carry(span, old, now), now);
        const target = describeSpan(old, span, 'a/b');
        assertSound(locate(target, now), now);
        assertSound(locate(target, now, old), now);
      }),
      { numRuns: 300 },
    );
  });

  it('survives any letters and signs', () => {
    const any = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(any, any, ends, (a, b, at) => {
        const [old, now] = [readDraft(a), readDraft(b + a.slice(10) + b)];
        assertSound(carry(spanIn(old, at), old, now), now);
        assertSound(locate(describeSpan(old, spanIn(old, at), 'a/b'), now), now);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every span of a text in that text', () => {
    fc.assert(
      fc.property(draftText, ends, (text, at) => {
        const [old, now] = [readDraft(text), readDraft(text)];
        const span = spanIn(old, at);
        assert.deepEqual(carry(span, old, now), {
          status: 'exact',
          span,
          candidates: [],
          confidence: 1,
          reason: 'same-text',
        });
      }),
      { numRuns: 200 },
    );
  });

  it('finds every word of a text in that text with a paragraph put before it', () => {
    fc.assert(
      fc.property(sentences, fc.nat(), (text, pick) => {
        const added = 'Quite unlike: yesterday seventeen zebras grazed.\n\n';
        const [old, now] = [readDraft(text), readDraft(added + text)];
        const words = [...text.matchAll(/\p{L}+/gu)];
        const word = words[pick % words.length];
        if (word === undefined) return;
        const span = { start: word.index, end: word.index + word[0].length };
        const { status, span: place } = carry(span, old, now);
        assert.deepEqual(
          [status, place],
          ['exact', { start: span.start + added.length, end: span.end + added.length }],
        );
      }),
      { numRuns: 200 },
    );
  });

  it('answers after edits as it does from scratch, and a span that follows them stays within the text', () => {
    fc.assert(
      fc.property(draftText, fc.array(edit, { minLength: 1, maxLength: 5 }), ends, (text, edits, at) => {
        const old = readDraft(text);
        const span = spanIn(old, at);
        let draft = old;
        let now = text;
        let followed = span;
        for (const change of edits) {
          const start = Math.floor(change.at * now.length);
          const end = Math.min(now.length, start + change.length);
          ({ draft, text: now } = applyEdit(draft, now, change));
          followed = follow(followed, { span: { start, end }, length: change.text.length });
          assert.ok(followed.start >= 0 && followed.start <= followed.end && followed.end <= now.length);
        }
        assert.deepEqual(carry(span, old, draft), carry(span, old, readDraft(now)));
      }),
      { numRuns: 100 },
    );
  });
});

/** Paragraphs of different sentences: no two words that could be taken for each other. */
const sentences = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{6,10}$/), { minLength: 5, maxLength: 60 })
  .map((words) => words.map((word, index) => word + (index % 9 === 8 ? '.\n\n' : ' ')).join(''));
