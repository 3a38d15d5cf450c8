import type { Draft } from '../draft/draft';
import type { Words } from './folded-words';
import { type Reading, readingOf } from './reading';
import type { Vocabulary } from './vocabulary';

/** A text prepared for finding short passages in it. */
export interface Lookup {
  readonly reading: Reading;
  /** Where each word stands: word indices, one list after the other. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly numbers: ReadonlyMap<string, number>;
  readonly weights: Float32Array;
}

/** Different words that a passage may have beyond those of the text. */
const UNKNOWN = 4096;
/** What even the commonest word weighs, of 1. */
const LEAST = 0.3;

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
  const weights = new Float32Array(forms.length + UNKNOWN).fill(1);
  const documents = reading.sentences.length;
  const rarest = Math.max(1, Math.log((documents + 4) / 2));
  for (let id = 0; id < forms.length; id += 1) {
    const frequency = Math.min(documents, (starts[id + 1] ?? 0) - (starts[id] ?? 0));
    const rarity = Math.log((documents + 4) / (frequency + 1)) / rarest;
    weights[id] = LEAST + (1 - LEAST) * Math.min(1, Math.max(0, rarity));
  }
  return { reading, starts, places, numbers: new Map(forms.map((form, id) => [form, id])), weights };
}

/** The words of a passage under the numbers of the text; those the text does not have get others. */
export function passageIn(
  { reading, numbers, weights }: Lookup,
  passage: Words,
): { vocabulary: Vocabulary; forms: (word: number) => string } {
  const size = reading.words.forms.length;
  const own = passage.forms.map((form, index) => numbers.get(form) ?? size + (index % UNKNOWN));
  const old = passage.ids.map((id) => own[id] ?? 0);
  const vocabulary = {
    size: size + UNKNOWN,
    old,
    now: reading.words.ids,
    oldWeights: Float32Array.from(old, (word) => weights[word] ?? 1),
    newWeights: NO_WEIGHTS,
    oldPairs: NONE,
    newPairs: NONE,
    pairCount: 0,
    families: NONE,
  };
  return {
    vocabulary,
    forms: (word) => (word < size ? reading.words.forms[word] : passage.forms[word - size]) ?? '',
  };
}

const NONE = new Int32Array(0);
const NO_WEIGHTS = new Float32Array(0);
