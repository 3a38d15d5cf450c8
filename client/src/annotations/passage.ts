/** A part of a line, in UTF-16 code units from its start. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Fewer letters than this are a label or a stop, not a sentence. */
const FEWEST_LETTERS = 4;

/**
 * The sentence at a place in a line, without the spaces around it: the whole line where its sentences cannot
 * be told apart. Nothing in a line without words.
 */
export function passageAt(line: string, character: number): Passage | undefined {
  const whole = trimmed(line, 0, line.length);
  if (!whole) return undefined;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line)) {
    const end = index + segment.length;
    if (character > end || (character === end && end < line.length)) continue;
    const letters = segment.match(/\p{L}/gu)?.length ?? 0;
    return letters < FEWEST_LETTERS ? whole : trimmed(line, index, end);
  }
  return whole;
}

/** A stretch of text without the white space at its ends; nothing where there is nothing else. */
export function trimmed(text: string, start: number, end: number): Passage | undefined {
  const stretch = text.slice(start, end);
  const words = stretch.trim();
  if (words === '') return undefined;
  const from = start + stretch.indexOf(words);
  return { start: from, end: from + words.length };
}
