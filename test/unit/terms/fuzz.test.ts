import { deepEqual, equal } from 'node:assert/strict';
import { compileTerms } from '../../../server/src/terms/matcher';
import type { Term } from '../../../server/src/terms/term';
import { OpenDraft } from '../../../server/src/workspace/open-draft';

/** `CAUCUS_FUZZ=100000` runs the whole; the default takes a few seconds. */
const edits = Number(process.env['CAUCUS_FUZZ'] ?? 12_000);
const checkEvery = 25;
const longest = 6000;

const matcher = compileTerms(
  [
    'human rights',
    'digital divide',
    'multi-stakeholder',
    'capacity-building',
    'data',
    'enabling environment',
  ].map(
    (label, index): Term => ({
      id: label.replace(' ', '-'),
      label,
      variants: [],
      translations: {},
      stance: (['support', 'oppose', 'watch'] as const)[index % 3] ?? 'watch',
      positions: [],
      contrast: [],
    }),
  ),
);

const pieces = [
  'We reaffirm human rights and the digital divide',
  'multistakeholder capacity-\nbuilding ',
  'an enabling  environment for data;',
  '\n\n',
  '\r\n\r\n',
  '\r\n',
  '\r',
  '\n',
  '\f',
  '\n12\n\f\n',
  '[G77: human rights] ',
  '[',
  ']',
  '\n\n12. ',
  '\n\n(a) ',
  '\n- ',
  '\n\nAlt 2 ',
  '\n# Agenda ',
  '---\n',
  'data',
  ' ',
  '-',
  'é\u0301',
  '\ud83d',
  '\u00ad',
];

describe('the terms of an edited draft', () => {
  it(`are those of a fresh reading, after ${edits} random edits`, function () {
    this.timeout(0);
    const random = randomNumbers(20_251);
    let text = `${pieces.join('')}\n\n${pieces.slice().reverse().join(' ')}`;
    const draft = new OpenDraft('file:///draft.md', 'markdown', 0, text);
    draft.match(matcher);
    let found = 0;
    for (let edit = 1; edit <= edits; edit++) {
      const start = random(text.length + 1);
      const span = text.length > longest ? 2000 : random(10) === 0 ? 200 : 8;
      const end = Math.min(text.length, start + random(span));
      const inserted = random(4) === 0 ? '' : (pieces[random(pieces.length)] ?? '');
      // The editor's own positions, of the text as it stood before.
      const range = { start: draft.draft.positionAt(start), end: draft.draft.positionAt(end) };
      const from = draft.draft.offsetAt(range.start);
      const to = Math.max(from, draft.draft.offsetAt(range.end));
      text = text.slice(0, from) + inserted + text.slice(to);
      draft.edit([{ range, text: inserted }], edit);
      if (edit % checkEvery !== 0 && edit !== edits) continue;
      equal(draft.draft.text, text, `text after edit ${edit}`);
      const fresh = new OpenDraft('file:///draft.md', 'markdown', edit, text);
      fresh.match(matcher);
      deepEqual(placed(draft), placed(fresh), `terms after edit ${edit}`);
      deepEqual(draft.counts, fresh.counts, `counts after edit ${edit}`);
      found += placed(fresh).length;
    }
    equal(found > 0, true, 'no term was ever found');
  });
});

function placed(draft: OpenDraft): string[] {
  return Array.from(
    draft.occurrences(),
    ({ block, start, end, term }) => `${block} ${start}-${end} ${term.id}`,
  );
}

/** Mulberry32: the same whole numbers below a limit in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
