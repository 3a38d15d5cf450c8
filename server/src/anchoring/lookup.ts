import type { Draft } from '../draft/draft';
import type { Words } from './folded-words';
import { rarityOf, weighInPlace } from './rarity';
import { type Reading, readingOf } from './reading';
import type { Vocabulary } from './vocabulary';
import { type WordPairs, wordPairsOf } from './word-pairs';

/** A text prepared for finding short passages in it. */
export interface Lookup {
  readonly reading: Reading;
  /** Where each word stands: word indices, one list after the other. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly numbers: ReadonlyMap<string, number>;
  readonly weights: Int32Array;
  /** Words in a row, which tell less if they often stand so. */
  readonly pairs: WordPairs;
}

/** Different words that a passage may have beyond those of the text. */
const UNKNOWN = 4096;

const lookups = new WeakMap<Draft, Lookup>();

/** Prepares a draft once; kept as long as the draft is. */
export function lookupOf(draft: Draft): Lookup {
  let lookup = lookups.get(draft);
  if (lookup === undefined) {
    lookup = prepare(readingOf(draft));
    lookups.set(draft, lookup);
  }
  return lookup;
}

function prepare(reading: Reading): Lookup {
  const { ids, forms, count } = reading.words;
  const starts = new Int32Array(forms.length + 1);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < forms.length; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const places = new Int32Array(count);
  const filled = starts.slice();
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0;
    const place = filled[id] ?? 0;
    places[place] = at;
    filled[id] = place + 1;
  }
  const weights = new Int32Array(forms.length + UNKNOWN).fill(1000);
  const documents = reading.sentences.length;
  for (let id = 0; id < forms.length; id += 1) {
    const frequency = Math.min(documents, (starts[id + 1] ?? 0) - (starts[id] ?? 0));
    weights[id] = rarityOf(frequency, documents, 1);
  }
  const numbers = new Map(forms.map((form, id) => [form, id]));
  const pairs = wordPairsOf(NONE, NO_CUTS, ids, reading.words.cuts, forms.length);
  return { reading, starts, places, numbers, weights, pairs };
}

/** The words of a passage under the numbers of the text; those the text does not have get others. */
export function passageIn({ reading, numbers, weights, pairs }: Lookup, passage: Words): Vocabulary {
  const size = reading.words.forms.length;
  const own = passage.forms.map((form, index) => numbers.get(form) ?? size + (index % UNKNOWN));
  const old = passage.ids.map((id) => own[id] ?? 0);
  return {
    size: size + UNKNOWN,
    formOf: (word) => (word < size ? reading.words.forms[word] : passage.forms[word - size]) ?? '',
    old,
    now: reading.words.ids,
    newCuts: reading.words.cuts,
    oldWeights: weighInPlace(old, passage.labels, weights, pairsIn(old, pairs), pairs, 1),
    newWeights: NONE,
    oldPairs: NONE,
    newPairs: NONE,
    pairCount: 0,
    families: NONE,
  };
}

function pairsIn(ids: Int32Array, { numbers }: WordPairs): Int32Array {
  return ids.map((id, at) => (at === 0 ? -1 : numbers.find(ids[at - 1] ?? 0, id)));
}

const NONE = new Int32Array(0);
const NO_CUTS = new Uint8Array(0);
